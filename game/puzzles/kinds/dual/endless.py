"""Dual levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

from game.figure.things import Array, Cell
from game.language import N_
from game.linalg.plane import Point, apart, determinant, dot, length, meeting
from game.puzzles.core.hands import is_nice
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, row, unknown
from game.puzzles.kinds import listening
from game.puzzles.kinds.dual.position import DualLevel

CHECK: Final = N_(
    "$r1$ = {r1} and $r2$ = {r2}. Which $h$ has $r1 . h = 1$ and $r2 . h = 0$?"
)
HARDEST: Final = 4
SPAN: Final = 4.0
# Cosines of the angle between the rows that each difficulty allows.
COSINES: Final = {1: (0.0, 0.0), 2: (0.1, 0.5), 3: (0.5, 0.8), 4: (0.8, 0.96)}
READS: Final = ((1.0, 0.0), (0.0, 1.0))
Given: TypeAlias = tuple[Point, Point, tuple[float, float]]


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[Given, ...]:
    low, high = COSINES[difficulty]
    arrows = [(x / 2, y / 2) for x in range(-6, 7) for y in range(-6, 7) if x and y]
    asks = READS if difficulty > 2 else READS[:1]
    pool = []
    for first, second in product(arrows, repeat=2):
        if len({*first, *second}) < 4 or determinant(first, second) == 0.0:
            continue
        cosine = abs(dot(first, second)) / (length(first) * length(second))
        if not low - 1e-9 <= cosine <= high + 1e-9:
            continue
        for want in asks:
            truth = meeting(first, want[0], second, want[1])
            if is_nice(truth) and 0.2 <= length(truth) <= 2.5:
                pool.append((first, second, want))
    return tuple(pool)


def generate(draws: Draws) -> DualLevel:
    """A level that nobody wrote.

    The four entries of the rows differ and none is 0, so that it can be seen which row
    matches which; the rows are 0.7 to 4.3 long. The cosine of their angle is 0 for
    difficulty 1, else 0.1 to 0.5, 0.5 to 0.8, 0.8 to 0.96 in size (16 degrees at
    least); the answer is 0.2 to 2.5 long and lies on halves and fifths. From difficulty
    3 either lamp may be the one asked for 1. The start is at least 0.8 from the answer.
    """
    first, second, want = draws.one(_pool(draws.difficulty), "dual")
    truth = meeting(first, want[0], second, want[1])
    starts = [
        (x / 2, y / 2)
        for x in range(-4, 5)
        for y in range(-4, 5)
        if (x or y) and apart((x / 2, y / 2), truth) >= 0.8
    ]
    return DualLevel(
        id=draws.id,
        title=titled(draws),
        rows=(first, second),
        asked=want,
        start=draws.one(starts, "dual start"),
        span=SPAN,
    )


def hardness(level: DualLevel) -> float:
    """How much the rows lean together: the cosine of the angle of their lines."""
    first, second = level.rows
    return abs(dot(first, second)) / (length(first) * length(second))


def question(level: DualLevel, seed: str) -> Question:
    """The dual of one of two fresh integer rows, never the level's own pair."""
    steps = [float(n) for n in range(-4, 5) if n]
    pairs = [
        ((a, b), (c, d))
        for a, b, c, d in product(steps, repeat=4)
        if len({a, b, c, d}) == 4
        and abs(determinant((a, b), (c, d))) in {1.0, 2.0, 4.0, 5.0, 10.0}
        and dot((a, b), (c, d)) != 0.0
        and ((a, b), (c, d)) != level.rows
    ]
    first, second = drawn(pairs, "dual check", level.id, seed)
    area, square = Fraction(determinant(first, second)), Fraction(dot(first, first))
    x, y = Fraction(second[1]) / area, Fraction(second[0]) / area
    matrix = listening.matrix((first, second), "")
    reads = Array(cells=((Cell(text="1"),), (Cell(text="0"),)))
    return asked(
        level,
        CHECK,
        (row("check", matrix, unknown("h"), "=", reads),),
        exact(x, -y),
        # Right only for rows at right angles; then the row itself; then a lost sign.
        [Fraction(x) / square for x in first],
        first,
        (x, y),
        r1=arrow(first),
        r2=arrow(second),
    )
