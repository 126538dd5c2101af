"""The end of the game: alone on the stack, it leaves."""

from collections.abc import Sequence
from typing import Any

import pygame

from game.screens.flow.base import STAY, Change, Pop
from game.ui.window.intents import Intent


class Gone:
    """Replaces the whole stack when the game is to close; the loop ends after it."""

    opaque = True

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Leave the stack empty."""
        del dt, intents
        return Pop()

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """What was seen last stays."""
        del surface
        return []

    def redraw(self) -> None:
        """Nothing is painted."""

    def wait(self) -> float:
        """At once."""
        return 0.0

    def resumed(self, result: Any) -> Change:
        """Nothing stands above it."""
        del result
        return STAY
