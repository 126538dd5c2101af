"""Trend: what units do to it, whose middle counts, and that it tells no weight."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Dots, Plane, Segment, Sign, Work
from game.linalg.kept_lines import between, turned
from game.linalg.plane import Point, scaled
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.trend.endless import question
from game.puzzles.kinds.trend.level import FEWEST, TrendLevel, covariance, top
from game.puzzles.kinds.trend.own import cloud_of_misses, habit, springs
from game.puzzles.kinds.trend.position import TrendPosition
from game.puzzles.kinds.trend.state import MIDDLE, NONE
from game.puzzles.session.session import start
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> TrendLevel:
    level = LIBRARY.find("trend", name)
    assert isinstance(level, TrendLevel)
    return level


def begun(name: str) -> TrendPosition:
    return TrendPosition.begin(level_of(name)).play(Predict(sure=False))


def laid(position: TrendPosition, degrees: float) -> TrendPosition:
    return position.play(Drag("rod", scaled(turned(degrees), 2.0)))


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        ("story", 37.98),
        ("centre", -63.43),
        ("units", 63.43),
        ("inch", 13.65),
        ("same", 45.0),
    ],
)
def test_the_rod_rests_where_the_design_says(name: str, degrees: float) -> None:
    won = solved(sat("trend", name)).position
    assert isinstance(won, TrendPosition)
    assert between(won.rod, turned(degrees)) < 0.01
    off = laid(won, degrees + 1.1)
    assert not off.goal().reached
    assert laid(won, degrees + 180.9).goal().reached


def test_the_units_change_at_the_reveal_and_not_before() -> None:
    start = TrendPosition.begin(level_of("inch"))
    assert start.points() == start.given
    after = start.play(Predict(sure=False))
    x, y = after.points()[0]
    assert (x, y) == pytest.approx((-3 * 2.54, -2))
    same = np.array(begun("same").points())
    assert same.std(axis=0) == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize(
    ("name", "degrees", "right"),
    [
        ("story", 40.0, True),
        ("story", 30.26, False),  # the line of least upright springs
        ("units", 61.0, True),
        ("units", 45.0, False),  # the old rod, stretched
        ("inch", 17.0, True),
        ("centre", 9.79, False),  # toward the crowd
        ("none", 0.0, False),
    ],
)
def test_a_rod_is_foreseen_within_four_degrees_of_where_it_will_rest(
    name: str, degrees: float, right: bool
) -> None:
    start = laid(TrendPosition.begin(level_of(name)), degrees)
    assert start.play(Predict()).foreseen() is right


def test_none_is_right_only_where_all_lines_are_as_good() -> None:
    for name in ("story", "centre", "units", "inch", "same", "none"):
        session = sat("trend", name).waive()
        if name == "centre":
            session = session.commit(Turn("about", MIDDLE))
        assert held(session.commit(Turn("said", NONE))).won == (name == "none")


def test_about_the_pin_a_rod_is_not_enough() -> None:
    there = laid(begun("centre"), -63.43)
    assert not there.goal().reached
    assert there.play(Turn("about", MIDDLE)).goal().reached


@pytest.mark.parametrize(
    ("her", "reached", "foreseen"),
    [(2 / 3, True, True), (0.85, False, True), (1.0, False, False)],
)
def test_her_weight_is_told_by_upright_misses(
    her: float, reached: bool, foreseen: bool
) -> None:
    start = TrendPosition.begin(level_of("her")).play(Drag("her", (2.0, her)))
    after = start.play(Predict())
    assert after.goal().reached is reached
    assert after.foreseen() is foreseen
    moved = after.play(Drag("her", (-1.0, 9.0)))
    assert moved.hand_of("her") is not None
    assert moved.her == level_of("her").span


def test_a_unit_can_lay_the_trend_anywhere() -> None:
    assert begun("wish").best_unit() == pytest.approx(1.4)
    for toward in ((1.0, 2.0), (2.0, 1.0), (1.0, 1.5)):
        level = replace(level_of("wish"), toward=toward)
        position = TrendPosition.begin(level).play(Predict(sure=False))
        best = replace(position, unit=position.best_unit())
        to = best.target()
        assert to is not None
        assert between(to, toward) < 3.0


def test_a_person_who_is_moved_stays_where_he_was_put() -> None:
    won = solved(sat("trend", "inch"))
    moved = won.commit(Drag("p1", (2.54, 3.0)), snap=False).position
    assert isinstance(moved, TrendPosition)
    assert moved.points()[0] == pytest.approx((2.54, 3.0))
    assert moved.given[0] == pytest.approx((1.0, 3.0))


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("trend", seed, difficulty, TrendLevel)
    assert not list(TrendPosition.faults(level))
    points = np.array(level.points)
    assert np.allclose(points.sum(axis=0), 0.0)
    after = points * level.units
    s = np.linalg.svd(after)[1] ** 2
    assert s[0] / s[1] >= 1.6 - 1e-9
    before = top(covariance(level.points))
    to = top(covariance(tuple((float(x), float(y)) for x, y in after)))
    assert before is not None
    assert to is not None
    assert (between(before, to) >= 10.0 - 1e-9) == (difficulty > 1)


@given(seeds)
def test_the_paper_check_asks_for_the_larger_mean_square(seed: str) -> None:
    asked = question(level_of("story"), seed)
    ((by, below),) = asked.answer
    assert below == 1
    assert (asked.traps[0][0][0]) < by


offs = st.tuples(st.floats(-2, 2), st.floats(-2, 2))


def of_hand(*misses: Point) -> TrendLevel:
    level = level_of("yours").of_hand(misses)
    assert isinstance(level, TrendLevel)
    return level


@given(st.lists(offs, max_size=60))
def test_the_cloud_of_any_hand_can_be_played(misses: list[Point]) -> None:
    level = of_hand(*misses)
    assert level.own or len(misses) < FEWEST or np.ptp(misses, axis=0).max() < 0.03
    session = solved(start("trend", level))
    assert session.won
    points = np.array(level.cloud())
    assert np.allclose(points.mean(axis=0), 0.0, atol=1e-6)
    if level.own:
        true = np.array(misses) - np.mean(misses, axis=0)
        share = points[np.abs(true) > 1e-3] / true[np.abs(true) > 1e-3]
        assert np.allclose(share, share[0])
        assert abs(points).max() <= level.span


def test_what_is_asked_says_whose_the_arrows_are() -> None:
    mine, theirs = of_hand(*[(0.1, 0.0), (0.2, 0.1)] * 6), of_hand((0.1, 0.0))
    assert "your arrows" in springs(mine)
    assert "the Patient’s arrows" in springs(theirs)
    assert "arrows" not in springs(level_of("story"))


def test_with_fewer_than_twelve_it_says_so_and_takes_the_patients() -> None:
    few, many = of_hand(*[(0.1, 0.0)] * 11), of_hand(*[(0.1, 0.0), (0.2, 0.1)] * 6)
    assert len(few.cloud()) == 28
    told = start("trend", few).announce()
    assert told.startswith("Arrows that you laid as a guess, lines not counted: 11. ")
    assert "these 28 are the Patient's" in told
    assert start("trend", many).announce().startswith("12 arrows that you laid")
    assert "our own" not in few.title
    sure = of_hand(*[(0.001, 0.0)] * 20)
    assert "too sure. These 28 are the Patient's" in start("trend", sure).announce()


@pytest.mark.parametrize(
    ("along", "left", "both", "words"),
    [
        (0.3, 0.1, 1, "too far, and a little to the left, and the two go together"),
        (-0.3, -0.2, -1, "too short, and to the right, and the two go together"),
        (-0.1, 0.3, 0, "a little too short, and to the left, and the two have little"),
        (0.0, 0.0, 0, "neither too far nor too short, and to neither side, and the"),
    ],
)
def test_what_is_said_of_a_hand_is_so(
    along: float, left: float, both: int, words: str
) -> None:
    around = [(0.05, 0.05 * both), (-0.05, -0.05 * both), (0.02, -0.02), (-0.02, 0.02)]
    around += [] if both else [(0.05, -0.05), (-0.05, 0.05), (0.07, 0.07)]
    around += [] if both else [(-0.07, -0.07)]
    misses = tuple((along + x, left + y) for x, y in around * 4)
    assert habit(misses).startswith(words)
    assert level_of("yours").of_hand(misses) != level_of("yours")


def test_a_hand_that_scatters_widely_has_no_habit_from_a_chance_mean() -> None:
    wide = tuple((0.02 + x, 0.0) for x in (-0.5, 0.5) * 8)
    assert habit(wide).startswith("neither too far")


def test_the_picture_for_the_credits_has_every_miss_and_its_trend() -> None:
    misses = tuple((0.1 * n, 0.05 * n) for n in range(20))
    (plane,) = cloud_of_misses(misses).panels
    assert isinstance(plane, Plane)
    (dots,) = (item for item in plane.items if isinstance(item, Dots))
    (rod,) = (item for item in plane.items if item.key == "rod")
    assert len(dots.points) == 20
    assert isinstance(rod, Segment)
    assert rod.b[1] / rod.b[0] == pytest.approx(0.5)


def test_a_wrong_none_is_answered_and_the_button_says_what_it_does() -> None:
    there = begun("story")
    assert "say that there is none" in texts(there)
    wrong = there.play(Turn("said", NONE))
    assert "say that there is none" not in texts(wrong)
    assert "Not so" in wrong.now()
    right = begun("none").play(Turn("said", NONE))
    assert "Not so" not in right.now()


def texts(position: TrendPosition) -> list[str]:
    works = (panel for panel in position.beside() if isinstance(panel, Work))
    rows = (row for work in works for row in work.rows)
    return [x.text for row in rows for x in row.blocks if isinstance(x, Sign)]
