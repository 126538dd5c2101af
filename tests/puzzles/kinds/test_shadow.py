import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from game.figure.things import Curve, Plane, Segment
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.shadow import ShadowLevel, ShadowPosition
from game.puzzles.session.session import Session
from tests.puzzles.support import LIBRARY, held, sat, solved

inside = st.floats(-3.9, 3.9)


def area(session: Session, key: str) -> float:
    """The area of a drawn rectangle, from its corners (the shoelace formula)."""
    plane = session.figure().panels[0]
    assert isinstance(plane, Plane)
    block = next(item for item in plane.items if item.key == key)
    assert isinstance(block, Curve)
    x, y = np.array(block.points).T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


@given(st.tuples(inside, inside))
def test_both_rectangles_have_the_area_of_the_dot_product(v: Point) -> None:
    assume(math.hypot(*v) > 0.1)
    session = sat("shadow", "story").waive().commit(Drag("v", v), snap=False)
    dot = abs(float(np.dot(v, (2, 1))))
    assert math.isclose(area(session, "area:r"), dot, abs_tol=1e-9)
    assert math.isclose(area(session, "area:v"), dot, abs_tol=1e-9)
    assert math.isclose(area(session, "goal:area"), 4.0)


@given(st.floats(-2.0, 2.0))
def test_every_arrow_of_the_line_is_right_not_only_the_author_s(t: float) -> None:
    at = (1.6 - t, 0.8 + 2 * t)
    assume(max(map(abs, at)) < 4.0)
    session = sat("shadow", "story").waive().commit(Drag("v", at), snap=False)
    assert held(session).won


@given(st.tuples(inside, inside))
def test_the_goal_is_the_asked_value_to_a_twentieth(v: Point) -> None:
    assume(math.hypot(*v) > 0.1)
    session = sat("shadow", "against").waive().commit(Drag("v", v), snap=False)
    r = np.array([-1.5, 2.0])
    away = abs(float(r @ v) + 4.0)
    assume(abs(away - 0.05) > 1e-6)
    assert session.position.goal().reached == (away < 0.05)


def test_the_second_level_invites_the_trap_and_the_third_breaks_it() -> None:
    gaps = []
    for name in ("unit", "against"):
        level = LIBRARY.find("shadow", name)
        assert isinstance(level, ShadowLevel)
        way = np.array(level.r) / np.linalg.norm(level.r)
        trap = (float(way[0]) * level.asked, float(way[1]) * level.asked)
        assert max(map(abs, trap)) < level.span
        guessed = sat("shadow", name).commit(Drag("guess", trap)).predict()
        gaps.append(guessed.foreseen)
    assert gaps == [True, False]


def test_the_line_of_answers_shows_only_after_the_win() -> None:
    session = sat("shadow", "story").waive()
    for each, shown in ((session, False), (solved(session), True)):
        plane = each.figure().panels[0]
        assert isinstance(plane, Plane)
        lines = [i for i in plane.items if i.key == "answers"]
        assert bool(lines) == shown
        for line in lines:
            assert isinstance(line, Segment)
            assert math.isclose(2 * line.a[0] + line.a[1], 4.0)
            assert math.isclose(2 * line.b[0] + line.b[1], 4.0)


def test_a_level_without_a_guess_starts_with_v_in_hand() -> None:
    level = ShadowLevel(
        id="x", title="x", r=(2.0, 1.0), asked=0.0, start=(1.0, 1.0), predict=False
    )
    position = ShadowPosition.begin(level)
    assert not position.guessing()
    assert [h.key for h in position.handles() if not h.given] == ["v"]
    for move in position.solve():
        position = position.play(move)
    assert position.goal().reached
