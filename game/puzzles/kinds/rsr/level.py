"""Rsr: its level, and what its numbers can be blamed for."""

from collections.abc import Iterator
from math import floor, radians
from typing import Final

from game.linalg.factors import Factors, Matrix2, factors
from game.linalg.plane import TINY, Point
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

# How far apart two settings are, in degrees.
APART: Final = 30.0


class RsrLevel(PlaneLevel, frozen=True, kw_only=True):
    """What is to be made: a ``matrix``, or a turn, a stretch and a turn (in degrees).

    The first dial of a ``locked`` level stands still. Of an ``outline`` only the shape
    is asked, without a pennant. Where ``smaller`` is true the first stretch is to be
    the smaller one; so many ``settings`` are to be found, their first turns apart. Of a
    ``bare`` target only the two columns are seen.
    """

    matrix: Matrix2 | None = None
    turn: float = 0.0
    stretch: Point = (1.0, 1.0)
    last: float = 0.0
    locked: bool = False
    outline: bool = False
    smaller: bool = False
    settings: int = 1
    bare: bool = False
    span: float = 3.2

    def target(self) -> Matrix2:
        """The map that is to be made."""
        if self.matrix is not None:
            return self.matrix
        first, second = self.stretch
        return Factors(radians(self.last), first, second, radians(self.turn)).matrix()

    def most(self) -> float:
        """The most that a dial stretches: quarters that are in view."""
        return floor(4.0 * self.span) / 4.0

    def faults(self) -> Iterator[Fault]:
        """What no setting of the dials could make."""
        most, least = factors(self.target())[1:3]
        path = ("stretch",) if self.matrix is None else ("matrix",)
        if most > self.most() + TINY:
            yield Fault(path, f"it stretches beyond {self.most():g}")
        if self.settings > 1 and most - abs(least) > 1e-6:
            message = "settings that lie apart are many only where it stretches alike"
            yield Fault(("settings",), message)
