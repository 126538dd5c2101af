"""Jacobi levels that nobody wrote: endless ones from a seed, and the paper check."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import atan, ceil, degrees, hypot
from typing import Final

from game.language import N_
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import grid, row
from game.puzzles.kinds.jacobi.level import (
    HALF,
    Columns,
    JacobiLevel,
    dot,
    right_turn,
    turn,
)
from game.puzzles.kinds.jacobi.position import NAMES, TONES

CHECK: Final = N_(
    "$M$ has the columns {c1} and {c2}. What is "
    "$2 (c_1 \u00b7 c_2)$ over $c_1 \u00b7 c_1 - c_2 \u00b7 c_2$?"
)
HARDEST: Final = 3
# Tangents of turns that are caught, but of 45 degrees.
TANGENTS: Final = (Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(3, 4))
# The tangents of twice those turns.
TWICE: Final = tuple((2 * t / (1 - t * t)).as_integer_ratio() for t in TANGENTS)
ENTRIES: Final = range(-5, 6)
# Of the two lengths once they stand square, the larger over the other.
RATIOS: Final = (1.3, 6.0)
DRAWS: Final = 400


@lru_cache(maxsize=1)
def _pools() -> Mapping[int, tuple[Columns, ...]]:
    """Pairs of whole columns of the plane, by whether they need 45 degrees."""
    found: dict[int, list[Columns]] = {1: [], 2: []}
    turns = {degrees(atan(by)) for by in TANGENTS}
    for a, b, c, d in product(ENTRIES, repeat=4):
        if len({a, b, c, d}) < 4:
            continue
        mixed, more = a * c + b * d, a * a + b * b - c * c - d * d
        if not _may_fit(abs(2 * mixed), abs(more)):
            continue
        columns = ((float(a), float(b)), (float(c), float(d)))
        by = abs(right_turn(*columns))
        hard = 1 if by == HALF else 2 if any(abs(by - t) < 1e-9 for t in turns) else 0
        if hard and _fits(columns):
            found[hard].append(columns)
    return {n: tuple(some) for n, some in found.items()}


def _may_fit(mixed: int, more: int) -> bool:
    """Whether twice the turn, of tangent ``mixed / more``, is that of a wanted one."""
    return more == 0 or any(n * more == mixed * d for n, d in TWICE)


def _fits(columns: Columns) -> bool:
    """Whether the ellipse is neither round nor flat."""
    by = right_turn(*columns[:2])
    low, high = sorted(hypot(*each) for each in turn(columns, ((0, 1), by)))
    return RATIOS[0] * low <= high <= RATIOS[1] * low


def generate(draws: Draws) -> JacobiLevel:
    """A level that nobody wrote.

    Difficulty 1 has two whole columns of a plane that are equally long; 2 has such as
    need a turn of tangent 1/2, 1/3, 2/3 or 3/4; 3 has two whole columns of three
    entries, of which there is no picture. The lengths that come out are 1.3 to 6 times
    each other.
    """
    if draws.difficulty < HARDEST:
        columns = draws.one(_pools()[draws.difficulty], "jacobi")
    else:
        columns = _tall(draws)
    longest = max(hypot(*each) for each in turn(columns, _square(columns)))
    return JacobiLevel(
        id=draws.id,
        title=titled(draws),
        matrix=tuple(zip(*columns, strict=True)),
        span=max(3.0, ceil(2.2 * longest) / 2),
    )


def _square(columns: Columns) -> tuple[tuple[int, int], float]:
    return (0, 1), right_turn(*columns)


def _tall(draws: Draws) -> Columns:
    """Two columns of three small whole entries, leaning by enough to be turned."""
    columns: Columns = ((1.0, 2.0, 2.0), (2.0, 1.0, 2.0))
    sizes = [float(n) for n in range(-3, 4)]
    for turn_ in range(DRAWS):
        entries = [draws.one(sizes, "jacobi tall", n, turn=turn_) for n in range(6)]
        found = (tuple(entries[:3]), tuple(entries[3:]))
        if abs(dot(*found)) >= 2.0 and abs(right_turn(*found)) >= 8.0 and _fits(found):
            return found
    return columns


def hardness(level: JacobiLevel) -> float:
    """Whether it is 45 degrees, or less, and whether there is a picture."""
    columns = level.columns()
    if len(columns[0]) > 2:
        return 2.0
    return 0.0 if abs(right_turn(*columns)) == HALF else 1.0


def question(level: JacobiLevel, seed: str) -> Question:
    """The tangent of twice the turn, of fresh columns."""
    fresh = [x for x in _pools()[2] if x != level.columns()]
    columns = drawn(fresh, "jacobi check", level.id, seed)
    one, other = columns
    mixed = round(dot(one, other))
    more = round(dot(one, one) - dot(other, other))
    m = grid(tuple(zip(*columns, strict=True)), TONES, name="M", column_names=NAMES[:2])
    truth = Fraction(2 * mixed, more)
    # Not doubled; upside down; the sign of what is longer; lengths added up.
    both = round(dot(one, one) + dot(other, other))
    traps = ((truth / 2,), (1 / truth,), (-truth,), (Fraction(2 * mixed, both),))
    c1, c2 = (f"({', '.join(str(round(x)) for x in each)})" for each in columns)
    slots = (c1.replace("-", "−"), c2.replace("-", "−"))
    rows = (
        row("check", m),
        row("check:asked", "2 (c1 · c2) / (c1 · c1 − c2 · c2) = ?"),
    )
    return asked(level, CHECK, rows, exact(truth), *traps, c1=slots[0], c2=slots[1])
