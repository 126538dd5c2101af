"""Back levels that nobody wrote: endless ones from a seed, and the paper check."""

from functools import lru_cache
from itertools import product
from typing import Final

from game.figure.cells import cell
from game.figure.things import Array, Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.frames import frame, stretches
from game.linalg.kept_lines import between, image, turned
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import Point, across
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds.back.level import BackLevel, homing, turned_over

CHECK: Final = N_("$A$ has the rows {r1} and {r2}, and $v$ = {v}. What is $A^T A v$?")
HARDEST: Final = 3
RATIOS: Final = (1.3, 6.0)
ARROWS: Final = ((1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, -1.0), (1.0, -1.0))
# In degrees: how far A v is from the answer, and the start from it.
APART, START = 15.0, 20.0


@lru_cache(maxsize=1)
def _pool() -> tuple[Matrix2, ...]:
    """Whole matrices with whole arrows that A keeps square, neither round nor flat."""
    found = []
    for a, b, c, d in product(range(-4, 5), repeat=4):
        if len({a, b, c, d}) < 4:
            continue
        matrix = ((float(a), float(b)), (float(c), float(d)))
        most, least = stretches(matrix)
        if not RATIOS[0] * least <= most <= RATIOS[1] * least:
            continue
        arm = frame(matrix)
        if whole_arrow(arm) != arm and a * b + c * d:
            found.append(matrix)
    return tuple(found)


@lru_cache(maxsize=256)
def _strays(matrix: Matrix2) -> tuple[Point, ...]:
    """The small arrows whose own image does not come home."""
    found = []
    for v in ARROWS:
        to = homing(matrix, v)
        if to is not None and between(to, image(matrix, v)) >= APART:
            found.append(v)
    return tuple(found)


def generate(draws: Draws) -> BackLevel:
    """A level that nobody wrote.

    A has four different whole entries of size 4 at most, and one stretch is 1.3 to 6
    times the other. In difficulty 1 A v itself comes home; in 2 and 3 it is 15 degrees
    or more off what does, and in 3 nothing square to v is drawn. The start is 20
    degrees or more off the answer.
    """
    pool = [m for m in _pool() if draws.difficulty == 1 or _strays(m)]
    matrix = draws.one(pool, "back")
    v = whole_arrow(frame(matrix))
    if draws.difficulty > 1:
        v = draws.one(_strays(matrix), "back v")
    to = homing(matrix, v) or (1.0, 0.0)
    starts = [turned(n) for n in range(0, 180, 5) if between(turned(n), to) >= START]
    return BackLevel(
        id=draws.id,
        title=titled(draws),
        matrix=matrix,
        v=v,
        start=draws.one(starts, "back start"),
        shows=draws.difficulty == 2,
    )


def hardness(level: BackLevel) -> float:
    """Whether A v is the answer, and whether what would tell is drawn."""
    to = homing(level.matrix, level.v)
    if to is None or between(to, image(level.matrix, level.v)) < 1.0:
        return 0.0
    return 1.0 if level.shows else 2.0


def question(level: BackLevel, seed: str) -> Question:
    """There and back, with a fresh matrix."""
    fresh = [m for m in _pool() if m != level.matrix]
    matrix = drawn(fresh, "back check", level.id, seed)
    v: Point = drawn(ARROWS, "back check v", level.id, seed)
    out = image(matrix, v)
    back = image(turned_over(matrix), out)
    rows = tuple(
        Array(cells=tuple(tuple(map(cell, each)) for each in m), name=name)
        for m, name in ((turned_over(matrix), "Aᵀ"), (matrix, "A"))
    )
    shown = (row("check", *rows, down_cells(v, Tone.INPUT, "v"), "= ?"),)
    # Not sent back; A twice; the other way round.
    traps = (out, image(matrix, out), image(turned_over(matrix), v), across(back))
    r1, r2 = map(arrow, matrix)
    return asked(level, CHECK, shown, exact(*back), *traps, r1=r1, r2=r2, v=arrow(v))
