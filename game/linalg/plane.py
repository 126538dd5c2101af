"""Arrows of the plane as pairs of numbers: the few lines that every kind needs."""

import math
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]

ORIGIN: Final[Point] = (0.0, 0.0)
TINY: Final = 1e-9


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
    """The arrow of length one in a's direction; a must not be zero."""
    return scaled(a, 1.0 / length(a))


def across(a: Point) -> Point:
    """The arrow turned by a quarter turn, anticlockwise."""
    return (-a[1], a[0])


def angle(a: Point) -> float:
    """The direction of the arrow in radians, from the first axis."""
    return math.atan2(a[1], a[0])


def shadow(a: Point, b: Point) -> Point:
    """The part of a along b: ``(a.b / b.b) b``; b must not be zero."""
    return scaled(b, dot(a, b) / dot(b, b))


def determinant(a: Point, b: Point) -> float:
    """The signed area that a and b span."""
    return a[0] * b[1] - a[1] * b[0]


def meeting(a: Point, at_a: float, b: Point, at_b: float) -> Point:
    """The point x with ``a.x = at_a`` and ``b.x = at_b`` (Cramer's rule).

    Raises:
        ZeroDivisionError: a and b lie on one line.
    """
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
    """The ends of the line ``normal.x = value``, long enough to leave the view."""
    at = scaled(normal, value / dot(normal, normal))
    along = scaled(unit(across(normal)), 3.0 * view + length(at))
    return added(at, along), added(at, scaled(along, -1.0))
