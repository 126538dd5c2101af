import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Array, Lamps, Plane, Segment, Work
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.kinds.rows.endless import ALONG, COSINES, question
from game.puzzles.kinds.rows.level import RowsLevel
from game.puzzles.kinds.rows.position import RowsPosition
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("rows")
NONE = {"quarrel", "triangle"}
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
inside = st.floats(-2.5, 2.5)


def level_of(name: str) -> RowsLevel:
    level = LIBRARY.find("rows", name)
    assert isinstance(level, RowsLevel)
    return level


def plane(session: Session) -> Plane:
    found = session.figure().panels[0]
    assert isinstance(found, Plane)
    return found


def laid(name: str, v: Point) -> Session:
    return sat("rows", name).waive().commit(Drag("v", v), snap=False)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in NONE])
def test_the_answer_is_that_of_least_squares(name: str) -> None:
    level = level_of(name)
    rows = np.array(level.rows)
    v = solved(sat("rows", name)).handle("v")
    assert v is not None
    assert np.allclose(rows @ np.array(v.at), level.asked)
    wanted, _, rank, _ = np.linalg.lstsq(rows, np.array(level.asked), rcond=None)
    assert rank == 1 or np.allclose(v.at, wanted)


@pytest.mark.parametrize("name", NAMES)
def test_none_is_right_exactly_where_least_squares_leaves_something(name: str) -> None:
    level = level_of(name)
    rows, asked = np.array(level.rows), np.array(level.asked)
    best = np.linalg.lstsq(rows, asked, rcond=None)[0]
    solvable = bool(np.allclose(rows @ best, asked))
    assert solvable == (name not in NONE)
    session = sat("rows", name).waive().commit(Turn("none", "none"))
    if not level.none:
        assert session.position == sat("rows", name).waive().position
        return
    assert held(session).won != solvable
    lines = [i for i in plane(session).items if i.key.startswith("answers:")]
    assert len(lines) == len(level.rows)


@given(st.sampled_from(NAMES), st.tuples(inside, inside))
def test_the_lamps_read_m_times_v_and_light_where_that_is_as_asked(
    name: str, v: Point
) -> None:
    assume(math.hypot(*v) > 0.1)
    level = level_of(name)
    rows = np.array(level.rows)
    session = laid(name, v)
    lamps = session.figure().panels[1]
    assert isinstance(lamps, Lamps)
    reads = rows @ np.array(v)
    away, near = np.abs(reads - level.asked), 1 / 20
    told = np.where(away < near, level.asked, reads)
    assert np.allclose([lamp.reading for lamp in lamps.lamps], told)
    assume(np.all(np.abs(away - near) > 1e-6))
    assert [lamp.lit for lamp in lamps.lamps] == list(away < near)
    assert session.position.goal().reached == bool(np.all(away < near))


@given(st.floats(-1.2, 1.2))
def test_every_arrow_of_a_line_of_answers_counts(t: float) -> None:
    assert held(laid("echo", (0.8 - 2 * t, 1.6 + t))).won


def test_the_second_level_invites_laying_v_along_a_row_and_the_third_breaks_it() -> (
    None
):
    won = {}
    for name in ("along", "slanted"):
        level = level_of(name)
        row = np.array(level.rows[0])
        along = row * level.asked[0] / float(row @ row)
        won[name] = held(laid(name, (float(along[0]), float(along[1])))).won
    assert won == {"along": True, "slanted": False}


def test_adding_the_shadows_up_works_only_for_rows_at_right_angles() -> None:
    won = {}
    for name in ("story", "along", "slanted", "three"):
        level = level_of(name)
        rows, asked = np.array(level.rows), np.array(level.asked)
        total = (asked / np.sum(rows**2, axis=1)) @ rows
        won[name] = held(laid(name, (float(total[0]), float(total[1])))).won
    assert won == {"story": True, "along": True, "slanted": False, "three": False}


def test_covered_lamps_tell_nothing() -> None:
    session = sat("rows", "story")
    lamps = session.figure().panels[1]
    assert isinstance(lamps, Lamps)
    assert all(lamp.covered and not lamp.lit for lamp in lamps.lamps)
    on = session.commit(Drag("v", (1.0, 1.0)))
    assert on.position.goal().closeness == 0.0
    assert not any(i.key.startswith("shadow:") for i in plane(on).items)
    assert on.predict().foreseen is True
    assert session.commit(Drag("v", (-1.0, 1.0))).predict().foreseen is False


def test_none_can_be_foreseen_too() -> None:
    for name, right in (("quarrel", True), ("triangle", True), ("echo", False)):
        said = sat("rows", name).commit(Turn("none", "none")).predict()
        assert said.foreseen is right
    laid_ = sat("rows", "quarrel").commit(Drag("v", (2.0, 0.0))).predict()
    assert laid_.foreseen is False


def test_whoever_lays_v_down_takes_back_that_there_is_none() -> None:
    session = sat("rows", "echo").waive().commit(Turn("none", "none"))
    assert not session.position.goal().reached
    moved = session.commit(Drag("v", (0.0, 2.0)))
    position = moved.position
    assert isinstance(position, RowsPosition)
    assert not position.none
    assert held(moved).won


def test_lines_of_right_answers_show_only_after_the_win() -> None:
    session = sat("rows", "story").waive()
    for each, shown in ((session, 0), (solved(session), 2)):
        lines = [i for i in plane(each).items if i.key.startswith("answers:")]
        assert len(lines) == shown
        for line, row, asked in zip(lines, ((2, 1), (-1, 2)), (3, 1), strict=False):
            assert isinstance(line, Segment)
            assert math.isclose(float(np.dot(row, line.a)), asked, abs_tol=1e-9)
            assert math.isclose(float(np.dot(row, line.b)), asked, abs_tol=1e-9)


@given(
    st.lists(
        st.tuples(st.sampled_from(["r1", "r2", "r3", "v"]), st.tuples(inside, inside)),
        max_size=5,
    ),
    st.sampled_from(NAMES),
)
def test_givens_dragged_anywhere_never_fault(
    drags: list[tuple[str, Point]], name: str
) -> None:
    session = solved(sat("rows", name))
    for key, to in [*drags, ("r2", level_of(name).rows[0])]:
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


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("rows", seed, difficulty, RowsLevel)
    rows = np.array(level.rows)
    assert len(rows) == (3 if difficulty == 4 else 2)
    assert len(set(rows.ravel())) == rows.size
    assert np.all(rows != 0.0)
    sizes = np.linalg.norm(rows, axis=1)
    assert np.all((sizes >= 0.7) & (sizes <= 3.2 + 1e-9))
    unit = rows / sizes[:, None]
    cosines = np.abs(unit @ unit.T)[np.triu_indices(len(rows), 1)]
    low, high = COSINES[difficulty]
    assert np.all((cosines >= low - 1e-9) & (cosines <= high + 1e-9))
    v, _, rank, _ = np.linalg.lstsq(rows, np.array(level.asked), rcond=None)
    assert rank == 2
    assert np.allclose(rows @ v, level.asked)
    assert np.allclose(v * 2, np.round(v * 2))
    size = float(np.linalg.norm(v))
    assert 1.0 - 1e-9 <= size <= 3.0 + 1e-9
    assert np.all(np.abs(unit @ v) / size <= ALONG + 1e-9)
    assert 0.0 not in level.asked
    assert float(np.linalg.norm(v - np.array(level.start))) >= 1.0 - 1e-9
    assert solved(start("rows", level)).won


@given(seeds)
def test_the_paper_check_is_m_times_v(seed: str) -> None:
    asked = question(level_of("story"), seed)
    work = asked.figure.panels[0]
    assert isinstance(work, Work)
    matrix, v = (
        np.array([[float(c.text.replace("−", "-")) for c in r] for r in block.cells])
        for block in work.rows[0].blocks[:2]
        if isinstance(block, Array)
    )
    reads = [p / q for p, q in asked.answer]
    assert np.allclose(matrix @ v[:, 0], reads)


def test_faults_name_the_field_and_the_way_out() -> None:
    good = level_of("story")
    tries = {
        ("span",): replace(good, span=99.0),
        ("rows",): replace(good, rows=((1.0, 2.0), (1.0, 2.01))),
        ("rows", 1): replace(good, rows=((2.0, 1.0), (0.0, 0.0))),
        ("start",): replace(good, start=(9.0, 0.0)),
        ("asked",): replace(good, asked=(30.0, 1.0)),
    }
    for path, level in tries.items():
        (fault,) = RowsPosition.faults(level)
        assert fault.path == path
        assert fault.hint
    quarrel = level_of("quarrel")
    for level in (
        replace(good, asked=(3.0, 1.0, 1.0)),
        replace(quarrel, none=False),
        replace(quarrel, asked=(4.0, -5.9)),
        replace(quarrel, asked=(4.0, -5.6)),
    ):
        (fault,) = RowsPosition.faults(level)
        assert fault.path == ("asked",)
    assert not list(RowsPosition.faults(quarrel))


def test_the_lit_lamps_stay_in_view_once_it_is_named() -> None:
    panels = solved(sat("rows", "story").waive()).naming().panels
    (lamps,) = (panel for panel in panels if isinstance(panel, Lamps))
    assert all(lamp.lit for lamp in lamps.lamps)
