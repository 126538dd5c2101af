"""Warp: the Jacobian against small differences, whole curves of answers, one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg.kept_lines import between, turned
from game.linalg.plane import Point, added, apart, scaled
from game.puzzles.core.protocol import Drag, Predict
from game.puzzles.kinds.warp.endless import FAR, question
from game.puzzles.kinds.warp.level import WarpLevel, answers, formula_of, turned_by
from game.puzzles.kinds.warp.position import WarpPosition
from tests.puzzles.support import LIBRARY, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
places = st.floats(-2.0, 2.0)
NAMES = LIBRARY.names("warp")
TINY = 1e-6


def level_of(name: str) -> WarpLevel:
    level = LIBRARY.find("warp", name)
    assert isinstance(level, WarpLevel)
    return level


def begun(name: str) -> WarpPosition:
    return WarpPosition.begin(level_of(name)).play(Predict(sure=False))


@given(st.sampled_from(NAMES), places, places)
def test_close_up_the_map_is_its_matrix(name: str, x: float, y: float) -> None:
    level = level_of(name)
    rows = level.close_up((x, y))
    for column, (i, j) in enumerate(((1.0, 0.0), (0.0, 1.0))):
        after = level.to((x + TINY * i, y + TINY * j))
        before = level.to((x - TINY * i, y - TINY * j))
        found = scaled(added(after, scaled(before, -1.0)), 0.5 / TINY)
        assert apart(found, (rows[0][column], rows[1][column])) < 1e-5


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("story", [(0.3, 1.0), (-2.0, -1.0)], [(0.0, 0.0), (1.0, 0.9)]),
        ("fold", [(0.7, 1.0), (0.0, -1.0)], [(0.0, 0.0)]),
        ("mirror", [(1.1, 0.0), (0.0, 2**0.5)], [(0.0, 1.0)]),
        ("polar", [(1.0, 2.0), (-1.0, 0.3)], [(0.5, 1.0)]),
        ("twist", [(1.0, -1.0), (-0.5, 2.0)], [(1.0, 1.0), (-1.0, -1.0)]),
        ("eighth", [(1.0, 1.0), (0.3, 1.7)], [(0.0, 0.0), (-1.0, -1.0)]),
        ("everywhere", [(0.0, 1.0), (0.0, 0.2)], [(0.0, -1.0), (1.0, 0.0)]),
    ],
)
def test_whole_curves_are_right(
    name: str, right: list[Point], wrong: list[Point]
) -> None:
    for places_, reached in ((right, True), (wrong, False)):
        for at in places_:
            assert begun(name).play(Drag("lens", at)).goal().reached is reached, at


def test_a_step_is_right_whichever_way_along_the_line() -> None:
    position = begun("bend")
    for by, reached in ((26.57, True), (206.57, True), (24.0, False), (0.0, False)):
        to = position.rim(turned(by))
        assert position.play(Drag("probe", to)).goal().reached is reached


def test_at_a_point_nothing_is_round_or_turned() -> None:
    there = begun("everywhere").play(Drag("lens", (0.0, 0.0)))
    assert not there.goal().reached
    assert "falls to a point" in there.describe()


@pytest.mark.parametrize(
    ("name", "key", "at", "right"),
    [
        ("story", "lens", (0.4, 1.12), True),
        ("story", "lens", (0.4, 1.25), False),
        ("fold", "lens", (0.0, 0.0), False),
        ("twist", "lens", (1.1, -1.0), True),
        ("bend", "probe", (1.5 + 0.9, 0.35), True),
        ("bend", "probe", (1.5 + 0.9, 0.0), False),
    ],
)
def test_a_place_is_foreseen_within_a_seventh(
    name: str, key: str, at: Point, right: bool
) -> None:
    start = WarpPosition.begin(level_of(name)).play(Drag(key, at))
    assert start.play(Predict()).foreseen() is right


def test_the_whole_lens_stays_in_view_and_carries_its_step() -> None:
    session = solved(sat("warp", "bend"))
    for handle in session.commit(Drag("lens", (99.0, 99.0))).handles():
        assert max(map(abs, handle.at)) <= session.position.view()


def test_keys_turn_the_step() -> None:
    session = sat("warp", "bend").waive()
    before = session.position
    assert isinstance(before, WarpPosition)
    after = session.nudge("probe", (1.0, 0.0), "normal").position
    assert isinstance(after, WarpPosition)
    assert between(before.probe, after.probe) == pytest.approx(2.5)
    assert after.probe[0] > before.probe[0]


def test_a_map_is_written_as_people_write_it() -> None:
    assert formula_of(((3.0, 1, 0),)) == "3x"
    assert formula_of(((1.0, 0, 3), (-3.0, 0, 1))) == "y³ − 3y"
    assert formula_of(((0.5, 2, 0), (-0.5, 0, 2))) == "0.5x² − 0.5y²"
    assert formula_of(((1.0, 1, 1), (2.0, 0, 0))) == "xy + 2"
    assert formula_of(((-1.0, 1, 0),)) == "−x"


def test_a_turn_is_that_of_the_whole_matrix() -> None:
    assert turned_by(level_of("eighth").close_up((1.0, 1.0))) == pytest.approx(45.0)


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("warp", seed, difficulty, WarpLevel)
    assert not list(WarpPosition.faults(level))
    assert answers(level)
    assert level.off(level.lens, level.probe) >= FAR - 1e-9
    assert (level.asks == "round") == (difficulty == 1)


@given(seeds)
def test_the_paper_check_is_the_step_close_up(seed: str) -> None:
    asked = question(level_of("story"), seed)
    (p, _one), (_q, _other) = asked.answer
    assert p > 0
    assert len(asked.wrong()) == 3
