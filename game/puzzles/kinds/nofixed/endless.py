"""Nofixed levels that nobody wrote: endless ones from a seed, and the paper check."""

from functools import lru_cache
from itertools import count, product
from math import atan2, ceil, degrees, hypot, sqrt
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, grid, row
from game.puzzles.kinds.nofixed.level import NofixedLevel
from game.puzzles.kinds.nofixed.sheet import EVERY, NONE, ONE, TWO, Sheet

CHECK: Final = N_("How many lines does the matrix with rows {r1} and {r2} keep?")
HARDEST: Final = 3
# In degrees: the least gap where none stays, and how far two lines are apart.
GAP, APART = 2.5, 12.0
ANSWERS: Final = (NONE, ONE, TWO, EVERY)


def _lines(matrix: Matrix2) -> tuple[str, float]:
    """How many lines it keeps, and by how many degrees two are apart.

    Of whole and half entries all of this is exact but the angle, and soon done.
    """
    (a, b), (c, d) = matrix
    square = (a - d) ** 2 + 4.0 * b * c
    if square < 0.0:
        return NONE, 90.0
    if not (b or c or a != d):
        return EVERY, 90.0
    return (TWO if square else ONE), degrees(atan2(sqrt(square), abs(b - c)))


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> dict[str, tuple[Matrix2, ...]]:
    """Matrices by how many lines they keep, clear of what cannot be told."""
    most = difficulty + 1 if difficulty < HARDEST else 2
    entries = [float(n) for n in range(-most, most + 1)]
    if difficulty == HARDEST:
        entries = [n / 2.0 for n in range(-2 * most, 2 * most + 1)]
    found: dict[str, list[Matrix2]] = {claim: [] for claim in ANSWERS}
    for a, b, c, d in product(entries, repeat=4):
        matrix = ((a, b), (c, d))
        claim, apart = _lines(matrix)
        if claim == EVERY:
            if a not in {0.0, 1.0}:
                found[EVERY].append(matrix)
            continue
        halves = any(x % 1.0 for x in (a, b, c, d))
        if (difficulty == HARDEST) != halves or max(map(abs, (a, b, c, d))) < most:
            continue
        if claim != TWO or apart >= APART:
            found[claim].append(matrix)
    return {claim: tuple(some) for claim, some in found.items()}


def _clear(matrix: Matrix2) -> bool:
    """Whether it keeps a line, or turns every one by enough to be seen."""
    sheet = Sheet(rows=matrix)
    return sheet.truth() != NONE or abs(sheet.nearest()[1]) >= GAP


def generate(draws: Draws) -> NofixedLevel:
    """A level that nobody wrote.

    Difficulty 1 has whole entries up to 2, difficulty 2 up to 3, difficulty 3 halves up
    to 2. Each of the three matrices keeps none, one, two or every line, evenly dealt.
    """
    pool, shelf = _pool(draws.difficulty), list[Matrix2]()
    for n in range(3):
        claim = draws.one(ANSWERS, "nofixed answer", turn=n)
        some = (draws.one(pool[claim], "nofixed", turn=(n, k)) for k in count())
        shelf.append(next(m for m in some if m not in shelf and _clear(m)))
    far = max(max(hypot(a, c), hypot(b, d)) for (a, b), (c, d) in shelf)
    return NofixedLevel(
        id=draws.id,
        title=titled(draws),
        shelf=tuple(shelf),
        span=max(3.0, ceil(2.2 * far) / 2),
    )


def hardness(level: NofixedLevel) -> float:
    """By the largest entry; halves are harder than that."""
    entries = [x for rows in level.shelf for row_ in rows for x in row_]
    halves = any(x % 1.0 for x in entries)
    return max(map(abs, entries)) + 3.0 * halves


def question(level: NofixedLevel, seed: str) -> Question:
    """How many lines a fresh matrix keeps: none, one or two."""
    answer = drawn((0, 1, 2), "nofixed check", level.id, seed)
    shelves = [m for m in _pool(2)[(NONE, ONE, TWO)[answer]] if all(m[0] + m[1])]
    (a, b), (c, d) = matrix = drawn(shelves, "nofixed check M", level.id, seed)
    made = grid(matrix, (Tone.E1, Tone.E2), name="M", column_names=("c1", "c2"))
    # The other counts; the number that was to be counted by.
    square = (a - d) ** 2 + 4 * b * c
    traps = [*((float(n),) for n in (2, 0, 1) if n != answer), (square,)]
    r1, r2 = map(arrow, matrix)
    rows = (row("check", made), row("check:answer", "?"))
    return asked(level, CHECK, rows, exact(answer), *traps, r1=r1, r2=r2)
