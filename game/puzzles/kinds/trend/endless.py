"""Trend levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from itertools import product
from math import ceil
from typing import Final

from game.figure.cells import cell
from game.figure.things import Array, Tone
from game.language import N_
from game.linalg.kept_lines import between, turned
from game.linalg.plane import Point
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, row
from game.puzzles.kinds.trend.level import (
    REST,
    UNITS,
    Points,
    TrendLevel,
    covariance,
    slope,
    stretched,
    top,
)

CHECK: Final = N_(
    "$C$ has the rows {r1} and {r2}, and the trend lies along {v}. "
    "What is the mean square along it?"
)
HARDEST: Final = 3
COUNTS: Final = {1: 4, 2: 5, 3: 6}
# What the larger mean square is at least of the smaller; in degrees how far apart the
# trends before and after are, and the trend and the line of least upright springs.
RATIO, APART, UPRIGHT = 1.6, 10.0, 5.0
DRAWS: Final = 400
FALLBACK: Final = ((-2.0, -1.0), (-1.0, -1.0), (-1.0, 1.0), (0.0, 0.0))


def generate(draws: Draws) -> TrendLevel:
    """A level that nobody wrote.

    Eight to twelve whole points, each with its opposite, so that their middle is the
    pin. The larger mean square is 1.6 times the smaller at least, and the trend is five
    degrees or more off the line of least upright springs. Difficulty 1 asks where the
    rod rests; 2 what weight counting double does to it; 3 what it does that height
    counts a half: both turn the trend by ten degrees or more.
    """
    units = {1: (1.0, 1.0), 2: (1.0, 2.0), 3: (0.5, 1.0)}[draws.difficulty]
    points = _cloud(draws, units)
    after = stretched(points, units)
    to = top(covariance(after)) or (1.0, 0.0)
    starts = [turned(n) for n in range(0, 180, 5) if between(turned(n), to) >= 20.0]
    far = max(abs(x) for each in (points, after) for at in each for x in at)
    return TrendLevel(
        id=draws.id,
        title=titled(draws),
        points=points,
        start=draws.one(starts, "trend start"),
        asks=REST if draws.difficulty == 1 else UNITS,
        units=units,
        span=max(3.0, ceil(2.3 * far) / 2),
    )


def _cloud(draws: Draws, units: Point) -> Points:
    """Whole points and their opposites, of which the bounds hold."""
    places = product(range(4), range(-3, 4))
    grid = [(float(x), float(y)) for x, y in places if x or y > 0]

    half: list[Point] = []
    for turn in range(DRAWS):
        count = COUNTS[draws.difficulty]
        half = []
        for n in range(count):
            free = [at for at in grid if at not in half]
            half.append(draws.one(free, "trend", n, turn=turn))
        points = tuple(half) + tuple((-x, -y) for x, y in half)
        if _good(points, units):
            break
    return tuple(half) + tuple((-x, -y) for x, y in half)


def _good(points: Points, units: Point) -> bool:
    c, after = covariance(points), covariance(stretched(points, units))
    to, then = top(c), top(after)
    if to is None or then is None or not c[0][1]:
        return False
    if between(to, then) < APART and units != (1.0, 1.0):
        return False
    (a, b), (_b, d) = after
    half, root = (a + d) / 2, (((a - d) / 2) ** 2 + b * b) ** 0.5
    away = between(then, (1.0, slope(stretched(points, units))))
    return half + root >= RATIO * (half - root) and away >= UPRIGHT


def hardness(level: TrendLevel) -> float:
    """Whether units change, and how many points there are."""
    return float(level.asks != REST) + len(level.cloud()) / 20.0


def question(level: TrendLevel, seed: str) -> Question:
    """By what a fresh C stretches its trend: the mean square along it."""
    ways: list[tuple[Point, int, int]] = [
        ((float(p), float(q)), high, low)
        for p, q in ((1, 1), (2, 1), (1, 2), (1, -1))
        for high in range(3, 9)
        for low in range(1, 4)
        if low < high and (high - low) % (p * p + q * q) == 0
    ]
    (p, q), high, low = drawn(ways, "trend check", level.id, seed)
    by = Fraction(high - low) / Fraction(int(p * p + q * q))
    a, b, d = (
        float(low * one + by * two)
        for one, two in ((1, int(p * p)), (0, int(p * q)), (1, int(q * q)))
    )
    rows = ((a, b), (b, d))
    c = Array(cells=tuple(tuple(map(cell, each)) for each in rows), name="C")
    shown = (row("check", c), row("check:v", "v =", across_cells((p, q), Tone.ROW)))
    # The other line's; all together; the product's; its root.
    traps = ((low,), (high + low,), (int(b),), (high * high,))
    r1, r2 = map(arrow, rows)
    says = arrow((p, q))
    return asked(level, CHECK, shown, exact(high), *traps, r1=r1, r2=r2, v=says)
