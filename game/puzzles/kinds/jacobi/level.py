"""Jacobi: its level, and columns that are turned two by two.

Hestenes, *Inversion of matrices by biorthogonalization* (1958): turning two columns
together keeps what they span, and all squared dot products together fall by the square
of theirs once they stand square.
"""

from collections.abc import Iterator
from itertools import combinations
from math import atan, cos, degrees, hypot, radians, sin, sqrt
from typing import Final, TypeAlias

from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

Column: TypeAlias = tuple[float, ...]
Columns: TypeAlias = tuple[Column, ...]
Pair: TypeAlias = tuple[int, int]
# Which two columns, and by how many degrees.
Turned: TypeAlias = tuple[Pair, float]

HALF: Final = 45.0
# Of the sum of squared lengths: what counts as square, and what can be seen not to be.
SQUARE, SEEN = 1e-6, 0.03
MOST_TURNS: Final = 3


class JacobiLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; in ``turns`` turns its columns stand square."""

    matrix: tuple[tuple[float, ...], ...]
    turns: int = 1

    def columns(self) -> Columns:
        """The columns as they are given."""
        return tuple(zip(*self.matrix, strict=True))

    def faults(self) -> Iterator[Fault]:
        """What has no pairs, or does not come out in so many turns."""
        wide = {len(row) for row in self.matrix}
        if wide not in ({2}, {3}) or not 2 <= len(self.matrix) <= 4:
            message = "a matrix with two or three columns, and two to four rows"
            yield Fault(("matrix",), message)
            return
        columns = self.columns()
        if any(hypot(*column) < 0.3 for column in columns):
            yield Fault(("matrix",), "a column is (nearly) zero")
        elif len(self.matrix) == 2 and wide == {2} and self._long() > self.span * 0.95:
            yield Fault(("matrix",), "a column comes out of view", "widen the span")
        elif off_square(columns) < SEEN:
            yield Fault(("matrix",), "the columns stand square already")
        elif not 1 <= self.turns <= MOST_TURNS:
            yield Fault(("turns",), f"from 1 to {MOST_TURNS} turns")
        elif shortest(columns, self.turns) is None:
            yield Fault(("turns",), "in so few turns they do not come to stand square")

    def _long(self) -> float:
        """How long a column can become when both are turned."""
        one, other = self.columns()
        return hypot(*turn((one, other), ((0, 1), right_turn(one, other)))[0])


def dot(a: Column, b: Column) -> float:
    """The dot product."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def pairs(count: int) -> tuple[Pair, ...]:
    """Every two of so many columns."""
    return tuple(combinations(range(count), 2))


def meter(columns: Columns) -> float:
    """The sum of the squared dot products of all pairs."""
    return sum(dot(columns[i], columns[j]) ** 2 for i, j in pairs(len(columns)))


def off_square(columns: Columns) -> float:
    """The root of the meter, as a share of all squared lengths."""
    return sqrt(meter(columns)) / sum(dot(each, each) for each in columns)


def turn(columns: Columns, by: Turned) -> Columns:
    """Two columns turned into each other."""
    (i, j), t = by
    c, s = cos(radians(t)), sin(radians(t))
    if abs(t) == HALF:
        s = c if t > 0.0 else -c
    one, other = columns[i], columns[j]
    both = list(columns)
    both[i] = tuple(c * x + s * y for x, y in zip(one, other, strict=True))
    both[j] = tuple(c * y - s * x for x, y in zip(one, other, strict=True))
    return tuple(both)


def right_turn(one: Column, other: Column) -> float:
    """The turn by which two columns stand square, from -45 to 45 degrees."""
    mixed, more = 2.0 * dot(one, other), dot(one, one) - dot(other, other)
    if abs(mixed) < 1e-12 * (dot(one, one) + dot(other, other)):
        return 0.0
    if abs(more) < 1e-12 * abs(mixed):
        return HALF if mixed > 0.0 else -HALF
    return degrees(atan(mixed / more)) / 2.0


def shortest(columns: Columns, most: int) -> tuple[Turned, ...] | None:
    """The fewest turns to square after which all stand square; None in so many."""
    if off_square(columns) <= SQUARE:
        return ()
    if most <= 0:
        return None
    found: list[tuple[Turned, ...]] = []
    for i, j in pairs(len(columns)):
        t = right_turn(columns[i], columns[j])
        if t:
            by = ((i, j), t)
            rest = shortest(turn(columns, by), most - 1)
            if rest is not None:
                found.append((by, *rest))
    return min(found, key=len, default=None)
