"""Carry: whose dot products are kept, turned or mirrored, and when none can be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.natural import natural_size
from game.figure.things import Array, Arrow, Work
from game.linalg.kept_dots import places
from game.linalg.kept_lines import between
from game.linalg.plane import dot, length
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.carry.endless import APART, question
from game.puzzles.kinds.carry.level import CarryLevel
from game.puzzles.kinds.carry.position import CarryPosition
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("carry")
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def begun(name: str) -> CarryPosition:
    level = LIBRARY.find("carry", name)
    assert isinstance(level, CarryLevel)
    return CarryPosition.begin(level).play(Predict(sure=False))


@pytest.mark.parametrize(
    ("name", "key", "turned", "mirrored"),
    [
        ("story", "c2", (-0.8, 0.6), (0.8, -0.6)),
        ("lean", "c2", (0.6, 0.8), (-0.6, -0.8)),
        ("seen", "Mq", (-1.4, 0.2), (1.0, -1.0)),
    ],
)
def test_turned_and_mirrored_both_win_and_are_both_foreseen(
    name: str, key: str, turned: tuple[float, float], mirrored: tuple[float, float]
) -> None:
    for to in (turned, mirrored):
        assert held(sat("carry", name).waive().commit(Drag(key, to))).won
        near = (to[0] + 0.2, to[1])
        assert sat("carry", name).commit(Drag(key, near)).predict().foreseen
        far = (to[0] + 0.2, to[1] + 0.3)
        assert sat("carry", name).commit(Drag(key, far)).predict().foreseen is False


def test_columns_of_length_one_that_lean_pull_the_eyes_apart() -> None:
    position = begun("lean")
    there = position.carried()
    assert [dot(at, at) for at in there[:2]] == pytest.approx([1.44, 2.56])
    assert not position.goal().reached


def test_where_only_lengths_are_asked_the_angle_is_free() -> None:
    for degrees in range(0, 360, 25):
        at = np.radians(degrees)
        to = (float(np.cos(at)), float(np.sin(at)))
        assert begun("lengths").play(Drag("c2", to)).goal().reached
    assert not begun("lengths").play(Drag("c2", (0.9, 0.0))).goal().reached


@given(st.floats(-2.0, 2.0))
def test_what_is_across_a_face_on_one_line_goes_anywhere(free: float) -> None:
    c1 = (0.6 + 0.8 * free, 0.0)
    c2 = (0.8 - 0.6 * free, 0.0)
    position = begun("thread").play(Drag("c1", c1)).play(Drag("c2", c2))
    assert position.goal().reached


def test_on_one_line_a_right_angle_has_no_room() -> None:
    for reason in ("long", "across", "same"):
        won = held(sat("carry", "narrow").waive().commit(Turn("said", reason))).won
        assert won == (reason == "across")
        assert not held(sat("carry", "thread").waive().commit(Turn("said", reason))).won
    said = begun("narrow").play(Turn("said", "across"))
    assert not said.play(Drag("c1", (1.0, 0.0))).goal().reached


@given(st.floats(0.0, 6.28), st.sampled_from([1.0, -1.0]))
def test_whoever_has_the_table_has_the_face(at: float, side: float) -> None:
    position = begun("table")
    c, s = np.cos(at), np.sin(at)
    by = np.array([[c, -side * s], [s, side * c]])
    for name, part in zip("pqs", position.face, strict=True):
        x, y = by @ part
        position = position.play(Drag(name, (float(x), float(y))))
    assert position.goal().reached
    assert position.right(position.predicts())


def test_the_two_places_keep_every_dot_product() -> None:
    x, y, to = (2.0, 1.0), (-1.0, 1.0), (1.0, 2.0)
    for at in places(x, y, to):
        assert dot(at, to) == pytest.approx(dot(y, x))
        assert length(at) == pytest.approx(length(y))


def test_a_cell_is_lit_or_shows_its_gap_and_is_covered_before_the_guess() -> None:
    def cells(position: CarryPosition) -> list[list[tuple[str, bool]]]:
        (work,) = (p for p in position.figure().panels if isinstance(p, Work))
        (table,) = work.rows[1].blocks
        assert isinstance(table, Array)
        return [[(each.text, each.lit) for each in row] for row in table.cells]

    level = begun("lean").level
    assert {each for row in cells(CarryPosition.begin(level)) for each in row} == {
        ("?", False)
    }
    assert cells(begun("lean"))[0][:2] == [("−0.56", False), ("0", True)]
    assert cells(begun("lean"))[2][2] == ("2.25", True)


def test_the_other_place_is_shown_beside_the_one_that_was_found() -> None:
    won = solved(sat("carry", "story")).position
    assert isinstance(won, CarryPosition)
    others = [
        item
        for item in won.plane(revealed=True).items
        if isinstance(item, Arrow) and item.key == "other"
    ]
    assert [item.tip for item in others] == [pytest.approx((0.8, -0.6))]


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("carry", seed, difficulty, CarryLevel)
    assert level == made("carry", seed, difficulty, CarryLevel)
    assert not list(CarryPosition.faults(level))
    p, q, s = level.face
    assert all(0.8 <= length(at) <= 3.0 for at in level.face)
    assert min(between(p, q), between(p, s), between(q, s)) >= APART
    position = CarryPosition.begin(level)
    lit = [at for at in position.gaps() if position.lit(at)]
    assert lit == ([(0, 0)] if difficulty == 2 else [])


@given(seeds)
def test_the_paper_check_asks_for_a_column_across(seed: str) -> None:
    level = LIBRARY.find("carry", "story")
    assert isinstance(level, CarryLevel)
    asked = question(level, seed)
    ((above, below),) = asked.answer
    assert abs(above / below) in (0.6, 0.8)
    assert asked.traps[0] == ((-above, below),)


def test_eyes_never_come_to_lie_on_one_line() -> None:
    won = solved(sat("carry", "seen")).position
    assert won.play(Drag("q", (-2.0, -1.0))) == won
    assert won.play(Drag("q", (-1.0, 2.0))) != won


def test_the_forests_table_is_headed_by_what_its_numbers_are() -> None:
    def heading(position: CarryPosition) -> str:
        (work,) = (p for p in position.figure().panels if isinstance(p, Work))
        (table,) = work.rows[1].blocks
        assert isinstance(table, Array)
        return table.name

    assert heading(begun("lean")) == "changes in the forest"
    won = solved(sat("carry", "lean")).position
    assert isinstance(won, CarryPosition)
    assert heading(won) == "forest"


def test_the_tables_stay_as_wide_as_they_are_whatever_is_dragged() -> None:
    session = sat("carry", "story").waive()
    sizes = set()
    for at in [(-0.8, 0.6), (3.0, 3.0), (-3.0, 2.9), (1.0, -2.0)]:
        figure = session.preview(Drag("c2", at), snap=False).figure()
        sizes.add(tuple(natural_size(panel) for panel in figure.panels))
    assert len(sizes) == 1


def test_eyes_and_mouth_are_named_by_their_letters() -> None:
    session = sat("carry", "story")
    (work,) = (panel for panel in session.figure().panels if panel.key == "work")
    assert "eyes p, q, mouth s" in str(work)
    assert "the mouth is s" in session.position.besides()
