"""Axis: its level, what a line takes of a cloud, and what a level is blamed for."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np

from game.linalg.axis import cloud, major_axis
from game.linalg.plane import TINY, Point, across, dot, length, unit
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.core.wording import arrow

ROUNDEST: Final = 1.05
MOST: Final = 60


class AxisLevel(PlaneLevel, frozen=True, kw_only=True):
    """The cloud is ``points``, or ``count`` points strewn evenly by ``shape``.

    ``start`` is a direction.
    """

    start: Point
    points: tuple[Point, ...] = ()
    count: int = 0
    shape: tuple[Point, Point] = ((1.0, 0.0), (0.0, 1.0))

    def impossible(self) -> Iterator[Fault]:
        """What makes the level's numbers impossible to play; its span is good."""
        where = ("points",) if self.points else ("shape",)
        count = len(self.points) or self.count
        if length(self.start) < TINY:
            yield Fault(
                ("start",), "the zero vector has no direction", "such as [1, 2]"
            )
            return
        if bool(self.points) == bool(self.count) or not 3 <= count <= MOST:
            yield Fault(
                ("points",) if self.points else ("count",),
                f"a cloud has 3 to {MOST} points, written out or counted, got {count}",
                "give either points, or count and shape",
            )
            return
        points, view = given_points(self), self.span
        for index, at in enumerate(points):
            if hands.clamped(at, view * 0.98) != at:
                path = ("points", index) if self.points else where
                yield Fault(path, f"{arrow(at)} is out of view", "widen the span")
                return
        most = sum(dot(p, best(points)) ** 2 for p in points)
        rest = sum(dot(p, across(best(points))) ** 2 for p in points)
        if most < ROUNDEST**2 * rest or most < TINY:
            yield Fault(
                where,
                "the cloud is round: every rod is as good as another",
                f"one way at least {ROUNDEST} times as wide as across it",
            )


def taken(points: tuple[Point, ...], rod: Point) -> float:
    """The sum of squared shadows of points on a direction that is not zero."""
    x, y = rod
    return sum([(a * x + b * y) ** 2 for a, b in points]) / dot(rod, rod)


@lru_cache(maxsize=64)
def best(points: tuple[Point, ...]) -> Point:
    """The unit direction that takes the most of the points."""
    x, y = (float(part) for part in major_axis(np.array(points)))
    return (x, y)


def rival(points: tuple[Point, ...]) -> Point:
    """The direction of the line through the pin with least vertical distances."""
    wide = sum(x * x for x, _y in points)
    if wide <= TINY:
        return (0.0, 1.0)
    return unit((1.0, sum(x * y for x, y in points) / wide))


@lru_cache(maxsize=64)
def given_points(level: AxisLevel) -> tuple[Point, ...]:
    """The points of a level: written ones, or strewn ones to hundredths."""
    if level.points:
        return level.points
    strewn = cloud(level.count, np.array(level.shape))
    return tuple((round(float(x), 2), round(float(y), 2)) for x, y in strewn)
