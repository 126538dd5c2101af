"""Order levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import combinations, count, pairwise, permutations
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import Point, dot, length
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, down_cells, row
from game.puzzles.kinds.order.position import LETTERS, OrderLevel

CHECK: Final = N_(
    "$r$ = {r}, $a$ = {a}, $b$ = {b}. What are $a . r$ and $b . r$? "
    "Write the smaller first."
)
HARDEST: Final = 4
SPAN: Final = 4.0
# How many arrows, the smallest gap of their products, and the fewest pairs that break
# the angle rule (and, in the first, the most).
SIZES: Final = {1: 3, 2: 3, 3: 4, 4: 5}
GAPS: Final = {1: 1.5, 2: 1.0, 3: 1.0, 4: 0.5}
BROKEN: Final = {1: (0, 0), 2: (1, 3), 3: (2, 6), 4: (3, 10)}
# The cosines of a pair must differ by this much to be told apart by eye.
APART: Final = 0.04
_ARROWS: Final = tuple(
    (x / 2, y / 2)
    for x in range(-7, 8)
    for y in range(-7, 8)
    if x and y and 1.0 <= length((x / 2, y / 2)) <= 3.7
)
_ROWS: Final = tuple(r for r in _ARROWS if r[0] != r[1] and 1.4 <= length(r) <= 2.6)


def broken(r: Point, arrows: tuple[Point, ...]) -> int:
    """How many pairs have the smaller dot product at the smaller angle."""
    return sum(
        (dot(a, r) - dot(b, r)) * (_cosine(a, r) - _cosine(b, r)) < 0.0
        for a, b in combinations(arrows, 2)
    )


def _cosine(a: Point, r: Point) -> float:
    return dot(a, r) / (length(a) * length(r))


def _fits(r: Point, arrows: tuple[Point, ...], difficulty: int) -> bool:
    products = sorted(dot(a, r) for a in arrows)
    cosines = sorted(_cosine(a, r) for a in arrows)
    low, high = BROKEN[difficulty]
    return (
        min(b - a for a, b in pairwise(products)) >= GAPS[difficulty]
        and min(b - a for a, b in pairwise(cosines)) >= APART
        and (products[0] < 0) == (difficulty > 2)
        and low <= broken(r, arrows) <= high
    )


def generate(draws: Draws) -> OrderLevel:
    """A level that nobody wrote.

    ``difficulty`` 1 has three arrows for which the angle rule works; 2 three of which
    at least one pair breaks it; 3 four, two such pairs, and products below zero; 4
    five, three such pairs. The products differ by 1.5, 1, 1, 0.5 at least and the
    cosines of the angles to r by 0.04, so that no two look alike. Arrows have halves
    for entries, none 0, and are 1 to 3.7 long in a half height of 4; r is 1.4 to 2.6
    long with two different entries. The tiles never lie in order at the start.
    """
    r, arrows = _given(draws)
    letters = LETTERS[: len(arrows)]
    right = tuple(sorted(letters, key=lambda x: dot(arrows[LETTERS.index(x)], r)))
    starts = [order for order in permutations(letters) if order != right]
    return OrderLevel(
        id=draws.id,
        title=titled(draws),
        r=r,
        arrows=arrows,
        start=draws.one(starts, "order start"),
        span=SPAN,
    )


def _given(draws: Draws) -> tuple[Point, tuple[Point, ...]]:
    """The first draw within the bounds; about one in twenty is."""
    letters = LETTERS[: SIZES[draws.difficulty]]
    given = (
        (
            draws.one(_ROWS, "order r", turn=n),
            tuple(draws.one(_ARROWS, "order", letter, turn=n) for letter in letters),
        )
        for n in count()
    )
    return next(each for each in given if _fits(*each, draws.difficulty))


def hardness(level: OrderLevel) -> float:
    """How many pairs there are to compare, and in how many of them angles mislead."""
    count = len(level.arrows)
    return count * (count - 1) / 2 + broken(level.r, level.arrows)


def question(level: OrderLevel, seed: str) -> Question:
    """Two dot products with a fresh r, the smaller first; the angle rule fails."""
    entries = [float(n) for n in range(-5, 6) if n]
    arrows = [(x, y) for x in entries for y in entries if x != y]
    rows = [r for r in arrows if r != level.r and length(r) < 4.0]
    draws = (
        tuple(
            drawn(some, "order check", name, level.id, seed, attempt)
            for some, name in ((rows, "r"), (arrows, "a"), (arrows, "b"))
        )
        for attempt in count()
    )
    r, a, b = next(
        (r, a, b)
        for r, a, b in draws
        if broken(r, (a, b)) and 0.0 not in (dot(a, r), dot(b, r))
    )
    low, high = sorted((dot(a, r), dot(b, r)))
    written = down_cells(r, Tone.ROW, "r")
    return asked(
        level,
        CHECK,
        (
            row(f"check:{x}", across_cells(v, Tone.INPUT, x), "·", written, "= ?")
            for x, v in (("a", a), ("b", b))
        ),
        exact(low, high),
        # Who goes by the angle writes the larger one first.
        (high, low),
        sorted(v[0] * r[1] + v[1] * r[0] for v in (a, b)),
        sorted(v[0] * r[0] - v[1] * r[1] for v in (a, b)),
        marks=exact(dot(a, r), dot(b, r)),
        r=arrow(r),
        a=arrow(a),
        b=arrow(b),
    )
