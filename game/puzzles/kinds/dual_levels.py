"""Dual levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

from game.figure.things import Array, Cell, Figure, Row, Sign, Tone, Work
from game.linalg.plane import Point, apart, determinant, dot, length, meeting
from game.puzzles.core.hands import is_nice
from game.puzzles.core.paper_question import Question, exact, trapped
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import arrow, number
from game.puzzles.kinds.dual import DualLevel

CHECK: Final = (
    "$r1$ = {r1} and $r2$ = {r2}. Which $h$ has $r1 . h = 1$ and $r2 . h = 0$?"
)
SLOTS: Final = frozenset({"r1", "r2"})
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
        for asked in asks:
            truth = meeting(first, asked[0], second, asked[1])
            if is_nice(truth) and 0.2 <= length(truth) <= 2.5:
                pool.append((first, second, asked))
    return tuple(pool)


def generate(seed: str, difficulty: int) -> DualLevel:
    """A level that is the same wherever its seed is opened.

    The four entries of the rows differ and none is 0, so that it can be seen which row
    matches which; the rows are 0.7 to 4.3 long. The cosine of their angle is 0 for
    difficulty 1, else 0.1 to 0.5, 0.5 to 0.8, 0.8 to 0.96 in size (16 degrees at
    least); the answer is 0.2 to 2.5 long and lies on halves and fifths. From difficulty
    3 either lamp may be the one asked for 1. The start is at least 0.8 from the answer.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    first, second, asked = drawn(_pool(difficulty), "dual", seed, difficulty)
    truth = meeting(first, asked[0], second, asked[1])
    starts = [
        (x / 2, y / 2)
        for x in range(-4, 5)
        for y in range(-4, 5)
        if (x or y) and apart((x / 2, y / 2), truth) >= 0.8
    ]
    return DualLevel(
        id=f"dual-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        rows=(first, second),
        asked=asked,
        start=drawn(starts, "dual start", seed, difficulty),
        span=SPAN,
    )


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
    area = Fraction(determinant(first, second))
    answer = exact(Fraction(second[1]) / area, -Fraction(second[0]) / area)
    words = (level.check or CHECK).format(r1=arrow(first), r2=arrow(second))
    cells = tuple(
        tuple(Cell(text=number(x), tone=tone) for x in row)
        for row, tone in ((first, Tone.ROW), (second, Tone.ROW2))
    )
    matrix = Array(cells=cells, row_names=("r1", "r2"))
    unknown = Array(cells=((Cell(text="?"),), (Cell(text="?"),)), name="h")
    reads = Array(cells=((Cell(text="1"),), (Cell(text="0"),)))
    row = Row(key="check", blocks=(matrix, unknown, Sign(text="="), reads))
    square = Fraction(dot(first, first))
    # Right only for rows at right angles; then the row itself; then a lost sign.
    traps = trapped(
        [Fraction(x) / square for x in first],
        first,
        (Fraction(second[1]) / area, Fraction(second[0]) / area),
    )
    figure = Figure(panels=(Work(key="check", rows=(row,)),))
    return Question(words, figure, answer, traps)
