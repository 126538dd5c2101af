"""What draws the eye by itself: a pulse where a thing can be taken for the first time.

And the drawn hand which shows once, when a kind is met, how it is played.
"""

from collections.abc import Iterable
from math import cos, pi, sin
from typing import Final

from msgspec import Struct

from game.linalg.plane import Point, added, scaled, unit
from game.puzzles.core.hands import clamped
from game.puzzles.core.protocol import Drag, Handle, Move, Role, Turn

PULSE: Final = 0.9
# When the hand comes, takes hold, lets go and is gone: in seconds.
COMES, TAKES, LEAVES, GONE = 0.7, 1.3, 2.9, 3.4
TURNS: Final = 0.7
STILL: Final = 0.5
ALONG: Final = 0.3
AWAY: Final[Point] = (0.24, 0.18)
QUIET: Final = frozenset({Role.BODY, Role.PAGE, Role.TEST})


class Pulses:
    """Each thing pulses once, when it is there to be taken for the first time.

    A ``still`` one is lit for as long, and does not move.
    """

    def __init__(self) -> None:
        self.still = False
        self._known: set[str] = set()
        self._left: dict[str, float] = {}

    def see(self, handles: Iterable[Handle]) -> None:
        """What can be taken now."""
        for handle in handles:
            if handle.role not in QUIET and handle.key not in self._known:
                self._known.add(handle.key)
                self._left[handle.key] = PULSE

    def tick(self, dt: float) -> bool:
        """Let time pass; whether anything pulsed."""
        before = self._left
        self._left = {key: left - dt for key, left in before.items() if left > dt}
        return bool(before)

    @property
    def going(self) -> bool:
        """Whether anything pulses."""
        return bool(self._left)

    def level(self, key: str) -> float:
        """How far the pulse of a thing has risen, 0 to 1."""
        left = self._left.get(key, 0.0)
        if self.still:
            return STILL if left else 0.0
        return sin(pi * left / PULSE)


class ShownHand(Struct, frozen=True):
    """A drawn hand at a handle, ``at`` so many seconds after the level was opened.

    It takes hold of the handle, moves it a little and brings it back where it was: what
    it does is only previewed.
    """

    handle: Handle
    view: float
    at: float = 0.0

    @property
    def over(self) -> bool:
        """Whether it has gone."""
        return self.at >= GONE

    @property
    def seen(self) -> float:
        """How clearly it is seen, 0 to 1."""
        rising = (self.at - COMES) / (TAKES - COMES)
        falling = (GONE - self.at) / (GONE - LEAVES)
        return max(0.0, min(1.0, rising, falling))

    @property
    def holds(self) -> bool:
        """Whether it has hold of the handle."""
        return TAKES <= self.at < LEAVES

    @property
    def way(self) -> float:
        """How far it is from where it came from: 0 beside the handle, 1 at it."""
        share = max(0.0, min(1.0, (self.at - COMES) / (TAKES - COMES)))
        return 0.5 - 0.5 * cos(pi * share)

    def move(self) -> Move | None:
        """What it does to the handle now; None where it only touches it, or not yet."""
        handle = self.handle
        if not self.holds or (handle.values and not handle.slides):
            return None
        share = 0.5 - 0.5 * cos(2.0 * pi * (self.at - TAKES) / (LEAVES - TAKES))
        if handle.slides:
            here = handle.values.index(handle.value)
            there = here + 1 if here + 1 < len(handle.values) else here - 1
            return Turn(handle.key, handle.values[there if share > 0.5 else here])
        return Drag(handle.key, self._place(share))

    def _place(self, share: float) -> Point:
        """Along its line; around the origin where it is an arrow's tip; else aside."""
        handle, view = self.handle, self.view
        if handle.along is not None:
            by = scaled(unit(handle.along), ALONG * view * share)
            return clamped(added(handle.at, by), view)
        if handle.key == "guess":
            x, y = (share * view * part for part in AWAY)
            return clamped(added(handle.at, (x, y)), view)
        c, s = cos(TURNS * share), sin(TURNS * share)
        x, y = handle.at
        return (x * c - y * s, x * s + y * c)


def shown_hand(handles: Iterable[Handle], view: float) -> ShownHand | None:
    """The hand that shows how a level is played by what comes first in it."""
    able = (h for h in handles if h.role not in QUIET and not h.given)
    first = next(able, None)
    return None if first is None else ShownHand(first, view)
