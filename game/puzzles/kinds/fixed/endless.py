"""Fixed levels that nobody wrote: endless ones from a seed, and the paper check."""

from functools import lru_cache
from itertools import product
from math import ceil, hypot
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, image, kept_lines, stretch, turn, turned
from game.linalg.kept_lines import whole as whole_arrow
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds import listening
from game.puzzles.kinds.fixed.position import FixedLevel

CHECK: Final = N_("$M$ has the rows {r1} and {r2}. How many times $v$ = {v} is $M v$?")
HARDEST: Final = 4
# In degrees: how far kept lines are apart where it is easy, and where it is not.
WIDE, NARROW = 35.0, 12.0


def _difficulty(matrix: Matrix2) -> int:
    """Which difficulty the matrix is for; 0 where it is for none."""
    (a, b), (c, d) = matrix
    kept = kept_lines(matrix)
    if len({a, b, c, d}) < 4 or kept is None or hypot(a, c) + hypot(b, d) > 8.0:
        return 0
    by = [round(stretch(matrix, line), 9) for line in kept]
    if any(x != round(x) for x in by):
        return 0
    if len(kept) < 2:
        turns = [abs(turn(matrix, turned(n))) for n in range(180)]
        return 4 if kept or min(turns) >= NARROW else 0
    if between(*kept) < WIDE:
        return 3 if min(by) > 0.0 and between(*kept) >= NARROW else 0
    return 4 if 0.0 in by else 2 if min(by) < 0.0 else 1


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[Matrix2, ...]:
    entries = [float(n) for n in range(-4, 5)]
    some = (((a, b), (c, d)) for a, b, c, d in product(entries, repeat=4))
    return tuple(matrix for matrix in some if _difficulty(matrix) == difficulty)


def generate(draws: Draws) -> FixedLevel:
    """A level that nobody wrote.

    M has four different whole entries of size 4 at most, whole stretches, and columns
    whose lengths add up to 8 at most. Difficulty 1 keeps two lines 35 degrees or more
    apart, both stretched forwards; 2 flips one of them at least; 3 keeps two that are
    12 to 35 degrees apart; 4 crushes one, or keeps only one, or none: then it turns
    every line by 12 degrees at least. The start is 10 degrees or more off every line.
    """
    matrix = draws.one(_pool(draws.difficulty), "fixed")
    kept = kept_lines(matrix) or ()
    around = [turned(n) for n in range(0, 180, 5)]
    starts = [v for v in around if all(between(v, line) >= 10.0 for line in kept)]
    (a, b), (c, d) = matrix
    return FixedLevel(
        id=draws.id,
        title=titled(draws),
        matrix=matrix,
        start=draws.one(starts, "fixed start"),
        span=max(3.0, ceil(2.4 * max(hypot(a, c), hypot(b, d))) / 2),
    )


def hardness(level: FixedLevel) -> float:
    """The worst of what hides a kept line, or that there are two.

    0 where both are far apart and stretched forwards; 1 where one is flipped; 2 where
    they are near each other; 3 where one is crushed, or fewer than two are kept.
    """
    kept = kept_lines(level.matrix) or ()
    by = [round(stretch(level.matrix, line), 9) for line in kept]
    if len(kept) < 2 or 0.0 in by:
        return 3.0
    return 2.0 if between(*kept) < WIDE else 1.0 if min(by) < 0.0 else 0.0


def question(level: FixedLevel, seed: str) -> Question:
    """By what a fresh matrix stretches an arrow that it keeps; a flip is negative."""
    fresh = [x for hard in (1, 2, 3) for x in _pool(hard) if x != level.matrix]
    matrix = drawn(fresh, "fixed check", level.id, seed)
    kept = kept_lines(matrix) or ()
    line = drawn(kept, "fixed check line", level.id, seed)
    v, by = whole_arrow(line), round(stretch(matrix, line))
    cells = down_cells(v, Tone.INPUT, "v")
    rows = (row("check", listening.matrix(matrix), cells, "= ? ·", cells),)
    # A flip that is passed over; the other line's; an entry of M v.
    others = (round(stretch(matrix, other)) for other in kept if other != line)
    traps = [(x,) for x in (-by, *others, image(matrix, v)[0])]
    r1, r2 = map(arrow, matrix)
    return asked(level, CHECK, rows, exact(by), *traps, r1=r1, r2=r2, v=arrow(v))
