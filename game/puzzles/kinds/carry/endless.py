"""Carry levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import written
from game.figure.things import Array, Cell, Tone
from game.language import N_
from game.linalg.kept_dots import places
from game.linalg.kept_lines import between
from game.linalg.plane import Point, dot, length
from game.puzzles.core.hands import is_nice
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, row
from game.puzzles.kinds.carry.level import AXES, DRAWN, FACE, CarryLevel
from game.puzzles.kinds.carry.position import CarryPosition
from game.puzzles.kinds.carry.state import PAIRS

CHECK: Final = N_(
    "$M$ keeps every dot product. Its columns are {c1} and (?, {y}). What is the “?”?"
)
HARDEST: Final = 3
ORDER: Final = (AXES, FACE, DRAWN)
SPAN: Final = 3.5
ATTEMPTS: Final = 60
# In degrees: how far any two parts of a face are apart.
APART: Final = 25.0
HALVES: Final = range(-5, 6)
FIFTHS: Final = tuple(
    (a / 5, b / 5) for a, b in product((-4, -3, 3, 4), repeat=2) if abs(a) != abs(b)
)


def _grid(steps: range, by: float = 0.5) -> list[Point]:
    """Arrows of 0.8 to 3 on a grid."""
    arrows = [(a * by, b * by) for a, b in product(steps, repeat=2)]
    return [at for at in arrows if 0.8 <= length(at) <= 3.0]


def _apart(s: Point, *others: Point) -> bool:
    return all(between(s, at) >= APART for at in others)


def _mouths(p: Point, q: Point) -> list[Point]:
    """Where a mouth may be under two eyes."""
    below = [at for at in _grid(HALVES) if at[1] < 0.0 and abs(at[0]) <= 1.0]
    return [s for s in below if _apart(s, p, q)]


@lru_cache(maxsize=1)
def _eyes() -> tuple[tuple[Point, Point], ...]:
    """The eyes of a face, left and right."""
    above = [at for at in _grid(HALVES) if at[1] > 0.0]
    pairs = product(above, repeat=2)
    return tuple((p, q) for p, q in pairs if p[0] < 0.0 < q[0] and _apart(p, q))


@lru_cache(maxsize=1)
def _seen() -> tuple[tuple[Point, Point, Point], ...]:
    """Two eyes and where the first goes, so that the other goes to a nice place."""
    return tuple(
        (p, q, to)
        for p, q in _eyes()
        for to in _grid(range(-2, 3), 1.0)
        if p != to and dot(p, p) == dot(to, to) and all(map(is_nice, places(p, q, to)))
    )


def generate(draws: Draws) -> CarryLevel:
    """A level that nobody wrote.

    The parts of its face are 0.8 to 3 long and 25 degrees or more apart. Difficulty 1
    gives the first column, on fifths; 2 where the first eye goes; 3 the table alone.
    At the start hardly a dot product that the moved has a part in is kept.
    """
    by = ORDER[draws.difficulty - 1]
    first = draws.one(FIFTHS, "carry column")
    p, q = draws.one(_eyes(), "carry eyes")
    if by == FACE:
        p, q, first = draws.one(_seen(), "carry eyes seen")
    face = (p, q, draws.one(_mouths(p, q), "carry mouth"))
    level = CarryLevel(id=draws.id, title=titled(draws), face=face, start=(), by=by)
    for turn in range(ATTEMPTS):
        free = [draws.one(_grid(HALVES), "carry", i, turn=turn) for i in range(3)]
        start = free if by == DRAWN else [first, free[0]]
        level = replace(level, start=tuple(start), span=SPAN)
        if _dark(level):
            break
    return level


def _dark(level: CarryLevel) -> bool:
    """Whether no lamp burns at the start but that of the eye that has arrived."""
    position = CarryPosition.begin(level)
    lit = [at for at in PAIRS if position.lit(at)]
    return lit == [(0, 0)] * (level.by == FACE)


def hardness(level: CarryLevel) -> float:
    """How little of the way is given: a column, an eye's place, only the table."""
    return float(ORDER.index(level.by))


def question(level: CarryLevel, seed: str) -> Question:
    """A number of an orthogonal map, of which the other three are told."""
    c1 = drawn(FIFTHS, "carry check", level.id, seed)
    way = drawn((1, -1), "carry check way", level.id, seed)
    a, b = (Fraction(round(5 * x), 5) for x in c1)
    second = float(way * a)
    cells = (
        (cell(c1[0], Tone.E1), Cell(text="?", tone=Tone.E2)),
        (cell(c1[1], Tone.E1), cell(second, Tone.E2)),
    )
    rows = (row("check", "M =", Array(cells=cells)),)
    # A lost sign; the number beside it; that below it.
    traps = [(way * b,), (a,), (way * a,)]
    y = written(second).text
    truth = exact(-way * b)
    return asked(level, CHECK, rows, truth, *traps, c1=arrow(c1), y=y)
