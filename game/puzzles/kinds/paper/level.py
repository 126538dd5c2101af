"""Paper: its level."""

from collections.abc import Iterator
from math import ceil, hypot, sqrt
from typing import Self

from msgspec.structs import replace

from game.linalg.kept_lines import between, turned
from game.linalg.plane import TINY, Point
from game.linalg.whole_svd import WholeSvd
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.kinds.paper.sheet import Matrix, sent, table, values, whole

MOST = 9
# In degrees: how far the rod begins from the long axis.
AWAY = 12.0
# The same for what nobody wrote.
CLEAR = 25.0
# How many times the squares of the stretches differ at least.
RATIO = 1.5


class PaperLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``start`` is the direction of the rod.

    A ``fresh`` level has other numbers in each play, and these where nobody plays.
    """

    matrix: Matrix
    start: Point = (1.0, 0.0)
    fresh: bool = False

    def numbered(self, found: WholeSvd, start: Point) -> Self:
        """The same level with a matrix of the pool."""
        span = max(3.0, ceil(2.4 * sqrt(found.values[0])) / 2.0)
        return replace(self, matrix=found.matrix, start=start, span=span)

    def faults(self) -> Iterator[Fault]:
        """What does not come out whole, or has no long axis."""
        entries = [abs(x) for row in self.matrix for x in row]
        if max(entries) > MOST or not any(entries):
            yield Fault(("matrix",), f"entries from -{MOST} to {MOST}, not all 0")
            return
        large, small = values(table(self.matrix))
        if not whole(self.matrix):
            yield Fault(("matrix",), "its eigenvalues do not come out whole")
        elif large < RATIO * small:
            yield Fault(("matrix",), "its stretches are too much alike")
        elif hypot(*self.start) < TINY:
            yield Fault(("start",), "the zero vector has no direction")
        elif between(self.start, self.axis()) < AWAY:
            yield Fault(("start",), "the rod begins on the long axis", "turn it away")
        elif sqrt(large) > 0.95 * self.span:
            yield Fault(("span",), "the ellipse is out of view", "widen the span")

    def axis(self) -> Point:
        """The direction of the ellipse's long axis."""
        return long_axis(self.matrix)


def starts(m: Matrix) -> list[Point]:
    """Directions from which a rod may begin."""
    axis = long_axis(m)
    return [turned(n) for n in range(0, 180, 5) if between(turned(n), axis) >= CLEAR]


def long_axis(m: Matrix) -> Point:
    """Where M sends what it stretches the most."""
    p, q, r = table(m)
    large, _small = values((p, q, r))
    v = (q, large - p) if q else ((1, 0) if p >= r else (0, 1))
    x, y = sent(m, v)
    return (float(x), float(y))
