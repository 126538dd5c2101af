"""Power: exact numbers, how many presses it takes, and what never leans."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.linalg.kept_lines import between
from game.puzzles.core.protocol import Drag, Move, Predict, Turn
from game.puzzles.kinds.power.endless import RATIOS, question
from game.puzzles.kinds.power.level import PowerLevel
from game.puzzles.kinds.power.position import PowerPosition
from game.puzzles.kinds.power.state import BOTH, MOST, NEVER
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> PowerLevel:
    level = LIBRARY.find("power", name)
    assert isinstance(level, PowerLevel)
    return level


def begun(name: str) -> PowerPosition:
    return PowerPosition.begin(level_of(name)).play(Predict(sure=False))


def pressed(position: PowerPosition, times: int) -> PowerPosition:
    for _time in range(times):
        position = position.press()
    return position


def numbers(position: PowerPosition) -> tuple[int, int]:
    return (int(position.x[0]), int(position.x[1]))


@pytest.mark.parametrize(
    ("name", "moves"),
    [
        ("story", 4),
        ("anywhere", 3),  # the fourth start, and two presses
        ("stuck", 4),
        ("slow", 6),
        ("never", 3),
        ("own", 2),
        ("peel", 3),
        ("golden", 4),
    ],
)
def test_the_reference_way_is_the_shortest_of_the_design(name: str, moves: int) -> None:
    assert len(begun(name).solve()) == moves


@pytest.mark.parametrize(("start", "presses"), [("0", 4), ("1", 3), ("2", 4), ("3", 2)])
def test_a_start_decides_only_how_long_it_takes(start: str, presses: int) -> None:
    position = begun("anywhere").play(Turn("start", start))
    assert not pressed(position, presses - 1).lit()
    assert pressed(position, presses).goal().reached


def test_a_matrix_that_was_squared_does_two_presses_in_one() -> None:
    plain = pressed(begun("slow"), 17)
    assert plain.lit()
    assert not pressed(begun("slow"), 16).lit()
    for squares, presses in ((1, 9), (2, 5), (3, 3), (4, 2), (5, 1)):
        position = begun("slow")
        for _time in range(squares):
            position = position.square()
        assert pressed(position, presses).lit()
        assert not pressed(position, presses - 1).lit()
        assert squares + presses >= 6


def test_what_is_straight_across_stays_so_for_ever() -> None:
    position = begun("stuck").play(Drag("v", (-1.0, 2.0)))
    far = pressed(position, MOST)
    assert far.presses == MOST
    assert far.x[1] == -2 * far.x[0]
    beside = begun("stuck").play(Drag("v", (-1.0, 2.1)))
    assert between(pressed(beside, 20).way(), (2.0, 1.0)) < 1.0
    assert far.press() == far


def test_the_numbers_are_exact_however_large() -> None:
    position = pressed(begun("golden"), MOST)
    fib = [1, 1]
    while len(fib) < 2 * MOST:
        fib.append(fib[-1] + fib[-2])
    assert numbers(position) == (fib[-2], fib[-1])
    assert position.describe()


def test_never_is_said_after_it_was_seen_to_go_round() -> None:
    session = sat("power", "never").waive()
    assert not held(session.commit(Turn("said", NEVER))).won
    moves: tuple[Move, ...] = (Turn("press", "1"), Turn("press", "2"))
    for move in (*moves, Turn("said", NEVER)):
        session = session.commit(move)
    assert held(session).won
    for name in LIBRARY.names("power"):
        said = solved(sat("power", name)).position.play(Turn("said", NEVER))
        assert said.goal().reached == (name == "never")


def test_by_m_alone_it_leans_to_another_line() -> None:
    alone = pressed(begun("own"), 40)
    assert between(alone.way(), (0.0, 1.0)) < 2.0
    assert not alone.goal().reached
    both = pressed(alone.play(Turn("which", BOTH)), 6)
    assert both.goal().reached


def test_what_was_taken_away_is_gone_and_the_rest_leans_at_once() -> None:
    first = begun("peel")
    assert first.hand_of("take") is None
    assert [each.key for each in first.asleep()] == ["take"]
    found = pressed(first, 1)
    left = found.play(Turn("take", "1"))
    fifth = Fraction(1, 5)
    assert left.left() == ((2 * fifth, -4 * fifth), (-fifth, 2 * fifth))
    assert not left.goal().reached
    assert pressed(left, 1).goal().reached


@pytest.mark.parametrize(
    ("name", "at", "right"),
    [
        ("story", (1.0, 1.2), True),
        ("story", (1.0, 1.5), False),
        ("stuck", (-1.0, 2.0), True),
        ("stuck", (2.0, 1.0), False),
        ("own", (2.0, 1.0), True),
        ("own", (0.0, 1.0), False),
    ],
)
def test_a_line_is_foreseen_within_eight_degrees(
    name: str, at: tuple[float, float], right: bool
) -> None:
    key = "v" if name == "stuck" else "line"
    start = PowerPosition.begin(level_of(name)).play(Drag(key, at))
    assert start.play(Predict()).foreseen() is right


def test_never_can_be_foreseen() -> None:
    for name in ("never", "story"):
        start = PowerPosition.begin(level_of(name)).play(Turn("said", NEVER))
        assert start.play(Predict()).foreseen() is (name == "never")


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("power", seed, difficulty, PowerLevel)
    assert not list(PowerPosition.faults(level))
    low, high = np.linalg.eigvalsh(np.array(level.matrix))
    least, most = RATIOS[difficulty]
    assert least - 1e-9 <= high / low <= most + 1e-9
    assert level.square == (difficulty == 3)


@given(seeds)
def test_the_paper_check_is_the_matrix_twice(seed: str) -> None:
    asked = question(level_of("story"), seed)
    assert len(asked.answer) == 2
    assert all(below == 1 for _above, below in asked.answer)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"by": "stuck", "matrix": ((2.0, 1.0), (0.0, 2.5))}, "matrix"),
        ({"by": "peel", "matrix": ((2.0, 1.0), (4.0, 2.0))}, "matrix"),
    ],
)
def test_faults_name_the_field(changes: dict[str, object], field: str) -> None:
    (fault,) = PowerPosition.faults(replace(level_of("story"), **changes))
    assert fault.path == (field,)


def test_a_start_on_the_top_line_is_told_apart_from_one_that_is_stuck() -> None:
    start = begun("stuck")
    top = start.play(Drag("v", (2.0, 1.0)))
    assert pressed(top, 3).on_top()
    assert "lies on the top line" in pressed(top, 3).to_reach()
    across = start.play(Drag("v", (-1.0, 2.0)))
    assert not across.on_top()
    assert "lies on the top line" not in across.to_reach()


def test_each_press_by_keys_is_a_step_of_its_own() -> None:
    session = sat("power", "story").waive()
    for _press in range(3):
        session = session.nudge("press", (1.0, 0.0))
    held = session.handle("press")
    assert held is not None
    assert (held.value, session.cost()) == ("3", 3)
