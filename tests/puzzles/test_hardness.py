"""Endless levels grow harder with their difficulty, by what each kind says is hard."""

from itertools import pairwise
from statistics import mean

import pytest

from game.puzzles.kinds.table import KINDS, kind_of
from tests.puzzles.support import LORE

STARRED = [name for name, kind in KINDS.items() if kind.generate is not None]
SEEDS = 120


@pytest.mark.wide
@pytest.mark.parametrize("name", STARRED)
def test_on_the_mean_the_next_difficulty_is_harder(name: str) -> None:
    kind = kind_of(name, LORE)
    assert kind.generate is not None
    assert kind.hardness is not None
    means = []
    for difficulty in range(1, kind.hardest + 1):
        made = (kind.generate(f"hard{n}", difficulty) for n in range(SEEDS))
        means.append(mean(kind.hardness(level) for level in made if level is not None))
    assert all(one < next_ for one, next_ in pairwise(means)), means


def test_the_hardest_slips_take_more_moves_to_mend() -> None:
    """Not only by their halves: a slip that one move mends is seldom among them."""
    kind = KINDS["slip"]
    assert kind.generate is not None
    assert kind.hardness is not None
    moves = []
    for difficulty in range(1, kind.hardest + 1):
        made = [kind.generate(f"slip{n}", difficulty) for n in range(SEEDS)]
        moves.append(mean(int(kind.hardness(x)) for x in made if x is not None))
    assert moves == sorted(set(moves)), moves
