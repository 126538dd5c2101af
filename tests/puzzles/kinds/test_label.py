"""Label: which fillings make what is asked, what is stuck, what tiles are called."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg.whole_svd import whole_svds
from game.puzzles.core.protocol import Predict, Turn
from game.puzzles.kinds.label.endless import question
from game.puzzles.kinds.label.level import EMPTY, LabelLevel, solutions
from game.puzzles.kinds.label.position import LabelPosition
from tests.puzzles.support import LIBRARY, made, sat

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)


def level_of(name: str) -> LabelLevel:
    level = LIBRARY.find("label", name)
    assert isinstance(level, LabelLevel)
    return level


def laid(name: str, *tiles: str) -> LabelPosition:
    position = LabelPosition.begin(level_of(name))
    for n, tile in enumerate(tiles, 1):
        position = position.play(Turn(f"socket{n}", tile))
    return position.play(Predict())


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("square", {("b", "c", "a")}),
        ("turned", {("c", "b", "aᵀ")}),
        ("squares", {("d", "b", "e")}),
        ("home", {("cᵀ", "b", "aᵀ")}),
    ],
)
def test_these_fillings_win_and_no_others(
    name: str, ways: set[tuple[str, ...]]
) -> None:
    assert set(solutions(level_of(name))) == ways


def test_both_frames_exchanged_make_another_matrix() -> None:
    out = laid("square", "a", "c", "b").product()
    assert out is not None
    assert np.allclose(out, [[2, -3], [0, 2]])


def test_unturned_the_frame_makes_another_matrix() -> None:
    out = laid("turned", "c", "b", "a").product()
    assert out is not None
    assert np.allclose(out, [[1.6, 3.8], [6.2, 1.6]])


def test_edges_that_do_not_fit_are_told() -> None:
    assert (
        "Socket 1 takes 2, but socket 2 gives 3" in laid("story", "b", "a").describe()
    )
    assert "Socket 1 does not give" in laid("story", "c").describe()
    assert "Socket 3 takes 3, but 2 come in" in laid("story", "a", "?", "a").describe()


def test_it_is_foreseen_where_it_makes_m_at_once() -> None:
    assert laid("square", "b", "c", "a").foreseen() is True
    assert laid("square", "a", "c", "b").foreseen() is False


def test_no_name_is_asked_before_the_tiles_are_right() -> None:
    keys = {h.key for h in laid("story", "a", "b").handles()}
    assert "name1" not in keys
    right = laid("story", "a", "b", "c")
    assert "name1" in {h.key for h in right.handles()}
    assert not right.goal().reached
    for n, name in enumerate(("u-columns", "stretches", "v-rows"), 1):
        right = right.play(Turn(f"name{n}", name))
    assert right.goal().reached
    assert right.play(Turn("name1", "u-rows")).goal().reached  # U is symmetric
    assert not right.play(Turn("name3", "stretches")).goal().reached


@given(seeds, st.integers(1, 3))
def test_endless_levels_hold_factors_that_are_told_apart(seed: str, hard: int) -> None:
    level = made("label", seed, hard, LabelLevel)
    m, n = len(level.u[1]), len(level.v[1])
    assert (m == n) == (hard > 1)
    assert solutions(level)
    if hard > 1:
        whole = level.matrix()
        assert np.allclose(whole, whole.round())
        assert not np.allclose(whole, whole.T)


def test_the_pool_is_as_large_as_was_counted_and_svds_are_right() -> None:
    pool = whole_svds()
    assert len(pool) == 352
    assert sum(x.stretches is not None for x in pool) == 112
    for each in pool:
        m = np.array(each.matrix)
        for v, u, value in zip(
            (each.v1, each.v2), (each.u1, each.u2), each.values, strict=True
        ):
            assert np.array_equal(m.T @ m @ v, value * np.array(v))
            x, y = m @ v
            assert x * u[1] == y * u[0]
            assert (m @ v) @ u > 0


def test_paper_asks_for_sizes() -> None:
    for n in range(12):
        asked = question(level_of("story"), str(n))
        rows, columns = (int(x) for x, _one in asked.answer)
        given_ = re.search(r"is (\d) × (\d)", asked.words)
        assert given_ is not None
        m, n_ = map(int, given_.groups())
        tile = re.search(r"has (\S+)\?", asked.words)
        assert tile is not None
        assert (rows, columns) == {"U": (m, m), "D": (m, n_)}.get(tile[1], (n_, n_))


def test_turning_a_socket_on_and_on_never_empties_it() -> None:
    session = sat("label", "story")
    seen = []
    for _turn in range(9):
        session = session.turn("socket1")
        seen.append(session.position.handles()[0].value)
    assert EMPTY not in seen
    assert len(set(seen)) == len(level_of("story").variants())
    # By its name it still can be taken out.
    emptied = session.commit(Turn("socket1", EMPTY))
    assert emptied.position.handles()[0].value == EMPTY
