"""Entry levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.kept_lines import between
from game.linalg.plane import TINY, Point, added, apart, dot, length, scaled
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, grid, row
from game.puzzles.kinds.entry.level import EntryLevel

CHECK: Final = N_(
    "The columns of $W$ are $c1$ = {c1} and $c2$ = {c2}. "
    "What stands in row 1, column 2 of $W^T W$?"
)
HARDEST: Final = 4
SPAN: Final = 3.5
SIGNED, CELL, CELLS, OWN = 1, 2, 3, 4
# In degrees: how far two arrows that stay are apart; a sign is seen beyond this cosine.
APART: Final = 25.0
SEEN: Final = 0.2
HALVES: Final = tuple(n / 2 for n in range(-5, 6))


@lru_cache(maxsize=1)
def _arrows() -> tuple[Point, ...]:
    """Arrows of 1 to 3 on halves, no axis among them."""
    found = ((x, y) for x, y in product(HALVES, repeat=2) if x and y)
    return tuple(at for at in found if 1.0 <= length(at) <= 3.0)


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[Point, Point], ...]:
    """Two of them with entries that differ, apart, and whose sign can be seen."""
    return tuple(
        (a, b)
        for a, b in product(_arrows(), repeat=2)
        if len({*a, *b}) == 4 and between(a, b) >= APART and _seen(a, b)
    )


def _seen(a: Point, b: Point) -> bool:
    cosine = abs(dot(a, b)) / length(a) / length(b)
    return cosine < TINY or cosine > SEEN


def generate(draws: Draws) -> EntryLevel:
    """A level that nobody wrote.

    Its arrows are 1 to 3 long, on halves, and 25 degrees apart; so is the tip that is
    sought, which begins a unit or more from there. Difficulty 1 asks for signs first; 2
    for one cell, 3 for two, 4 for a length and a cell.
    """
    a, b = draws.one(_pairs(), "entry columns")
    third = [
        at for at in _arrows() if at not in (a, b) and _seen(a, at) and _seen(b, at)
    ]
    to = draws.one(third, "entry answer")
    far = [at for at in third if apart(at, to) >= 1.0 and dot(at, a) != dot(to, a)]
    hard = draws.difficulty
    if hard == CELLS:
        far = [at for at in far if dot(at, b) != dot(to, b)]
    if hard == OWN:
        # A line meets a circle twice: the other place is no nearer, either.
        other = added(scaled(a, 2.0 * dot(a, to) / dot(a, a)), scaled(to, -1.0))
        far = [at for at in far if length(at) != length(to)]
        far = [at for at in far if apart(at, other) >= 1.0]
    start = draws.one(far, "entry start")
    cells = {
        SIGNED: ((1, 3, dot(a, to)),),
        CELL: ((1, 3, dot(a, to)),),
        CELLS: ((1, 3, dot(a, to)), (2, 3, dot(b, to))),
        OWN: ((2, 2, dot(to, to)), (1, 2, dot(a, to))),
    }[hard]
    return EntryLevel(
        id=draws.id,
        title=titled(draws),
        columns=(a, start) if hard == OWN else (a, b, start),
        asked=cells,
        move=(2,) if hard == OWN else (3,),
        signs=hard == SIGNED,
        span=SPAN,
    )


def hardness(level: EntryLevel) -> float:
    """How much is asked of a tip: a sign, a line, two lines, a line and a circle."""
    lengths = sum(r == c for r, c, _value in level.asked)
    return len(level.asked) + lengths - float(level.signs)


def question(level: EntryLevel, seed: str) -> Question:
    """A cell of two fresh whole columns."""
    steps = [float(n) for n in range(-4, 6) if n]
    pairs = [
        ((a, b), (c, d))
        for a, b, c, d in product(steps, repeat=4)
        if len({a, b, c, d}) == 4
        and len({a * c + b * d, a * c - b * d, a * d - b * c, a * b + c * d}) == 4
    ]
    c1, c2 = drawn(pairs, "entry check", level.id, seed)
    a, b, c, d = map(Fraction, (*c1, *c2))
    made = grid(
        ((c1[0], c2[0]), (c1[1], c2[1])),
        (Tone.E1, Tone.E2),
        name="W",
        column_names=("c1", "c2"),
    )
    rows = (row("check", made),)
    # A sign lost; read crosswise; the rows' product instead of the columns'.
    traps = [(a * c - b * d,), (a * d - b * c,), (a * b + c * d,)]
    return asked(
        level, CHECK, rows, exact(a * c + b * d), *traps, c1=arrow(c1), c2=arrow(c2)
    )
