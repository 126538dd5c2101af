import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Bars, Plane, Work
from game.linalg.kept_lines import between, turned
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Predict
from game.puzzles.kinds.axis.cloud import AxisLevel
from game.puzzles.kinds.axis.endless import COUNTS, RATIOS, question
from game.puzzles.kinds.axis.position import ENOUGH, AxisPosition
from tests.puzzles.support import LIBRARY, arrows_in, held, made, sat, solved

NAMES = LIBRARY.names("axis")
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
angles = st.floats(0.0, 2.0 * math.pi)
places = st.tuples(st.floats(-3.5, 3.5), st.floats(-3.5, 3.5))


def level_of(name: str) -> AxisLevel:
    level = LIBRARY.find("axis", name)
    assert isinstance(level, AxisLevel)
    return level


def begun(name: str) -> AxisPosition:
    return AxisPosition.begin(level_of(name)).play(Predict(sure=False))


def along(angle: float) -> Point:
    return (math.cos(angle), math.sin(angle))


def most(points: tuple[Point, ...]) -> float:
    array = np.array(points)
    return float(np.linalg.eigvalsh(array.T @ array)[-1])


def wins(position: AxisPosition, direction: Point) -> bool:
    return position.play(Drag("rod", direction)).goal().reached


def test_three_points_by_hand() -> None:
    points = ((3.0, 0.0), (-2.0, 1.0), (0.0, -1.0))
    level = AxisLevel(id="x", title="", points=points, start=(1.0, 0.0))
    flat = AxisPosition.begin(level).play(Predict(sure=False))
    assert flat.taken() == pytest.approx(13.0)
    assert flat.left() == pytest.approx(2.0)
    slanted = flat.play(Drag("rod", (4.0, 3.0)))
    assert slanted.taken() == pytest.approx(5.76 + 1.0 + 0.36)
    assert slanted.taken() + slanted.left() == pytest.approx(15.0)


@given(st.sampled_from(NAMES), angles)
def test_the_goal_is_one_percent_below_the_greatest_eigenvalue(
    name: str, angle: float
) -> None:
    position = begun(name).play(Drag("rod", along(angle)))
    array = np.array(position.points)
    share = float(np.sum((array @ np.array(along(angle))) ** 2)) / most(position.points)
    assume(abs(share - ENOUGH) > 1e-6)
    assert position.goal().reached == (share >= ENOUGH)


@given(st.sampled_from(NAMES), angles, st.floats(0.01, 50.0))
def test_both_ends_are_the_same_rod_at_any_distance(
    name: str, angle: float, far: float
) -> None:
    position = begun(name)
    x, y = along(angle)
    one = position.play(Drag("rod", (x, y)))
    other = position.play(Drag("rod", (-far * x, -far * y)))
    assert one.taken() == pytest.approx(other.taken())
    assert one.goal().closeness == pytest.approx(other.goal().closeness)


@given(st.sampled_from(NAMES), angles)
def test_along_and_across_always_add_up_to_the_same(name: str, angle: float) -> None:
    position = begun(name).play(Drag("rod", along(angle)))
    whole = float(np.sum(np.array(position.points) ** 2))
    assert position.taken() + position.left() == pytest.approx(whole)
    bars = position.figure().panels[1]
    assert isinstance(bars, Bars)
    assert bars.whole == pytest.approx(whole)
    assert sum(part.size for part in bars.bars[0].parts) == pytest.approx(whole)


@given(st.lists(places, min_size=3, max_size=9), angles)
def test_any_cloud_that_a_player_makes_is_judged(
    points: list[Point], angle: float
) -> None:
    position = replace(begun("story"), points=tuple(points))
    turned = position.play(Drag("rod", along(angle)))
    for each in (turned, turned.play(turned.solve()[0]) if turned.solve() else turned):
        assert 0.0 <= each.goal().closeness <= 1.0
        assert "nan" not in each.describe()
        assert each.figure(revealed=True).panels
        assert each.naming().panels
    assert each.goal().reached


def test_a_cloud_that_is_dragged_onto_the_pin_has_every_answer() -> None:
    position = replace(begun("longest"), points=((0.0, 0.0),) * 3)
    assert position.goal().reached
    assert position.hint(1).words
    assert position.naming().panels


def test_the_longest_point_is_a_guide_once_and_then_it_is_not() -> None:
    right = {}
    for name in ("longest", "crowd"):
        position = begun(name)
        right[name] = wins(position, max(position.points, key=lambda p: math.hypot(*p)))
    assert right == {"longest": True, "crowd": False}


def test_the_line_of_least_vertical_distances_misses() -> None:
    position = begun("steep")
    x, y = np.array(position.points).T
    slope, _ = np.polyfit(x, y, 1)
    through_pin = float(np.linalg.lstsq(x[:, None], y, rcond=None)[0][0])
    assert not wins(position, (1.0, float(slope)))
    assert not wins(position, (1.0, through_pin))
    work = position.naming().panels[1]
    assert isinstance(work, Work)
    assert any("vertical" in row.note for row in work.rows)


def test_the_cloud_s_own_long_side_is_not_the_axis_through_the_pin() -> None:
    position = begun("aside")
    array = np.array(position.points)
    own = np.linalg.svd(array - array.mean(axis=0))[2][0]
    assert not wins(position, (float(own[0]), float(own[1])))
    assert wins(position, (float(array.mean(axis=0)[0]), float(array.mean(axis=0)[1])))


def test_between_mirror_images_no_point_lies_on_the_answer() -> None:
    position = begun("between")
    assert not any(wins(position, point) for point in position.points)
    assert wins(position, (0.8, 0.6))


def test_nearly_round_means_that_many_rods_will_do() -> None:
    wide = {}
    for name in ("story", "round"):
        position = begun(name)
        wide[name] = sum(
            wins(position, along(math.radians(degree))) for degree in range(180)
        )
    assert wide["round"] > 1.5 * wide["story"]


def test_springs_are_seen_from_the_first_and_their_pull_after_the_reveal() -> None:
    session = sat("axis", "story")
    plane, bars = session.figure().panels
    assert isinstance(plane, Plane)
    assert isinstance(bars, Bars)
    assert sum(item.key.startswith("spring") for item in plane.items) == 28
    assert not any(item.key == "pull" for item in plane.items)
    assert bars.bars[0].parts == ()
    assert session.position.goal().closeness == 0.0
    after = session.commit(Drag("rod", (1.0, 1.0))).predict()
    plane, bars = after.figure().panels
    assert isinstance(plane, Plane)
    assert isinstance(bars, Bars)
    assert sum(item.key == "pull" for item in plane.items) == 1
    assert bars.bars[0].guess is not None


def test_the_springs_draw_the_rod_in_once_revealed_and_not_before() -> None:
    guessing = sat("axis", "story")
    best = guessing.position.solve()[-1]
    assert isinstance(best, Drag)
    for degrees in (-20.0, -8.0, 3.0, 15.0):
        aim = Drag("rod", turned(degrees, best.to))
        laid = guessing.commit(aim).position
        pulled = guessing.waive().commit(aim).position
        free = guessing.waive().commit(aim, snap=False).position
        assert isinstance(laid, AxisPosition)
        assert isinstance(pulled, AxisPosition)
        assert isinstance(free, AxisPosition)
        assert between(laid.rod, best.to) == pytest.approx(abs(degrees))
        assert free.rod == laid.rod
        assert between(pulled.rod, best.to) < abs(degrees) * 0.9
        # The pull is toward the balance, from whichever side.
        assert pulled.pull() * free.pull() > 0.0
        assert abs(pulled.pull()) < abs(free.pull())


def test_a_rod_far_from_balance_stays_in_the_hand() -> None:
    session = sat("axis", "story").waive()
    best = session.position.solve()[-1]
    assert isinstance(best, Drag)
    aim = turned(60.0, best.to)
    put = session.commit(Drag("rod", aim)).position
    assert isinstance(put, AxisPosition)
    assert between(put.rod, aim) < 1e-6


def test_a_rod_laid_well_by_eye_was_foreseen_from_either_end() -> None:
    for end, right in (((0.9, 0.4), True), ((-0.9, -0.4), True), ((0.0, 1.0), False)):
        session = sat("axis", "story").commit(Drag("rod", end)).predict()
        assert session.foreseen is right


def test_the_hint_says_which_way_the_springs_turn_the_rod() -> None:
    position = begun("story")
    best = math.atan2(*reversed(position.best()))
    for off, way in ((-0.5, " anticlockwise"), (0.5, " clockwise")):
        turned = position.play(Drag("rod", along(best + off)))
        assert way in turned.hint(1).words


def test_the_quotes_are_about_what_was_laid_by_eye() -> None:
    won = solved(sat("axis", "story").commit(Drag("rod", (0.0, 1.0))).predict())
    quotes = won.position.quotes()
    assert quotes["guess"].words == "(0, 1)"
    array = np.array(begun("story").points)
    share = 100.0 * float(np.sum(array[:, 1] ** 2) / np.sum(array**2))
    assert quotes["share"].numbers[0] == pytest.approx(share)


@given(seeds, st.integers(1, 4))
def test_endless_clouds_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("axis", seed, difficulty, AxisLevel)
    assert level == made("axis", seed, difficulty, AxisLevel)
    array = np.array(level.points)
    assert len(array) == COUNTS[difficulty]
    values = np.linalg.svd(array, compute_uv=False)
    low, high = RATIOS[difficulty]
    assert low - 0.04 <= values[0] / values[1] <= high + 0.04
    assert np.all(np.abs(array.mean(axis=0)) <= 0.01)
    assert np.abs(array).max() <= 3.7
    axis = np.linalg.svd(array)[2][0]
    degrees = math.degrees(math.atan2(axis[1], axis[0])) % 90.0
    assert 8.0 <= degrees <= 82.0
    start = np.array(level.start) / np.linalg.norm(level.start)
    assert abs(float(start @ axis)) <= math.cos(math.radians(34.0))
    assert not list(AxisPosition.faults(level))


@given(st.sampled_from(NAMES), st.integers(0, 50))
def test_the_paper_check_is_exact(name: str, seed: int) -> None:
    asked = question(level_of(name), str(seed))
    way, *points = arrows_in(asked.words)
    assert np.linalg.norm(way) == pytest.approx(1.0)
    above, below = asked.answer[0]
    assert above / below == pytest.approx(float(np.sum((np.array(points) @ way) ** 2)))
    assert not asked.judge(str(above / below + 1))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"span": 0.1}, ("span",)),
        ({"start": (0.0, 0.0)}, ("start",)),
        ({"points": ((1.0, 0.0), (2.0, 1.0))}, ("points",)),
        ({"count": 4}, ("points",)),
        ({"points": ((1.0, 0.0), (2.0, 1.0), (9.0, 1.0))}, ("points", 2)),
        ({"points": ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))}, ("points",)),
        ({"points": ((0.0, 0.0),) * 3}, ("points",)),
        ({"points": (), "count": 2}, ("count",)),
        ({"points": (), "count": 9, "shape": ((0.0, 0.0), (0.0, 0.0))}, ("shape",)),
        ({"points": (), "count": 9, "shape": ((9.0, 0.0), (0.0, 1.0))}, ("shape",)),
    ],
)
def test_wrong_numbers_are_named(
    changes: dict[str, object], path: tuple[str | int, ...]
) -> None:
    found = list(AxisPosition.faults(replace(level_of("crowd"), **changes)))
    assert [fault.path for fault in found] == [path]
    assert found[0].message


def test_a_win_is_held_and_kept() -> None:
    session = sat("axis", "steep").waive()
    assert held(session.commit(Drag("rod", (-0.25, -0.97)))).won


def test_hints_before_the_guess_say_which_way_and_never_that_a_wrong_rod_is_right() -> (
    None
):
    for name in LIBRARY.names("axis"):
        session = sat("axis", name)
        best = session.position.solve()[-1]
        assert isinstance(best, Drag)
        for degrees in (-85.0, -40.0, 40.0, 85.0):
            laid = session.commit(Drag("rod", turned(degrees, best.to))).position
            assert isinstance(laid, AxisPosition)
            way = "clockwise" if degrees > 0 else "anticlockwise"
            assert way in laid.nearer().words.split()[-1]
            ghost = laid.nearest().ghost
            assert isinstance(ghost, Drag)
            assert between(ghost.to, best.to) < abs(degrees)
        right = session.commit(best).position
        assert isinstance(right, AxisPosition)
        assert "right" in right.nearer().words
        assert right.nearest().ghost is None
