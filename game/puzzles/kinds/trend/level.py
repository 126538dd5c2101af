"""Trend: its level, and what a cloud has along and across a line."""

from collections.abc import Iterator
from functools import lru_cache
from math import atan2, cos, hypot, sin, sqrt
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, whole
from game.linalg.plane import TINY, Point, across, added, dot, scaled, unit
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

Points: TypeAlias = tuple[Point, ...]

# What is asked: where the rod rests; the same about the crowd's own middle; where it
# will rest in other units; a weight for a height; or units that make it rest so.
REST, CENTRE, UNITS, HER, UNIT = "rest", "centre", "units", "her", "unit"
ASKS: Final = (REST, CENTRE, UNITS, HER, UNIT)
# Below this, as a share of all, both lines of a cloud are equally good.
ROUND: Final = 1e-9
MOST: Final = 16
# In degrees: how far a rod begins from where it rests.
AWAY: Final = 4.0
LEAST_UNIT, MOST_UNIT = 0.2, 3.0
# With fewer guesses than this nothing can be said of a hand.
FEWEST: Final = 12
# In half heights of the view: what is no more than this is no habit, and no cloud.
SLIGHT: Final = 0.01
# How many times as large a cloud is shown as it is: the most that is in view.
TIMES: Final = (1.0, 2.0, 4.0, 5.0, 8.0, 10.0, 20.0, 25.0, 40.0, 50.0, 100.0)
IN_VIEW: Final = 0.9
# In degrees: a rod that begins nearer than this to where it rests begins across it.
CLEAR: Final = 20.0


class TrendLevel(PlaneLevel, frozen=True, kw_only=True):
    """``points`` are people by height and weight; ``start`` is the rod's direction.

    ``units`` are by what both will be multiplied, or each is ``standard``: measured in
    its own spread. ``height`` is that of whoever's weight is asked. ``toward`` is where
    the rod is to rest. Where a level has ``misses``, its points are made of those: of a
    hand's own, once it is ``own``. ``guesses`` is how many that hand has laid.
    """

    points: Points = ()
    misses: Points = ()
    own: bool = False
    guesses: int = 0
    start: Point = (1.0, 0.0)
    asks: str = REST
    units: Point = (1.0, 1.0)
    standard: bool = False
    height: float = 2.0
    toward: Point = (1.0, 1.0)

    def of_hand(self, misses: Points) -> Self:
        """The level of a hand; with too few guesses it stays the Patient's."""
        if not self.misses:
            return self
        if not speaks(misses):
            return replace(self, guesses=len(misses))
        made = replace(self, misses=misses, own=True, guesses=len(misses))
        to = top(covariance(made.cloud())) or self.start
        near = between(to, self.start) < CLEAR
        return replace(made, start=across(self.start) if near else self.start)

    def cloud(self) -> Points:
        """The points, as they are written or as they are made of misses."""
        return enlarged(self.misses, self.span) if self.misses else self.points

    def scale(self) -> Point:
        """By what both numbers are multiplied, once the units change."""
        if not self.standard:
            return self.units
        (a, _b), (_c, d) = covariance(self.cloud())
        return (1.0 / sqrt(a), 1.0 / sqrt(d)) if min(a, d) > TINY else (1.0, 1.0)

    def faults(self) -> Iterator[Fault]:
        """A cloud that has no trend to find, or is out of view."""
        points, view = self.cloud(), self.span
        if self.asks not in ASKS:
            message = f"nothing is asked by '{self.asks}'"
            yield Fault(("asks",), message, ", ".join(ASKS))
        elif self.misses and (fault := self._no_hand()):
            yield Fault(("misses",), fault)
        elif not self.misses and not 3 <= len(points) <= MOST:
            yield Fault(("points",), f"a cloud has 3 to {MOST} points")
        elif hypot(*self.start) < TINY:
            yield Fault(("start",), "the zero vector has no direction")
        elif min(self.units) < LEAST_UNIT or max(self.units) > MOST_UNIT:
            yield Fault(("units",), "a unit is from a fifth to three of the old one")
        elif min(_spreads(points)) < 0.1:
            yield Fault(("points",), "all have nearly the same height, or weight")
        elif self.asks != CENTRE and hypot(*mean(points)) > TINY:
            yield Fault(("points",), "the middle of all points is not the pin")
        elif any(_far(at, self.scale()) > view * 0.95 for at in points):
            yield Fault(("points",), "a point is out of view", "widen the span")
        elif top(covariance(points)) is None:
            yield Fault(("points",), "every line is as good as another")
        elif self.asks in (REST, CENTRE, UNITS) and self._begins():
            yield Fault(("start",), "the rod begins where it rests", "turn it away")
        elif self.asks == HER and abs(self.height) < 0.5:
            yield Fault(("height",), "the height must be off the middle")

    def _no_hand(self) -> str:
        """Why its misses make no level; empty where they do."""
        if self.points or self.asks != REST:
            return "misses are all the points, and the rod is asked"
        return "" if speaks(self.misses) else f"at least {FEWEST}, and not all alike"

    def _begins(self) -> bool:
        to = top(covariance(stretched(centred(self.cloud()), self.scale())))
        return to is not None and between(to, self.start) < AWAY


def mean(points: Points) -> Point:
    """The middle of all points."""
    x, y = (sum(part) / len(points) for part in zip(*points, strict=True))
    return (x, y)


def centred(points: Points) -> Points:
    """The same points about their own middle."""
    by = scaled(mean(points), -1.0)
    return tuple(added(at, by) for at in points)


def stretched(points: Points, scale: Point) -> Points:
    """The same points in other units."""
    return tuple((x * scale[0], y * scale[1]) for x, y in points)


@lru_cache(maxsize=64)
def covariance(points: Points) -> Matrix2:
    """The mean products of the points' numbers, about the pin."""
    n = len(points)
    a, b, d = (
        sum(at[i] * at[j] for at in points) / n for i, j in ((0, 0), (0, 1), (1, 1))
    )
    return (a, b), (b, d)


def top(c: Matrix2) -> Point | None:
    """The line that a symmetric matrix stretches the most; None where all are alike."""
    (a, b), (_b, d) = c
    if hypot(a - d, 2.0 * b) <= ROUND * (a + d):
        return None
    half = atan2(2.0 * b, a - d) / 2.0
    return unit(whole((cos(half), sin(half))))


def along(points: Points, way: Point) -> float:
    """The mean square of the points' shadows on a line."""
    return sum(dot(at, way) ** 2 for at in points) / len(points) / dot(way, way)


def speaks(misses: Points) -> bool:
    """Whether there are misses enough to say anything of a hand."""
    if len(misses) < FEWEST:
        return False
    cloud = centred(misses)
    return max(map(_size, cloud)) > SLIGHT and top(covariance(cloud)) is not None


def times(misses: Points, span: float) -> float:
    """How many times as large their cloud is shown as it is."""
    return magnified(centred(misses), span)


def magnified(points: Points, span: float) -> float:
    """How many times as large these can be and still be in view."""
    far = max(map(_size, points))
    return max((n for n in TIMES if n * far <= span * IN_VIEW), default=TIMES[0])


@lru_cache(maxsize=8)
def enlarged(misses: Points, span: float) -> Points:
    """The misses about their middle, so large that they can be seen."""
    by, far = times(misses, span), span * IN_VIEW
    return tuple(
        (max(-far, min(far, x * by)), max(-far, min(far, y * by)))
        for x, y in centred(misses)
    )


def slope(points: Points) -> float:
    """How much the weight grows with the height, by least upright misses."""
    (a, b), _row = covariance(points)
    return b / a if a > TINY else 0.0


def upright(points: Points, by: float) -> float:
    """The mean square of what a line of that slope misses upright."""
    return sum((y - by * x) ** 2 for x, y in points) / len(points)


def _size(at: Point) -> float:
    return max(map(abs, at))


def _spreads(points: Points) -> Point:
    (a, _b), (_c, d) = covariance(centred(points))
    return (sqrt(a), sqrt(d))


def _far(at: Point, scale: Point) -> float:
    """How far out a point ever is."""
    return max(*map(abs, at), abs(at[0] * scale[0]), abs(at[1] * scale[1]))
