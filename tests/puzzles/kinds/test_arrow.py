"""Arrow: two numbers and one arrow; images under a matrix against numpy; the traps."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Arrow, Curve, Grid, Note, Plane, Segment
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Predict
from game.puzzles.kinds.arrow.endless import SPAN, question
from game.puzzles.kinds.arrow.position import ArrowLevel, ArrowPosition, steps
from game.puzzles.session.session import Session
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("arrow")
MAPPED = [name for name in NAMES if name not in ("story", "west")]
inside = st.floats(-3.4, 3.4)
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> ArrowLevel:
    level = LIBRARY.find("arrow", name)
    assert isinstance(level, ArrowLevel)
    return level


def plane_of(session: Session) -> Plane:
    plane = session.figure().panels[0]
    assert isinstance(plane, Plane)
    return plane


def keys(session: Session) -> set[str]:
    return {item.key for item in plane_of(session).items}


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((2.0, 1.0), "2 along, 1 up"),
        ((-3.0, -1.0), "3 back, 1 down"),
        ((0.0, -0.5), "0 along, 0.5 down"),
        ((0.123456, 2.0), "≈ 0.12 along, 2 up"),
    ],
)
def test_an_arrow_is_walked_along_and_up(at: Point, words: str) -> None:
    assert steps(at) == words


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("story", (1, 2)),
        ("west", (-3, -1)),
        ("image", (-1, 3)),
        ("both", (3, -2)),
        ("half", (-3, 1)),
        ("collapse", (3, 1.5)),
    ],
)
def test_the_guess_is_right_where_the_shown_arrow_ends(name: str, ends: Point) -> None:
    right = sat("arrow", name).commit(Drag("guess", ends)).predict()
    assert right.foreseen is True
    x, y = ends
    wrong = sat("arrow", name).commit(Drag("guess", (y, x))).predict()
    assert wrong.foreseen is False
    assert solved(right).outcome() == "solved"
    assert solved(wrong).outcome() == "missed"


@given(st.sampled_from(MAPPED), st.tuples(inside, inside))
def test_what_is_drawn_as_m_v_is_m_times_v(name: str, v: Point) -> None:
    assume(np.hypot(*v) > 0.2)
    session = sat("arrow", name).waive().commit(Drag("v", v), snap=False)
    items = {item.key: item for item in plane_of(session).items}
    out, moved = items.get("vector:Mv"), items["moved"]
    m = np.array(level_of(name).matrix)
    assert isinstance(moved, Grid)
    assert np.allclose(moved.matrix, m)
    if out is None:
        assert np.allclose(m @ v, 0.0, atol=1e-6)
        return
    assert isinstance(out, Arrow)
    assert np.allclose(out.tip, m @ v)
    end = items["step:2"]
    assert isinstance(end, Segment)
    assert np.allclose(end.b, m @ v)


def test_the_grid_moves_at_the_reveal_and_takes_v_along() -> None:
    session = sat("arrow", "image")
    assert not keys(session) & {"moved", "vector:Mv", "goal"}
    after = session.waive()
    assert keys(after) >= {"moved", "vector:Mv", "goal"}
    out = next(i for i in plane_of(after).items if i.key == "vector:Mv")
    assert isinstance(out, Arrow)
    assert out.carried is not None
    assert out.carried.points == ((-1.0, 1.0),)


def test_no_number_stands_on_the_grid_before_the_guess() -> None:
    session = sat("arrow", "story")
    texts = [i.text for i in plane_of(session).items if isinstance(i, Note)]
    assert texts == ["?"]
    moved = session.commit(Drag("guess", (1.3, 2.2)), snap=False).position.describe()
    assert "1.3" not in moved
    after = [i.text for i in plane_of(session.waive()).items if isinstance(i, Note)]
    assert {"1", "2", "−1"} <= set(after)


def test_the_first_arrow_stays_to_be_seen_beside_the_guess() -> None:
    session = sat("arrow", "image").commit(Drag("guess", (2.0, 2.0))).predict()
    assert "first" not in keys(session)
    session = session.commit(Drag("v", (1.0, 1.0)))
    items = {item.key: item for item in plane_of(session).items}
    first = items["first"]
    assert isinstance(first, Arrow)
    assert first.tip == (-1.0, 3.0)
    assert {"guess:at", "miss"} <= set(items)


def test_of_a_flattened_plane_a_whole_line_of_arrows_is_right() -> None:
    right = 0
    for v in ((-1.0, 0.0), (0.0, 2.0), (-0.5, 1.0), (0.5, 3.0), (1.0, 0.0)):
        session = sat("arrow", "collapse").waive().commit(Drag("v", v), snap=False)
        truth = 2.0 * v[0] - v[1] == -2.0
        assert held(session).won is truth
        right += truth
    assert right == 4
    won = solved(sat("arrow", "collapse").waive())
    line = next(i for i in plane_of(won).items if i.key == "answers")
    assert isinstance(line, Segment)
    for x, y in (line.a, line.b):
        assert 2.0 * x - y == pytest.approx(-2.0)


def test_where_no_arrow_is_brought_there_a_hint_says_so() -> None:
    position = ArrowPosition.begin(level_of("collapse")).play(Predict(sure=False))
    away = replace(position, matrix=((2.0, -1.0), (2.0, -1.0)))
    assert away.solve() == ()
    assert "No arrow" in away.hint(1).words


def test_the_ring_is_closed_where_it_is_reached() -> None:
    session = sat("arrow", "both").waive()
    for each, tone in ((session, "goal"), (solved(session), "good")):
        ring = next(i for i in plane_of(each).items if i.key == "goal")
        assert isinstance(ring, Curve)
        assert ring.tone == tone


def test_each_phase_says_what_to_do_now() -> None:
    session = sat("arrow", "image")
    assert [each.position.now() for each in (session, session.waive())] == [
        "Drag the “?” to where M takes v.",
        "Now drag v until M v ends in the ring.",
    ]


def test_the_hints_before_a_guess_walk_to_it() -> None:
    for name, turn, end in (
        ("story", (1.0, 0.0), (1.0, 2.0)),
        ("image", (-2.0, 1.0), (-1.0, 3.0)),
    ):
        position = sat("arrow", name).position
        assert position.hint(3).ghost == Drag("guess", turn)
        assert position.hint(4).moves == (Drag("guess", end),)
        laid = position.play(Drag("guess", end))
        assert laid.hint(4).moves == ()


def test_v_says_why_it_waits_where_it_is_shown() -> None:
    assert [h.key for h in sat("arrow", "image").position.asleep()] == ["v"]
    assert sat("arrow", "story").position.asleep() == ()
    assert sat("arrow", "image").waive().position.asleep() == ()


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("arrow", seed, difficulty, ArrowLevel)
    assert level == made("arrow", seed, difficulty, ArrowLevel)
    assert not list(ArrowPosition.faults(level))
    start, target = np.array(level.start), np.array(level.target)
    if difficulty == 1:
        assert level.matrix is None
        assert min(target) < 0
        assert abs(target[0]) != abs(target[1])
        return
    m = np.array(level.matrix)
    assert m[0, 1] != m[1, 0]
    assert np.linalg.norm(m, axis=0).max() <= 2.9
    assert np.linalg.norm(m @ start - target) >= 1.4
    assert max(abs(m @ start)) <= SPAN - 0.5
    sign = np.sign(np.linalg.det(m).round(9))
    assert sign == {2: 1.0, 3: -1.0, 4: 0.0}[difficulty]


@given(seeds)
def test_the_paper_check_traps_who_swaps_or_reads_the_rows_for_columns(
    seed: str,
) -> None:
    plain = question(level_of("story"), seed)
    (x, _), (y, _) = plain.answer
    assert plain.judge(f"{x}, {y}")
    assert plain.traps[0] == ((y, 1), (x, 1))
    mapped = question(level_of("image"), seed)
    assert mapped.judge(mapped.said())
    assert len(mapped.choices()) == 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"matrix": ((9.0, 1.0), (0.0, 1.0))}, "matrix"),
        ({"start": (4.0, 4.0)}, "start"),
        ({"start": (1.0, 2.0), "matrix": ((1.0, -0.5), (2.0, -1.0))}, "start"),
        ({"start": (1.0, 2.0), "matrix": ((1.0, 1.0), (1.0, 1.0))}, "target"),
        ({"target": (0.0, 0.0)}, "target"),
        ({"span": 0.1}, "span"),
    ],
)
def test_faults_name_the_field(changes: dict[str, object], field: str) -> None:
    (fault,) = ArrowPosition.faults(replace(level_of("image"), **changes))
    assert fault.path == (field,)


@pytest.mark.parametrize("name", MAPPED)
def test_in_free_play_the_columns_of_m_can_be_dragged(name: str) -> None:
    won = solved(sat("arrow", name).waive())
    after = won.commit(Drag("c1", (1.5, 0.5)), snap=False).position
    assert isinstance(after, ArrowPosition)
    assert after.columns()[0] == (1.5, 0.5)
    assert {"v", "image", "guess", "miss"} == set(after.quotes())


@pytest.mark.parametrize("name", MAPPED)
def test_the_arrow_that_is_sought_lies_on_none_that_is_shown(name: str) -> None:
    position = sat("arrow", name).waive().position
    (move,) = position.solve()
    assert isinstance(move, Drag)
    columns = np.array(level_of(name).matrix).T
    for shown in (*columns, level_of(name).target):
        assert np.linalg.norm(np.subtract(move.to, shown)) > 0.25
