import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Plane, Segment, Work
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.columns.endless import COSINES, question
from game.puzzles.kinds.columns.level import ColumnsLevel
from game.puzzles.kinds.columns.position import ColumnsPosition
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("columns")
REACHED = [name for name in NAMES if name != "off"]
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
inside = st.floats(-3.5, 3.5)


def level_of(name: str) -> ColumnsLevel:
    level = LIBRARY.find("columns", name)
    assert isinstance(level, ColumnsLevel)
    return level


def position_of(session: Session) -> ColumnsPosition:
    position = session.position
    assert isinstance(position, ColumnsPosition)
    return position


def keys(session: Session) -> set[str]:
    plane = session.figure().panels[0]
    assert isinstance(plane, Plane)
    return {item.key for item in plane.items}


def stepped(session: Session, x: Point) -> Session:
    """Both knobs put to numbers of steps, by hand."""
    for index, knob in enumerate(("x1", "x2")):
        column, base = position_of(session).walk.knob(knob)
        to = (base[0] + column[0] * x[index], base[1] + column[1] * x[index])
        session = session.commit(Drag(knob, to), snap=False)
    return session


@pytest.mark.parametrize("name", REACHED)
def test_the_solution_is_that_of_numpy(name: str) -> None:
    level = level_of(name)
    m = np.array(level.matrix)
    x = np.array(position_of(solved(sat("columns", name))).walk.x)
    assert np.allclose(m @ x, level.target)
    if np.linalg.matrix_rank(m) == 2:
        assert np.allclose(x, np.linalg.solve(m, np.array(level.target)))
        assert np.allclose(x * 2, np.round(x * 2))


@pytest.mark.parametrize("name", NAMES)
def test_none_is_right_exactly_where_the_rank_would_grow(name: str) -> None:
    level = level_of(name)
    m, t = np.array(level.matrix), np.array(level.target)
    grows = np.linalg.matrix_rank(np.column_stack([m, t])) > np.linalg.matrix_rank(m)
    assert bool(grows) == (name == "off")
    said = sat("columns", name).waive().commit(Turn("none", "none"))
    if not level.none:
        assert said.position == sat("columns", name).waive().position
        return
    turned = said.commit(Turn("curtain", "rows"))
    assert held(turned).won == bool(grows)
    regular = np.linalg.matrix_rank(m) == 2
    assert ("image" in keys(said)) == regular
    assert ("reach" in keys(said)) == (not regular)


@given(
    st.sampled_from(["story", "square", "slanted"]),
    st.tuples(st.floats(-1.2, 1.2), st.floats(-1.2, 1.2)),
)
def test_the_target_is_met_within_a_twentieth_each_way(name: str, off: Point) -> None:
    level = level_of(name)
    m = np.array(level.matrix)
    near = 1 / 20
    aim = np.array(level.target) + near * np.array(off)
    x = np.linalg.solve(m, aim)
    away = float(np.abs(near * np.array(off)).max())
    assume(abs(away - near) > 1e-6)
    session = stepped(sat("columns", name).waive(), (float(x[0]), float(x[1])))
    assert position_of(session).settled() == (away < near)
    assert not session.position.goal().reached
    turned = session.commit(Turn("curtain", "rows"))
    assert held(turned).won == (away < near)


def test_the_curtain_turns_only_once_the_target_is_met() -> None:
    session = sat("columns", "story").waive()
    assert session.handle("curtain") is None
    assert session.commit(Turn("curtain", "rows")).position == session.position
    met = stepped(session, (0.5, 2.0))
    assert met.handle("curtain") is not None
    cost = met.cost()
    turned = met.commit(Turn("curtain", "rows"))
    assert turned.cost() == cost == 2
    assert held(turned).won
    back = turned.commit(Turn("curtain", "columns"))
    assert not back.position.goal().reached


def test_the_rows_read_the_coordinates_of_the_end_on_the_axes() -> None:
    won = solved(sat("columns", "slanted"))
    plane = won.figure().panels[0]
    assert isinstance(plane, Plane)
    reads = {
        i.key: i.b
        for i in plane.items
        if isinstance(i, Segment) and i.key in {"read:r1", "read:r2"}
    }
    x = np.array(position_of(won).walk.x)
    first, second = np.array(level_of("slanted").matrix) @ x
    assert np.allclose(reads["read:r1"], (first, 0.0))
    assert np.allclose(reads["read:r2"], (0.0, second))
    assert "read:r1" not in keys(sat("columns", "slanted").waive())


def test_the_shadow_says_where_to_turn_only_at_right_angles() -> None:
    """The second level invites this wrong rule, and the third breaks it."""
    right = {}
    for name in ("story", "square", "slanted"):
        level = level_of(name)
        m, t = np.array(level.matrix), np.array(level.target)
        foot = m[:, 0] * float(t @ m[:, 0]) / float(m[:, 0] @ m[:, 0])
        corner = np.linalg.solve(m, t)[0] * m[:, 0]
        right[name] = bool(np.allclose(foot, corner))
    assert right == {"story": True, "square": True, "slanted": False}


@given(st.tuples(inside, inside))
def test_the_guess_is_judged_by_the_end_of_the_asked_walk(at: Point) -> None:
    level = level_of("slanted")
    end = np.array(level.matrix) @ np.array(level.ask)
    away = float(np.linalg.norm(end - np.array(at)))
    near = float(np.linalg.norm(end)) / 8
    assume(abs(away - near) > 1e-6)
    guessed = sat("columns", "slanted").commit(Drag("guess", at), snap=False)
    revealed = guessed.predict()
    assert revealed.foreseen == (away < near)
    assert math.isclose(revealed.position.quotes()["miss"].numbers[0], away)
    assert {"miss", "truth"} <= keys(revealed)
    assert "miss" not in keys(guessed)


def test_before_the_reveal_neither_walk_nor_end_shows() -> None:
    covered = sat("columns", "story")
    assert not {"part:x1", "part:x2", "residual"} & keys(covered)
    work = covered.figure().panels[1]
    assert isinstance(work, Work)
    ends = work.rows[0].blocks[-1]
    assert [cell.text for row in ends.cells for cell in row] == ["?", "?"]  # type: ignore[union-attr]
    assert covered.position.goal().closeness == 0.0
    assert covered.commit(Drag("x1", (2.0, -1.0))).position == covered.position


def test_knobs_that_lie_on_each_other_can_be_parted() -> None:
    session = stepped(sat("columns", "story").waive(), (1.0, 0.0))
    assert next(h.key for h in session.handles()) == "x2"
    parted = session.commit(Drag("x2", (3.0, 1.0)))
    assert next(h.key for h in parted.handles()) == "x1"
    assert np.allclose(position_of(parted).walk.x, (1.0, 1.0))


def test_whoever_walks_on_takes_back_that_there_is_no_way() -> None:
    said = sat("columns", "one-line").waive().commit(Turn("none", "none"))
    walked = said.commit(Drag("x2", (-4.0, 2.0)))
    assert not position_of(walked).none
    assert position_of(walked).settled()


def test_many_walks_lead_to_a_target_on_the_line() -> None:
    for x in ((1.0, 2.0), (-0.5, 1.0), (-2.0, 0.0)):
        session = stepped(sat("columns", "one-line").waive(), x)
        assert held(session.commit(Turn("curtain", "rows"))).won


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["c1", "c2", "t", "x1", "x2"]), st.tuples(inside, inside)
        ),
        max_size=6,
    ),
    st.sampled_from(NAMES),
)
def test_givens_dragged_anywhere_never_fault(
    drags: list[tuple[str, Point]], name: str
) -> None:
    session = solved(sat("columns", name))
    flat = ("c2", position_of(session).walk.columns[0])
    zero_row = [("c1", (1.0, 0.0)), ("c2", (-2.0, 0.0)), ("t", (0.0, 0.0))]
    for key, to in [*drags, flat, *zero_row]:
        session = session.commit(Drag(key, to))
        position = session.position
        assert session.figure().panels
        assert session.naming().panels
        assert "nan" not in session.announce()
        assert all(position.hint(step).words for step in (1, 2, 3, 4))
        after = position
        for move in position.solve():
            after = after.play(move)
        assert not position.solve() or after.goal().reached


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("columns", seed, difficulty, ColumnsLevel)
    m = np.array(level.matrix)
    assert len(set(m.ravel())) == 4
    assert np.all(m != 0.0)
    sizes = np.linalg.norm(m, axis=0)
    assert np.all((sizes >= 1.0) & (sizes <= 3.2 + 1e-9))
    cosine = abs(float(m[:, 0] @ m[:, 1])) / float(sizes[0] * sizes[1])
    low, high = COSINES[difficulty]
    assert low - 1e-9 <= cosine <= high + 1e-9
    x = np.linalg.solve(m, np.array(level.target))
    assert np.allclose(x * 2, np.round(x * 2))
    assert np.all((np.abs(x) > 0.4) & (np.abs(x) <= 2.0 + 1e-9))
    assert difficulty > 1 or np.all(x > 0)
    for steps in (x, np.array(level.ask)):
        assert np.all(np.abs(m[:, 0] * steps[0]) <= 4.75 + 1e-9)
        assert np.all(np.abs(m @ steps) <= 4.75 + 1e-9)
    away = m @ np.array(level.ask) - np.array(level.target)
    assert float(np.linalg.norm(away)) >= 1.0 - 1e-9
    assert solved(start("columns", level)).won


@given(seeds)
def test_the_paper_check_has_whole_steps(seed: str) -> None:
    asked = question(level_of("story"), seed)
    work = asked.figure.panels[0]
    assert isinstance(work, Work)
    matrix, _, _, target = work.rows[0].blocks
    m, t = (
        np.array([[float(c.text.replace("−", "-")) for c in r] for r in block.cells])  # type: ignore[union-attr]
        for block in (matrix, target)
    )
    x = np.array([p / q for p, q in asked.answer])
    assert np.allclose(m @ x, t[:, 0])
    assert np.allclose(x, np.round(x))


def test_faults_name_the_field_and_the_way_out() -> None:
    good, off = level_of("story"), level_of("off")
    tries = [
        (("span",), replace(good, span=0.1)),
        (("matrix",), replace(good, matrix=((2.0, 0.0), (1.0, 0.0)))),
        (("matrix",), replace(good, matrix=((0.0, 0.0), (1.0, 2.0)))),
        (("matrix",), replace(good, matrix=((2.0, 2.0), (1.0, 1.1)))),
        (("ask",), replace(good, ask=(3.0, 3.0))),
        (("ask",), replace(good, ask=(0.5, 2.0))),
        (("target",), replace(good, target=(9.0, 1.0))),
        (
            ("target",),
            replace(good, target=(3.5, -3.5), matrix=((1.0, 2.0), (2.0, 1.0))),
        ),
        (("target",), replace(off, none=False)),
        (("target",), replace(off, target=(1.5, 1.1))),
    ]
    for path, level in tries:
        (fault,) = ColumnsPosition.faults(level)
        assert fault.path == path
        assert fault.hint
    assert not list(ColumnsPosition.faults(good))


def test_a_level_without_a_guess_starts_with_the_knobs_in_hand() -> None:
    session = start("columns", replace(level_of("story"), predict=False))
    assert not session.guessing()
    assert [h.key for h in session.handles()] == ["x1", "x2"]
    assert session.position.play(Predict()) == session.position
