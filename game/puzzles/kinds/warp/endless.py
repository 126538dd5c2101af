"""Warp levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import product
from typing import Final

from game.figure.things import Sign, Tone
from game.language import N_
from game.linalg.plane import Point
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds.warp.level import FLAT, ROUND, Terms, WarpLevel, formula_of

CHECK: Final = N_(
    "$f(x, y)$ = (x, {f}). At {p}, close up, it is a matrix $J$. What is $J d$ "
    "for $d$ = {d}?"
)
HARDEST: Final = 3
# By what y is bent; where it falls flat.
BENDS: Final = (0.5, 1.0, 2.0)
TURNS: Final = (-1.0, -0.5, 0.5, 1.0)
SHEARS: Final = ((1.0, 1.0), (1.0, 2.0), (2.0, 1.0), (0.5, 2.0), (2.0, 0.5))
LENSES: Final = tuple(
    (x / 5, y / 5) for x, y in product((-9, -6, 3, 7, 9), (-8, -7, 4, 6, 9))
)
FAR: Final = 0.2


def generate(draws: Draws) -> WarpLevel:
    """A level that nobody wrote.

    Difficulty 1 bends one axis by half, once or twice its square, and asks where it
    stays round; 2 shifts that, and asks where it falls flat; 3 bends both axes by each
    other, and asks where that falls flat: on no line along an axis. The lens begins a
    fifth or more off, measured in what is asked.
    """
    by = draws.one(BENDS, "warp bend")
    across = draws.one((True, False), "warp axis")
    if draws.difficulty == 1:
        first, second = _bent(((by / 2.0, 0, 2),), across=across)
    elif draws.difficulty == 2:
        at = draws.one(TURNS, "warp turn")
        first, second = _bent(((0.5, 0, 2), (-at, 0, 1)), across=across)
    else:
        a, b = draws.one(SHEARS, "warp shear")
        sign = draws.one((1.0, -1.0), "warp sign")
        first = ((1.0, 1, 0), (-a / 2.0, 0, 2))
        second = ((1.0, 0, 1), (sign * b / 2.0, 2, 0))
    asks = ROUND if draws.difficulty == 1 else FLAT
    base = WarpLevel(
        id=draws.id,
        title=titled(draws),
        first=first,
        second=second,
        asks=asks,
        room=4.5,
    )
    good = [at for at in LENSES if base.off(at, base.probe) >= FAR]
    lens: Point = draws.one(good, "warp lens")
    return WarpLevel(
        id=base.id,
        title=base.title,
        first=first,
        second=second,
        asks=asks,
        room=base.room,
        lens=lens,
    )


def _bent(terms: Terms, *, across: bool) -> tuple[Terms, Terms]:
    """One axis as it is, the other bent: the second, or else the first."""
    if not across:
        return ((1.0, 1, 0),), terms
    return tuple((by, j, i) for by, i, j in terms), ((1.0, 0, 1),)


def hardness(level: WarpLevel) -> float:
    """Whether it is asked to be flat, and whether both axes are bent."""
    both = len(level.first) > 1 and len(level.second) > 1
    return 2.0 if both else float(level.asks == FLAT)


def question(level: WarpLevel, seed: str) -> Question:
    """What a fresh map does to a step, close up."""
    by = drawn((1, 2, 3, -1, -2), "warp check", level.id, seed)
    x = drawn((1, 2, -1), "warp check x", level.id, seed)
    p, q = drawn(((2, 1), (1, 1), (1, 2), (3, 1)), "warp check d", level.id, seed)
    terms: Terms = ((1.0, 0, 1), (float(by), 2, 0))
    lean = 2 * by * x
    truth = (p, lean * p + q)
    rows = (row("check", "J", down_cells((p, q), Tone.INPUT, "d"), "= ?"),)
    shown = (row("check:f", Sign(text=f"f = (x, {formula_of(terms)})")), *rows)
    # The map itself; the two stays; the other row's step.
    traps = ((p, q + by * p * p), (p, by * x * p + q), (p + lean * q, q), (p, lean))
    return asked(
        level,
        CHECK,
        shown,
        exact(*truth),
        *traps,
        f=formula_of(terms),
        p=arrow((float(x), 0.0)),
        d=arrow((float(p), float(q))),
    )
