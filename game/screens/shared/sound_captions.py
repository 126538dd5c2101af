"""What sounds, as a quiet line over whatever screen there is.

It lies on the finished picture: what it covers is kept, and put back before the screen
is drawn again, so that no screen need know of it.
"""

import math

import pygame

from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush

SECONDS = 2.6
MOST = 2
ROOF = 14.0
ROOM = 0.44


class SoundCaptions:
    """The newest sounds, each for a few seconds; one that comes again is new."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}
        self._beneath: tuple[pygame.Surface, pygame.Rect] | None = None

    def say(self, words: str) -> None:
        """Something sounds."""
        if not words:
            return
        self._said.pop(words, None)
        self._said[words] = SECONDS
        for oldest in list(self._said)[:-MOST]:
            del self._said[oldest]

    @property
    def shown(self) -> tuple[str, ...]:
        """The captions that are seen, the oldest first."""
        return tuple(self._said)

    @property
    def left(self) -> float:
        """Seconds until it changes by itself."""
        return min(self._said.values(), default=math.inf)

    def lift(self, surface: pygame.Surface) -> None:
        """Put back what was covered; the window may have become another one."""
        if self._beneath is None:
            return
        kept, place = self._beneath
        if surface.get_rect().contains(place):
            surface.blit(kept, place)

    def lay(
        self, surface: pygame.Surface, brush: Brush, dt: float
    ) -> list[pygame.Rect]:
        """Let time pass and cover; what has changed."""
        before = [] if self._beneath is None else [self._beneath[1]]
        self._beneath = None
        self._said = {words: t - dt for words, t in self._said.items() if t > dt}
        if not self._said:
            return before
        room, tone = brush.view.w * ROOM, brush.theme.quiet
        lines = [typed(brush, words, SMALL, room, tone) for words in self._said]
        pad = brush.view.px(12)
        wide = max(line.width for line in lines) + 2 * pad
        high = sum(line.height for line in lines) + pad
        place = pygame.Rect(0, brush.view.px(ROOF), wide, high)
        place.right = surface.get_width() - brush.view.px(ROOF)
        place = place.clip(surface.get_rect())
        self._beneath = (surface.subsurface(place).copy(), place)
        plate = pygame.Surface(place.size, pygame.SRCALPHA)
        plate.fill((*brush.theme.ink, 200))
        surface.blit(plate, place)
        y = place.y + pad // 2
        for line in lines:
            line.draw(surface, place.right - pad - line.width, y)
            y += line.height
        return [*before, place]
