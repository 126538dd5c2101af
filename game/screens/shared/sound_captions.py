"""What sounds, as one quiet line over whatever screen there is.

It lies on the finished picture: what it covers is kept, and put back before the screen
is drawn again, so that no screen need know of it.
"""

import math

import pygame

from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush
from game.ui.paint.overlay import Overlay
from game.ui.type.typesetting import Text

SECONDS = 2.6
ROOM = 0.6
PAD, ABOVE, LEADING = 12.0, 3.0, 1.1
# How the line grows with the text: it stays within the upper edge.
GROWS = 0.6


class SoundCaptions:
    """The newest sound, for a few seconds."""

    def __init__(self) -> None:
        self._words, self._left = "", 0.0
        self._over = Overlay()
        self._lifted: list[pygame.Rect] = []

    def say(self, words: str) -> None:
        """Something sounds."""
        if words:
            self._words, self._left = words, SECONDS

    @property
    def shown(self) -> str:
        """The caption that is seen."""
        return self._words

    @property
    def left(self) -> float:
        """Seconds until it changes by itself."""
        return self._left if self._words else math.inf

    def lift(self, surface: pygame.Surface) -> None:
        """Put back what was covered."""
        self._lifted = self._over.lift(surface)

    def lay(
        self, surface: pygame.Surface, brush: Brush, dt: float
    ) -> list[pygame.Rect]:
        """Let time pass and cover; what has changed."""
        before, self._lifted = self._lifted, []
        self._left -= dt
        self._words = self._words if self._left > 0.0 else ""
        if not self._words:
            return before
        px, line = brush.view.px, _line(brush, self._words)
        wide, high = line.width + 2 * px(PAD), line.height + 2 * px(ABOVE)
        corner = pygame.Rect(surface.get_width() - wide, 0, wide, high)
        place = self._over.cover(surface, corner)
        plate = pygame.Surface(place.size, pygame.SRCALPHA)
        plate.fill((*brush.theme.ink, 200))
        surface.blit(plate, place)
        line.draw(surface, place.x + px(PAD), px(ABOVE))
        return [*before, place]


def _line(brush: Brush, words: str) -> Text:
    """The words in one line; of those that are too many, the first."""
    view, tone = brush.view, brush.theme.quiet
    size = SMALL * view.text_scale ** (GROWS - 1.0)
    kept = words.split(" ")
    while True:
        told = " ".join(kept)
        told = told if told == words else f"{told.rstrip(',;:')} …]"
        line = typed(brush, told, size, 2 * view.w, tone, leading=LEADING)
        if line.width <= ROOM * view.width or len(kept) == 1:
            return line
        kept.pop()
