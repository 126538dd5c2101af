"""Frame: what was seen of the plot, the far end of a quarter turn, another M."""

from math import cos, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.arrange import arrange
from game.figure.things import Curve, Plane
from game.linalg.frames import frame, leaning, off_frame, stretches
from game.linalg.kept_lines import between, turned
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.frame.endless import question
from game.puzzles.kinds.frame.level import FrameLevel
from game.puzzles.kinds.frame.position import FramePosition
from game.puzzles.kinds.frame.state import NONE
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
entries = st.floats(-5.0, 5.0)


def level_of(name: str) -> FrameLevel:
    level = LIBRARY.find("frame", name)
    assert isinstance(level, FrameLevel)
    return level


def begun(name: str) -> FramePosition:
    return FramePosition.begin(level_of(name)).play(Predict(sure=False))


@pytest.mark.parametrize(
    ("name", "degrees", "long"),
    [
        ("story", 0.0, (3.25**0.5, 0.8125**0.5)),
        ("same", 45.0, (3.0, 1.0)),
        ("broken", 45.0, (45**0.5, 5**0.5)),
        ("half", 26.565, (4.0, 1.0)),
        ("ends", 18.435, (18**0.5, 8**0.5)),
        ("far", 58.2825, (1.618034, 0.618034)),
        ("flat", 26.565, (5.0, 0.0)),
    ],
)
def test_the_frames_and_stretches_are_those_of_the_design(
    name: str, degrees: float, long: tuple[float, float]
) -> None:
    won = solved(sat("frame", name))
    assert won.won
    position = won.position
    assert isinstance(position, FramePosition)
    assert off_frame(position.v, turned(degrees)) < 1e-3
    assert stretches(position.matrix) == pytest.approx(long, abs=1e-6)


@given(entries, entries, entries, entries)
def test_numpy_finds_the_same_frame(a: float, b: float, c: float, d: float) -> None:
    u, s, vt = np.linalg.svd(np.array(((a, b), (c, d))))
    assert u.shape == (2, 2)
    matrix = ((a, b), (c, d))
    assert stretches(matrix) == pytest.approx(tuple(s), abs=1e-9)
    if s[0] - s[1] > 1e-3 * s[0] and s[0] > 1e-3:
        best = (float(vt[0][0]), float(vt[0][1]))
        assert between(frame(matrix), best) < 1e-4


@given(entries, entries, entries, entries, st.floats(0.0, 6.3))
def test_a_quarter_turn_changes_the_sign(
    a: float, b: float, c: float, d: float, at: float
) -> None:
    matrix, v = ((a, b), (c, d)), (cos(at), sin(at))
    other = (-v[1], v[0])
    assert leaning(matrix, other) == pytest.approx(-leaning(matrix, v), abs=1e-9)


def inked(position: FramePosition) -> int:
    (plot,) = (
        panel
        for panel in position.figure().panels
        if isinstance(panel, Plane) and panel.key == "leaning"
    )
    return sum(isinstance(item, Curve) for item in plot.items)


def test_the_plot_is_inked_only_where_v_has_been() -> None:
    still = begun("half")
    assert still.seen == (0.0, 0.0)
    there = still.play(Drag("v", turned(75.0)))
    assert there.seen == pytest.approx((-30.0, 0.0))
    back = there.play(Drag("v", turned(35.0)))
    assert back.seen == pytest.approx((0.0, 40.0))
    round_ = back.play(Drag("v", turned(-60.0))).play(Drag("v", turned(-170.0)))
    assert round_.seen == pytest.approx((0.0, 90.0))
    assert inked(round_) >= 2
    covered = FramePosition.begin(level_of("half")).play(Drag("v", turned(75.0)))
    assert covered.seen == (0.0, 0.0)
    assert inked(covered) == 0


def test_the_far_end_is_foretold_with_its_sign() -> None:
    for said, right in ((-3.0, True), (3.0, False), (0.0, False)):
        start = FramePosition.begin(level_of("ends")).play(Drag("ends", (said, 0.0)))
        assert start.play(Predict()).foreseen() is right


def test_a_right_angle_is_foreseen_by_any_of_its_arms() -> None:
    for degrees, right in ((38.0, True), (128.0, True), (-142.0, True), (36.0, False)):
        start = FramePosition.begin(level_of("broken"))
        laid = start.play(Drag("v", turned(degrees))).play(Predict())
        assert laid.foreseen() is right


def test_none_is_said_after_three_matrices_and_not_before() -> None:
    session = sat("frame", "lose").waive()
    early = session.commit(Turn("said", NONE))
    assert not held(early).won
    for n, at in enumerate(((1.0, 1.0), (2.0, -3.0), (-2.0, 0.5)), 1):
        session = session.commit(Drag("c1", at)).commit(Turn("try", "noted"))
        position = session.position
        assert isinstance(position, FramePosition)
        assert len(position.tried) == n
    near = session.commit(Drag("c1", (-2.0, 0.6)), snap=False)
    assert near.handle("try") is None
    assert [each.key for each in near.position.asleep()] == ["try"]
    assert held(session.commit(Turn("said", NONE))).won


def test_what_is_pushed_goes_along_the_ellipse() -> None:
    pushed = begun("far").play(Drag("Mv", (3.0, 1.0)))
    (x, y), _other = pushed.images()
    assert y / x == pytest.approx(1 / 3)
    session = sat("frame", "far").waive()
    up = session.nudge("Mv", (0.0, 1.0), "coarse").handle("Mv")
    assert up is not None
    assert up.at[1] > 0.1


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("frame", seed, difficulty, FrameLevel)
    assert not list(FramePosition.faults(level))
    most, least = stretches(level.matrix)
    assert 1.3 * least <= most <= 6.0 * least
    assert off_frame(frame(level.matrix), level.start) >= 12.0 - 1e-9
    forty_five = between(frame(level.matrix), (1.0, 1.0)) % 90.0
    assert (min(forty_five, 90.0 - forty_five) < 1e-6) == (difficulty == 1)


@given(seeds)
def test_the_paper_check_is_reckoned_by_hand(seed: str) -> None:
    level = level_of("story")
    asked = question(level, seed)
    assert asked.traps
    ((above, below),) = asked.answer
    assert below == 1
    assert ((0, 1),) in asked.traps or above == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"matrix": ((0.0, 0.0), (0.0, 0.0))}, "matrix"),
        ({"by": "far", "matrix": ((2.0, 1.0), (4.0, 2.0))}, "matrix"),
    ],
)
def test_faults_name_the_field(changes: dict[str, object], field: str) -> None:
    (fault,) = FramePosition.faults(replace(level_of("broken"), **changes))
    assert fault.path == (field,)


@pytest.mark.parametrize(("name", "keys"), [("story", 60), ("half", 37)])
def test_by_keys_too_square_is_exactly_square_and_called_so(
    name: str, keys: int
) -> None:
    session = sat("frame", name).waive()
    met = []
    for _key in range(keys):
        session = session.nudge("v", (1.0, 0.0), "fine")
        position = session.position
        assert isinstance(position, FramePosition)
        says = "stand square." in position.told()
        note = next(iter(position.named())).note
        assert (note == "") is says is position.square()
        met.append(says)
    assert any(met)


def test_what_is_named_does_not_make_the_planes_smaller() -> None:
    won = solved(sat("frame", "half"))
    before, after = (
        arrange(figure, 850.0, 540.0, 20.0) for figure in (won.figure(), won.naming())
    )
    for key in ("plane", "image"):
        assert after[key].h >= before[key].h
