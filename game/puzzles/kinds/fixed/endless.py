"""Fixed levels that nobody wrote: endless ones from a seed, and the paper check."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import ceil, hypot, isqrt
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, image, kept_lines, stretch, turn, turned
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import Point, across, length
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
    """Which difficulty the matrix is for; 0 where it is for none.

    Of those that keep no line only some are for any: ``_hides`` tells which.
    """
    (a, b), (c, d) = matrix
    if len({a, b, c, d}) < 4 or hypot(a, c) + hypot(b, d) > 8.0:
        return 0
    square = _square(matrix)
    if square < 0:
        return 4
    # The entries are whole: so the stretches are, or their root is not.
    root, twice = isqrt(square), round(a + d)
    if root * root != square or (twice + root) % 2:
        return 0
    if square == 0:
        return 4
    by = ((twice + root) / 2, (twice - root) / 2)
    apart = between(*(_along(matrix, x) for x in by))
    if apart < WIDE:
        return 3 if min(by) > 0.0 and apart >= NARROW else 0
    return 4 if 0.0 in by else 2 if min(by) < 0.0 else 1


def _square(matrix: Matrix2) -> int:
    """The square of how far apart the two stretches are; below 0 for none."""
    (a, b), (c, d) = matrix
    return round((a - d) ** 2 + 4 * b * c)


def _hides(matrix: Matrix2) -> bool:
    """Whether it keeps a line, or turns every one by enough to be seen."""
    by_much = (abs(turn(matrix, turned(n))) >= NARROW for n in range(180))
    return _square(matrix) >= 0 or all(by_much)


def _along(matrix: Matrix2, by: float) -> Point:
    """An arrow on the line that is stretched ``by`` times: M - by crushes it."""
    (a, b), (c, d) = matrix
    return across(max((a - by, b), (c, d - by), key=length))


@lru_cache(maxsize=1)
def _pools() -> Mapping[int, tuple[Matrix2, ...]]:
    """The matrices of each difficulty, all of them found in one go."""
    entries = [float(n) for n in range(-4, 5)]
    found: dict[int, list[Matrix2]] = {n: [] for n in range(HARDEST + 1)}
    for a, b, c, d in product(entries, repeat=4):
        matrix = ((a, b), (c, d))
        found[_difficulty(matrix)].append(matrix)
    return {n: tuple(some) for n, some in found.items() if n}


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[Matrix2, ...]:
    some = _pools()[difficulty]
    return tuple(filter(_hides, some)) if difficulty == HARDEST else some


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
