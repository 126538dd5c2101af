import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg.plane import Point
from game.puzzles.kinds.columns.walk import Walk

VIEW = 4.0
number = st.floats(-3.9, 3.9)
point = st.tuples(number, number)
column = point.filter(lambda p: math.hypot(*p) > 0.2)
steps = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


def walk(first: Point, second: Point, x: Point, target: Point = (1.0, 1.0)) -> Walk:
    return Walk(columns=(first, second), target=target, x=x, view=VIEW)


def in_view(at: Point) -> bool:
    return max(map(abs, at)) <= VIEW + 1e-9


@given(column, column, steps)
def test_a_walk_ends_at_m_times_x_and_its_rows_read_the_same(
    first: Point, second: Point, x: Point
) -> None:
    made = walk(first, second, x)
    m = np.column_stack([first, second])
    assert np.allclose(made.end(), m @ np.array(x))
    assert np.allclose(np.array(made.rows()), m)


@given(column, column, steps, st.sampled_from(["x1", "x2"]), point)
def test_a_pulled_knob_keeps_to_its_line_and_the_walk_to_the_view(
    first: Point, second: Point, x: Point, name: str, to: Point
) -> None:
    made = walk(first, second, x).fitted()
    assert in_view(made.corner())
    assert in_view(made.end())
    pulled = made.pulled(name, to)
    assert in_view(pulled.corner())
    assert in_view(pulled.end())
    if name == "x2":
        # Fitting into the view rounds once more where the walk is at its edge.
        assert math.isclose(pulled.x[0], made.x[0], rel_tol=1e-12, abs_tol=1e-12)
    again = pulled.pulled(name, pulled.corner() if name == "x1" else pulled.end())
    assert np.allclose(again.x, pulled.x, atol=1e-9)


@given(column, column, steps, st.sampled_from(["x1", "x2"]), point)
def test_a_caught_knob_is_at_a_half_or_where_it_was_pulled(
    first: Point, second: Point, x: Point, name: str, to: Point
) -> None:
    made = walk(first, second, x).fitted()
    index = 0 if name == "x1" else 1
    size = float(np.linalg.norm(made.columns[index]))
    plain = made.pulled(name, to).x[index]
    put = made.pulled(name, made.caught(name, to)).x[index]
    half = round(plain * 2) / 2
    assert math.isclose(put, plain, abs_tol=1e-9) or math.isclose(
        put, half, abs_tol=1e-9
    )
    assert abs(put - plain) * size <= VIEW / 25 + 1e-9


@given(column, column, point)
def test_the_right_corner_is_where_the_right_walk_turns(
    first: Point, second: Point, target: Point
) -> None:
    m = np.column_stack([first, second])
    assume(float(np.linalg.svd(m / np.linalg.norm(m, axis=0))[1][1]) > 0.05)
    made = walk(first, second, (0.0, 0.0), target)
    x = np.linalg.solve(m, np.array(target))
    assert made.possible()
    assert np.allclose(made.right_corner(), x[0] * np.array(first), atol=1e-7)


@given(column, st.floats(-1, 1).filter(lambda t: abs(t) > 0.2), point)
def test_columns_on_one_line_reach_only_what_lies_on_it(
    first: Point, times: float, target: Point
) -> None:
    second = (first[0] * times, first[1] * times)
    made = walk(first, second, (1.0, 0.0), target)
    way = np.array(first) / math.hypot(*first)
    beside = np.array(target) - (way @ np.array(target)) * way
    away, near = (
        float(np.abs(beside).max()),
        min(1.0, max(0.1, math.hypot(*target))) / 20,
    )
    assume(abs(away - near) > 1e-9)
    assert made.on_one_line()
    assert made.possible() == (away < near)
