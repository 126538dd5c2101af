"""The room falls to ink about somebody who has come forward."""

import pygame

from game.figure.easing import smooth
from game.ui.actors.face_edge import pool, sink
from game.ui.kept import Kept

# Seconds until it has fallen, and in how many shades.
SINK, SHADES = 0.7, 3


class SunkenRoom:
    """The ink and where it lies, and how much of it is there now."""

    def __init__(self) -> None:
        self.dark = 0.0
        self._ink: Kept[tuple[object, ...], pygame.Surface] = Kept(1)
        self._sunk = 0

    @property
    def step(self) -> int:
        """How many of the shades have fallen."""
        return round(SHADES * smooth(self.dark))

    @property
    def changed(self) -> bool:
        """Whether the room wants to be shaded anew."""
        return self._sunk != self.step

    def shade(
        self, base: pygame.Surface, area: pygame.Rect, place: pygame.Rect
    ) -> None:
        """Shade an area of ``base`` that has been painted anew, about a place."""
        self._sunk = self.step
        if self._sunk == 0:
            return
        key = (base.get_size(), place.center, place.h)
        ink = self._ink.of(key, lambda: pool(*key))
        sink(base, ink, area, self._sunk / SHADES)
