"""Factors that follow a hand: nothing free in them jumps."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg.svd import EQUAL, Svd, continued, svd

entry = st.integers(-4, 4).map(float)
matrices = st.lists(entry, min_size=4, max_size=4).map(
    lambda x: np.array(x).reshape(2, 2)
)


def whole(found: Svd) -> np.ndarray:
    return np.asarray((found.u * found.s) @ found.vt)


@given(matrices, matrices)
def test_what_is_continued_is_still_an_svd(a: np.ndarray, b: np.ndarray) -> None:
    for left in (False, True):
        found = continued(svd(a), svd(b), left=left)
        assert np.allclose(whole(found), a, atol=1e-8)
        assert np.allclose(found.vt @ found.vt.T, np.eye(2), atol=1e-9)
        assert np.allclose(found.u.T @ found.u, np.eye(2), atol=1e-9)
        assert np.array_equal(found.s, svd(a).s)


@given(matrices, st.integers(0, 3))
def test_signs_that_were_turned_are_turned_back(a: np.ndarray, turn: int) -> None:
    found = svd(a)
    signs = np.array([1 - 2 * (turn % 2), 1 - 2 * (turn // 2)])
    turned = Svd(found.u * signs, found.s, found.vt * signs[:, None])
    again = continued(svd(a), turned)
    assert np.allclose(again.vt, turned.vt, atol=1e-6)
    assert np.allclose(again.u, turned.u, atol=1e-6)


@given(st.floats(0, 6.3), st.floats(0, 6.3))
def test_of_equal_stretches_the_frame_of_before_is_kept(at: float, by: float) -> None:
    """A turn stretches nothing: every frame is one of its frames."""
    c, s = math.cos(at), math.sin(at)
    before = svd(np.array([[2.0, 0.0], [0.0, 1.0]]) @ np.array([[c, s], [-s, c]]))
    c, s = math.cos(by), math.sin(by)
    found = continued(svd(np.array([[c, -s], [s, c]])), before)
    assert np.allclose(found.vt, before.vt, atol=1e-9)


@given(matrices, entry, entry, st.floats(0.3, 3.0))
def test_around_a_circle_no_vector_jumps_more_than_its_step(
    m: np.ndarray, x: float, y: float, radius: float
) -> None:
    """By Wedin: a frame turns by at most the step over the gap of the stretches."""
    steps, last = 240, m
    found: list[Svd] = []
    for n in range(steps + 1):
        t = 2.0 * math.pi * n / steps
        now = m.copy()
        now[:, 1] = (x + radius * math.cos(t), y + radius * math.sin(t))
        if not found:
            found.append(svd(now))
        else:
            before = found[-1]
            found.append(continued(svd(now), before))
            step = float(np.linalg.norm(now - last, 2))
            gap = min(before.s[0] - before.s[1], found[-1].s[0] - found[-1].s[1])
            if gap > 4.0 * step:
                moved = np.linalg.norm(found[-1].vt - before.vt, axis=1)
                assert moved.max() <= 4.0 * step / gap
                images = now @ found[-1].vt.T - last @ before.vt.T
                size = 1.0 + 4.0 * before.s[0] / gap
                assert np.linalg.norm(images, axis=0).max() <= size * step
        last = now


def test_only_one_shape_follows_itself() -> None:
    with pytest.raises(ValueError, match="one shape"):
        continued(svd(np.eye(2)), svd(np.ones((2, 3))))
    assert EQUAL < 1e-6
