import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg import vectors as lin

numbers = st.floats(-50, 50).map(lambda x: round(x, 3))
arrows = st.tuples(numbers, numbers).map(lin.vector)
seen = arrows.filter(lambda v: lin.length(v) > 1e-2)


def test_a_dot_product_is_shadow_times_length() -> None:
    v, r = lin.vector([1, 2]), lin.vector([2, 1])
    assert lin.dot(v, r) == 4.0
    assert lin.shadow(v, r) == pytest.approx([1.6, 0.8])
    assert lin.shadow_length(v, r) * lin.length(r) == pytest.approx(4.0)


@given(arrows, seen)
def test_what_is_beside_the_shadow_is_at_right_angles(
    v: lin.Vector, r: lin.Vector
) -> None:
    beside = v - lin.shadow(v, r)
    assert abs(lin.dot(beside, r)) <= 1e-9 * (1 + lin.length(v)) * lin.length(r)


@given(st.lists(arrows, min_size=1, max_size=6), seen, st.integers(-400, 400))
def test_many_have_the_shadows_that_each_has(
    many: list[lin.Vector], r: lin.Vector, size: int
) -> None:
    points = np.ldexp(np.array(many), size)
    each = [lin.shadow_length(at, r) for at in points]
    assert lin.shadow_lengths(points, r) == pytest.approx(
        np.array(each), rel=1e-9, abs=1e-12 * float(np.abs(points).max())
    )


@given(seen, seen)
def test_the_angle_agrees_with_the_dot_product(a: lin.Vector, b: lin.Vector) -> None:
    cosine = lin.dot(a, b) / lin.length(a) / lin.length(b)
    assert math.cos(lin.angle(a, b)) == pytest.approx(cosine, abs=1e-9)


def test_a_tiny_angle_is_not_lost_to_rounding() -> None:
    a, b = lin.vector([1, 0]), lin.vector([1, 1e-9])
    assert lin.angle(a, b) == pytest.approx(1e-9, rel=1e-6)


@pytest.mark.parametrize("call", [lin.shadow, lin.shadow_length, lin.angle])
def test_the_zero_vector_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match="zero vector"):
        call(lin.vector([1, 2]), lin.vector([0, 0]))


def test_the_dual_of_a_row() -> None:
    rows = np.array([[2.0, 1.0], [-1.0, 2.0]])
    assert lin.dual(rows, 0) == pytest.approx([0.4, 0.2])


@given(st.integers(0, 2), st.lists(numbers, min_size=12, max_size=12))
def test_a_dual_is_heard_by_its_own_row_only(index: int, entries: list[float]) -> None:
    rows = np.array(entries).reshape(3, 4) + 60 * np.eye(3, 4)
    if np.linalg.cond(rows) > 1e4:
        return
    heard = rows @ lin.dual(rows, index)
    assert heard == pytest.approx(np.eye(3)[index], abs=1e-9)


def test_dependent_rows_have_no_dual() -> None:
    with pytest.raises(ValueError, match="depend on each other"):
        lin.dual(np.array([[1.0, 2.0], [2.0, 4.0]]), 0)


def test_orthogonal_is_not_yet_orthonormal() -> None:
    rows = np.array([[2.0, 1.0], [-1.0, 2.0]])
    assert lin.are_orthogonal(rows)
    assert not lin.are_orthonormal(rows)
    assert lin.are_orthonormal(rows / math.sqrt(5))
    assert not lin.are_orthogonal(np.array([[2.0, 1.0], [1.0, 2.0]]))
