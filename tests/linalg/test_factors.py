import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg.factors import IDENTITY, Matrix2, ends, factors, path, short_way

entry = st.floats(-4, 4).map(lambda x: round(x, 3))
matrices = st.tuples(st.tuples(entry, entry), st.tuples(entry, entry))
turns = st.floats(-3.1, 3.1)
times = st.floats(0, 1)


def turn(angle: float) -> np.ndarray:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s], [s, c]])


def pairs(m: np.ndarray) -> Matrix2:
    return ((float(m[0, 0]), float(m[0, 1])), (float(m[1, 0]), float(m[1, 1])))


@given(matrices)
def test_the_factors_multiply_back(m: Matrix2) -> None:
    found = factors(m)
    assert np.allclose(found.matrix(), m, atol=1e-9)
    assert found.first >= abs(found.second) - 1e-12
    sizes = np.linalg.svd(np.array(m), compute_uv=False)
    assert [found.first, abs(found.second)] == pytest.approx(sizes.tolist(), abs=1e-9)


@given(matrices, matrices)
def test_both_ends_of_a_way_are_what_they_should_be(a: Matrix2, b: Matrix2) -> None:
    first, last = ends(a, b)
    assert np.allclose(first.matrix(), a, atol=1e-9)
    assert np.allclose(last.matrix(), b, atol=1e-9)
    assert path(a, b, 0.0) == a
    assert path(a, b, 1.0) == b


@given(turns, matrices, times)
def test_a_turn_keeps_lengths_and_area_all_the_way(
    angle: float, m: Matrix2, t: float
) -> None:
    """Also past a right angle, and of what is stretched already."""
    start = np.array(m)
    goal = turn(angle) @ start
    middle = np.array(path(pairs(start), pairs(goal), t))
    sizes = np.linalg.svd(start, compute_uv=False)
    assert np.allclose(np.linalg.svd(middle, compute_uv=False), sizes, atol=1e-7)


@given(turns, times)
def test_a_turn_of_the_plane_turns_evenly(angle: float, t: float) -> None:
    middle = np.array(path(IDENTITY, pairs(turn(angle)), t))
    assert np.allclose(middle, turn(angle * t), atol=1e-9)


@given(matrices, matrices)
def test_a_way_is_steady(a: Matrix2, b: Matrix2) -> None:
    """No jump: neighbouring moments are neighbouring maps, also at the ends."""
    ways = [np.array(path(a, b, i / 200)) for i in range(201)]
    size = 1e-3 + max(float(np.abs(w).max()) for w in ways)
    assert max(float(np.abs(q - p).max()) for p, q in pairwise(ways)) < 0.12 * size


@given(matrices, matrices, times)
def test_a_way_never_turns_over_between_maps_of_one_side(
    a: Matrix2, b: Matrix2, t: float
) -> None:
    before, after = np.linalg.det(np.array(a)), np.linalg.det(np.array(b))
    middle = float(np.linalg.det(np.array(path(a, b, t))))
    if before > 1e-6 and after > 1e-6:
        assert middle > 0
    if before < -1e-6 and after < -1e-6:
        assert middle < 0


def test_a_mirror_image_passes_through_a_flattening() -> None:
    middle = np.array(path(IDENTITY, ((1.0, 0.0), (0.0, -1.0)), 0.5))
    assert np.allclose(middle, [[1, 0], [0, 0]], atol=1e-12)


def test_of_all_choices_the_least_turning_is_taken() -> None:
    """Swapping two stretches is done by stretching, not by two quarter turns."""
    first, last = ends(((2.0, 0.0), (0.0, 1.0)), ((1.0, 0.0), (0.0, 2.0)))
    turning = abs(last.left - first.left) + abs(last.right - first.right)
    assert turning == pytest.approx(0.0, abs=1e-12)


@given(matrices, matrices)
def test_no_other_choice_of_factors_turns_less(a: Matrix2, b: Matrix2) -> None:
    """Against a search over quarter turns on both sides, for maps that keep sides."""
    if np.linalg.det(np.array(a)) < 1e-3 or np.linalg.det(np.array(b)) < 1e-3:
        return
    if np.linalg.cond(np.array(a)) < 1.001 or np.linalg.cond(np.array(b)) < 1.001:
        return
    first, last = ends(a, b)
    taken = abs(last.left - first.left) + abs(last.right - first.right)
    for m in range(-8, 9):
        for n in range(-8, 9):
            left, right = last.left + m * math.pi / 2, last.right + n * math.pi / 2
            sizes = (last.second, last.first) if m % 2 else (last.first, last.second)
            made = turn(left) @ np.diag(sizes) @ turn(right)
            if np.allclose(made, b, atol=1e-9):
                other = abs(left - first.left) + abs(right - first.right)
                assert taken <= other + 1e-6


def test_singular_and_zero_maps_have_ways_too() -> None:
    flat, none = ((1.0, 1.0), (1.0, 1.0)), ((0.0, 0.0), (0.0, 0.0))
    for a, b in ((IDENTITY, flat), (flat, IDENTITY), (none, flat), (flat, none)):
        middle = np.array(path(a, b, 0.5))
        assert np.all(np.isfinite(middle))
        assert np.linalg.matrix_rank(middle) >= 1


@given(turns, turns)
def test_the_short_way_is_short_and_arrives(a: float, b: float) -> None:
    way = short_way(a, b)
    assert -math.pi < way <= math.pi + 1e-9
    assert math.remainder(a + way - b, math.tau) == pytest.approx(0, abs=1e-9)
