"""A menu of two panes: a shelf to choose from, and the page of what was chosen."""

from abc import abstractmethod
from collections.abc import Sequence

import pygame

from game.screens.flow.base import STAY, Change
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.rows import Rows, sentences
from game.ui.forms.widgets import INDENT, Bands
from game.ui.window import intents as want
from game.ui.window.intents import Intent

GAP = 96.0
MARGIN = 110.0
WIDEST = 1860.0
Place = want.Point | want.Press | want.Release | want.Scroll


class TwoPanes(MenuPage):
    """The shelf at the left, the page beside it.

    ``rows`` are those of the two that hear the player; where there is no room for both
    (``enough``, in logical units of ordinary text) only these are seen. ``shelved`` is
    how wide the shelf is, ``opened`` the key of what the page is about.
    """

    shelved = 430.0
    enough = 1100.0
    opened = ""

    def __init__(self, context: Context, focus: str = "") -> None:
        self.context = context
        self.page = Rows(self.beside())
        self.page.awake = False
        super().__init__(context, focus)

    @abstractmethod
    def beside(self) -> Bands:
        """The page of what is opened, as it is now."""

    # What stands where

    def panes(self) -> Sequence[Rows]:
        """Both, or the one that hears the player."""
        return (self.shelf, self.page) if self.both() else (self.rows,)

    def area(self) -> pygame.Rect:
        """Where the shelf stands, or whichever of the two is seen alone."""
        view = self.context.brush.view
        wide = self._edge() / view.k - MARGIN
        if self.both():
            wide = self.shelved * max(1.0, view.text_scale**0.6)
        top = self._roof()
        return view.rect(MARGIN - INDENT, top, wide + INDENT, view.h - 100.0 - top)

    def framed(self) -> pygame.Rect:
        """The heading stands over both."""
        area = self.area()
        area.width = self._edge() - area.x
        return area

    def renew(self, focus: str | None = None) -> None:
        """Show both as they are now; ``focus`` is a key of either."""
        self.page.area = self._beside()
        self.page.set(self.beside(), focus)
        self.shelf.area = self.area()
        self.shelf.set(self.bands(), focus)

    def both(self) -> bool:
        """Whether there is room for the two side by side."""
        view = self.context.brush.view
        return view.w - 2 * MARGIN >= self.enough * view.text_scale

    def _beside(self) -> pygame.Rect:
        """Where the page stands."""
        view = self.context.brush.view
        area = self.area()
        if not self.both():
            return area
        left = area.right + view.px(GAP - INDENT)
        return pygame.Rect(left, area.y, self._edge() - left, area.height)

    def _edge(self) -> int:
        """The right edge of everything: in very wide windows both stay near."""
        view = self.context.brush.view
        return view.px(min(view.w - MARGIN, WIDEST * max(1.0, view.text_scale)))

    def _rows(self, focus: str) -> Rows:
        self.shelf = Rows(self.bands(), focus)
        return self.shelf

    def _lay(self) -> None:
        self.shelf.place(self.context.brush, self.area())
        self.page.place(self.context.brush, self._beside())

    # The player

    def _answer(self, intent: Intent) -> Change:
        match intent:
            case want.Point() | want.Press() | want.Release() | want.Scroll():
                self._under(intent)
            case want.Back() if self.rows is self.page:
                self.to(self.shelf)
                self.context.sound.play("back")
                return STAY
            case want.Focus(dx=dx) if dx and self.crossed(dx):
                return STAY
        before = self.rows.focused
        change = super()._answer(intent)
        moved = isinstance(intent, want.Focus | want.Skip | want.Choose | want.Light)
        if moved and self.rows.focused is not before:
            self._follow_shelf()
        return change

    def _under(self, intent: Place) -> None:
        """The rows under the pointer hear it, unless something is held."""
        held = any(pane.holding for pane in self.panes())
        for pane in self.panes():
            if not held and pane.area.collidepoint(intent.x, intent.y):
                self.wake(pane)

    @abstractmethod
    def crossed(self, dx: int) -> bool:
        """Whether a push to the side led from one of the two to the other."""

    def to(self, pane: Rows) -> None:
        """The player goes over to one of the two."""
        self.wake(pane)
        if pane is self.shelf:
            pane.set(self.bands(), self.opened)
        self.context.sound.play("move")
        if pane is self.page and self.context.voice.enabled:
            self.context.voice.say(self._read_out())
        else:
            self.speak()

    def _read_out(self) -> str:
        """What is to be read on the page, then the focus, for ears."""
        return sentences((self.page.whole(), self.page.spoken()))

    def wake(self, pane: Rows) -> None:
        """One of the two hears the player from now on."""
        if pane is self.rows:
            return
        self.rows.let_go()
        self.rows.awake, pane.awake = False, True
        self.rows.stale = pane.stale = True
        self.rows = pane

    def _follow_shelf(self) -> None:
        """The page beside the shelf is that of what has the focus."""
        focused = self.shelf.focused
        if self.rows is self.shelf and focused is not None and self.both():
            self.open(focused.key)

    @abstractmethod
    def opens(self, key: str) -> bool:
        """Whether something on the shelf has a page."""

    def open(self, key: str) -> None:
        """Show the page of something on the shelf, if it has one."""
        if key != self.opened and self.opens(key):
            self.opened = key
            self.page.scroll = 0
            self.page.set(self.beside(), self.first())
            self.shelf.set(self.bands())

    def first(self) -> str:
        """The key of the row to begin with on the page that is open."""
        return ""
