"""The pairs of the puzzles agree with the arrays of linalg, computed apart."""

import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg import plane, vectors
from game.linalg.plane import Point

entry = st.floats(-9, 9).filter(lambda x: abs(x) > 1e-3)
arrows = st.tuples(entry, entry)


@given(arrows, arrows)
def test_dot_length_and_shadow_agree_with_linalg(a: Point, b: Point) -> None:
    x, y = vectors.vector(a), vectors.vector(b)
    assert math.isclose(plane.dot(a, b), vectors.dot(x, y), abs_tol=1e-12)
    assert math.isclose(plane.length(a), vectors.length(x))
    assert np.allclose(plane.shadow(a, b), vectors.shadow(x, y))
    assert math.isclose(
        plane.determinant(a, b), float(np.linalg.det(np.array([a, b]))), abs_tol=1e-9
    )


@given(arrows, arrows)
def test_the_meeting_point_is_the_dual_of_the_first_row(a: Point, b: Point) -> None:
    sine = plane.determinant(plane.unit(a), plane.unit(b))
    assume(abs(sine) > 0.01)
    rows = np.array([a, b])
    assert np.allclose(plane.meeting(a, 1.0, b, 0.0), vectors.dual(rows, 0))
    assert np.allclose(plane.meeting(a, 0.0, b, 1.0), vectors.dual(rows, 1))


@given(arrows, st.floats(-5, 5))
def test_a_line_of_right_answers_gives_one_value_at_both_ends(
    normal: Point, value: float
) -> None:
    for end in plane.line_in(4.0, normal, value):
        assert math.isclose(plane.dot(end, normal), value, abs_tol=1e-6)
        assert plane.length(end) > 4.0
