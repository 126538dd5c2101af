"""Shadow levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from typing import Final

from game.figure.things import Figure, Row, Sign, Tone, Work
from game.linalg.plane import TINY, Point, dot, length
from game.puzzles.core.paper_question import Question, exact, trapped
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import across_cells, arrow, down_cells
from game.puzzles.kinds.shadow import ShadowLevel

CHECK: Final = "$r$ = {r} and $v$ = {v}. What is $v . r$?"
SLOTS: Final = frozenset({"r", "v"})
HARDEST: Final = 3
_HALVES: Final = tuple((i, j) for i in range(-8, 9) for j in range(-8, 9) if i or j)


def _on_grid(r: Point, asked: float) -> bool:
    return any(abs(dot((i / 2, j / 2), r) - asked) < TINY for i, j in _HALVES)


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[tuple[Point, float], ...]:
    steps = [n / 2 for n in range(-5, 6)] if difficulty > 2 else list(range(-3, 4))
    arrows = [(float(x), float(y)) for x in steps for y in steps if x and y and x != y]
    signs = (1.0,) if difficulty == 1 else (1.0, -1.0)
    pool = []
    for r in arrows:
        for size in range(1, 9):
            for sign in signs:
                long = size / length(r)
                apart = difficulty == 1 or abs(long - size) >= 0.5
                if apart and 0.6 <= long <= 2.6 and _on_grid(r, sign * size):
                    pool.append((r, sign * size))
    return tuple(pool)


def generate(seed: str, difficulty: int) -> ShadowLevel:
    """A level that is the same wherever its seed is opened.

    ``difficulty`` 1 asks for a positive value with integer r; 2 adds negative values
    and makes dot and shadow differ by at least 0.5; 3 adds half-integer r. Bounds: r
    has two different entries, neither 0, and is 0.7 to 4.3 long; the right shadow is
    0.6 to 2.6 long in a half height of 4; the start is off the answers by at least 1
    unit and at least 1 long; some right answer lies on the half grid.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    r, asked = drawn(_pool(difficulty), "shadow", seed, difficulty)
    starts = [
        (float(x), float(y))
        for x in range(-3, 4)
        for y in range(-3, 4)
        if (x or y) and abs(dot((x, y), r) - asked) / length(r) >= 1.0
    ]
    return ShadowLevel(
        id=f"shadow-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        r=r,
        asked=asked,
        start=drawn(starts, "shadow start", seed, difficulty),
    )


def question(level: ShadowLevel, seed: str) -> Question:
    """A dot product of two fresh integer arrows; never 0, never the level's own r."""
    entries = [float(n) for n in range(-5, 6) if n]
    arrows = [(x, y) for x in entries for y in entries if x != y]
    rows = [r for r in arrows if r != level.r]
    r = drawn(rows, "shadow r", level.id, seed)
    inputs = [v for v in arrows if v[0] * r[0] + v[1] * r[1] and v != r]
    v = drawn(inputs, "shadow v", level.id, seed)
    words = (level.check or CHECK).format(r=arrow(r), v=arrow(v))
    row = Row(
        key="check",
        blocks=(
            across_cells(r, Tone.ROW, "r"),
            Sign(text="·"),
            down_cells(v, Tone.INPUT, "v"),
            Sign(text="= ?"),
        ),
    )
    value = Fraction(r[0] * v[0] + r[1] * v[1])
    crossed = v[0] * r[1] + v[1] * r[0]
    traps = trapped((v[0] * r[0] - v[1] * r[1],), (crossed,), (v[0] * r[0],))
    figure = Figure(panels=(Work(key="check", rows=(row,)),))
    return Question(words, figure, exact(value), traps)
