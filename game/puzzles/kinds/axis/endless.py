"""Axis levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import count as count_up
from itertools import product
from math import atan2, cos, pi, radians, sin, sqrt
from statistics import NormalDist
from typing import Final

import numpy as np

from game.figure.cells import cell
from game.figure.things import Array, Tone
from game.language import N_, _
from game.linalg.plane import Point
from game.linalg.svd import svd
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, row
from game.puzzles.kinds.axis.cloud import AxisLevel

CHECK: Final = N_(
    "A rod lies along {d}, which has length one. Three points: {p}, {q} and {s}. "
    "What is the sum of their squared shadows on the rod?"
)
HARDEST: Final = 4
SPAN: Final = 4.0
# How many points, and the ratio of the cloud's singular values from and to.
COUNTS: Final = {1: 8, 2: 14, 3: 20, 4: 28}
RATIOS: Final = {1: (2.6, 3.2), 2: (1.9, 2.3), 3: (1.5, 1.7), 4: (1.25, 1.35)}
WIDE: Final = 1.3
FARTHEST: Final = 3.7
# A shuffle that left less than this would be the first order again, or its reverse.
LOOSE: Final = 0.5
ALONE: Final = 9.0
AWAY: Final = 35.0
_RODS: Final = ((0.6, 0.8), (0.8, 0.6), (-0.6, 0.8), (0.8, -0.6))


def generate(draws: Draws) -> AxisLevel:
    """A level that nobody wrote.

    ``difficulty`` 1 to 4 has 8, 14, 20 or 28 points, and the cloud's singular values
    have a ratio of 2.6 to 3.2, 1.9 to 2.3, 1.5 to 1.7 or 1.25 to 1.35: the rounder, the
    harder to see. The axis stays 9 degrees off both axes of the plane, the rod starts
    35 degrees or more off the axis, the cloud is centred on the pin and no coordinate
    is beyond 3.7. All this up to the points' rounding to hundredths.
    """
    low, high = RATIOS[draws.difficulty]
    steps = [low + (high - low) * n / 20 for n in range(21)]
    ratio = draws.one(steps, "axis ratio")
    degrees = [n for n in range(-89, 91) if ALONE <= abs(n) % 90 <= 90 - ALONE]
    turn = draws.one(degrees, "axis turn")
    away = draws.one(range(round(AWAY), 146), "axis start")
    begin = radians(turn + away)
    return AxisLevel(
        id=draws.id,
        title=titled(draws),
        points=_cloud(draws.seed, COUNTS[draws.difficulty], ratio, radians(turn)),
        start=(round(cos(begin), 3), round(sin(begin), 3)),
        span=SPAN,
    )


def _cloud(seed: str, count: int, ratio: float, turn: float) -> tuple[Point, ...]:
    """Points with that ratio of singular values and that axis, but for rounding."""
    bell = [NormalDist().inv_cdf((i + 0.5) / count) for i in range(count)]
    far = [x * WIDE / _size(bell) for x in bell]
    beside = next(
        found for n in count_up() if _size(found := _shuffled(seed, bell, n)) > LOOSE
    )
    beside = [x * WIDE / (ratio * _size(beside)) for x in beside]
    c, s = cos(turn), sin(turn)
    points = [(a * c - b * s, a * s + b * c) for a, b in zip(far, beside, strict=True)]
    shrunk = min(1.0, FARTHEST / max(abs(x) for point in points for x in point))
    return tuple((round(x * shrunk, 2), round(y * shrunk, 2)) for x, y in points)


def _shuffled(seed: str, bell: list[float], n: int) -> list[float]:
    """The same numbers in another order, without what goes along with the first."""
    keys = [drawn(range(10**6), "axis", seed, n, i) for i in range(len(bell))]
    other = [x for _, x in sorted(zip(keys, bell, strict=True))]
    # What goes along with the other way would turn the axis: it is taken out.
    common = sum(a * b for a, b in zip(bell, other, strict=True))
    lean = common / sum(a * a for a in bell)
    return [b - lean * a for a, b in zip(bell, other, strict=True)]


def _size(values: list[float]) -> float:
    return sqrt(sum(x * x for x in values) / len(values))


@lru_cache(maxsize=1)
def _arrows() -> tuple[Point, ...]:
    steps = [float(n) for n in range(-4, 5) if n]
    return tuple((x, y) for x, y in product(steps, repeat=2) if abs(x) != abs(y))


def hardness(level: AxisLevel) -> float:
    """How round the cloud is: its smaller singular value over its larger one."""
    larger, smaller = svd(np.array(level.points)).s
    return float(smaller / larger)


def question(level: AxisLevel, seed: str) -> Question:
    """Three fresh points and a rod of length one with short decimals."""
    d = drawn(_RODS, "axis check", level.id, seed)
    picked: list[Point] = []
    for n in range(3):
        # Not on the rod's line nor across it, so that each shadow must be found.
        free = [
            p
            for p in _arrows()
            if p not in picked and abs(atan2(*_turned(p, d))) % (pi / 2) > 0.01
        ]
        picked.append(drawn(free, "axis check", level.id, seed, n))
    p, q, s = picked
    way = [Fraction(str(x)) for x in d]
    shadows = [Fraction(x) * way[0] + Fraction(y) * way[1] for x, y in picked]
    total = sum(shadow**2 for shadow in shadows)
    far = sum(Fraction(x) ** 2 + Fraction(y) ** 2 for x, y in picked)
    cells = tuple(tuple(cell(x, Tone.INPUT) for x in at) for at in picked)
    points = Array(cells=cells, row_names=("p", "q", "s"))
    rod = across_cells(d, Tone.ROW)
    return asked(
        level,
        CHECK,
        (
            row("check", points),
            row("check:d", "d =", rod),
            row("check:sum", _("squares along"), "= ?"),
        ),
        exact(total),
        # What is across the rod; the square of the sum; the sum without squares.
        (far - total,),
        (sum(shadows) ** 2,),
        (sum(map(abs, shadows)),),
        d=arrow(d),
        p=arrow(p),
        q=arrow(q),
        s=arrow(s),
    )


def _turned(p: Point, d: Point) -> Point:
    return (p[0] * d[0] + p[1] * d[1], p[1] * d[0] - p[0] * d[1])
