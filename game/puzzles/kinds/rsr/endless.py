"""Rsr levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import product
from typing import Final

from game.figure.things import Array, Cell, Tone
from game.language import N_
from game.linalg.plane import Point
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds.rsr.level import RsrLevel

CHECK: Final = N_(
    "First stretch {a} times along and {b} times up, then turn by 90° to the left. "
    "Where does {v} go?"
)
HARDEST: Final = 4
# Turns in degrees; those that are no quarter turns.
TURNS: Final = tuple(float(n) for n in range(-75, 91, 15))
ASLANT: Final = tuple(n for n in TURNS if n % 90.0)
SIZES: Final = (0.5, 1.0, 1.5, 2.0, 3.0)
# How much greater one stretch is than the other.
RATIO: Final = 1.5
PAIRS: Final = tuple(
    pair for pair in product(SIZES, repeat=2) if max(pair) >= RATIO * min(pair)
)


def generate(draws: Draws) -> RsrLevel:
    """A level that nobody wrote.

    Turns are whole multiples of 15 degrees, stretches are 0.5, 1, 1.5, 2 or 3, one at
    least 1.5 times the other. Difficulty 1 needs no first turn; from 2 on no turn is
    by a quarter; 3 turns the disc over; 4 shows the two columns alone.
    """
    hard = draws.difficulty
    first, second = draws.one(PAIRS, "rsr stretch")
    return RsrLevel(
        id=draws.id,
        title=titled(draws),
        turn=0.0 if hard == 1 else draws.one(ASLANT, "rsr turn"),
        stretch=(first, -second if hard == 3 else second),
        last=draws.one(ASLANT, "rsr last"),
        bare=hard == HARDEST,
    )


def hardness(level: RsrLevel) -> float:
    """No first turn; one; turned over; only the columns seen."""
    if level.bare:
        return 3.0
    return 2.0 if level.stretch[1] < 0.0 else float(level.turn % 90.0 != 0.0)


def question(level: RsrLevel, seed: str) -> Question:
    """Where an arrow goes that is stretched and then turned by a quarter."""
    sizes = [(a, b) for a, b in product((2, 3, 4, 5), repeat=2) if a != b]
    places = [(x, y) for x, y in product((1, 2, 3), repeat=2) if x != y]
    a, b = drawn(sizes, "rsr check", level.id, seed)
    x, y = drawn(places, "rsr check v", level.id, seed)
    v: Point = (float(x), float(y))
    unknown = Array(cells=((Cell(text="?"),), (Cell(text="?"),)))
    rows = (row("check", down_cells(v, Tone.INPUT), "→", unknown),)
    # Turned first; turned to the right; not turned.
    traps = [(-a * y, b * x), (b * y, -a * x), (a * x, b * y)]
    return asked(
        level,
        CHECK,
        rows,
        exact(-b * y, a * x),
        *traps,
        a=str(a),
        b=str(b),
        v=arrow(v),
    )
