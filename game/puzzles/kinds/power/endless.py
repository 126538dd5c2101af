"""Power levels that nobody wrote: endless ones from a seed, and the paper check."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import isqrt
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, image, kept_lines, stretch
from game.linalg.plane import Point, across
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, grid, row
from game.puzzles.kinds.power.level import PowerLevel

CHECK: Final = N_("$S$ has the rows {r1} and {r2}, and $x$ = {x}. What is $S S x$?")
HARDEST: Final = 3
# The top stretch over the other one, from and to.
RATIOS: Final = {1: (4.0, 8.0), 2: (2.0, 3.9), 3: (1.2, 1.9)}
LARGEST: Final = 16
STARTS: Final = tuple(
    (float(a), float(b))
    for a, b in ((1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2))
)
# In degrees: how far a start is from the top line, and from what is straight across.
AWAY: Final = 15.0


@lru_cache(maxsize=1)
def _pools() -> Mapping[int, tuple[Matrix2, ...]]:
    """The matrices of each difficulty: symmetric, with whole numbers."""
    found: dict[int, list[Matrix2]] = {n: [] for n in RATIOS}
    sizes = range(1, LARGEST + 1)
    for a, b, d in product(sizes, range(-6, 7), sizes):
        square = (a - d) ** 2 + 4 * b * b
        root = isqrt(square)
        if not b or a == d or len({a, b, d}) < 3 or root * root != square:
            continue
        low, high = (a + d - root) / 2, (a + d + root) / 2
        if low <= 0.0:
            continue
        for hard, (least, most) in RATIOS.items():
            if least <= high / low <= most:
                found[hard].append(((float(a), float(b)), (float(b), float(d))))
    return {n: tuple(some) for n, some in found.items()}


def generate(draws: Draws) -> PowerLevel:
    """A level that nobody wrote.

    S is symmetric with whole entries up to 16, and stretches by whole numbers:
    the larger is 4 to 8 times the other in difficulty 1, 2 to 4 times in 2, and 1.2 to
    2 times in 3, where the matrix can be squared. The start is 15 degrees or more off
    the top line, and off what is straight across it.
    """
    matrix = draws.one(_pools()[draws.difficulty], "power")
    line = (kept_lines(matrix) or ((1.0, 0.0),))[0]
    starts = [at for at in STARTS if AWAY <= between(at, line) <= 90.0 - AWAY]
    return PowerLevel(
        id=draws.id,
        title=titled(draws),
        matrix=matrix,
        starts=(draws.one(starts, "power start"),),
        square=draws.difficulty == HARDEST,
    )


def hardness(level: PowerLevel) -> float:
    """What part of the top stretch the other one is: the nearer to 1, the slower."""
    kept = kept_lines(level.matrix) or ()
    high, low = (abs(stretch(level.matrix, line)) for line in kept)
    return low / high


def question(level: PowerLevel, seed: str) -> Question:
    """A fresh matrix twice on a fresh arrow."""
    fresh = [x for some in _pools().values() for x in some if x != level.matrix]
    matrix = drawn(fresh, "power check", level.id, seed)
    x: Point = drawn(STARTS, "power check x", level.id, seed)
    once = image(matrix, x)
    twice = image(matrix, once)
    s = grid(matrix, (Tone.PLAIN, Tone.PLAIN), name="S")
    cells = down_cells(x, Tone.INPUT, "x")
    rows = (row("check", s, s, cells, "= ?"),)
    # Multiplied once; what was added twice; every number squared.
    sums = (once[0] * 2, once[1] * 2)
    squares = (once[0] ** 2, once[1] ** 2)
    traps = (once, sums, squares, across(twice))
    r1, r2 = map(arrow, matrix)
    return asked(level, CHECK, rows, exact(*twice), *traps, r1=r1, r2=r2, x=arrow(x))
