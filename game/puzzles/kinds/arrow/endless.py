"""Arrow levels that nobody wrote: endless ones from a seed, and the paper check."""

from functools import lru_cache
from itertools import product
from math import hypot
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import image
from game.linalg.plane import Point, apart, determinant
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, grid, row, unknown
from game.puzzles.kinds.arrow.position import COLUMNS, TONES, ArrowLevel, steps

PLAIN: Final = N_("An arrow goes {steps}. What are its two numbers?")
MAPPED: Final = N_(
    "$M$ takes one step along to $c1$ = {c1}, and one step up to $c2$ = {c2}. "
    "Where does it take $v$ = {v}?"
)
# What the wording of a level may use: that of one sort has no place in the other.
SLOTTED: Final = f"{PLAIN} {MAPPED}"
HARDEST: Final = 4
SPAN: Final = 5.0
LONGEST: Final = 2.9


def _in_view(at: Point) -> bool:
    return max(map(abs, at)) <= SPAN - 0.5


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[Matrix2, ...]:
    entries = [float(n) for n in range(-2, 3)]
    found: list[Matrix2] = []
    for a, b, c, d in product(entries, repeat=4):
        area = determinant((a, b), (c, d))
        long = max(hypot(a, c), hypot(b, d))
        if not (hypot(a, c) and hypot(b, d)) or b == c or long > LONGEST:
            continue
        flat = bool(a and b and c and d) and not area and (a, c) != (b, d)
        sort = 4 if flat else 3 if area < -1.5 else 2 if area > 1.5 else 0
        if sort == difficulty:
            found.append(((a, b), (c, d)))
    return tuple(found)


def generate(draws: Draws) -> ArrowLevel:
    """A level that nobody wrote.

    ``difficulty`` 1 has no matrix: two whole numbers, no two alike, one of them below
    zero. With 2 a matrix of whole entries from -2 to 2 moves the plane without turning
    it over; with 3 it turns it over; with 4 it flattens it to a line. Bounds: no column
    is longer than 2.9; what is shown and what is asked lie in view, on whole numbers
    and at least 1.4 apart; v begins at a whole arrow, and is right at another one.
    """
    whole = [(float(x), float(y)) for x in range(-4, 5) for y in range(-4, 5)]
    if draws.difficulty == 1:
        targets = [at for at in whole if min(at) < 0.0 < max(map(abs, at)) and all(at)]
        targets = [at for at in targets if abs(at[0]) != abs(at[1])]
        target = draws.one(targets, "arrow target")
        starts = [at for at in whole if all(at) and apart(at, target) >= 3.0]
        start, matrix = draws.one(starts, "arrow start"), None
    else:
        matrix = draws.one(_pool(draws.difficulty), "arrow")
        some = [at for at in whole if all(at) and max(map(abs, at)) <= 3.0]
        every = [(v, image(matrix, v)) for v in some]
        ends = [(v, end) for v, end in every if _in_view(end) and any(end)]
        start, first = draws.one(ends, "arrow start")
        far = [end for v, end in ends if apart(end, first) >= 1.4]
        target = draws.one(far, "arrow target")
    return ArrowLevel(
        id=draws.id,
        title=titled(draws),
        target=target,
        start=start,
        matrix=matrix,
        span=SPAN,
    )


def hardness(level: ArrowLevel) -> float:
    """0 without a matrix; then 1, 2 where it turns over, and 3 where it flattens."""
    if level.matrix is None:
        return 0.0
    area = determinant(*level.matrix)
    return 1.0 if area > 0.0 else 2.0 if area else 3.0


def question(level: ArrowLevel, seed: str) -> Question:
    """The numbers of an arrow that is told in steps; or where a matrix takes one."""
    entries = [float(n) for n in range(-5, 6) if n]
    arrows = [(x, y) for x in entries for y in entries if abs(x) != abs(y)]
    if level.matrix is None:
        fresh = [v for v in arrows if v != level.target]
        v = drawn(fresh, "arrow check", level.id, seed)
        rows = (row("check", unknown("v"), steps(v)),)
        swapped = (v[1], v[0])
        bare = (abs(v[0]), abs(v[1]))
        return asked(level, PLAIN, rows, exact(*v), swapped, bare, steps=steps(v))
    others = [m for hard in (2, 3) for m in _pool(hard) if m != level.matrix]
    matrix = drawn(others, "arrow check", level.id, seed)
    small = [v for v in arrows if max(map(abs, v)) <= 3.0]
    v = drawn(small, "arrow check v", level.id, seed)
    (a, b), (c, d) = matrix
    array = grid(matrix, TONES, name="M", column_names=COLUMNS)
    rows = (row("check", array, down_cells(v, Tone.INPUT, "v"), "= ?"),)
    traps = (a * v[0] + c * v[1], b * v[0] + d * v[1]), (a * v[0], d * v[1])
    return asked(
        level,
        MAPPED,
        rows,
        exact(*image(matrix, v)),
        *traps,
        c1=arrow((a, c)),
        c2=arrow((b, d)),
        v=arrow(v),
    )
