"""The lines through the origin that a real 2 by 2 matrix keeps, and what it does there.

A matrix is written row by row. An arrow spans a kept line where its image lies on that
line: stretched, flipped or crushed to zero (an eigenvector; the stretch is its
eigenvalue). Closed form: Strang, *Introduction to Linear Algebra*, 6.1.
"""

from fractions import Fraction
from functools import lru_cache
from math import atan2, cos, degrees, gcd, isfinite, radians, sin, sqrt
from sys import float_info
from typing import Final, TypeAlias

from game.linalg.plane import TINY, Point, across, determinant, dot, length, unit

Rows: TypeAlias = tuple[Point, Point]

PLACES: Final = 6
EPSILON: Final = float_info.epsilon
# Of what was computed: below this share of its size it counts as zero.
ROUNDING: Final = 1e-12

# Small whole arrows, as people would choose one to name a line.
SMALL: Final = tuple(
    (float(i), float(j)) for i in range(-7, 8) for j in range(-7, 8) if gcd(i, j) == 1
)


def image(matrix: Rows, v: Point) -> Point:
    """M v."""
    return (dot(matrix[0], v), dot(matrix[1], v))


def stretch(matrix: Rows, v: Point) -> float:
    """How many times v its image is along v; v must not be zero."""
    return dot(image(matrix, v), v) / dot(v, v)


def turn(matrix: Rows, v: Point) -> float:
    """The degrees by which M turns v's line, left above 0; what is crushed stays.

    It is more than -90 and at most 90.
    """
    out = image(matrix, v)
    if length(out) < TINY:
        return 0.0
    by = degrees(atan2(determinant(v, out), dot(v, out)))
    return by - 180.0 if by > 90.0 else by + 180.0 if by <= -90.0 else by


@lru_cache(maxsize=512)
def kept_lines(matrix: Rows) -> tuple[Point, ...] | None:
    """A unit arrow of every line that is kept, upwards; None where all of them are.

    So there are none, one or two, or every one; the line of the greater stretch comes
    first. A defective matrix (a shear, a nilpotent one) keeps one. What stands in
    decimals, up to six places, is decided exactly; else the discriminant counts as 0
    where it is below 1e-12 of the square of the largest of a - d, b and c.

    Raises:
        ValueError: an entry is not finite.
    """
    if not all(isfinite(x) for row in matrix for x in row):
        raise ValueError("a matrix with an entry that is not finite")
    size = max(abs(x) for row in matrix for x in row)
    if size == 0.0:
        return None
    (a, b), (c, d), square = _scaled(matrix, size)
    if not (a != d or b or c):
        return None
    if square < 0.0:
        return ()
    root, found = sqrt(square), []
    for by in ((a + d + root) / 2.0, (a + d - root) / 2.0)[: 2 if square else 1]:
        # The rows of M - by lie on one line; what is across it is kept.
        x, y = unit(across(max((a - by, b), (c, d - by), key=length)))
        y = 0.0 if abs(y) < ROUNDING else y
        found.append((x, y) if (y, x) > (0.0, 0.0) else (-x + 0.0, -y + 0.0))
    return tuple(found)


def _scaled(matrix: Rows, size: float) -> tuple[Point, Point, float]:
    """The matrix over its size without its rounding, and its discriminant."""
    written = [_decimal(x) for row in matrix for x in row]
    exact = [x for x in written if x is not None]
    if len(exact) == len(written):
        a, b, c, d = (x / Fraction(size) for x in exact)
        square = (a - d) ** 2 + 4 * b * c
        return (float(a), float(b)), (float(c), float(d)), float(square)
    e, f, g, h = (x / size for row in matrix for x in row)
    most = max(abs(f), abs(g), abs(e - h))
    if most < ROUNDING:
        return (e, 0.0), (0.0, e), 0.0
    about = (e - h) ** 2 + 4.0 * f * g
    return (e, f), (g, h), 0.0 if abs(about) < ROUNDING * most**2 else about


def _decimal(x: float) -> Fraction | None:
    """The number with six places at most that x stands for; None where it is none."""
    written = round(x, PLACES)
    near = abs(written - x) <= 8.0 * EPSILON * abs(x)
    return Fraction(repr(written)) if near else None


def between(a: Point, b: Point) -> float:
    """The angle between two lines in degrees, 0 to 90."""
    return degrees(atan2(abs(determinant(a, b)), abs(dot(a, b))))


def turned(by: float, v: Point = (1.0, 0.0)) -> Point:
    """An arrow turned by so many degrees, anticlockwise."""
    c, s = cos(radians(by)), sin(radians(by))
    return (c * v[0] - s * v[1], s * v[0] + c * v[1])


@lru_cache(maxsize=512)
def whole(v: Point) -> Point:
    """The small whole arrow on v's line, where there is one; else v itself."""
    # The lines that are near enough are few: only of these angles are taken.
    lines = [at for at in SMALL if abs(determinant(at, v)) <= 1e-7 * abs(dot(at, v))]
    if not lines:
        return v
    near = min(lines, key=lambda at: (round(between(at, v), 9), -at[0], -at[1]))
    return near if between(near, v) < 1e-6 else v
