"""Loop: words are read and written, what may pass what, and the fewest moves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.core import pressed_answer
from game.puzzles.core.brackets import (
    Pair,
    Tree,
    cases,
    leaves,
    passed,
    read,
    slid,
    spoken,
    worth,
    written,
)
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.loop.level import LoopLevel
from game.puzzles.kinds.loop.paper import question
from game.puzzles.kinds.loop.position import LoopPosition
from game.puzzles.kinds.loop.state import NOBODY, fewest
from tests.puzzles.support import LIBRARY, sat

NAMES = LIBRARY.names("loop")


def level_of(name: str) -> LoopLevel:
    level = LIBRARY.find("loop", name)
    assert isinstance(level, LoopLevel)
    return level


def begun(name: str) -> LoopPosition:
    return LoopPosition.begin(level_of(name)).play(Predict(sure=False))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    letters: list[Tree] = list(draw(st.text("MT", min_size=1, max_size=5)))
    letters.append("v")
    while len(letters) > 1:
        at = draw(st.integers(0, len(letters) - 2))
        letters[at : at + 2] = [Pair(letters[at], letters[at + 1])]
    return letters[0]


@given(trees())
def test_a_word_is_read_as_it_was_written(tree: Tree) -> None:
    assert read(written(tree).replace("Mᵀ", "T")) == tree


@given(trees())
def test_cases_pass_and_neither_order_nor_worth_changes(tree: Tree) -> None:
    m = np.array([[2.0, 1.0], [-1.0, 3.0]])
    known = {"M": m, "T": m.T, "v": np.array([1.0, 2.0])}
    for at in cases(tree):
        after = passed(tree, at)
        assert after != tree
        assert leaves(after) == leaves(tree)
        assert np.allclose(worth(after, known), worth(tree, known))
        assert any(passed(after, back) == tree for back in cases(after))


@pytest.mark.parametrize(
    ("start", "goal", "many"),
    [
        ("M (T (M v))", "(M T)(M v)", 1),
        ("M ((T M) v)", "(M T)(M v)", 2),
        ("M ((T M)((T M) v))", "(M T)((M T)(M v))", 4),
        ("M ((T M)((T M) v))", "((M T)(M T))(M v)", 5),
    ],
)
def test_the_fewest_moves(start: str, goal: str, many: int) -> None:
    way = fewest((read(start), None), (read(goal), None), swap=False)
    assert way is not None
    assert len(way) == many


@pytest.mark.parametrize(
    ("name", "par"),
    [("story", 1), ("deep", 2), ("number", 4), ("other", 4), ("laps", 4), ("empty", 1)],
)
def test_the_solver_takes_as_many(name: str, par: int) -> None:
    assert len(list(begun(name).answer())) == par


def test_letters_that_are_exchanged_lead_elsewhere() -> None:
    position = begun("swap")
    key = next(h for h in position.handles() if h.key == "swap")
    after = position.play(Turn("swap", key.values[1]))
    assert position.same()
    assert not after.same()
    known = after.level.known()
    assert np.array_equal(worth(read("M ((T M) v)"), known), [4, 0])
    assert np.array_equal(
        worth(read("T ((M M) v)"), known), worth(after.sides[0], known)
    )
    assert "ends elsewhere" in after.now()


def test_a_rail_too_many_is_taken_back_on_the_way() -> None:
    position = begun("number")
    values = next(h for h in position.handles() if h.key == "rideT").values
    astray = position.play(Turn("rideT", values[1]))
    assert "back" in {m.handle for m in astray.answer() if isinstance(m, Turn)}


def test_a_number_slides_past_a_rail_and_no_further() -> None:
    assert slid(read("M (16 v)")) == read("16 (M v)")
    assert slid(read("16 (M v)")) == read("16 (M v)")


@pytest.mark.parametrize(("name", "times"), [("story", 16), ("laps", 256), ("swap", 2)])
def test_how_many_times_as_long_is_foreseen(name: str, times: float) -> None:
    position = LoopPosition.begin(level_of(name))
    for guess, seen in ((times, True), (times * 1.5, False)):
        laid = position.play(Drag("times", (guess, 0.0)))
        assert laid.play(Predict()).foreseen() is seen


def test_who_is_carried_by_no_train() -> None:
    session = sat("loop", "marvel")
    for key, to in (("w1", 2.0), ("w2", -2.0)):
        assert not session.position.goal().reached
        session = session.commit(Drag(key, (to, 0.0)))
    assert session.position.goal().reached


def test_cases_are_heard() -> None:
    assert spoken(read("M (T (M v))")) == "M, then a case: Mᵀ, then a case: M with v"
    assert spoken(read("(M T)(M v)")) == (
        "a case: M with Mᵀ, case closed, then a case: M with v"
    )


def test_paper_asks_for_the_same_number_of_times() -> None:
    for seed in range(8):
        asked = question(level_of("story"), str(seed))
        n = int(asked.words.split(" times")[0].rsplit(" ", 1)[1])
        assert all(x % n == 0 for x, _one in asked.answer)


def test_what_may_be_moved_reads_as_it_stands_in_the_picture() -> None:
    """Values are codes to be typed, and no code is shown."""
    for name in NAMES:
        for handle in begun(name).handles():
            seen = handle.shows or handle.values
            assert not any("T" in each for each in seen), (name, handle.key)
            if handle.shows:
                codes = [each.replace("Mᵀ", "T").replace(" ", "") for each in seen]
                assert tuple(codes) == handle.values


def test_who_does_board_is_not_nobody() -> None:
    for name, told in (("story", True), ("empty", False)):
        said = begun(name).play(Turn(pressed_answer.SAID, NOBODY))
        assert ("Not so" in said.now()) is told
