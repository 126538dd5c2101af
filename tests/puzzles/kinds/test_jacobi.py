"""Jacobi: the meter falls by what is squared away; which pair must come first."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Array, Arrow, Note, Plane
from game.puzzles.core.protocol import Drag, Move, Predict, Turn
from game.puzzles.kinds.jacobi.endless import question
from game.puzzles.kinds.jacobi.level import (
    HALF,
    JacobiLevel,
    dot,
    meter,
    pairs,
    right_turn,
    shortest,
    turn,
)
from game.puzzles.kinds.jacobi.position import TONES, JacobiPosition
from game.puzzles.kinds.jacobi.state import BACK, firsts
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
entries = st.floats(-5.0, 5.0).filter(lambda x: abs(x) > 0.01)
column = st.tuples(entries, entries, entries)


def level_of(name: str) -> JacobiLevel:
    level = LIBRARY.find("jacobi", name)
    assert isinstance(level, JacobiLevel)
    return level


def begun(name: str) -> JacobiPosition:
    return JacobiPosition.begin(level_of(name)).play(Predict(sure=False))


def needle(by: float) -> tuple[float, float]:
    way = np.radians(90 + by)
    return (float(np.cos(way)), float(np.sin(way)))


@pytest.mark.parametrize(
    ("name", "turns", "stretches"),
    [
        ("story", 1, (45**0.5, 5**0.5)),
        ("half", 1, (4.0, 1.0)),
        ("tall", 1, (17**0.5, 1.0)),
        ("third", 1, (18**0.5, 8**0.5)),
        ("three", 2, (5.0, 1 + 2**0.5, 2**0.5 - 1)),
        ("quiet", 2, (4.828427, 4.0, 0.828427)),
        ("slant", 2, (1 + 13**0.5, 13**0.5 - 1, 1.0)),
        ("ring", 2, (3.0, 3**0.5, 3**0.5)),
    ],
)
def test_the_turns_and_the_stretches_are_those_of_the_design(
    name: str, turns: int, stretches: tuple[float, ...]
) -> None:
    won = solved(sat("jacobi", name))
    assert won.won
    position = won.position
    assert isinstance(position, JacobiPosition)
    assert position.count() == turns
    long = sorted((np.hypot.reduce(c) for c in position.columns()), reverse=True)
    assert long == pytest.approx(stretches, abs=1e-5)


@given(column, column, column)
def test_a_turn_to_square_lowers_the_meter_by_the_square_of_its_pair(
    a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]
) -> None:
    columns = (a, b, c)
    for i, j in pairs(3):
        by = right_turn(columns[i], columns[j])
        after = turn(columns, ((i, j), by))
        assert dot(after[i], after[j]) == pytest.approx(0.0, abs=1e-7)
        gone = dot(columns[i], columns[j]) ** 2
        assert meter(columns) - meter(after) == pytest.approx(gone, abs=1e-6)
        assert abs(by) <= HALF


@pytest.mark.parametrize("name", ["three", "quiet", "slant", "ring"])
def test_the_first_pairs_are_found_by_trying_all_ways(name: str) -> None:
    columns = level_of(name).columns()
    assert shortest(columns, 1) is None
    right = set()
    for one, other in product(pairs(3), repeat=2):
        there = columns
        for i, j in (one, other):
            by = right_turn(there[i], there[j])
            there = turn(there, ((i, j), by))
        if meter(there) < 1e-9:
            right.add(one)
    assert set(firsts(columns, 2)) == right
    assert (len(right) == 3) == (name == "ring")


def test_the_worst_pair_first_takes_more_than_two_turns() -> None:
    there = level_of("quiet").columns()
    meters = []
    for _turn in range(5):
        i, j = max(pairs(3), key=lambda p: abs(dot(there[p[0]], there[p[1]])))
        there = turn(there, ((i, j), right_turn(there[i], there[j])))
        meters.append(meter(there))
    assert meters == pytest.approx([68, 14.4, 3.4, 1.0, 0.005], rel=0.05)


def test_turns_that_are_too_many_are_taken_back() -> None:
    session = sat("jacobi", "quiet").waive()
    for pair in ("c1 c3", "c2 c3", "c1 c2"):
        session = session.commit(Turn("pair", pair))
        position = session.position
        assert isinstance(position, JacobiPosition)
        to = Drag("dial", needle(position.square_at()))
        session = session.commit(to, snap=False)
    assert isinstance(session.position, JacobiPosition)
    assert session.position.count() == 3
    assert session.position.solve()[0] == Turn("back", BACK)
    assert held(solved(session)).won


def test_looking_at_other_pairs_costs_no_turn() -> None:
    position = begun("three")
    looks: tuple[Move, ...] = tuple(
        Turn("pair", f"c{i} c{j}") for i, j in permutations((1, 2, 3), 2) if i < j
    )
    for move in looks * 2:
        position = position.play(move)
    assert position.count() == 0
    assert len(position.turns) == 1


@pytest.mark.parametrize(
    ("name", "by", "right"),
    [
        ("story", 43.0, True),
        ("story", -42.0, True),
        ("story", 38.0, False),
        ("half", 24.0, True),
        ("half", 45.0, False),
    ],
)
def test_a_dial_is_foreseen_within_five_degrees(
    name: str, by: float, right: bool
) -> None:
    start = JacobiPosition.begin(level_of(name)).play(Drag("dial", needle(by)))
    assert start.play(Predict()).foreseen() is right


def test_a_pair_is_foreseen_where_two_turns_follow() -> None:
    for pair in ("c1 c2", "c1 c3", "c2 c3"):
        start = JacobiPosition.begin(level_of("quiet")).play(Turn("pair", pair))
        assert start.play(Predict()).foreseen() is (pair == "c1 c2")


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("jacobi", seed, difficulty, JacobiLevel)
    assert not list(JacobiPosition.faults(level))
    s = np.linalg.svd(np.array(level.matrix))[1]
    assert 1.3 - 1e-9 <= s[0] / s[1] <= 6.0 + 1e-9
    assert len(level.matrix) == (3 if difficulty == 3 else 2)
    if difficulty < 3:
        equal = abs(right_turn(*level.columns())) == HALF
        assert equal == (difficulty == 1)


@given(seeds)
def test_the_paper_check_traps_who_forgets_to_double(seed: str) -> None:
    asked = question(level_of("story"), seed)
    ((above, below),) = asked.answer
    half = asked.traps[0][0]
    assert half[0] * 2 * below == above * half[1]


@pytest.mark.parametrize("by", [-45.0, -20.0, 0.0, 30.0, 45.0])
def test_the_needle_is_turned_as_far_as_the_columns_are(by: float) -> None:
    position = JacobiPosition.begin(level_of("story")).play(Drag("dial", needle(by)))
    (dial,) = (p for p in position.figure().panels if p.key == "dial")
    assert isinstance(dial, Plane)
    (tip,) = (x.tip for x in dial.items if isinstance(x, Arrow))
    assert np.degrees(np.arctan2(-tip[0], tip[1])) == pytest.approx(by)
    beyond = position.play(Drag("dial", needle(2.0 * by)))
    assert abs(beyond.dial()) <= HALF


def test_what_is_read_off_has_the_colour_of_the_column_that_it_was() -> None:
    """The longer one stands first in U, wherever it stood in M."""
    won = begun("story").play(Drag("dial", needle(-45.0)))
    first, second = won.columns()
    assert dot(second, second) > dot(first, first)
    (row,) = (row for row in won.named() if row.key == "name:UV")
    for table in row.blocks:
        assert isinstance(table, Array)
        assert [cell.tone for cell in table.cells[0]] == [TONES[1], TONES[0]]


def test_the_dial_bears_the_sign_that_the_words_have() -> None:
    turned = begun("story").play(Drag("dial", needle(-30.0)))
    assert "by −30°" in turned.describe()
    (dial,) = (x for x in turned.pictures(revealed=False) if x.key == "dial")
    assert isinstance(dial, Plane)
    notes = {note.text: note.at for note in dial.items if isinstance(note, Note)}
    (tip,) = (item.tip for item in dial.items if isinstance(item, Arrow))
    assert notes["−30°"][0] > 0.0 > notes["30°"][0]
    assert tip[0] > 0.0
