import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from game.figure.things import Lamps, Plane
from game.linalg.plane import Point
from game.linalg.vectors import dual
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.dual.position import DualLevel
from tests.puzzles.support import LIBRARY, held, sat, solved

NAMES = LIBRARY.names("dual")
inside = st.floats(-2.5, 2.5)


def level_of(name: str) -> DualLevel:
    level = LIBRARY.find("dual", name)
    assert isinstance(level, DualLevel)
    return level


@given(st.sampled_from(NAMES))
def test_the_answer_is_the_dual_of_linalg(name: str) -> None:
    level = level_of(name)
    target = solved(sat("dual", name)).handle("h")
    assert target is not None
    assert np.allclose(target.at, dual(np.array(level.rows), level.asked.index(1.0)))


@given(st.sampled_from(NAMES), st.tuples(inside, inside))
def test_the_lamps_read_m_times_h_and_light_where_that_is_as_asked(
    name: str, h: Point
) -> None:
    assume(np.hypot(*h) > 0.1)
    level = level_of(name)
    rows = np.array(level.rows)
    session = sat("dual", name).waive().commit(Drag("h", h), snap=False)
    position = session.position
    reads = rows @ np.array(h)
    assert np.allclose(position.readings(), reads)  # type: ignore[attr-defined]
    away, near = np.abs(reads - level.asked), 1 / 20
    assume(np.all(np.abs(away - near) > 1e-6))
    assert position.goal().reached == bool(np.all(away < near))


def test_the_trap_works_for_rows_at_right_angles_and_breaks_for_slanted_ones() -> None:
    lit = {}
    for name in NAMES:
        level = level_of(name)
        row = np.array(level.rows[level.asked.index(1.0)])
        recipe = row / float(row @ row)
        session = sat("dual", name).waive()
        tried = session.commit(Drag("h", (float(recipe[0]), float(recipe[1]))))
        lit[name] = held(tried).won
    assert lit == {
        "story": True,
        "lean": False,
        "square": True,
        "slanted": False,
        "alike": False,
        "other": False,
    }


def test_the_row_itself_is_never_the_answer() -> None:
    for name in NAMES:
        session = sat("dual", name).waive()
        assert not held(session.commit(Drag("h", level_of(name).rows[0]))).won


def test_rows_on_one_line_have_no_answer_and_the_game_says_so() -> None:
    won = solved(sat("dual", "story"))
    flat = won.commit(Drag("r2", (-2.0, -1.0)))
    assert flat.position.solve() == ()
    assert "None" in flat.position.hint(3).words
    assert not flat.position.goal().reached
    assert flat.figure().panels
    assert flat.naming().panels


def test_a_right_angle_is_drawn_when_the_other_row_reads_nothing() -> None:
    session = sat("dual", "slanted").waive()
    squared = session.commit(Drag("h", (0.5, -1.0)))
    for each, square in ((session, False), (squared, True)):
        plane = each.figure().panels[0]
        assert isinstance(plane, Plane)
        assert any(i.key == "square:r2" for i in plane.items) == square


def test_the_lit_lamps_stay_in_view_once_it_is_named() -> None:
    panels = solved(sat("dual", "story").waive()).naming().panels
    (lamps,) = (panel for panel in panels if isinstance(panel, Lamps))
    assert all(lamp.lit for lamp in lamps.lamps)
