"""Product levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import Point, determinant, dot
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, down_cells, row
from game.puzzles.kinds.product.level import ProductLevel

CHECK: Final = N_("The row is {r}, the arrow {v}. Which number comes out?")
HARDEST: Final = 3
SPAN: Final = 3.0
_WHOLE: Final = tuple(float(n) for n in range(-3, 4))


@lru_cache(maxsize=2)
def _pool(difficulty: int) -> tuple[Point, ...]:
    """Rows without a 0 or two like entries; without a minus where it is easy."""
    rows = ((a, b) for a in _WHOLE for b in _WHOLE if a and b and abs(a) != abs(b))
    return tuple(at for at in rows if (min(at) > 0.0) == (difficulty == 1))


def generate(draws: Draws) -> ProductLevel:
    """A level that nobody wrote.

    ``difficulty`` 1 has one row of two whole numbers above zero, 2 one with a minus, 3
    two rows, the second with a minus. Bounds: entries up to 3, no two alike, the rows'
    area at least 3; what is asked comes out of a whole arrow within 2, and is at least
    2 away from what comes out at first; that is at least 1 away from 0.
    """
    arrows = [(x, y) for x in _WHOLE[1:-1] for y in _WHOLE[1:-1] if x or y]
    one = draws.one(_pool(min(draws.difficulty, 2)), "product")
    rows: tuple[Point, ...] = (one,)
    if draws.difficulty == HARDEST:
        one = draws.one(_pool(1), "product first")
        others = [at for at in _pool(2) if abs(determinant(one, at)) >= 3.0]
        rows = (one, draws.one(others, "product second"))
    clear = [v for v in arrows if all(abs(dot(at, v)) >= 1.0 for at in rows)]
    start = draws.one([v for v in clear if v[0] and v[1]], "product start")
    far = [
        v for v in arrows if all(abs(dot(at, v) - dot(at, start)) >= 2 for at in rows)
    ]
    end = draws.one(far, "product end")
    return ProductLevel(
        id=draws.id,
        title=titled(draws),
        rows=rows,
        asked=tuple(dot(at, end) for at in rows),
        start=start,
        span=SPAN,
    )


def hardness(level: ProductLevel) -> float:
    """0 for one row without a minus, 1 with one, 2 for two rows."""
    return 2.0 if len(level.rows) == 2 else float(min(level.rows[0]) < 0.0)


def question(level: ProductLevel, seed: str) -> Question:
    """The number that comes out of a fresh row and a fresh arrow; never 0."""
    entries = [float(n) for n in range(-5, 6) if n]
    some = [(x, y) for x in entries for y in entries if abs(x) != abs(y)]
    r = drawn([r for r in some if r not in level.rows], "product r", level.id, seed)
    v = drawn([v for v in some if dot(v, r)], "product v", level.id, seed)
    cells = across_cells(r, Tone.ROW, "r"), down_cells(v, Tone.INPUT, "v")
    return asked(
        level,
        CHECK,
        (row("check", *cells, "= ?"),),
        exact(Fraction(dot(r, v))),
        (v[0] * r[1] + v[1] * r[0],),
        (v[0] * r[0] - v[1] * r[1],),
        (sum(r) + sum(v),),
        r=arrow(r),
        v=arrow(v),
    )
