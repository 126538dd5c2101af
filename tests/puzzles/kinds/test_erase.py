"""Erase: where the floor lies, which rain keeps the food, and what cannot be kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Array, Note, Plane, Work
from game.linalg.kept_lines import between
from game.linalg.plane import Point, across, apart, dot, unit
from game.puzzles.core.hands import clamped
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.erase.endless import FAR, LEANS, NEAR, question
from game.puzzles.kinds.erase.level import EraseLevel
from game.puzzles.kinds.erase.position import ErasePosition
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def begun(name: str) -> ErasePosition:
    level = LIBRARY.find("erase", name)
    assert isinstance(level, EraseLevel)
    return ErasePosition.begin(level).play(Predict(sure=False))


def near(to: Point) -> object:
    return pytest.approx(to, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "key", "way", "landings"),
    [
        ("story", "floor", (1, 0), [(-1, 0), (2, 0), (2, 0)]),
        ("other", "floor", (0, 1), [(0, 1), (0, -1), (0, 2)]),
        ("between", "floor", (2, -1), [(-1.6, 0.8), (1.4, -0.7), (2, -1)]),
        ("leaning", "rain", (-1, 2), [(4 / 3, -2 / 3), (8 / 3, -4 / 3), (3, -1.5)]),
    ],
)
def test_everything_lands_where_green_hears_nothing(
    name: str, key: str, way: Point, landings: list[Point]
) -> None:
    for side in (1.0, -1.0):
        to = unit((side * way[0], side * way[1]))
        session = held(sat("erase", name).waive().commit(Drag(key, to)))
        assert session.won
        position = session.position
        assert isinstance(position, ErasePosition)
        for at, landing in zip(position.things, landings, strict=True):
            assert position.lands(at) == near(landing)
    for at, right in ((landings[0], True), ((landings[0][0], -1.4), False)):
        laid = sat("erase", name).commit(Drag("guess", at))
        assert laid.predict().foreseen is right


def test_a_number_struck_out_takes_no_green_from_what_leans() -> None:
    position = begun("between")
    heard = [position.reading(position.green, at) for at in position.things]
    assert heard == pytest.approx([-1, 2, 3])
    assert not position.goal().reached


def test_what_is_nothing_but_green_lands_on_nothing_and_twice_moves_nothing() -> None:
    session = sat("erase", "again").waive().commit(Drag("floor", unit((2.0, -1.0))))
    assert not held(session).won
    before = session.position
    assert isinstance(before, ErasePosition)
    assert before.lands(before.things[0]) == near((0.0, 0.0))
    session = session.commit(Turn("falls", "twice"))
    assert held(session).won
    after = session.position
    assert isinstance(after, ErasePosition)
    for at in after.things:
        landing = after.lands(at)
        assert landing is not None
        assert after.lands(landing) == near(landing)
    turned = session.commit(Drag("floor", (1.0, 0.0))).position
    assert isinstance(turned, ErasePosition)
    assert turned.falls == "once"


def test_food_that_is_green_backwards_is_said_and_never_kept() -> None:
    for said in ("backwards", "frog", "across"):
        session = sat("erase", "same").commit(Turn("said", said))
        assert session.predict().foreseen is (said == "backwards")
        assert held(session.waive()).won is (said == "backwards")
        assert not held(sat("erase", "leaning").waive().commit(Turn("said", said))).won
    for degrees in range(0, 180, 7):
        at = np.radians(degrees)
        to = (float(np.cos(at)), float(np.sin(at)))
        assert not held(sat("erase", "same").waive().commit(Drag("rain", to))).won


def test_rain_between_the_middles_blinds_every_reader() -> None:
    position = begun("unthought")
    assert position.split() == pytest.approx(1.8**0.5)
    there = position.play(Drag("rain", unit((2.0, 1.0))))
    assert there.goal().reached
    assert there.split() == pytest.approx(0.0, abs=1e-9)
    assert there.lands(there.things[0]) != near(there.lands(there.others[0]) or (9, 9))


def test_rain_along_the_floor_lands_nowhere_and_is_told() -> None:
    position = begun("leaning").play(Drag("rain", unit((2.0, -1.0))))
    assert position.lands(position.things[0]) is None
    assert "nothing lands" in position.describe()
    assert not position.goal().reached


def test_the_table_is_covered_before_the_guess_and_lit_where_it_is_right() -> None:
    def cells(position: ErasePosition) -> list[list[tuple[str, bool]]]:
        (work,) = (p for p in position.figure().panels if isinstance(p, Work))
        (table,) = work.rows[0].blocks
        assert isinstance(table, Array)
        return [[(each.text, each.lit) for each in row] for row in table.cells]

    level = begun("leaning").level
    assert cells(ErasePosition.begin(level))[0] == [
        ("?", False),
        ("?", False),
        ("2", False),
    ]
    assert cells(begun("leaning"))[0] == [
        ("0", True),
        ("−1.2", False),
        ("2", False),
    ]
    won = solved(sat("erase", "leaning")).position
    assert isinstance(won, ErasePosition)
    assert cells(won)[0] == [("0", True), ("2", True), ("2", False)]


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("erase", seed, difficulty, EraseLevel)
    assert level == made("erase", seed, difficulty, EraseLevel)
    assert not list(ErasePosition.faults(level))
    axes = ((1.0, 0.0), (0.0, 1.0))
    leans = min(between(level.green, axis) for axis in axes)
    assert leans == 0.0 if difficulty == 1 else leans >= LEANS
    if difficulty == 3:
        assert dot(level.green, level.food or level.green) == 0.0
    if difficulty == 4:
        assert NEAR <= between(level.green, level.food or level.green) <= FAR
    position = ErasePosition.begin(level)
    for at in level.things:
        to = position.rightly(at)
        assert to is not None
        assert clamped(to, level.span) == to
        assert apart(at, to) >= 0.4
        assert dot(to, level.green) == pytest.approx(0.0, abs=1e-9)
    if level.floor is not None:
        assert between(level.floor, across(level.green)) >= LEANS


@given(seeds)
def test_the_paper_check_asks_for_what_is_left(seed: str) -> None:
    level = LIBRARY.find("erase", "story")
    assert isinstance(level, EraseLevel)
    asked = question(level, seed)
    assert all(below == 1 for _above, below in asked.answer)
    assert asked.answer not in asked.traps
    assert len(set(asked.traps)) == len(asked.traps)


@pytest.mark.parametrize("name", ["story", "leaning"])
def test_the_line_is_called_floor_while_it_is_guessed_about(name: str) -> None:
    level = begun(name).level
    (plane,) = ErasePosition.begin(level).pictures(revealed=False)
    assert isinstance(plane, Plane)
    notes = [item.text for item in plane.items if isinstance(item, Note)]
    assert notes.count("floor") == 1


@pytest.mark.parametrize("name", LIBRARY.names("erase"))
def test_the_name_of_the_floor_stands_clear_of_what_falls(name: str) -> None:
    position = sat("erase", name).position
    assert isinstance(position, ErasePosition)
    (plane,) = (p for p in position.figure().panels if isinstance(p, Plane))
    names = [x for x in plane.items if isinstance(x, Note) and x.key == "name:floor"]
    for note in names:
        assert min(apart(note.at, at) for at in position.points()) > 0.8
