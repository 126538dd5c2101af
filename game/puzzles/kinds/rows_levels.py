"""Rows levels: what they can be blamed for, endless ones, and the paper check."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations, count
from typing import Final

from game.figure.things import Array, Cell, Figure, Row, Sign, Tone, Work
from game.linalg.plane import TINY, Point, apart, determinant, dot, length, unit
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.paper_question import Question, exact, trapped
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import arrow, down_cells
from game.puzzles.kinds import listening
from game.puzzles.kinds.rows import RowsLevel, open_level

NARROWEST: Final = 0.15
CHECK: Final = "$r1$ = {r1}, $r2$ = {r2}, $v$ = {v}. What do the two rows read of $v$?"
SLOTS: Final = frozenset({"r1", "r2", "v"})
HARDEST: Final = 4
SPAN: Final = 4.0
# Cosines of the angle between the first two rows that each difficulty allows.
COSINES: Final = {1: (0.0, 0.0), 2: (0.1, 0.5), 3: (0.5, 0.9), 4: (0.1, 0.9)}
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


def generate(seed: str, difficulty: int) -> RowsLevel:
    """A level that is the same wherever its seed is opened.

    The entries of the rows differ and none is 0, so that it can be seen which row
    matches which; the rows are 0.7 to 3.2 long. The cosine of the angle of the first
    two is 0 for difficulty 1, else 0.1 to 0.5 and 0.5 to 0.9 in size; 4 has three
    rows that agree, no two of them with a cosine above 0.9. The answer has halves for
    coordinates, none 0, is 1 to 3 long, and its direction is off every row's (cosine
    0.95 at most). No row reads 0 of it. The start is at least 1 from it.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    rows, v = _given(seed, difficulty)
    starts = [at for at in _ARROWS if apart(at, v) >= 1.0]
    return RowsLevel(
        id=f"rows-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        rows=rows,
        asked=listening.readings(rows, v),
        start=drawn(starts, "rows start", seed, difficulty),
        span=SPAN,
    )


def _given(seed: str, difficulty: int) -> tuple[tuple[Point, ...], Point]:
    """The first draw within the bounds: rows one after another, then v."""
    for attempt in count():
        names = (seed, difficulty, attempt)
        rows = [drawn(_ROWS, "rows", *names)]
        while 0 < len(rows) < (3 if difficulty == 4 else 2):
            fitting = [row for row in _ROWS if _fits(rows, row, difficulty)]
            rows = [*rows, drawn(fitting, "rows", len(rows), *names)] if fitting else []
        arrows = [v for v in _ARROWS if rows and _heard(rows, v)]
        if arrows:
            break
    return tuple(rows), drawn(arrows, "rows v", seed, difficulty)


def _fits(rows: list[Point], row: Point, difficulty: int) -> bool:
    if len({x for each in (*rows, row) for x in each}) < 2 * len(rows) + 2:
        return False
    low, high = COSINES[difficulty]
    cosines = [abs(dot(unit(each), unit(row))) for each in rows]
    return min(cosines) >= low - 1e-9 and max(cosines) <= high + 1e-9


def _heard(rows: list[Point], v: Point) -> bool:
    return all(dot(row, v) and abs(dot(unit(row), unit(v))) <= ALONG for row in rows)


def question(level: RowsLevel, seed: str) -> Question:
    """What two fresh integer rows read of a fresh integer arrow: M v."""
    entries = [float(n) for n in range(-5, 6) if n]
    arrows = [(x, y) for x in entries for y in entries if x != y]
    names = (level.id, seed)
    first = drawn([r for r in arrows if r != level.rows[0]], "rows check", *names)
    second = drawn(
        [r for r in arrows if not {*r} & {*first} and determinant(first, r)],
        "rows check 2",
        *names,
    )
    v = drawn([v for v in arrows if v not in (first, second)], "rows check v", *names)
    words = (level.check or CHECK).format(r1=arrow(first), r2=arrow(second), v=arrow(v))
    unknown = Array(cells=((Cell(text="?"),), (Cell(text="?"),)))
    row = Row(
        key="check",
        blocks=(
            listening.matrix((first, second)),
            down_cells(v, Tone.INPUT, "v"),
            Sign(text="="),
            unknown,
        ),
    )
    reads = exact(Fraction(dot(first, v)), Fraction(dot(second, v)))
    by_columns = [first[i] * v[0] + second[i] * v[1] for i in (0, 1)]
    lost = [r[0] * v[0] - r[1] * v[1] for r in (first, second)]
    traps = trapped(by_columns, lost)
    figure = Figure(panels=(Work(key="check", rows=(row,)),))
    return Question(words, figure, reads, traps)


def faults(level: RowsLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    view, count = level.span, len(level.rows)
    wrong = list(span_faults(view))
    if count not in {2, 3}:
        wrong.append(Fault(("rows",), f"{count} rows", "two or three"))
    if len(level.asked) != count:
        message = f"{len(level.asked)} readings are asked of {count} rows"
        wrong.append(Fault(("asked",), message, "one for each row"))
    arrows = [(("rows", i), row) for i, row in enumerate(level.rows)]
    wrong = wrong or [*arrow_faults((*arrows, (("start",), level.start)), view)]
    if wrong:
        yield from wrong
        return
    sines = [abs(determinant(unit(a), unit(b))) for a, b in combinations(level.rows, 2)]
    if not listening.on_one_line(level.rows) and max(sines) < NARROWEST:
        yield Fault(
            ("rows",),
            "the rows lie nearly, but not quite, on one line",
            f"some angle's sine must be {NARROWEST} or more, or every angle none",
        )
        return
    yield from _unsolvable(level)


def _unsolvable(level: RowsLevel) -> Iterable[Fault]:
    start, view = open_level(level), level.span
    exactly = listening.agree(level.rows, level.asked, view * TINY)
    if not exactly and listening.agree(level.rows, level.asked, 8.0 * view):
        message = "the rows disagree by too little to be seen"
        yield Fault(("asked",), message, "let one arrow please them all, or none")
    elif not exactly and not level.none:
        message = "no arrow reads so, and no player can say that"
        yield Fault(("asked",), message, "none: true")
    elif exactly:
        truth = start.truth()
        if hands.tip(truth, (1.0, 0.0), view * 0.95) != truth:
            yield Fault(
                ("asked",),
                f"unsolvable in view: v would have to be {arrow(truth)}",
                "ask for something else, or change the span",
            )
