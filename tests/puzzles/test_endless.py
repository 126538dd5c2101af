"""Endless levels: solvable by construction, and inside the bounds that they state."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.core.hands import is_nice
from game.puzzles.core.protocol import Drag
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.kinds.dual.endless import COSINES
from game.puzzles.kinds.dual.position import DualLevel
from game.puzzles.kinds.shadow import ShadowLevel
from game.puzzles.levels.library import endless, endless_name
from game.puzzles.session.session import start
from tests.puzzles.support import LORE, made

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


@given(seeds, st.integers(1, 4))
def test_dual_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("dual", seed, difficulty, DualLevel)
    rows = np.array(level.rows)
    assert len(set(rows.ravel())) == 4
    assert np.all(rows != 0.0)
    sizes = np.linalg.norm(rows, axis=1)
    assert np.all((sizes >= 0.7) & (sizes <= 4.3))
    cosine = abs(float(rows[0] @ rows[1])) / float(sizes[0] * sizes[1])
    low, high = COSINES[difficulty]
    assert low - 1e-9 <= cosine <= high + 1e-9
    truth = np.linalg.solve(rows, np.array(level.asked))
    assert is_nice((float(truth[0]), float(truth[1])))
    assert 0.2 - 1e-9 <= float(np.linalg.norm(truth)) <= 2.5 + 1e-9
    assert float(np.linalg.norm(truth - np.array(level.start))) >= 0.8 - 1e-9
    assert sorted(level.asked) == [0.0, 1.0]


@given(seeds, st.integers(1, 3))
def test_shadow_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("shadow", seed, difficulty, ShadowLevel)
    assert 0.0 not in level.r
    assert level.r[0] != level.r[1]
    size = math.hypot(*level.r)
    assert 0.7 <= size <= 4.3
    long = abs(level.asked) / size
    assert 0.6 - 1e-9 <= long <= 2.6 + 1e-9
    if difficulty == 1:
        assert level.asked > 0
    else:
        assert abs(long - abs(level.asked)) >= 0.5 - 1e-9
    value = float(np.dot(level.r, level.start))
    assert abs(value - level.asked) / size >= 1.0 - 1e-9
    answer = start("shadow", level).waive().position.solve()[0]
    assert isinstance(answer, Drag)
    assert is_nice(answer.to)


@given(seeds, st.sampled_from(["shadow", "dual"]), st.integers(1, 3))
def test_a_name_opens_the_same_level_anywhere(
    seed: str, kind: str, difficulty: int
) -> None:
    name = endless_name(kind, difficulty, seed)
    level = endless(name, LORE)
    assert level is not None
    assert level.id == name
    assert endless(level.id, LORE) == level


def test_a_known_name_is_the_level_that_it_always_was() -> None:
    level = endless("dual-2-k7f3", LORE)
    assert level is not None
    assert isinstance(level, DualLevel)
    assert level == made("dual", "k7f3", 2, DualLevel)
    assert level.rows == ((-0.5, 1.0), (1.5, 2.0))


def test_seeds_give_many_levels() -> None:
    duals = {made("dual", str(n), 3, DualLevel).rows for n in range(200)}
    assert len(duals) > 120
    shadows = {
        (s.r, s.asked)
        for s in (made("shadow", str(n), 2, ShadowLevel) for n in range(200))
    }
    assert len(shadows) > 60


def test_what_is_no_endless_name_opens_nothing() -> None:
    for name in ("dual", "dual-9-a", "dual-1-", "dual-1-A!", "board-1-a", "x-1-a", ""):
        assert endless(name, LORE) is None


@given(st.lists(st.integers(), min_size=1), seeds)
def test_a_draw_is_one_of_the_choices_and_always_the_same(
    choices: list[int], seed: str
) -> None:
    assert drawn(choices, seed) in choices
    assert drawn(choices, seed) == drawn(choices, seed)
