"""Nofixed: claims need their evidence; the band is inked where v was; the traps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.arrange import arrange
from game.linalg.kept_lines import turned
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.nofixed.endless import question
from game.puzzles.kinds.nofixed.level import NofixedLevel
from game.puzzles.kinds.nofixed.position import NofixedPosition
from game.puzzles.kinds.nofixed.sheet import WHOLE, passed, passing
from tests.puzzles.support import LIBRARY, made, sat

masks = st.integers(0, WHOLE)
turns = st.floats(-180.0, 180.0)


def level_of(name: str) -> NofixedLevel:
    level = LIBRARY.find("nofixed", name)
    assert isinstance(level, NofixedLevel)
    return level


def begun(name: str) -> NofixedPosition:
    return NofixedPosition.begin(level_of(name)).play(Predict(sure=False))


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("story", ["two", "none", "every"]),
        ("minus", ["two", "none", "one"]),
        ("half-turn", ["one", "two", "every"]),
        ("flips", ["two", "two", "none"]),
        ("close", ["one", "none", "two"]),
        ("strange", ["every", "cannot", "one"]),
        ("marvel", ["none"]),
    ],
)
def test_how_many_lines_the_matrices_keep(name: str, counts: list[str]) -> None:
    assert [sheet.truth() for sheet in begun(name).sheets] == counts


def test_a_claim_without_its_evidence_settles_nothing() -> None:
    position = begun("marvel").play(Turn("claim", "none"))
    assert not position.proven(0)
    for turn in (120.0, 240.0, 9.7):
        position = position.play(Drag("v", turned(turn)))
    assert not position.proven(0)
    assert position.play(Turn("pin", "pinned")).proven(0)
    elsewhere = position.play(Drag("v", turned(60.0))).play(Turn("pin", "pinned"))
    assert not elsewhere.proven(0)


def test_the_band_is_inked_on_the_shorter_way_and_no_further() -> None:
    position = begun("story").play(Drag("v", turned(100.0)))
    assert 70.0 <= 180.0 * position.sheet().swept() <= 85.0


def test_a_run_of_keys_inks_all_that_it_passed_also_back_again() -> None:
    session = sat("nofixed", "story").waive()
    for push in (*[(0.0, 1.0)] * 5, *[(1.0, 0.0)] * 5):
        session = session.nudge("v", push, "coarse")
    position = session.position
    assert isinstance(position, NofixedPosition)
    assert position.sheet().swept() >= 50.0 / 180.0
    assert len(session.steps) == 2  # the reveal, and one run


@given(turns, masks)
def test_a_place_far_out_says_what_was_passed(turn: float, inked: int) -> None:
    assert passed(passing(turned(turn), inked)) == inked
    assert passed(turned(turn)) == 0


def test_a_count_is_foreseen_only_where_all_three_are_right() -> None:
    position = NofixedPosition.begin(level_of("story"))
    for n, claim in enumerate(("two", "none", "every"), 1):
        if n > 1:
            position = position.play(Turn(f"take{n}", f"M{n}"))
        assert position.play(Predict()).foreseen() is False
        position = position.play(Turn("claim", claim))
    assert position.play(Predict()).foreseen() is True


def test_a_line_that_is_laid_far_from_any_that_stays_is_not_foreseen() -> None:
    position = NofixedPosition.begin(level_of("minus"))
    for turn, seen in ((45.0, None), (100.0, False)):
        laid = position.play(Drag("v", turned(turn))).play(Turn("pin", "pinned"))
        assert laid.sheet().claim == "one"
        laid = laid.play(Drag("v", turned(turn + 90.0))).play(Turn("pin", "pinned"))
        assert laid.sheet().claim == "two"
        for n, claim in ((2, "none"), (3, "one")):
            laid = laid.play(Turn(f"take{n}", f"M{n}")).play(Turn("claim", claim))
        assert laid.play(Predict()).foreseen() is (seen is None)


@pytest.mark.parametrize("hard", [1, 2, 3])
def test_endless_shelves_hold_three_matrices_that_can_be_told(hard: int) -> None:
    found = set[str]()
    for seed in range(12):
        level = made("nofixed", f"n{seed}", hard, NofixedLevel)
        begun_ = NofixedPosition.begin(level)
        found |= {sheet.truth() for sheet in begun_.sheets}
        assert len(set(level.shelf)) == 3
        for sheet in begun_.sheets:
            assert sheet.truth() != "none" or abs(sheet.nearest()[1]) >= 2.5
    assert found == {"none", "one", "two", "every"}


def test_paper_asks_for_none_one_or_two() -> None:
    answers = {question(level_of("story"), str(n)).said() for n in range(20)}
    assert answers == {"0", "1", "2"}


def test_what_is_pinned_or_said_moves_nothing_beside_it() -> None:
    position = begun("story")
    pinned = position.play(Turn("pin", "pinned")).play(Turn("claim", "every"))
    before, after = (
        arrange(each.figure(), 850.0, 540.0, 20.0) for each in (position, pinned)
    )
    assert before == after


def test_the_number_that_counts_is_told_from_an_equation() -> None:
    rows = {row.key: row for row in begun("story").named()}
    assert list(rows)[:2] == ["name:slopes", "name:formula"]
    assert rows["name:formula"].note.startswith("its discriminant")
