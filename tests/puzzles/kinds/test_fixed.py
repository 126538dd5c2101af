"""Fixed: against numpy's eigenvectors; none, one, two or every line; the traps."""

import re
from math import cos, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Segment
from game.linalg.kept_lines import between, kept_lines, stretch, turn, turned
from game.linalg.plane import Point, dot
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.fixed.endless import NARROW, WIDE, question
from game.puzzles.kinds.fixed.position import (
    ALL,
    EVERY,
    FREE,
    MORE,
    STAYS,
    FixedLevel,
    FixedPosition,
)
from game.puzzles.session import heard
from tests.puzzles.support import LIBRARY, held, made, sat, solved

STEPS = ("fine", "normal", "coarse")
WAYS = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
NAMES = LIBRARY.names("fixed")
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> FixedLevel:
    level = LIBRARY.find("fixed", name)
    assert isinstance(level, FixedLevel)
    return level


def begun(name: str) -> FixedPosition:
    return FixedPosition.begin(level_of(name)).play(Predict(sure=False))


def claimed(position: FixedPosition, *degrees: float) -> FixedPosition:
    for at in degrees:
        position = position.play(Drag("v", turned(at))).play(Turn("pin", STAYS))
    return position


@pytest.mark.parametrize(
    ("name", "stretches"),
    [
        ("story", [3, 2]),
        ("both", [3, 2]),
        ("flip", [4, -1]),
        ("flat", [2.5, 0]),
        ("once", [2]),
        ("none", []),
        ("every", []),
        ("golden", [(1 + 5**0.5) / 2, (1 - 5**0.5) / 2]),
    ],
)
def test_the_stretches_of_the_lines_that_are_found(
    name: str, stretches: list[float]
) -> None:
    won = solved(sat("fixed", name))
    assert won.won
    position = won.position
    assert isinstance(position, FixedPosition)
    found = [stretch(position.matrix, line) for line in position.pinned]
    assert sorted(found) == pytest.approx(sorted(stretches))


def test_to_say_that_there_is_none_is_right_only_where_there_is_none() -> None:
    right = {
        name: held(sat("fixed", name).waive().commit(Turn("said", ALL))).won
        for name in NAMES
    }
    assert {name for name in NAMES if right[name]} == {"none"}
    every = {
        name: held(sat("fixed", name).waive().commit(Turn("said", EVERY))).won
        for name in NAMES
    }
    assert {name for name in NAMES if every[name]} == {"every"}


def test_a_flip_and_what_is_crushed_count() -> None:
    flip = claimed(begun("flip"), np.degrees(np.arctan2(3, 2)))
    assert not flip.play(Turn("said", ALL)).goal().reached
    both = claimed(flip, 135.0).play(Turn("said", ALL))
    assert both.goal().reached
    flat = claimed(begun("flat"), np.degrees(np.arctan2(2, 1)))
    assert not flat.play(Turn("said", ALL)).goal().reached
    assert "0 times" in flat.play(Drag("v", (1.0, -3.0))).describe()


def test_a_sum_of_kept_arrows_is_not_kept_and_is_seen_to_be_wrong() -> None:
    position = claimed(begun("flip"), np.degrees(np.arctan2(3, 2)), 135.0)
    wrong = claimed(position, np.degrees(np.arctan2(2, 3))).play(Turn("said", ALL))
    assert len(wrong.wrong()) == 1
    assert not wrong.goal().reached
    keys = [
        item.key
        for item in wrong.plane(revealed=False).items
        if isinstance(item, Segment) and item.tone == "bad"
    ]
    assert keys == ["pinned:2"]
    for move in wrong.solve():
        wrong = wrong.play(move)
    assert wrong.goal().reached


def test_whoever_turns_v_says_again_that_there_may_be_more() -> None:
    said = begun("none").play(Turn("said", ALL))
    assert said.goal().reached
    assert said.play(Drag("v", said.v)) == said
    assert said.play(Drag("v", turned(10.0))).said == MORE


def test_a_line_is_kept_within_one_degree_and_stands_where_it_is() -> None:
    near = claimed(begun("story"), 0.9)
    assert near.pinned == ((1.0, 0.0),)
    assert not near.wrong()
    far = claimed(begun("story"), 1.1)
    assert far.wrong() == far.pinned
    again = near.play(Turn("pin", FREE))
    assert again.pinned == ()


@pytest.mark.parametrize(
    ("name", "degrees", "right"),
    [
        ("story", 4.0, True),
        ("story", 6.0, False),
        ("none", 4.0, False),
        ("every", 4.0, True),
        ("flat", -72.0, True),
    ],
)
def test_a_line_is_foreseen_within_five_degrees(
    name: str, degrees: float, right: bool
) -> None:
    start = FixedPosition.begin(level_of(name)).play(Drag("v", turned(degrees)))
    assert start.play(Predict()).foreseen() is right


def test_none_and_every_can_be_foreseen() -> None:
    for name, said in (("none", ALL), ("every", EVERY)):
        for answer in (ALL, EVERY):
            session = sat("fixed", name).commit(Turn("said", answer)).predict()
            assert session.foreseen is (answer == said)


def test_keys_turn_by_degrees_and_small_directions_catch() -> None:
    session = sat("fixed", "none").waive()
    for step, degrees in (("coarse", 10.0), ("normal", 2.5), ("fine", 0.5)):
        handle = session.nudge("v", (0.0, 1.0), step).handle("v")
        assert handle is not None
        assert between(handle.at, (1.0, 0.0)) == pytest.approx(degrees)
        again = session.nudge("v", (0.0, 1.0), step).nudge("v", (1.0, 0.0), step)
        assert again.position == session.position
    caught = session.commit(Drag("v", (2.0, 1.03))).handle("v")
    assert caught is not None
    assert between(caught.at, (2.0, 1.0)) < 1e-6


@given(st.floats(0.0, 6.28), st.sampled_from(WAYS), st.sampled_from(STEPS))
def test_the_tip_goes_where_the_key_points_wherever_v_lies(
    at: float, way: Point, step: str
) -> None:
    v = (cos(at), sin(at))
    session = sat("fixed", "none").waive().commit(Drag("v", v), snap=False)
    after = session.nudge("v", way, step).handle("v")
    assert after is not None
    assert dot(after.at, way) >= dot(v, way) - 1e-9
    # The smallest step can be told by what is said.
    nudged = session.nudge("v", way, step)
    if between(after.at, v) > 0.2:
        assert heard.whole(nudged.shown) != heard.whole(session.shown)


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("fixed", seed, difficulty, FixedLevel)
    assert level == made("fixed", seed, difficulty, FixedLevel)
    assert not list(FixedPosition.faults(level))
    kept = kept_lines(level.matrix)
    assert kept is not None
    values = sorted(np.linalg.eigvals(np.array(level.matrix)).real)
    assert all(between(level.start, line) >= 10.0 - 1e-9 for line in kept)
    if difficulty < 4:
        assert len(kept) == 2
        away = between(*kept)
        assert (NARROW <= away < WIDE) if difficulty == 3 else away >= WIDE
        assert (values[0] < 0) == (difficulty == 2)
    elif not kept:
        assert min(abs(turn(level.matrix, turned(n))) for n in range(180)) >= NARROW
    else:
        assert len(kept) == 1 or min(map(abs, values)) < 1e-9


@given(seeds)
def test_the_paper_check_asks_for_a_stretch_and_traps_who_drops_the_sign(
    seed: str,
) -> None:
    asked = question(level_of("story"), seed)
    (by,) = (above / below for above, below in asked.answer)
    assert asked.judge(str(by))
    assert asked.traps[0] == ((int(-by), 1),)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": (0.0, 0.0)}, "start"),
        ({"start": (1.0, 0.01)}, "start"),
        ({"matrix": ((9.0, 1.0), (0.0, 2.0))}, "matrix"),
        ({"matrix": ((2.0, 1.0), (0.0, 1.9))}, "matrix"),
        ({"matrix": ((1.0, -0.01), (0.01, 1.0))}, "matrix"),
        ({"span": 0.1}, "span"),
    ],
)
def test_faults_name_the_field(changes: dict[str, object], field: str) -> None:
    (fault,) = FixedPosition.faults(replace(level_of("story"), **changes))
    assert fault.path == (field,)


def test_questions_are_asked_in_whole_numbers() -> None:
    level = LIBRARY.find("fixed", "story")
    assert isinstance(level, FixedLevel)
    for seed in range(300):
        asked = question(level, str(seed))
        assert not re.search(r"about|\d\.\d", asked.words)
