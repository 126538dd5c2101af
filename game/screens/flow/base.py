"""What a screen is, and the four things it can ask of the stack."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

import pygame
from msgspec import Struct

from game.ui.window.intents import Intent


class Stay(Struct, frozen=True, tag=True):
    """Nothing changes on the stack."""


class Push(Struct, frozen=True, tag=True):
    """Put a screen on top; its result comes to ``resumed`` when it leaves."""

    screen: Any


class Pop(Struct, frozen=True, tag=True):
    """Leave, with a result for the screen below."""

    result: Any = None


class Replace(Struct, frozen=True, tag=True):
    """Clear the whole stack and begin with this screen."""

    screen: Any


Change: TypeAlias = Stay | Push | Pop | Replace

STAY = Stay()


class Screen(Protocol):
    """One thing that fills the window. Only the top one is updated.

    ``opaque`` says that nothing below shows. ``wait`` is how long, in seconds, the
    picture will stay as it is without input: 0 asks for the next frame at once,
    infinity for none.

    One that takes long to draw for the first time may have ``prepare(surface)``: an
    iterator of steps, one a frame, after which ``draw`` paints what is left.
    """

    opaque: bool

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Let ``dt`` seconds pass and answer the player."""
        ...

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw; the rectangles that changed, or None when everything may have."""
        ...

    def redraw(self) -> None:
        """Forget what is on the surface: the next ``draw`` paints everything."""
        ...

    def wait(self) -> float:
        """Seconds for which this picture needs no new frame."""
        ...

    def resumed(self, result: Any) -> Change:
        """A screen pushed by this one has left with a result."""
        ...
