"""Warp: its level, a bent map, and the matrix that it is close up."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import atan2, cos, degrees, hypot, isfinite, remainder, sin
from typing import Final, TypeAlias

from game.linalg.factors import Matrix2
from game.linalg.frames import frame, stretches
from game.linalg.kept_lines import between
from game.linalg.plane import TINY, Point
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

# A number times powers of x and of y.
Term: TypeAlias = tuple[float, int, int]
Terms: TypeAlias = tuple[Term, ...]

# What is asked of a place: that a small circle stays round, falls flat, is turned by so
# much; or, of the place as it is, which step becomes the longest.
ROUND, FLAT, TURN, PROBE = "round", "flat", "turn", "probe"
ASKS: Final = (ROUND, FLAT, TURN, PROBE)
# How far off still counts: of a ratio; degrees count as a fiftieth each.
ENOUGH, PER_DEGREE = 0.02, 0.02
HIGHEST: Final = 4


class WarpLevel(PlaneLevel, frozen=True, kw_only=True):
    """``first`` and ``second`` are the two numbers of f(x, y), both ``over`` a number.

    ``polar`` is the map by a distance x and an angle y. ``lens`` is where it is at
    first, ``probe`` the direction of a step; ``by`` so many degrees the image is to be
    turned. ``room`` is the half height of where the map leads.
    """

    first: Terms = ()
    second: Terms = ()
    over: float = 1.0
    polar: bool = False
    asks: str = ROUND
    by: float = 0.0
    lens: Point = (0.0, 0.0)
    probe: Point = (1.0, 0.0)
    room: float = 3.0
    span: float = 2.5

    def faults(self) -> Iterator[Fault]:
        """What is no map, or has no place to find."""
        terms = (*self.first, *self.second)
        if self.asks not in ASKS:
            message = f"nothing is asked by '{self.asks}'"
            yield Fault(("asks",), message, ", ".join(ASKS))
        elif self.polar == bool(terms) or (terms and not (self.first and self.second)):
            yield Fault(("first",), "a map has two numbers, or is polar")
        elif any(min(i, j) < 0 or i + j > HIGHEST for _by, i, j in terms):
            yield Fault(("first",), f"powers are from 0 to {HIGHEST} together")
        elif not 0.1 <= abs(self.over) <= 20.0 or not isfinite(self.over):
            yield Fault(("over",), "it is over a number that is not (nearly) zero")
        elif not 0.5 <= self.room <= 30.0:
            yield Fault(("room",), "the room must be within reach")
        elif hypot(*self.probe) < TINY:
            yield Fault(("probe",), "the zero vector has no direction")
        elif max(map(abs, self.lens)) > self.span * 0.95:
            yield Fault(("lens",), "the lens is out of view")
        elif self.off(self.lens, self.probe) <= ENOUGH + TINY:
            where = "probe" if self.asks == PROBE else "lens"
            yield Fault((where,), "it begins where it belongs")
        elif self.asks != PROBE and not answers(self):
            yield Fault(("asks",), "no place that hands can hit is so")

    def to(self, at: Point) -> Point:
        """Where the map leads."""
        x, y = at
        if self.polar:
            return (x * cos(y), x * sin(y))
        return (_sum(self.first, x, y) / self.over, _sum(self.second, x, y) / self.over)

    def close_up(self, at: Point) -> Matrix2:
        """The matrix that the map is there, close up: the Jacobian."""
        x, y = at
        if self.polar:
            return (cos(y), -x * sin(y)), (sin(y), x * cos(y))
        (a, b), (c, d) = (
            (_sum(_by_x(terms), x, y), _sum(_by_y(terms), x, y))
            for terms in (self.first, self.second)
        )
        k = self.over
        return (a / k, b / k), (c / k, d / k)

    def off(self, at: Point, probe: Point) -> float:
        """How far from what is asked a place is, or a step there."""
        j = self.close_up(at)
        most, least = stretches(j)
        if most < TINY:
            return 1.0
        if self.asks == PROBE:
            return between(frame(j), probe) * PER_DEGREE
        if self.asks == FLAT:
            return least / most
        if self.asks == ROUND:
            return 1.0 - least / most
        (a, b), (c, d) = j
        if a * d - b * c <= TINY:
            return 2.0
        by = degrees(atan2(c - b, a + d))
        return abs(remainder(by - self.by, 360.0)) * PER_DEGREE


def turned_by(j: Matrix2) -> float:
    """By how many degrees a matrix turns on the whole."""
    (a, b), (c, d) = j
    return degrees(atan2(c - b, a + d))


@lru_cache(maxsize=16)
def answers(level: WarpLevel) -> tuple[Point, ...]:
    """The places on the grid of halves, and of fifths, that are as asked."""
    found: list[Point] = []
    for per in (2, 5):
        far = int(level.span * 0.9 * per)
        steps = [n / per for n in range(-far, far + 1)]
        found += [
            (x, y)
            for x, y in product(steps, steps)
            if level.off((x, y), level.probe) < 1e-6
        ]
        if found:
            break
    return tuple(found)


def formula_of(terms: Terms) -> str:
    """A number of the map in writing."""
    words = ""
    for by, i, j in terms:
        sign = "−" if by < 0 else "+" if words else ""
        size = f"{abs(by):g}" if abs(by) != 1.0 or not i + j else ""
        powers = "".join(
            letter + {1: "", 2: "²", 3: "³"}.get(n, f"^{n}")
            for letter, n in (("x", i), ("y", j))
            if n
        )
        gap = " " if words else ""
        words += f"{gap}{sign}{gap if sign else ''}{size}{powers}"
    return words


def _sum(terms: Terms, x: float, y: float) -> float:
    return sum(by * x**i * y**j for by, i, j in terms)


def _by_x(terms: Terms) -> Terms:
    return tuple((by * i, i - 1, j) for by, i, j in terms if i)


def _by_y(terms: Terms) -> Terms:
    return tuple((by * j, i, j - 1) for by, i, j in terms if j)
