"""The workbench: every level of every kind, for its own sake, with the marks earned."""

from collections.abc import Sequence
from typing import Any, Protocol

import pygame

from game.language import N_, _
from game.puzzles.levels.library import parts
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Push, Screen
from game.screens.menus.small_figure import Gallery
from game.screens.menus.two_panes import TwoPanes
from game.screens.shared.context import Context
from game.screens.workbench.course_page import COURSE, ON, next_stop, stops
from game.screens.workbench.level_by_name import NameScreen
from game.screens.workbench.level_records import State, cards, chapters, days, onward
from game.screens.workbench.misses_page import MISSES
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
from game.ui.forms.widgets import (
    SMALL,
    Act,
    Bands,
    Heading,
    Line,
    Widget,
    typed,
)
from game.ui.type.fonts import Face
from game.ui.window.intents import Intent

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


class Begin(Protocol):
    """Makes the screen of a level, or of a stop of the course."""

    def __call__(self, kind: str, level: str, *, course: bool = False) -> Screen:
        """The screen."""
        ...


class WorkbenchScreen(TwoPanes):
    """The shelf of kinds and the page of one; ``begin`` makes the screen of a level."""

    heading = N_("Workbench")

    def __init__(self, context: Context, begin: Begin) -> None:
        self._begin = begin
        self._made = Endless(context)
        self._gallery = Gallery()
        self.context = context
        self._next = onward(context)
        self.opened = f"{KIND}{self._next.kind}" if self._next else DAILY
        super().__init__(context, ONWARD)

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """What can be done where the focus is."""
        return PAGE_HINT if self.rows is self.page else SHELF_HINT

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
        on = [each.state for each in stops(self.context)]
        course = State.BEGUN if len(set(on)) > 1 else next(iter(on), None)
        for key, words, emblem, state in (
            (COURSE, _("A course"), "course", course),
            (DAILY, _("Level of the day"), "daily", today.state if today else None),
            (ENDLESS, _("Endless"), "endless", None),
            (NAMED, _("By its name"), "named", None),
            (MISSES, _("Your misses"), "misses", None),
        ):
            opened = key == self.opened
            row = KindRow(key, words, emblem=emblem, state=state, opened=opened)
            rows.append(row)
        return [(row,) for row in rows]

    def beside(self) -> Bands:
        """The page that is open."""
        return page(self.context, self.opened, self._made, self._gallery)

    def renew(self, focus: str | None = None) -> None:
        """Show both as they are now; ``focus`` is a key of either."""
        self._next = onward(self.context)
        super().renew(focus)

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

    def crossed(self, dx: int) -> bool:
        """Whether a push to the side led from one of the two to the other."""
        if self.rows is self.shelf and dx > 0:
            key = self.shelf.focused.key if self.shelf.focused else NAMED
            if key == NAMED:
                return False
            if key != ONWARD:
                self.open(key)
            self.to(self.page)
            return True
        # A value is pushed to its first one, and only then the push leads on.
        if self.rows is self.page and dx < 0:
            steps = isinstance(self.page.focused, LevelRow | Line)
            if steps:
                self.to(self.shelf)
            return steps
        return False

    def opens(self, key: str) -> bool:
        """A kind has a page, and what is apart; not where to go on."""
        return key.startswith((KIND, "page:"))

    def first(self) -> str:
        """The key of the row to begin with on the page that is open."""
        if self.opened in {ENDLESS, COURSE}:
            return "endless" if self.opened == ENDLESS else ON
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
            case key if key == ON:
                ahead = next_stop(stops(self.context))
                return STAY if ahead is None else self._open(ahead.key)
            case key if key == ONWARD and self._next is not None:
                return Push(self._begin(self._next.kind, self._next.level))
            case key if key.startswith((KIND, "page:")):
                self.open(key)
                self.wake(self.page)
                return STAY
            case key:
                return self._open(key)
        self.renew(act.key)
        return STAY

    def _open(self, key: str) -> Change:
        """A level, by the profile's name for it; a stop from the course's page."""
        kind, _, level = key.partition(".")
        return Push(self._begin(kind, level, course=self.opened == COURSE))

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player; pictures come one by one."""
        if self._gallery.work():
            self.page.stale = True
        return super().update(dt, intents)

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        return 0.0 if self._gallery.wanting else super().wait()

    def resumed(self, result: Any) -> Change:
        """A level was left, perhaps for another one, or one was named."""
        self.rows.let_go()
        if isinstance(result, results.Practise):
            if not parts(result.level) and not result.course:
                self.opened = f"{KIND}{result.kind}"
            self._made.another()
            self.renew(f"{result.kind}.{result.level}")
            return Push(self._begin(result.kind, result.level, course=result.course))
        return super().resumed(result)
