"""Power: its level, and matrices and arrows of exact numbers."""

from collections.abc import Iterator
from fractions import Fraction
from math import hypot
from typing import Final, TypeAlias

from game.linalg.factors import Matrix2
from game.linalg.frames import frame, stretches
from game.linalg.kept_lines import between, kept_lines, stretch
from game.linalg.plane import Point, dot
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

Exact: TypeAlias = tuple[Fraction, Fraction]
Rows: TypeAlias = tuple[Exact, Exact]

# What is multiplied by, and to what end: the matrix itself; the same, from a start that
# never leans; its transpose times it; either; and the latter again without its top.
LEAN, STUCK, GRAM, OWN, PEEL = "lean", "stuck", "gram", "own", "peel"
BY: Final = (LEAN, STUCK, GRAM, OWN, PEEL)
TENTHS: Final = 10
# Above this share of the top stretch the other one is no less.
ALIKE: Final = 1.0 - 1e-9


class PowerLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``starts`` are arrows to begin from.

    The lamp burns ``near`` so many degrees. ``square`` lets the matrix be multiplied by
    itself. ``none`` is a matrix that leans to no line.
    """

    matrix: Matrix2
    starts: tuple[Point, ...] = ((1.0, 0.0),)
    by: str = LEAN
    near: float = 2.0
    square: bool = False
    none: bool = False
    span: float = 1.45

    def faults(self) -> Iterator[Fault]:
        """What leans nowhere, or is there at its start."""
        if self.by not in BY:
            message = f"nothing is multiplied by '{self.by}'"
            yield Fault(("by",), message, ", ".join(BY))
            return
        (a, b), (c, d) = self.matrix
        line = top(self.matrix, grams=self.by not in (LEAN, STUCK))
        if any(not tenths(x) for row in (*self.matrix, *self.starts) for x in row):
            message = "exact numbers are whole, or so many tenths"
            yield Fault(("matrix",), message)
        elif not self.starts or any(hypot(*at) < 0.5 for at in self.starts):
            yield Fault(("starts",), "an arrow to begin from, and none of length zero")
        elif self.by == STUCK and b != c:
            yield Fault(("matrix",), "only across a symmetric matrix's top it is stuck")
        elif (line is None) != self.none:
            message = "leans to no line" if line is None else "leans to a line"
            yield Fault(("none",), f"this matrix {message}", "say so by 'none'")
        elif self.by == PEEL and a * d - b * c == 0.0:
            yield Fault(("matrix",), "there is nothing left once its top is taken away")
        elif line is not None and any(
            between(at, line) < 1.0 or abs(dot(at, line)) < 1e-6 for at in self.starts
        ):
            message = "one begins where it leans to, or straight across"
            yield Fault(("starts",), message)


def tenths(x: float) -> bool:
    """Whether it is a whole number of tenths."""
    return abs(x * TENTHS - round(x * TENTHS)) < 1e-9


def exact(x: float) -> Fraction:
    """A number as the tenths that it is written in."""
    return Fraction(round(x * TENTHS), TENTHS)


def rows_of(matrix: Matrix2) -> Rows:
    """A matrix in exact numbers."""
    (a, b), (c, d) = matrix
    return (exact(a), exact(b)), (exact(c), exact(d))


def grams(m: Rows) -> Rows:
    """M^T M."""
    (a, b), (c, d) = m
    mixed = a * b + c * d
    return (a * a + c * c, mixed), (mixed, b * b + d * d)


def times(m: Rows, x: Exact) -> Exact:
    """M x."""
    (a, b), (c, d) = m
    return (a * x[0] + b * x[1], c * x[0] + d * x[1])


def doubled(m: Rows) -> Rows:
    """M M."""
    (a, b), (c, d) = m
    first, second = times(m, (a, c)), times(m, (b, d))
    return (first[0], second[0]), (first[1], second[1])


def without(m: Rows, v: Exact) -> Rows:
    """M - M v v^T / v.v: v is sent to zero, and what is across it as before."""
    (p, q), size = v, v[0] * v[0] + v[1] * v[1]
    x, y = times(m, v)
    (a, b), (c, d) = m
    return (
        (a - x * p / size, b - x * q / size),
        (c - y * p / size, d - y * q / size),
    )


def plain(m: Rows) -> Matrix2:
    """A matrix in the numbers of a plane."""
    (a, b), (c, d) = m
    return (float(a), float(b)), (float(c), float(d))


def direction(x: Exact) -> Point:
    """An arrow of length one that way, however large its numbers are."""
    most = max(abs(x[0]), abs(x[1]))
    a, b = float(x[0] / most), float(x[1] / most)
    size = hypot(a, b)
    return (a / size, b / size)


def top(matrix: Matrix2, *, grams: bool) -> Point | None:
    """The line to which multiplying leans; None where it leans to none.

    By M itself that is the kept line with the larger stretch, by M^T M the arrow that M
    stretches the most.
    """
    if grams:
        most, least = stretches(matrix)
        return None if least >= most * ALIKE else frame(matrix)
    kept = kept_lines(matrix)
    if not kept:
        return None
    best = max(kept, key=lambda line: abs(stretch(matrix, line)))
    sizes = sorted(abs(stretch(matrix, line)) for line in kept)
    alike = len(sizes) > 1 and sizes[0] >= sizes[1] * ALIKE
    return None if alike or sizes[-1] < 1e-9 else best
