"""The right angles that a real 2 by 2 matrix leaves right angles.

A matrix is written row by row. Of an arrow v and the arrow w a quarter turn further the
images lean by (M v).(M w). A quarter turn on this changes its sign, so it is 0
somewhere: on the right singular vectors. All right angles stay where both stretches are
equal. Closed form: Strang, *Introduction to Linear Algebra*, 7.2.
"""

from math import atan2, degrees, hypot
from typing import TypeAlias

from game.linalg.kept_lines import between, image, turned, whole
from game.linalg.plane import Point, across, dot, unit

Rows: TypeAlias = tuple[Point, Point]


def leaning(matrix: Rows, v: Point) -> float:
    """(M v).(M w), with w a quarter turn from v: 0 where the images stand square."""
    return dot(image(matrix, v), image(matrix, across(v)))


def frame(matrix: Rows) -> Point:
    """The arrow of length one that is stretched the most, in the upper half.

    One on a small whole arrow is exactly that way. Where all are stretched alike it is
    the first axis.
    """
    (a, b), (c, d) = matrix
    square, mixed = a * a + c * c - b * b - d * d, 2.0 * (a * b + c * d)
    by = degrees(atan2(mixed, square)) / 2.0
    found = unit(whole(turned(by)))
    return found if (found[1], found[0]) > (0.0, 0.0) else (-found[0], -found[1])


def stretches(matrix: Rows) -> tuple[float, float]:
    """The greatest and the least length of the image of an arrow of length one."""
    (a, b), (c, d) = matrix
    turn, mirror = hypot(a + d, c - b) / 2.0, hypot(a - d, c + b) / 2.0
    return turn + mirror, abs(turn - mirror)


def off_frame(a: Point, b: Point) -> float:
    """The angle between two right angles in degrees, 0 to 45, by one arm of each."""
    away = between(a, b)
    return min(away, 90.0 - away)
