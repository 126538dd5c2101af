"""The screen stack: the only thing that changes it."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import pygame

from game.screens.flow.base import Change, Pop, Push, Replace, Screen, Stay
from game.ui.window.intents import Intent


class Stack:
    """Screens on top of each other; the top one is updated, all visible ones drawn."""

    def __init__(self, first: Screen) -> None:
        self.screens: list[Screen] = [first]
        self.fresh = True
        self._made = self._returned = False
        self._making: Iterator[None] | None = None

    def sized(self) -> None:
        """The window has another size: the screen is laid out in this frame.

        It is drawn in those that follow, as one that was made: each has its work.
        """
        self.fresh = self._made = True
        self._making = None

    @property
    def top(self) -> Screen:
        """The screen that has the player's attention."""
        return self.screens[-1]

    @property
    def done(self) -> bool:
        """Whether the last screen has left."""
        return not self.screens

    def update(self, dt: float, intents: Sequence[Intent]) -> None:
        """Let time pass on the top screen and do what it asks."""
        self.apply(self.top.update(dt, intents))

    def apply(self, change: Change) -> None:
        """Carry out one change, and those that resuming screens ask for in turn."""
        while not isinstance(change, Stay):
            self.fresh, self._making = True, None
            match change:
                case Push(screen=screen):
                    self.screens.append(screen)
                    self._made = True
                    return
                case Replace(screen=screen):
                    self.screens[:] = [screen]
                    return
                case Pop(result=result):
                    self.screens.pop()
                    change = self._resume(result)
                    self._returned = bool(self.screens)

    def _resume(self, result: Any) -> Change:
        return self.screens[-1].resumed(result) if self.screens else Stay()

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what shows; the changed rectangles, or None for everything.

        A screen that was made in this frame is prepared in the next ones, one that
        comes back from this one on, and both are drawn after that: each frame has its
        work. What is painted meanwhile is not shown.
        """
        if self._made:
            self._made = self._returned = False
            self._making = prepared(self.top, surface)
            return []
        if self._returned:
            self._returned = False
            self._making = prepared(self.top, surface)
        if self._making is not None:
            if next(self._making, self) is None:
                return []
            self._making, self.fresh = None, False
            self.top.draw(surface)
            return None
        if not self.fresh and (len(self.screens) == 1 or self.top.opaque):
            return self.top.draw(surface)
        bottom = max(
            (i for i, screen in enumerate(self.screens) if screen.opaque), default=0
        )
        changed: list[pygame.Rect] | None = None
        for screen in self.screens[bottom:]:
            screen.redraw()
            changed = screen.draw(surface)
        full = self.fresh or bottom < len(self.screens) - 1
        self.fresh = False
        return None if full else changed

    def wait(self) -> float:
        """Seconds until the picture changes by itself."""
        return 0.0 if self.fresh else self.top.wait() if self.screens else math.inf


def prepared(screen: Screen, surface: pygame.Surface) -> Iterator[None] | None:
    """The steps that a screen takes before it is drawn, if it has any."""
    prepare = getattr(screen, "prepare", None)
    return None if prepare is None else prepare(surface)
