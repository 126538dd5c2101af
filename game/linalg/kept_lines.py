"""The lines through the origin that a real 2 by 2 matrix keeps, and what it does there.

A matrix is written row by row. An arrow spans a kept line where its image lies on that
line: stretched, flipped or crushed to zero (an eigenvector; the stretch is its
eigenvalue). Closed form: Strang, *Introduction to Linear Algebra*, 6.1.
"""

from math import atan2, cos, degrees, gcd, radians, sin, sqrt
from typing import Final, TypeAlias

from game.linalg.plane import TINY, Point, across, determinant, dot, length, unit

Rows: TypeAlias = tuple[Point, Point]

# Small whole arrows, as people would choose one to name a line.
SMALL: Final = tuple(
    (float(i), float(j)) for i in range(-5, 6) for j in range(-5, 6) if gcd(i, j) == 1
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


def kept_lines(matrix: Rows) -> tuple[Point, ...] | None:
    """A unit arrow of every line that is kept, upwards; None where all of them are.

    The line of the greater stretch comes first. Stretches nearer than about 1e-5 count
    as one.
    """
    (a, b), (c, d) = matrix
    square = (a - d) ** 2 + 4.0 * b * c
    if max(abs(b), abs(c), abs(a - d)) < TINY:
        return None
    if square < -TINY:
        return ()
    root = sqrt(square) if square > TINY else 0.0
    found = []
    for by in ((a + d + root) / 2.0, (a + d - root) / 2.0)[: 2 if root else 1]:
        # The rows of M - by lie on one line; what is across it is kept.
        x, y = unit(across(max((a - by, b), (c, d - by), key=length)))
        found.append((x, y) if (y, x) > (0.0, 0.0) else (-x + 0.0, -y + 0.0))
    return tuple(found)


def between(a: Point, b: Point) -> float:
    """The angle between two lines in degrees, 0 to 90."""
    return degrees(atan2(abs(determinant(a, b)), abs(dot(a, b))))


def turned(by: float, v: Point = (1.0, 0.0)) -> Point:
    """An arrow turned by so many degrees, anticlockwise."""
    c, s = cos(radians(by)), sin(radians(by))
    return (c * v[0] - s * v[1], s * v[0] + c * v[1])


def whole(v: Point) -> Point:
    """The small whole arrow on v's line, where there is one; else v itself."""
    near = min(SMALL, key=lambda at: (round(between(at, v), 9), -at[0], -at[1]))
    return near if between(near, v) < 1e-6 else v
