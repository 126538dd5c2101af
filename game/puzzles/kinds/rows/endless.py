"""Rows levels that nobody wrote: endless ones from a seed, and the paper check."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, count
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import Point, apart, determinant, dot, length, unit
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row, unknown
from game.puzzles.kinds import listening
from game.puzzles.kinds.rows.level import RowsLevel

CHECK: Final = N_(
    "$r1$ = {r1}, $r2$ = {r2}, $v$ = {v}. What do the two rows read of $v$?"
)
HARDEST: Final = 4
SPAN: Final = 4.0
# Cosines of the angle between the first two rows that each difficulty allows.
COSINES: Final = {1: (0.0, 0.0), 2: (0.1, 0.5), 3: (0.5, 0.9), 4: (0.1, 0.9)}
# The least mean of these cosines where it is hardest.
LEAN: Final = 0.75
# Closest that v may lie to the direction of a row: laying it along one is the trap.
ALONG: Final = 0.95
_ROWS: Final = tuple(
    (x / 2, y / 2)
    for x in range(-6, 7)
    for y in range(-6, 7)
    if x and y and x != y and 0.7 <= length((x / 2, y / 2)) <= 3.2
)
_ARROWS: Final = tuple(
    (x / 2, y / 2)
    for x in range(-5, 6)
    for y in range(-5, 6)
    if x and y and 1.0 <= length((x / 2, y / 2)) <= 3.0
)


def generate(draws: Draws) -> RowsLevel:
    """A level that nobody wrote.

    The entries of the rows differ and none is 0, so that it can be seen which row
    matches which; the rows are 0.7 to 3.2 long. The cosine of the angle of the first
    two is 0 for difficulty 1, else 0.1 to 0.5 and 0.5 to 0.9 in size; 4 has three
    rows that agree, no two of them with a cosine above 0.9, and 0.75 on the mean. The
    answer has halves for coordinates, none 0, is 1 to 3 long, and its direction is off
    every row's (cosine 0.95 at most). No row reads 0 of it. The start is at least 1
    from it.
    """
    rows, v = _given(draws)
    starts = [at for at in _ARROWS if apart(at, v) >= 1.0]
    return RowsLevel(
        id=draws.id,
        title=titled(draws),
        rows=rows,
        asked=listening.readings(rows, v),
        start=draws.one(starts, "rows start"),
        span=SPAN,
    )


def _given(draws: Draws) -> tuple[tuple[Point, ...], Point]:
    """The first draw within the bounds: rows one after another, then v."""
    hard = draws.difficulty
    for n in count():
        rows = [draws.one(_ROWS, "rows", turn=n)]
        while 0 < len(rows) < (3 if hard == 4 else 2):
            fits = [row for row in _ROWS if _fits(rows, row, hard)]
            more = (draws.one(fits, "rows", len(rows), turn=n),) if fits else ()
            rows = [*rows, *more] if more else []
        arrows = [v for v in _ARROWS if rows and _heard(rows, v)]
        if arrows and (hard < HARDEST or lean(rows) >= LEAN):
            break
    return tuple(rows), draws.one(arrows, "rows v")


def _fits(rows: list[Point], row: Point, difficulty: int) -> bool:
    if len({x for each in (*rows, row) for x in each}) < 2 * len(rows) + 2:
        return False
    low, high = COSINES[difficulty]
    cosines = [abs(dot(unit(each), unit(row))) for each in rows]
    return min(cosines) >= low - 1e-9 and max(cosines) <= high + 1e-9


def _heard(rows: list[Point], v: Point) -> bool:
    return all(dot(row, v) and abs(dot(unit(row), unit(v))) <= ALONG for row in rows)


def hardness(level: RowsLevel) -> float:
    """How much the rows lean together: the mean cosine of the angles of their lines."""
    return lean(level.rows)


def lean(rows: Sequence[Point]) -> float:
    """The mean cosine of the angles of the rows' lines, pair by pair."""
    pairs = list(combinations(map(unit, rows), 2))
    return sum(abs(dot(one, other)) for one, other in pairs) / len(pairs)


def question(level: RowsLevel, seed: str) -> Question:
    """What two fresh integer rows read of a fresh integer arrow: M v."""
    entries = [float(n) for n in range(-5, 6) if n]
    arrows = [(x, y) for x in entries for y in entries if x != y]
    names = (level.id, seed)
    first = drawn([r for r in arrows if r != level.rows[0]], "rows check", *names)
    others = [r for r in arrows if not {*r} & {*first} and determinant(first, r)]
    second = drawn(others, "rows check 2", *names)
    v = drawn([v for v in arrows if v not in (first, second)], "rows check v", *names)
    matrix = listening.matrix((first, second))
    return asked(
        level,
        CHECK,
        (row("check", matrix, down_cells(v, Tone.INPUT, "v"), "=", unknown()),),
        exact(Fraction(dot(first, v)), Fraction(dot(second, v))),
        # By columns; then with a lost sign.
        [first[i] * v[0] + second[i] * v[1] for i in (0, 1)],
        [r[0] * v[0] - r[1] * v[1] for r in (first, second)],
        r1=arrow(first),
        r2=arrow(second),
        v=arrow(v),
    )
