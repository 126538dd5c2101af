"""Levels one after another, for their own sake, without the menus."""

import math
from collections.abc import Sequence
from typing import Any

import pygame

from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.ui.window.intents import Intent


class PracticeScreen:
    """Shows nothing of its own: a puzzle lies on it until the player leaves it."""

    opaque = True

    def __init__(self, context: Context, kind: str, level: str) -> None:
        self.context = context
        self._next: tuple[str, str] | None = (kind, level)

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Open the level that is to come."""
        del dt, intents
        if self._next is None:
            return STAY
        (kind, level), self._next = self._next, None
        return Push(PuzzleScreen(self.context, kind, level, story=False))

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Nothing but the dark, for the frame before a level opens."""
        surface.fill(self.context.brush.theme.ink)
        return None

    def redraw(self) -> None:
        """Nothing is kept."""

    def wait(self) -> float:
        """Nothing moves here."""
        return 0.0 if self._next else math.inf

    def resumed(self, result: Any) -> Change:
        """Another level, or the end."""
        match result:
            case results.Practise(kind=kind, level=level):
                return Push(PuzzleScreen(self.context, kind, level, story=False))
            case _:
                return Pop(result)
