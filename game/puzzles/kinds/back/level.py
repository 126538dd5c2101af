"""Back: its level, and which arrow the turned matrix brings home."""

from collections.abc import Iterator
from math import hypot
from typing import Final

from game.linalg.factors import Matrix2
from game.linalg.frames import frame, off_frame, stretches
from game.linalg.kept_lines import between, image
from game.linalg.plane import TINY, Point, across, length, unit
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

# What is turned: u for a given v; v, with A v for u; or v, to find one that strays.
U, V, STRAY = "u", "v", "stray"
TURNS: Final = (U, V, STRAY)
# In degrees: how far a start is from what is asked.
AWAY: Final = 4.0
ROUND: Final = 1.02


class BackLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``v`` is what is to come home.

    ``start`` is the direction of what is turned. What stands square to v, and its
    image, is drawn where it ``shows``. ``none`` is a level in which nothing is found.
    """

    matrix: Matrix2
    v: Point = (1.0, 0.0)
    start: Point = (1.0, 0.0)
    turns: str = U
    shows: bool = False
    none: bool = False
    span: float = 1.45

    def faults(self) -> Iterator[Fault]:
        """What has no answer, or has it at its start."""
        most, least = stretches(self.matrix)
        if self.turns not in TURNS:
            message = f"nothing is turned by '{self.turns}'"
            yield Fault(("turns",), message, ", ".join(TURNS))
        elif min(hypot(*self.start), hypot(*self.v)) < TINY:
            where = "start" if hypot(*self.start) < TINY else "v"
            yield Fault((where,), "the zero vector has no direction")
        elif most < 0.1:
            yield Fault(("matrix",), "a matrix that crushes everything")
        elif self.turns != U:
            alike = most < ROUND * least
            if alike != (self.turns == STRAY) or alike != self.none:
                message = "only where both stretches are alike does none stray"
                yield Fault(("turns",), message)
            elif self.turns == V and off_frame(frame(self.matrix), self.start) < AWAY:
                yield Fault(("start",), "v begins as one that comes home")
        elif length(image(self.matrix, across(self.v))) < 0.1:
            yield Fault(("v",), "every u comes home to this v")
        elif (homing(self.matrix, self.v) is None) != self.none:
            yield Fault(("none",), "it is not said rightly whether a u comes home")
        elif not self.none and self._is_there():
            yield Fault(("start",), "u begins as the one that comes home")

    def _is_there(self) -> bool:
        to = homing(self.matrix, self.v)
        return to is not None and between(to, self.start) < AWAY


def turned_over(m: Matrix2) -> Matrix2:
    """A^T."""
    (a, b), (c, d) = m
    return (a, c), (b, d)


def homing(m: Matrix2, v: Point) -> Point | None:
    """The u of length one whose A^T u lies on v's line; None where that is only zero.

    It stands square to the image of what stands square to v: u.(A w) = (A^T u).w.
    """
    far = image(m, across(v))
    if length(far) < TINY:
        far = image(m, v)
        if length(far) < TINY:
            return None
        return unit(far)
    u = unit(across(far))
    return None if length(image(turned_over(m), u)) < 1e-6 else u
