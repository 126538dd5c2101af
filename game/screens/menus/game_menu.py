"""The menu over the reading page."""

import pygame

from game.language import N_, _
from game.screens.flow import results
from game.screens.flow.base import Change, Pop, Push
from game.screens.menus.confirm import QUIT, ConfirmScreen
from game.screens.menus.menu_page import MenuPage, dusk
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import LARGE, Act, Bands, Line

ROOF, FOOT, STEP = 70.0, 110.0, 69.0
_LINES = (
    ("continue", N_("Continue")),
    ("save", N_("Save")),
    ("load", N_("Load")),
    ("history", N_("History")),
    ("ledger", N_("Ledger")),
    ("settings", N_("Settings")),
    ("title", N_("Title")),
    ("quit", N_("Quit")),
)


class MenuScreen(MenuPage):
    """Lines of type over the dimmed page.

    Leaves with ``results.Opened`` for a screen or ``results.Leave`` for the title.
    """

    wide = 560.0
    dim = 0.66
    side = 0.0
    hint: Hints = (
        ("back", N_("on with the page")),
        ("rollback", N_("a line back")),
        ("skip", N_("hold to skip")),
        ("auto", N_("turn by itself")),
        ("history", N_("history")),
    )

    def bands(self) -> Bands:
        """A line a way out."""
        size = self._size()
        return [(Line(key, _(words), size=size),) for key, words in _LINES]

    def acted(self, act: Act) -> Change:
        """Where a line leads."""
        match act.key:
            case "continue":
                return Pop()
            case "title":
                return Pop(results.Leave())
            case "quit":
                return Push(ConfirmScreen(self.context, QUIT))
            case name:
                return Pop(results.Opened(name))

    @property
    def blurred(self) -> bool:  # type: ignore[override]
        """Large lines reach down to where the page's own words stand."""
        return self.context.brush.view.text_scale > 1.3

    def shade(self, ground: pygame.Surface) -> None:
        """Darker still at the left, where the lines stand, and behind the prompts."""
        super().shade(ground)
        view, ink = self.context.brush.view, self.context.brush.theme.ink
        wide = round(900.0 * max(1.0, view.text_scale) * view.k)
        dusk(ground, ink, wide)
        row, high = pygame.Surface((ground.get_width(), 1)), view.px(2 * FOOT)
        row.fill(ink)
        for y in range(high):
            row.set_alpha(min(250, 2 * 250 * y // high))
            ground.blit(row, (0, ground.get_height() - high + y))

    def _size(self) -> float:
        """Of the lines: smaller where all would not find room over the prompts."""
        view = self.context.brush.view
        room = view.h - ROOF - FOOT
        return LARGE * min(1.0, room / (len(_LINES) * STEP * view.text_scale))

    def _lay(self) -> None:
        self.rows.bands = self.bands()
        super()._lay()

    def _roof(self) -> float:
        view = self.context.brush.view
        tall = len(_LINES) * STEP * view.text_scale * self._size() / LARGE
        return max(ROOF, (view.h - tall) / 2)
