"""Keep levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import permutations, product
from math import floor
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import TINY, Point
from game.linalg.spans import Numbers, dot
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, down_cells, row
from game.puzzles.kinds.keep.state import KeepLevel, KeepState

CHECK: Final = N_(
    "$v$ = {v} and $r$ = {r}. Which share of $|v|^2$ does the row $r$ keep, alone?"
)
HARDEST: Final = 4
# Entries of the arrows, how many rows stay, and the least gap between two shares.
SIZES: Final = {1: (3, 2), 2: (4, 2), 3: (5, 3), 4: (5, 2)}
GAPS: Final = {1: 0.12, 2: 0.09, 3: 0.05, 4: 0.04}
LONG: Final = 3.0


@lru_cache(maxsize=3)
def _mirrors(count: int) -> tuple[tuple[int, ...], ...]:
    """Integer normals whose mirror has no zero entry: distinct sizes, none half."""
    normals = permutations(range(1, count + 3), count)
    return tuple(
        normal
        for normal in normals
        if all(2 * x * x != sum(y * y for y in normal) for x in normal)
    )


def generate(draws: Draws) -> KeepLevel:
    """A level that nobody wrote.

    The rows are orthonormal, as many as v has entries: 3, 4, 5, 5 for ``difficulty`` 1
    to 4, of which 2, 2, 3, 2 may stay. No entry of a row is 0. Any two shares of |v|^2
    differ by at least 0.12, 0.09, 0.05, 0.04, so the best choice is ahead of the next
    one by that gap at least; what is asked lies half way between the two.
    v is 3 long and each answer may have either sign.
    """
    count, keep = SIZES[draws.difficulty]
    rows = _frame(draws, count)
    shares = _shares(draws, count)
    answers = [
        draws.one((1.0, -1.0), "keep sign", turn=i) * LONG * share**0.5
        for i, share in enumerate(shares)
    ]
    v = tuple(
        sum(answer * row[j] for answer, row in zip(answers, rows, strict=True))
        for j in range(count)
    )
    ranked = sorted(shares, reverse=True)
    best = sum(ranked[:keep])
    gap = ranked[keep - 1] - ranked[keep]
    return KeepLevel(
        id=draws.id,
        title=titled(draws),
        v=v,
        rows=rows,
        keep=keep,
        asked=floor(1000 * (best - gap / 2)) / 1000,
    )


def _frame(draws: Draws, count: int) -> tuple[Numbers, ...]:
    """Orthonormal rows: those of a mirror, in another order and with other signs."""
    normal = draws.one(_mirrors(count), "keep rows")
    size = sum(x * x for x in normal)
    mirror = [
        tuple((i == j) - 2.0 * x * y / size for j, y in enumerate(normal))
        for i, x in enumerate(normal)
    ]
    shift = draws.one(range(1, count), "keep order")
    signs = [draws.one((1.0, -1.0), "keep side", turn=i) for i in range(count)]
    rows = [
        tuple(signs[i] * x for x in mirror[(i + shift) % count]) for i in range(count)
    ]
    if all(abs(rows[i][j] - rows[j][i]) < TINY for i in range(count) for j in range(i)):
        # No entry is 0, so one row turned about is symmetric no longer.
        rows[-1] = tuple(-x for x in rows[-1])
    return tuple(rows)


def _shares(draws: Draws, count: int) -> tuple[float, ...]:
    """Shares that add up to one, each ahead of the next by the gap and a little."""
    gap = GAPS[draws.difficulty]
    spare = 1.0 - gap * count * (count - 1) / 2
    weights = [draws.one(range(1, 10), "keep share", turn=i) for i in range(count)]
    more = sorted(weights)
    whole = sum(more)
    shares = [gap * i + spare * more[i] / whole for i in range(count)]
    order = draws.one(list(permutations(range(count))), "keep turn")
    return tuple(shares[i] for i in order)


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[Point, Point], ...]:
    steps = [float(n) for n in range(-3, 4) if n]
    arrows = [(x, y) for x, y in product(steps, repeat=2) if abs(x) != abs(y)]
    return tuple(
        (v, r)
        for v, r in product(arrows, repeat=2)
        if dot(v, r) and v[0] * r[1] != v[1] * r[0]
    )


def hardness(level: KeepLevel) -> float:
    """How near the next best choice comes: less the more it keeps too little.

    It is 1 less what the best choice of so many rows keeps ahead of the next.
    """
    opened = KeepState.begin(level)
    best, second = sorted(map(opened.share_of, opened.choices(level.keep)))[:-3:-1]
    return 1.0 - (best - second)


def question(level: KeepLevel, seed: str) -> Question:
    """The share that one fresh integer row keeps of a fresh integer arrow."""
    v, r = drawn(_pairs(), "keep check", level.id, seed)
    share = Fraction(dot(v, r) ** 2) / Fraction(dot(v, v) * dot(r, r))
    cells = across_cells(r, Tone.ROW, "r"), "·", down_cells(v, Tone.INPUT, "v")
    heard, whole = Fraction(dot(v, r)), Fraction(dot(v, v))
    return asked(
        level,
        CHECK,
        (row("check", *cells), row("check:share", "|k|² / |v|²", "= ?")),
        exact(share),
        # The row's length forgotten, what is lost instead, the square forgotten.
        (heard**2 / whole,),
        (1 - share,),
        (heard / whole,),
        v=arrow(v),
        r=arrow(r),
    )
