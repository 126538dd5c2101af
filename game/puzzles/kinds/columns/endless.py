"""Columns levels that nobody wrote: endless ones, and the paper check."""

from fractions import Fraction
from itertools import count
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import (
    Point,
    added,
    apart,
    determinant,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import hands
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, grid, row, unknown
from game.puzzles.kinds.columns.draw import NAMES, TONES
from game.puzzles.kinds.columns.level import ColumnsLevel

CHECK: Final = N_("$c1$ = {c1}, $c2$ = {c2}. How many steps along each lead to {t}?")
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


def generate(draws: Draws) -> ColumnsLevel:
    """A level that nobody wrote.

    The entries of the matrix differ and none is 0, so that it can be seen which is
    which; the columns are 1 to 3.2 long. The cosine of their angle is at most 0.1 in
    size for difficulty 1, else 0.2 to 0.6 and 0.6 to 0.95 (18 degrees at least). The
    steps are halves up to 2, none 0; difficulty 1 has only steps forward. The whole
    walk stays 0.25 inside a half height of 5, and so does the walk to predict, which
    ends at least 1 from the target.
    """
    first, second, x = _given(draws)
    target = _end(first, second, x)
    asks = [
        ask
        for ask in _STEPS
        if apart(_end(first, second, ask), target) >= 1.0 and _seen(first, second, ask)
    ]
    return ColumnsLevel(
        id=draws.id,
        title=titled(draws),
        matrix=((first[0], second[0]), (first[1], second[1])),
        target=target,
        ask=draws.one(asks, "columns ask"),
        span=SPAN,
    )


def _given(draws: Draws) -> tuple[Point, Point, Point]:
    """The first draw within the bounds: a column, one that fits it, a walk in view."""
    low, high = COSINES[draws.difficulty]
    ways = [x for x in _STEPS if draws.difficulty > 1 or min(x) > 0]
    for n in count():
        first = draws.one(_COLUMNS, "columns", turn=n)
        fitting = [
            column
            for column in _COLUMNS
            if len({*first, *column}) == 4
            and low - 1e-9 <= abs(dot(unit(first), unit(column))) <= high + 1e-9
        ]
        if not fitting:
            continue
        second = draws.one(fitting, "columns 2", turn=n)
        walks = [x for x in ways if _seen(first, second, x)]
        if walks:
            break
    return first, second, draws.one(walks, "columns x")


def _end(first: Point, second: Point, x: Point) -> Point:
    return added(scaled(first, x[0]), scaled(second, x[1]))


def _seen(first: Point, second: Point, x: Point) -> bool:
    """Whether corner and end are inside the view, and the end can be told from 0."""
    end, view = _end(first, second, x), 0.95 * SPAN
    corner = scaled(first, x[0])
    inside = hands.clamped(corner, view) == corner and hands.clamped(end, view) == end
    return inside and length(end) >= 1.0


def hardness(level: ColumnsLevel) -> float:
    """How much the columns lean together: the cosine of the angle of their lines."""
    first, second = level.walk().columns
    return abs(dot(unit(first), unit(second)))


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
    matrix = grid(tuple(zip(first, second, strict=True)), TONES, column_names=NAMES)
    goal = down_cells(target, Tone.GOAL, "t")
    return asked(
        level,
        CHECK,
        (row("check", matrix, unknown("x"), "=", goal),),
        exact(*x),
        # Each column's shadow alone; rows for columns; the steps the other way round.
        [Fraction(dot(target, c)) / Fraction(dot(c, c)) for c in (first, second)],
        _by_rows(first, second, target),
        (x[1], x[0]),
        c1=arrow(first),
        c2=arrow(second),
        t=arrow(target),
    )


def _by_rows(first: Point, second: Point, target: Point) -> tuple[Fraction, Fraction]:
    """The steps along the rows: what comes of taking them for the columns."""
    area = Fraction(determinant(first, second))
    across = Fraction(target[0] * second[1] - target[1] * first[1])
    up = Fraction(first[0] * target[1] - second[0] * target[0])
    return across / area, up / area
