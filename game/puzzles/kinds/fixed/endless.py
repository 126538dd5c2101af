"""Fixed levels that nobody wrote: endless ones from a seed, and the paper check."""

from functools import lru_cache
from itertools import product
from math import ceil, hypot
from typing import Final

from game.figure.things import Matrix2, Tone
from game.language import N_
from game.linalg.kept_lines import (
    between,
    image,
    kept_lines,
    stretch,
    turn,
    turned,
    whole,
)
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds import listening
from game.puzzles.kinds.fixed.position import FixedLevel

CHECK: Final = N_(
    "$M$ has the rows {r1} and {r2}, and keeps $v$ = {v} on its line. "
    "How many times $v$ is $M v$?"
)
HARDEST: Final = 4
WIDE: Final = 35.0
NARROW: Final = 12.0


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[Matrix2, ...]:
    entries = [float(n) for n in range(-4, 5)]
    found = []
    for a, b, c, d in product(entries, repeat=4):
        matrix = ((a, b), (c, d))
        kept = kept_lines(matrix)
        if len({a, b, c, d}) < 4 or kept is None or hypot(a, c) + hypot(b, d) > 8.0:
            continue
        by = [round(stretch(matrix, line), 9) for line in kept]
        if any(x != round(x) for x in by):
            continue
        away = between(*kept) if len(kept) == 2 else 0.0
        if len(kept) < 2:
            turns = [abs(turn(matrix, turned(n))) for n in range(180)]
            fits = difficulty == 4 and (bool(kept) or min(turns) >= NARROW)
        elif 0.0 in by:
            fits = difficulty == 4 and away >= WIDE
        elif min(by) < 0.0:
            fits = difficulty == 2 and away >= WIDE
        else:
            fits = away >= WIDE if difficulty == 1 else NARROW <= away < WIDE
            fits = fits and difficulty in {1, 3}
        if fits:
            found.append(matrix)
    return tuple(found)


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
    starts = [
        turned(n)
        for n in range(0, 180, 5)
        if all(between(turned(n), line) >= 10.0 for line in kept)
    ]
    (a, b), (c, d) = matrix
    return FixedLevel(
        id=draws.id,
        title=draws.title,
        par=2 * len(kept) + 1,
        matrix=matrix,
        start=draws.one(starts, "fixed start"),
        span=max(3.0, ceil(2.4 * max(hypot(a, c), hypot(b, d))) / 2),
    )


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[Matrix2, int], ...]:
    """Matrices with two lines that stay on small whole arrows, and which is meant."""
    some = [matrix for hard in (1, 2, 3) for matrix in _pool(hard)]
    return tuple((matrix, at) for matrix in some for at in (0, 1))


def question(level: FixedLevel, seed: str) -> Question:
    """By what a fresh matrix stretches an arrow that it keeps; a flip is negative."""
    pairs = [pair for pair in _pairs() if pair[0] != level.matrix]
    matrix, at = drawn(pairs, "fixed check", level.id, seed)
    kept = kept_lines(matrix) or ()
    v, other = whole(kept[at]), kept[1 - at]
    by = round(stretch(matrix, v))
    cells = down_cells(v, Tone.INPUT, "v")
    return asked(
        level,
        CHECK,
        (row("check", listening.matrix(matrix), cells, "= ? ·", cells),),
        exact(by),
        # A flip that is passed over; the other line's; an entry of M v.
        (-by,),
        (round(stretch(matrix, other)),),
        (image(matrix, v)[0],),
        r1=arrow(matrix[0]),
        r2=arrow(matrix[1]),
        v=arrow(v),
    )
