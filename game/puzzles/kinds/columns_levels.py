"""Columns levels: what they can be blamed for, endless ones, and the paper check."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import count
from typing import Final

from game.figure.things import Array, Cell, Figure, Row, Sign, Tone, Work
from game.linalg.plane import (
    TINY,
    Point,
    added,
    apart,
    determinant,
    dot,
    length,
    scaled,
    shadow,
    unit,
)
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.paper_question import Question, exact, trapped
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import arrow, down_cells, number
from game.puzzles.kinds.columns import ColumnsLevel, open_level
from game.puzzles.kinds.columns_figure import NAMES, TONES

NARROWEST: Final = 0.15
CHECK: Final = "$c1$ = {c1}, $c2$ = {c2}. How many steps along each lead to {t}?"
SLOTS: Final = frozenset({"c1", "c2", "t"})
HARDEST: Final = 3
SPAN: Final = 5.0
# Cosines of the angle between the columns that each difficulty allows.
COSINES: Final = {1: (0.0, 0.1), 2: (0.2, 0.6), 3: (0.6, 0.95)}
_COLUMNS: Final = tuple(
    (x / 2, y / 2)
    for x in range(-6, 7)
    for y in range(-6, 7)
    if x and y and x != y and 1.0 <= length((x / 2, y / 2)) <= 3.2
)
_STEPS: Final = tuple(
    (i / 2, j / 2) for i in range(-4, 5) for j in range(-4, 5) if i and j
)


def generate(seed: str, difficulty: int) -> ColumnsLevel:
    """A level that is the same wherever its seed is opened.

    The entries of the matrix differ and none is 0, so that it can be seen which is
    which; the columns are 1 to 3.2 long. The cosine of their angle is at most 0.1 in
    size for difficulty 1, else 0.2 to 0.6 and 0.6 to 0.95 (18 degrees at least). The
    steps are halves up to 2, none 0; difficulty 1 has only steps forward. The whole
    walk stays 0.25 inside a half height of 5, and so does the walk to predict, which
    ends at least 1 from the target.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    first, second, x = _given(seed, difficulty)
    target = _end(first, second, x)
    asks = [
        ask
        for ask in _STEPS
        if apart(_end(first, second, ask), target) >= 1.0 and _seen(first, second, ask)
    ]
    return ColumnsLevel(
        id=f"columns-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        par=2,
        matrix=((first[0], second[0]), (first[1], second[1])),
        target=target,
        ask=drawn(asks, "columns ask", seed, difficulty),
        span=SPAN,
    )


def _given(seed: str, difficulty: int) -> tuple[Point, Point, Point]:
    """The first draw within the bounds: a column, one that fits it, a walk in view."""
    low, high = COSINES[difficulty]
    ways = [x for x in _STEPS if difficulty > 1 or min(x) > 0]
    for attempt in count():
        names = (seed, difficulty, attempt)
        first = drawn(_COLUMNS, "columns", *names)
        fitting = [
            column
            for column in _COLUMNS
            if len({*first, *column}) == 4
            and low - 1e-9 <= abs(dot(unit(first), unit(column))) <= high + 1e-9
        ]
        if not fitting:
            continue
        second = drawn(fitting, "columns 2", *names)
        walks = [x for x in ways if _seen(first, second, x)]
        if walks:
            break
    return first, second, drawn(walks, "columns x", seed, difficulty)


def _end(first: Point, second: Point, x: Point) -> Point:
    return added(scaled(first, x[0]), scaled(second, x[1]))


def _seen(first: Point, second: Point, x: Point) -> bool:
    """Whether corner and end are inside the view, and the end can be told from 0."""
    end, view = _end(first, second, x), 0.95 * SPAN
    corner = scaled(first, x[0])
    inside = hands.clamped(corner, view) == corner and hands.clamped(end, view) == end
    return inside and length(end) >= 1.0


def question(level: ColumnsLevel, seed: str) -> Question:
    """Whole steps along two fresh columns that end at a given point."""
    entries = [float(n) for n in range(-4, 5) if n]
    columns = [(x, y) for x in entries for y in entries if x != y]
    steps = [(x, y) for x in entries for y in entries if max(abs(x), abs(y)) <= 3]
    names = (level.id, seed)
    first = drawn(columns, "columns check", *names)
    second = drawn(
        [c for c in columns if not {*c} & {*first} and abs(determinant(first, c)) > 1],
        "columns check 2",
        *names,
    )
    x = drawn(steps, "columns check x", *names)
    target = _end(first, second, x)
    words = (level.check or CHECK).format(
        c1=arrow(first), c2=arrow(second), t=arrow(target)
    )
    cells = tuple(
        tuple(Cell(text=number(v), tone=t) for v, t in zip(row, TONES, strict=True))
        for row in zip(first, second, strict=True)
    )
    unknown = Array(cells=((Cell(text="?"),), (Cell(text="?"),)), name="x")
    row = Row(
        key="check",
        blocks=(
            Array(cells=cells, column_names=NAMES),
            unknown,
            Sign(text="="),
            down_cells(target, Tone.GOAL, "t"),
        ),
    )
    shares = [Fraction(dot(target, c)) / Fraction(dot(c, c)) for c in (first, second)]
    # Each column's shadow alone; rows taken for columns; the steps the other way round.
    traps = trapped(shares, _by_rows(first, second, target), (x[1], x[0]))
    figure = Figure(panels=(Work(key="check", rows=(row,)),))
    return Question(words, figure, exact(*x), traps)


def _by_rows(first: Point, second: Point, target: Point) -> tuple[Fraction, Fraction]:
    """The steps along the rows: what comes of taking them for the columns."""
    area = Fraction(determinant(first, second))
    across = Fraction(target[0] * second[1] - target[1] * first[1])
    up = Fraction(first[0] * target[1] - second[0] * target[0])
    return across / area, up / area


def faults(level: ColumnsLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    view, matrix = level.span, level.matrix
    columns = tuple(zip(*matrix, strict=True))
    wrong = list(span_faults(view)) or [
        *arrow_faults(((("matrix",), (c[0], c[1])) for c in columns), view)
    ]
    if not any(matrix[0]) or not any(matrix[1]):
        message = "a row of zeros reads nothing"
        wrong.append(Fault(("matrix",), message, "every row needs an entry"))
    if wrong:
        yield from wrong
        return
    walk = open_level(level).walk
    sine = abs(determinant(unit(walk.columns[0]), unit(walk.columns[1])))
    if not walk.on_one_line() and sine < NARROWEST:
        yield Fault(
            ("matrix",),
            "the columns lie nearly, but not quite, on one line",
            f"the sine of their angle must be {NARROWEST} or more, or 0",
        )
        return
    if walk.fitted() != walk:
        yield Fault(
            ("ask",),
            f"the asked walk leaves the view at {arrow(walk.end())}",
            "ask for fewer steps, or widen the span",
        )
    elif walk.met():
        message = "the asked walk is already at the target"
        yield Fault(("ask",), message, "ask for other steps")
    yield from _unsolvable(level)


def _unsolvable(level: ColumnsLevel) -> Iterable[Fault]:
    """A target that no hand can bring the walk to, and nobody may give up."""
    view, walk = level.span, open_level(level).walk
    if hands.clamped(level.target, view * 0.95) != level.target:
        yield Fault(
            ("target",),
            f"{arrow(level.target)} is out of view",
            f"within {number(view * 0.95)} both ways",
        )
        return
    off = apart(shadow(level.target, walk.columns[0]), level.target)
    if walk.on_one_line() and TINY < off < view / 10:
        yield Fault(
            ("target",),
            "off the columns' line by too little to be seen",
            f"at least {number(view / 10)} off it, or on it",
        )
    elif not walk.possible() and not level.none:
        message = "no walk gets there, and no player can say that"
        yield Fault(("target",), message, "none: true")
    elif hands.clamped(walk.right_corner(), view) != walk.right_corner():
        yield Fault(
            ("target",),
            f"unsolvable in view: the walk would turn at {arrow(walk.right_corner())}",
            "choose a nearer target, or widen the span",
        )
