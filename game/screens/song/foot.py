"""What stands at the foot of a song: its keys while it is sung, then the ways on."""

from typing import Final

import pygame

from game.language import N_, _
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints, draw_prompts, width
from game.ui.forms.widgets import typed
from game.ui.paint.signs import waiting
from game.ui.window.intents import Device

PAUSE, SKIP, MENU, AGAIN, ON = "pause", "skip", "menu", "again", "on"
HINTS: Final[Hints] = (
    (PAUSE, N_("wait")),
    (SKIP, N_("skip the song")),
    ("back", N_("menu")),
)
PRESSED: Final = ((PAUSE, N_("Wait")), (SKIP, N_("Skip the song")), (MENU, N_("Menu")))
# In the place of the first, while the song waits.
WAITS: Final = {HINTS: (PAUSE, N_("go on")), PRESSED: (PAUSE, N_("Go on"))}
WAYS: Final = ((AGAIN, N_("Again")), (ON, N_("Go on")))
# In the place of the last, where there is no page under the song.
OUT: Final = {HINTS: ("back", N_("back")), PRESSED: (MENU, N_("Back"))}
SIZE, LARGE, MARGIN = 25.0, 36.0, 110.0
APART: Final = {SIZE: 48.0, LARGE: 104.0}


class Foot:
    """Words that can be pressed, and the signs of keys."""

    def __init__(self, context: Context, *, story: bool) -> None:
        self._context, self._story = context, story
        self.areas: dict[str, pygame.Rect] = {}
        self._hovered = ""
        self.focus = ON

    def state(self, over: bool) -> object:
        """What its picture hangs on."""
        return over, self.focus, self._hovered

    def end(self) -> None:
        """The song is over: the ways on, with the one that goes on lit."""
        self.focus = ON

    def move(self) -> None:
        """To the other way."""
        self.focus = AGAIN if self.focus == ON else ON

    def words(self) -> str:
        """The way in focus, for ears."""
        return _(dict(WAYS)[self.focus])

    def at(self, x: float, y: float) -> str:
        """What can be pressed at a window pixel, or nothing."""
        found = (n for n, area in self.areas.items() if area.collidepoint(x, y))
        return next(found, "")

    def point(self, x: float, y: float) -> None:
        """The pointer moved; a finger hovers nowhere."""
        touched = self._context.device is Device.TOUCH
        self._hovered = "" if touched else self.at(x, y)
        if self._hovered in (AGAIN, ON):
            self.focus = self._hovered

    def draw(
        self, surface: pygame.Surface, *, over: bool, waits: bool, top: int
    ) -> None:
        """Paint it below ``top``; ``waits`` says that the song stands still."""
        context, view = self._context, self._context.brush.view
        self.areas = {}
        if view.strip:
            return
        if over:
            self._row(surface, WAYS, LARGE, top, lit=self.focus)
        elif context.device in {Device.MOUSE, Device.TOUCH}:
            each = self._shown(PRESSED, waits=waits)
            self._row(surface, each, SIZE, top, lit=self._hovered)
        else:
            room = view.width - 2 * view.px(MARGIN)
            hints = self._shown(HINTS, waits=waits)
            wide = min(room, width(context.brush, hints, context.device))
            spot = ((view.width - wide) // 2, view.height - view.px(26))
            found = draw_prompts(
                surface, context.brush, hints, context.device, spot, room
            )
            self.areas = {MENU if n == "back" else n: a for n, a in found.items()}

    def _row(
        self,
        surface: pygame.Surface,
        each: tuple[tuple[str, str], ...],
        size: float,
        top: int,
        *,
        lit: str,
    ) -> None:
        brush = self._context.brush
        view, theme = brush.view, brush.theme
        rest = theme.text if size == LARGE else theme.quiet
        made = [
            (n, typed(brush, _(w), size, view.w, theme.ember if n == lit else rest))
            for n, w in each
        ]
        gap = view.px(APART[size] * view.text_scale)
        wide = sum(text.width for _n, text in made) + gap * (len(made) - 1)
        x, middle = (view.width - wide) // 2, (top + view.height) // 2
        for name, text in made:
            y = middle - text.height // 2
            text.draw(surface, x, y)
            if name == lit and size == LARGE:
                waiting(surface, brush, (x - view.px(18), middle), 0.0, theme.ember)
            area = pygame.Rect(x, y, text.width, text.height)
            self.areas[name] = area.inflate(gap // 2, view.px(12))
            x += text.width + gap

    def _shown(self, each: Hints, *, waits: bool) -> Hints:
        first = WAITS[each] if waits else each[0]
        last = each[2] if self._story else OUT[each]
        return (first, each[1], last)
