"""The workbench: every level of every kind, for its own sake, with the marks earned."""

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.language import N_, _
from game.puzzles.levels.library import parts
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Push, Screen
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.screens.workbench.level_by_name import NameScreen
from game.screens.workbench.level_records import State, cards, chapters, days, onward
from game.screens.workbench.pages import (
    DAILY,
    ENDLESS,
    KIND,
    Endless,
    all_done,
    kind_row,
    page,
)
from game.screens.workbench.rows import KindRow, LevelRow
from game.ui.forms.prompts import Hints
from game.ui.forms.rows import Rows
from game.ui.forms.widgets import (
    INDENT,
    SMALL,
    Act,
    Bands,
    Heading,
    Line,
    Widget,
    typed,
)
from game.ui.type.fonts import Face
from game.ui.window import intents as want
from game.ui.window.intents import Intent

GAP = 96.0
SHELF = 430.0
ENOUGH = 1100.0
MARGIN = 110.0
WIDEST = 1860.0
NAMED = "name"
ONWARD = "onward"
SHELF_HINT: Hints = (
    ("choose", N_("choose")),
    ("across", N_("its levels")),
    ("take", N_("open")),
    ("back", N_("back")),
)
PAGE_HINT: Hints = (
    *SHELF_HINT[:1],
    ("take", N_("begin")),
    ("back", N_("to the kinds")),
)
Place = want.Point | want.Press | want.Release | want.Scroll


class WorkbenchScreen(MenuPage):
    """The shelf of kinds at the left, the page of one of them beside it.

    ``begin`` makes the screen of a level. ``rows`` are those of the two that hear the
    player; where there is no room for both only these are seen.
    """

    heading = N_("Workbench")

    def __init__(self, context: Context, begin: Callable[[str, str], Screen]) -> None:
        self._begin = begin
        self._made = Endless(context)
        self.context = context
        self._next = onward(context)
        self.opened = f"{KIND}{self._next.kind}" if self._next else DAILY
        self.page = Rows(page(context, self.opened, self._made))
        self.page.awake = False
        super().__init__(context, ONWARD)

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """What can be done where the focus is."""
        return PAGE_HINT if self.rows is self.page else SHELF_HINT

    # What stands where

    def bands(self) -> Bands:
        """The shelf: where to go on, the kinds by chapter, and what is apart."""
        rows: list[Widget] = []
        if self._next is not None:
            words = _("Go on") if self._next.state is State.BEGUN else _("Next")
            rows.append(Line(ONWARD, words, under=self._next.told))
        for title, kinds in chapters(self.context):
            rows.append(Heading("", title))
            rows += [kind_row(self.context, kind, self.opened) for kind in kinds]
        rows.append(Heading("", _("Apart")))
        today = next((each for _, each in days(self.context)), None)
        for key, words, emblem, state in (
            (DAILY, _("Level of the day"), "daily", today.state if today else None),
            (ENDLESS, _("Endless"), "endless", None),
            (NAMED, _("By its name"), "named", None),
        ):
            opened = key == self.opened
            row = KindRow(key, words, emblem=emblem, state=state, opened=opened)
            rows.append(row)
        return [(row,) for row in rows]

    def panes(self) -> Sequence[Rows]:
        """Both, or the one that hears the player."""
        return (self.shelf, self.page) if self._both() else (self.rows,)

    def area(self) -> pygame.Rect:
        """Where the shelf stands, or whichever of the two is seen alone."""
        view = self.context.brush.view
        wide = self._edge() / view.k - MARGIN
        if self._both():
            wide = SHELF * max(1.0, view.text_scale**0.6)
        top = self._roof()
        return view.rect(MARGIN - INDENT, top, wide + INDENT, view.h - 100.0 - top)

    def framed(self) -> pygame.Rect:
        """The heading stands over both."""
        area = self.area()
        area.width = self._edge() - area.x
        return area

    def renew(self, focus: str | None = None) -> None:
        """Show both as they are now; ``focus`` is a key of either."""
        self._next = onward(self.context)
        self.page.area = self._beside()
        self.page.set(page(self.context, self.opened, self._made), focus)
        self.shelf.area = self.area()
        self.shelf.set(self.bands(), focus)

    def _both(self) -> bool:
        view = self.context.brush.view
        return view.w - 2 * MARGIN >= ENOUGH * view.text_scale

    def _beside(self) -> pygame.Rect:
        """Where the page stands."""
        view = self.context.brush.view
        area = self.area()
        if not self._both():
            return area
        left = area.right + view.px(GAP - INDENT)
        return pygame.Rect(left, area.y, self._edge() - left, area.height)

    def _edge(self) -> int:
        """The right edge of everything: in very wide windows marks stay near titles."""
        view = self.context.brush.view
        return view.px(min(view.w - MARGIN, WIDEST * max(1.0, view.text_scale)))

    def _rows(self, focus: str) -> Rows:
        self.shelf = Rows(self.bands(), focus)
        return self.shelf

    def _lay(self) -> None:
        self.shelf.place(self.context.brush, self.area())
        self.page.place(self.context.brush, self._beside())

    def _draw_frame(self, surface: pygame.Surface) -> None:
        super()._draw_frame(surface)
        brush, frame = self.context.brush, self.framed()
        view = brush.view
        tone, focused = brush.theme.quiet, self.rows.focused
        told = typed(brush, all_done(self.context), SMALL, 900, tone)
        foot = view.px(146.0)
        told.draw(surface, frame.right - told.width, foot - told.height)
        if isinstance(focused, LevelRow):
            text = typed(brush, focused.card.name, 22.0, 900, tone, Face.MONO)
            top = view.height - view.px(34.0) - text.height
            text.draw(surface, frame.right - text.width, top)

    # The player

    def _answer(self, intent: Intent) -> Change:
        match intent:
            case want.Point() | want.Press() | want.Release() | want.Scroll():
                self._under(intent)
            case want.Back() if self.rows is self.page:
                self._to(self.shelf)
                self.context.sound.play("back")
                return STAY
            case want.Focus(dx=dx) if dx and self._crossed(dx):
                return STAY
        before = self.rows.focused
        change = super()._answer(intent)
        moved = isinstance(intent, want.Focus | want.Skip | want.Choose)
        if moved and self.rows.focused is not before:
            self._follow_shelf()
        return change

    def _under(self, intent: Place) -> None:
        """The rows under the pointer hear it, unless something is held."""
        held = any(pane.holding for pane in self.panes())
        for pane in self.panes():
            if not held and pane.area.collidepoint(intent.x, intent.y):
                self._wake(pane)

    def _crossed(self, dx: int) -> bool:
        """Whether a push to the side led from one of the two to the other."""
        if self.rows is self.shelf and dx > 0:
            key = self.shelf.focused.key if self.shelf.focused else NAMED
            if key == NAMED:
                return False
            if key != ONWARD:
                self._open(key)
            self._to(self.page)
            return True
        # A value is pushed to its first one, and only then the push leads on.
        if self.rows is self.page and dx < 0:
            steps = isinstance(self.page.focused, LevelRow | Line)
            if steps:
                self._to(self.shelf)
            return steps
        return False

    def _to(self, pane: Rows) -> None:
        self._wake(pane)
        if pane is self.shelf:
            pane.set(self.bands(), self.opened)
        self.context.sound.play("move")
        self.speak()

    def _wake(self, pane: Rows) -> None:
        if pane is self.rows:
            return
        self.rows.let_go()
        self.rows.awake, pane.awake = False, True
        self.rows.stale = pane.stale = True
        self.rows = pane

    def _follow_shelf(self) -> None:
        """The page beside the shelf is that of the kind that has the focus."""
        focused = self.shelf.focused
        if self.rows is not self.shelf or focused is None or not self._both():
            return
        if focused.key.startswith((KIND, "page:")):
            self._open(focused.key)

    def _open(self, key: str) -> None:
        if key != self.opened:
            self.opened = key
            self.page.scroll = 0
            self.page.set(page(self.context, key, self._made), self._first())
            self.shelf.set(self.bands())

    def _first(self) -> str:
        """The key of the row to begin with on the page that is open."""
        if self.opened == ENDLESS:
            return "endless"
        kind = self.opened.removeprefix(KIND)
        found = cards(self.context, kind) if kind != self.opened else ()
        return next((each.key for each in found if each.state is not State.SOLVED), "")

    def acted(self, act: Act) -> Change:
        """Open a page, begin a level, or choose how the endless ones are to be."""
        match act.key:
            case "which":
                self._made.choose(act.value)
            case "hard":
                self._made.hard = act.value
            case "another":
                self._made.another()
            case "endless":
                return Push(self._begin(self._made.kind.name, self._made.name))
            case key if key == NAMED:
                return Push(NameScreen(self.context))
            case key if key == ONWARD and self._next is not None:
                return Push(self._begin(self._next.kind, self._next.level))
            case key if key.startswith((KIND, "page:")):
                self._open(key)
                self._wake(self.page)
                return STAY
            case key:
                kind, _, level = key.partition(".")
                return Push(self._begin(kind, level))
        self.renew(act.key)
        return STAY

    def resumed(self, result: Any) -> Change:
        """A level was left, perhaps for another one, or one was named."""
        self.rows.let_go()
        if isinstance(result, results.Practise):
            if not parts(result.level):
                self.opened = f"{KIND}{result.kind}"
            self._made.another()
            self.renew(f"{result.kind}.{result.level}")
            return Push(self._begin(result.kind, result.level))
        return super().resumed(result)
