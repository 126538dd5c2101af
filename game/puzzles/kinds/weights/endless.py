"""Weights levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

from game.figure.numbers import written
from game.language import N_, _
from game.linalg.plane import Point, determinant
from game.linalg.spans import Numbers
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, row
from game.puzzles.kinds.weights.level import WeightsLevel

CHECK: Final = N_(
    "Nose {one} made a height of {first}, nose {other} one of {second}. "
    "What is the weight of the first number?"
)
HARDEST: Final = 4
SPAN: Final = 12.0
HALVES: Final = tuple(x / 2 for x in range(-4, 9))
Noses: TypeAlias = tuple[Point, ...]
# Seen noses and held ones, by difficulty.
AXES: Final = tuple(((a, 0.0), (0.0, b)) for a in (1.0, 2.0) for b in (1.0, 2.0, 3.0))
THREE: Final = (
    ((0.0, 0.0), (1.0, 1.0), (2.0, 1.0)),
    ((1.0, 1.0), (2.0, 1.0), (1.0, 2.0)),
    ((1.0, 0.0), (2.0, 0.0), (1.0, 2.0)),
)


@lru_cache(maxsize=1)
def _pairs() -> tuple[Noses, ...]:
    """Two noses with an area of 1 or 2, the second in no number the smaller."""
    whole = [(float(a), float(b)) for a, b in product(range(1, 4), repeat=2)]
    return tuple(
        (one, other)
        for one, other in product(whole, repeat=2)
        if 1 <= abs(determinant(one, other)) <= 2
        and one[0] <= other[0]
        and one[1] <= other[1]
    )


def _held(seen: Noses) -> list[Noses]:
    """Two noses that are no multiple of a seen one, nor of each other."""
    whole = [(float(a), float(b)) for a, b in product(range(1, 4), repeat=2)]
    clear = [
        at for at in whole if all(determinant(at, one) for one in seen if any(one))
    ]
    return [(a, b) for a, b in product(clear, repeat=2) if determinant(a, b)]


def _rows(noses: Noses, *, base: bool) -> list[Numbers]:
    """Weights, all different, by which a part is from 0.5 to 12 in every cat."""
    some = product(HALVES, HALVES, HALVES if base else (0.0,))
    found = []
    for a, b, c in some:
        parts = [a * x + b * y + c for x, y in noses]
        if a and b and a != b and min(parts) >= 0.5 and max(parts) <= SPAN:
            found.append((a, b, c) if base else (a, b))
    return [at for at in found if len(set(at)) == len(at) and all(at)]


def _rises(at: Numbers, seen: Noses) -> bool:
    """Whether a weight is below 0 though its part and its number rise together."""
    one, other = seen
    rise = sum(w * (y - x) for w, x, y in zip(at, one, other, strict=True))
    return min(at) < 0.0 < rise


def generate(draws: Draws) -> WeightsLevel:
    """A level that nobody wrote.

    Difficulty 1 sees noses on the axes, 2 any two, 3 has a weight below 0 whose part
    rises, 4 a cat without a nose. Bounds: weights are halves from -2 to 4, no two in a
    row alike; every part of a cat is from 0.5 to 12, also in the cats held out.
    """
    hard, base = draws.difficulty, draws.difficulty == HARDEST
    pools: dict[int, tuple[Noses, ...]] = {1: AXES, HARDEST: THREE}
    many = pools.get(hard, _pairs())
    for turn in range(60):
        seen = draws.one(many, "weights seen", turn=turn)
        held = draws.one(_held(seen), "weights held", turn=turn)
        pool = _rows((*seen, *held), base=base)
        first = pool if hard != 3 else [at for at in pool if _rises(at, seen)]
        rest = [at for at in pool if min(at) > 0.0] if hard < 3 else pool
        if not first or len(rest) < 3:
            continue
        one = draws.one(first if hard == 3 else rest, "weights first", turn=turn)
        two = draws.one([x for x in rest if x != one], "weights second", turn=turn)
        others = [x for x in rest if x not in (one, two)]
        three = draws.one(others, "weights third", turn=turn)
        break
    return WeightsLevel(
        id=draws.id,
        title=titled(draws),
        weights=(_pair(one), _pair(two), _pair(three)),
        base=(one[2], two[2], three[2]) if base else None,
        seen=seen,
        held=held,
        span=SPAN,
    )


def _pair(at: Numbers) -> Point:
    return (at[0], at[1])


def hardness(level: WeightsLevel) -> float:
    """0 on the axes, 1 off them, 2 with a weight below 0, 3 with more than a nose."""
    if level.base is not None:
        return 3.0
    if any(x < 0.0 for each in level.weights for x in each):
        return 2.0
    return 0.0 if level.seen in AXES else 1.0


def question(level: WeightsLevel, seed: str) -> Question:
    """A weight from two noses that differ in their first number only."""
    names = "weights check", level.id, seed
    one = float(drawn((1, 2, 3), *names, "first"))
    more = float(drawn((1, 2), *names, "more"))
    other = float(drawn((1, 2, 3), *names, "second"))
    a = drawn([x for x in HALVES if x >= 0.5], *names, "weight")
    b = drawn([x for x in HALVES if x not in (0.0, a) and x > 0.0], *names, "other")
    first, second = a * one + b * other, a * (one + more) + b * other
    noses = (one, other), (one + more, other)
    cats = zip(("1", "2"), noses, (first, second), strict=True)
    given = (
        row(f"question:{n}", f"w · {arrow(at)} = {written(x).text}")
        for n, at, x in cats
    )
    return asked(
        level,
        CHECK,
        (*given, row("check", _("weight = ?"))),
        exact(a),
        (Fraction(second) / Fraction(noses[1][0]),),
        (second - first,),
        (first,),
        one=arrow(noses[0]),
        other=arrow(noses[1]),
        first=written(first).text,
        second=written(second).text,
    )
