"""What the player wants, whatever device said it: a closed union."""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


class Device(StrEnum):
    """What the player has in their hands; only prompts depend on it."""

    KEYS = "keys"
    MOUSE = "mouse"
    PAD = "pad"
    TOUCH = "touch"


class Advance(Struct, frozen=True, tag=True):
    """Go on: click on nothing in particular, Space, Enter, gamepad A."""


class Back(Struct, frozen=True, tag=True):
    """Leave or open the menu: Escape, right click, gamepad B."""


class Rollback(Struct, frozen=True, tag=True):
    """One step back in the story (wheel up, Page Up, left shoulder)."""


class Rollforward(Struct, frozen=True, tag=True):
    """One step forward again (wheel down, Page Down, right shoulder)."""


class Skip(Struct, frozen=True, tag=True):
    """Skipping held or released (Ctrl) or toggled (Tab)."""

    held: bool | None = None


class Command(Struct, frozen=True, tag=True):
    """A named command, such as ``undo`` or ``menu``."""

    name: str


class Focus(Struct, frozen=True, tag=True):
    """Move the focus: dx, dy in -1, 0, 1; ``tab`` for the next or previous thing."""

    dx: int = 0
    dy: int = 0
    tab: int = 0


class Choose(Struct, frozen=True, tag=True):
    """Pick the numbered thing, counting from 0 (keys 1 to 9)."""

    index: int


class _Spot(Struct, frozen=True):
    x: float
    y: float


class Point(_Spot, frozen=True, tag=True):
    """The pointer moved."""


class Press(_Spot, frozen=True, tag=True):
    """The main button or a finger went down."""


class Release(_Spot, frozen=True, tag=True):
    """The main button or finger went up."""


class Scroll(Struct, frozen=True, tag=True):
    """The wheel turned by ``dy`` (positive: up) at a point.

    ``notches`` is how many whole steps that completes, fractions of before included.
    """

    dy: float
    x: float
    y: float
    notches: int = 0


# By how much a push goes, one after the other where it is switched.
STEPS = ("normal", "fine", "coarse")


def next_step(step: str) -> str:
    """The step after one, around the end."""
    return STEPS[(STEPS.index(step) + 1) % len(STEPS)]


class Nudge(Struct, frozen=True, tag=True):
    """An arrow key or stick pushes the held thing, by a coarse, normal or fine step."""

    dx: float
    dy: float
    step: str = "normal"


class Typed(Struct, frozen=True, tag=True):
    """Text was typed into a field."""

    text: str


class Composed(Struct, frozen=True, tag=True):
    """An input method shows what it has put together; empty when it is done."""

    text: str


class Key(Struct, frozen=True, tag=True):
    """A key that edits a text field in a way of its own, with what is held down."""

    key: int
    mod: int = 0


class Pressed(Struct, frozen=True, tag=True):
    """A key or button by its name, where a screen asks for one."""

    device: Device
    name: str


class Light(Struct, frozen=True, tag=True):
    """The focus goes to a thing by its place among those that a screen reaches."""

    index: int


class Quit(Struct, frozen=True, tag=True):
    """The window was asked to close; ``at_once`` by the system, that asks nobody."""

    at_once: bool = False


class Resized(Struct, frozen=True, tag=True):
    """The window has a new size in pixels."""

    width: int
    height: int


Intent: TypeAlias = (
    Advance
    | Back
    | Rollback
    | Rollforward
    | Skip
    | Command
    | Focus
    | Choose
    | Point
    | Press
    | Release
    | Scroll
    | Nudge
    | Typed
    | Composed
    | Key
    | Pressed
    | Light
    | Quit
    | Resized
)
