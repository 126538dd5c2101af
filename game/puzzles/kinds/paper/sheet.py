"""The sheet of a whole SVD on paper: its six lines, what fits, and what went astray.

Each line is judged against the lines above it as they were entered, so that an early
slip costs once. Everything is whole, or the root of something whole.
"""

from collections.abc import Iterator
from math import gcd, isqrt, sqrt
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Whole: TypeAlias = tuple[int, int]
Matrix: TypeAlias = tuple[Whole, Whole]

LINES: Final = range(1, 7)
# How many numbers each line has.
SIZES: Final = (3, 2, 2, 4, 4, 10)
GRAM, SQUARES, STRETCHES, INPUTS, OUTPUTS, WHOLE = LINES
# Products of roots are as good as right within this.
BLUR: Final = 1e-9


class Sheet(Struct, frozen=True, kw_only=True):
    """What was entered for ``matrix``: six lines of numbers, and two roots in line 3.

    Line 1 is the table's p, q and r; 2 two eigenvalues; 3 two stretches; 4 and 5 two
    arrows each. Line 6 is what U is over the root of, U row by row, the same of V^T.
    """

    matrix: Matrix
    lines: tuple[tuple[int, ...], ...] = tuple((0,) * n for n in SIZES)
    roots: tuple[bool, bool] = (False, False)

    def put(self, line: int, at: int, value: int) -> "Sheet":
        """With another number, both counted from 1."""
        old = self.lines[line - 1]
        new = (*old[: at - 1], value, *old[at:])
        return replace(self, lines=(*self.lines[: line - 1], new, *self.lines[line:]))

    def rooted(self, at: int, *, root: bool) -> "Sheet":
        """With a root over a stretch, or without."""
        one, other = self.roots
        return replace(self, roots=(root, other) if at == 1 else (one, root))

    def touched(self, line: int) -> bool:
        """Whether anything stands in a line."""
        return any(self.lines[line - 1])

    def astray(self) -> int:
        """The first line that does not fit the ones above it; 0 where all fit."""
        return next((line for line in LINES if not self.fits(line)), 0)

    # What stands there

    @property
    def gram(self) -> tuple[int, int, int]:
        """The table's p, q and r."""
        p, q, r = self.lines[0]
        return p, q, r

    @property
    def squares(self) -> Whole:
        """The eigenvalues."""
        one, other = self.lines[1]
        return one, other

    @property
    def stretched(self) -> Whole:
        """The squares of the stretches; below 0 where a stretch is."""
        pairs = zip(self.lines[2], self.roots, strict=True)
        one, other = (x if root else x * abs(x) for x, root in pairs)
        return one, other

    def inputs(self) -> tuple[Whole, Whole]:
        """Both v."""
        a, b, c, d = self.lines[3]
        return (a, b), (c, d)

    def outputs(self) -> tuple[Whole, Whole]:
        """Both u."""
        a, b, c, d = self.lines[4]
        return (a, b), (c, d)

    def frames(self) -> tuple[int, Matrix, int, Matrix]:
        """What U is over the root of, its rows, and the same of V^T."""
        n, a, b, c, d, m, e, f, g, h = self.lines[5]
        return n, ((a, b), (c, d)), m, ((e, f), (g, h))

    def product(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """U D V^T as entered; None where it cannot be worked out."""
        n, u, m, vt = self.frames()
        if min(n, m) <= 0 or min(self.stretched) < 0:
            return None
        s, by = [sqrt(x) for x in self.stretched], sqrt(n * m)
        first, second = (
            (
                (row[0] * s[0] * vt[0][0] + row[1] * s[1] * vt[1][0]) / by,
                (row[0] * s[0] * vt[0][1] + row[1] * s[1] * vt[1][1]) / by,
            )
            for row in u
        )
        return first, second

    def long(self) -> bool:
        """Whether both columns of U and both rows of V^T are one long and square."""
        n, ((a, b), (c, d)), m, (one, other) = self.frames()
        u = ((a, c), (b, d))
        return all(
            dot(x, x) == dot(y, y) == far > 0 and not dot(x, y)
            for (x, y), far in ((u, n), ((one, other), m))
        )

    # What fits

    def fits(self, line: int) -> bool:
        """Whether a line fits the ones above it, as they stand."""
        if line == GRAM:
            return self.gram == table(self.matrix)
        if line == SQUARES:
            (p, q, r), (one, other) = self.gram, self.squares
            return one + other == p + r and one * other == p * r - q * q
        if line == STRETCHES:
            return self.stretched == self.squares
        if line == INPUTS:
            v, w = self.inputs()
            pairs = zip((v, w), self.squares, strict=True)
            return all(self.keeps(x, by) for x, by in pairs) and not lined(v, w)
        if line == OUTPUTS:
            return all(self.lands(n) for n in (0, 1))
        made = self.product()
        if made is None or not self.long():
            return False
        return all(
            abs(x - want) < BLUR * (1.0 + abs(want))
            for got, wanted in zip(made, self.matrix, strict=True)
            for x, want in zip(got, wanted, strict=True)
        )

    def keeps(self, v: Whole, by: int) -> bool:
        """Whether the table as entered makes an arrow so many times as long."""
        to = self.tabled(v)
        return v != (0, 0) and to == (by * v[0], by * v[1])

    def tabled(self, v: Whole) -> Whole:
        """What the table as entered makes of an arrow."""
        p, q, r = self.gram
        return sent(((p, q), (q, r)), v)

    def lands(self, n: int) -> bool:
        """Whether a u is where M sends its v; any that is square, where that is 0."""
        u, other = self.outputs()[n], self.outputs()[1 - n]
        to = sent(self.matrix, self.inputs()[n])
        if to == (0, 0):
            return u != (0, 0) and other != (0, 0) and not dot(u, other)
        return lined(u, to) and dot(u, to) > 0

    # What is right

    def mended(self) -> "Sheet":
        """With every line that does not fit, from the top, put right."""
        now = self
        for line in LINES:
            if not now.fits(line):
                now = now.righted(line)
        return now

    def righted(self, line: int) -> "Sheet":
        """With one line as it follows from those above, which are right."""
        roots = self.roots
        if line == GRAM:
            found: tuple[int, ...] = table(self.matrix)
        elif line == SQUARES:
            found = values(table(self.matrix))
        elif line == STRETCHES:
            exact = [isqrt(x) ** 2 == x for x in self.squares]
            roots = (not exact[0], not exact[1])
            pairs = zip(self.squares, exact, strict=True)
            found = tuple(isqrt(x) if whole else x for x, whole in pairs)
        elif line == INPUTS:
            p, q, _r = self.gram
            one, _other = self.squares
            v = least((q, one - p)) if q else ((1, 0) if one == p else (0, 1))
            found = (*v, -v[1], v[0])
        elif line == OUTPUTS:
            u = [least(sent(self.matrix, v)) for v in self.inputs()]
            for n in (0, 1):
                if u[n] == (0, 0):
                    u[n] = (-u[1 - n][1], u[1 - n][0])
            found = (*u[0], *u[1])
        else:
            (a, c), (b, d) = map(least, self.outputs())
            (e, f), (g, h) = map(least, self.inputs())
            found = (a * a + c * c, a, b, c, d, e * e + f * f, e, f, g, h)
        lines = (*self.lines[: line - 1], found, *self.lines[line:])
        return replace(self, lines=lines, roots=roots)


def table(m: Matrix) -> tuple[int, int, int]:
    """M^T M: columns times columns."""
    (a, b), (c, d) = m
    return a * a + c * c, a * b + c * d, b * b + d * d


def values(gram: tuple[int, int, int]) -> Whole:
    """The eigenvalues of the table, the larger first, where they are whole."""
    p, q, r = gram
    root = isqrt((p - r) ** 2 + 4 * q * q)
    return (p + r + root) // 2, (p + r - root) // 2


def whole(m: Matrix) -> bool:
    """Whether they are."""
    p, q, r = table(m)
    square = (p - r) ** 2 + 4 * q * q
    return isqrt(square) ** 2 == square and (p + r + isqrt(square)) % 2 == 0


def over(m: Matrix) -> Matrix:
    """The matrix turned over."""
    (a, b), (c, d) = m
    return (a, c), (b, d)


def sent(m: Matrix, v: Whole) -> Whole:
    """M v."""
    (a, b), (c, d) = m
    return a * v[0] + b * v[1], c * v[0] + d * v[1]


def dot(a: Whole, b: Whole) -> int:
    """The dot product."""
    return a[0] * b[0] + a[1] * b[1]


def lined(a: Whole, b: Whole) -> bool:
    """Whether two arrows lie on one line; the zero arrow lies on none."""
    return (0, 0) not in {a, b} and a[0] * b[1] == a[1] * b[0]


def least(v: Whole) -> Whole:
    """The shortest whole arrow that points the same way; zero stays."""
    by = gcd(*v) or 1
    return v[0] // by, v[1] // by


def changed(before: Sheet, after: Sheet) -> Iterator[tuple[int, int, int]]:
    """The numbers that differ: line, place and what it is afterwards."""
    for line, (old, new) in enumerate(zip(before.lines, after.lines, strict=True), 1):
        for at, (x, y) in enumerate(zip(old, new, strict=True), 1):
            if x != y:
                yield line, at, y
