"""Arrows of the plane as pairs of numbers: the few lines that every kind needs.

Right for coordinates up to about 1e150 in size: hands keep all that they move far
below. Where a direction is taken the arrow is at least ``LEAST`` long, else there is
none, and a ValueError is raised.
"""

import math
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]

ORIGIN: Final[Point] = (0.0, 0.0)
TINY: Final = 1e-9
LEAST: Final = 1e-150


def dot(a: Point, b: Point) -> float:
    """The dot product."""
    return a[0] * b[0] + a[1] * b[1]


def length(a: Point) -> float:
    """The Euclidean length."""
    return math.hypot(a[0], a[1])


def scaled(a: Point, by: float) -> Point:
    """``by`` times the arrow."""
    return (a[0] * by, a[1] * by)


def added(a: Point, b: Point) -> Point:
    """The arrow from a's tail to b's tip when b is put at a's tip."""
    return (a[0] + b[0], a[1] + b[1])


def apart(a: Point, b: Point) -> float:
    """The distance from point a to point b."""
    return math.hypot(a[0] - b[0], a[1] - b[1])


def unit(a: Point) -> Point:
    """The arrow of length one in a's direction. ValueError where a has none."""
    return scaled(a, 1.0 / _size(a))


def across(a: Point) -> Point:
    """The arrow turned by a quarter turn, anticlockwise."""
    return (-a[1], a[0])


def angle(a: Point) -> float:
    """The direction of the arrow in radians, from the first axis."""
    return math.atan2(a[1], a[0])


def shadow(a: Point, b: Point) -> Point:
    """The part of a along b. ValueError where b has no direction."""
    _size(b)
    return scaled(b, dot(a, b) / dot(b, b))


def determinant(a: Point, b: Point) -> float:
    """The signed area that a and b span."""
    return a[0] * b[1] - a[1] * b[0]


def sine(a: Point, b: Point) -> float:
    """The sine of the angle between the lines of two arrows, 0 to 1.

    ValueError where one has no direction.
    """
    return abs(determinant(unit(a), unit(b)))


def on_one_line(a: Point, b: Point) -> bool:
    """Whether two arrows lie on one line: their sine is below ``TINY``.

    ValueError where one has no direction.
    """
    return sine(a, b) < TINY


def meeting(a: Point, at_a: float, b: Point, at_b: float) -> Point:
    """The point x with ``a.x = at_a`` and ``b.x = at_b`` (Cramer's rule).

    ValueError where a and b lie ``on_one_line``: there is none, or a whole line.
    """
    if on_one_line(a, b):
        raise ValueError(f"{a} and {b} lie on one line")
    area = determinant(a, b)
    x = (at_a * b[1] - at_b * a[1]) / area
    y = (at_b * a[0] - at_a * b[0]) / area
    return (x + 0.0, y + 0.0)


def circle(radius: float, count: int = 72) -> tuple[Point, ...]:
    """Points around the circle about the origin."""
    steps = (2.0 * math.pi * i / count for i in range(count))
    return tuple((radius * math.cos(t), radius * math.sin(t)) for t in steps)


def finite(a: Point) -> bool:
    """Whether both coordinates are numbers that a plane can show."""
    return math.isfinite(a[0]) and math.isfinite(a[1])


def line_in(view: float, normal: Point, value: float) -> tuple[Point, Point]:
    """The ends of the line ``normal.x = value``, long enough to leave the view.

    ValueError where the normal has no direction.
    """
    along = unit(across(normal))
    at = scaled(normal, value / dot(normal, normal))
    along = scaled(along, 3.0 * view + length(at))
    return added(at, along), added(at, scaled(along, -1.0))


def _size(a: Point) -> float:
    """The length of an arrow that has a direction."""
    size = length(a)
    if not LEAST <= size <= 1.0 / LEAST:
        raise ValueError(f"{a} has no direction")
    return size
