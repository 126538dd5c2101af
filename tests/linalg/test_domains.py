"""Every function is right on its whole domain, and refuses what lies outside it."""

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg import axis, faces, factors, gram, lowrank, plane, spans
from game.linalg import svd as decomposition
from game.linalg import vectors as lin

entry = st.floats(-4, 4)
pairs = st.tuples(entry, entry)
powers = st.integers(-660, 660)


def exact(a: np.ndarray, b: np.ndarray) -> Fraction:
    return sum(
        (
            Fraction(x) * Fraction(y)
            for x, y in zip(a.tolist(), b.tolist(), strict=True)
        ),
        Fraction(0),
    )


def exact_dual(rows: np.ndarray, index: int) -> np.ndarray | None:
    """By Cramer's rule in fractions, for two rows of the plane."""
    (a, b), (c, d) = ((Fraction(x) for x in row) for row in rows.tolist())
    area = a * d - b * c
    if not area:
        return None
    x, y = (d / area, -c / area) if index == 0 else (-b / area, a / area)
    return np.array([float(x), float(y)])


def test_the_dual_of_nearly_dependent_rows_is_right() -> None:
    rows = np.array(
        [
            [3.7024805801775083, -3.8808656423811048],
            [-0.045007387891984156, 0.047175839351611765],
        ]
    )
    for index in (0, 1):
        assert lin.dual(rows, index) == pytest.approx(exact_dual(rows, index), rel=1e-6)


@given(pairs, st.floats(-1, 1), pairs, st.integers(-14, 0), st.integers(0, 1))
def test_a_dual_is_right_or_said_to_be_dependent(
    first: tuple[float, float],
    times: float,
    beside: tuple[float, float],
    power: int,
    index: int,
) -> None:
    a = np.array(first)
    b = times * a + 10.0**power * np.array(beside)
    assume(np.abs(a).max() > 1e-3)
    assume(np.abs(b).max() > 1e-3)
    rows = np.array([a, b])
    units = rows / np.linalg.norm(rows, axis=1)[:, None]
    values = np.linalg.svd(units)[1]
    assume(not 1e-13 < values[1] / values[0] < 1e-11)
    if values[1] < lin.DEPENDENT * values[0]:
        with pytest.raises(ValueError, match="depend on each other"):
            lin.dual(rows, index)
        return
    truth = exact_dual(rows, index)
    assert truth is not None
    off = float(np.linalg.norm(lin.dual(rows, index) - truth))
    slack = 64 * np.finfo(float).eps * values[0] / values[1]
    assert off <= slack * float(np.linalg.norm(truth))


@given(pairs, pairs, powers, powers)
def test_length_angle_and_shadow_know_no_scale(
    one: tuple[float, float], other: tuple[float, float], p: int, q: int
) -> None:
    """A power of two changes no digit: what is right at 1 is right at 1e200."""
    a, b = np.array(one), np.array(other)
    assume(np.abs(a).max() > 1e-3)
    assume(np.abs(b).max() > 1e-3)
    far, long = np.ldexp(a, p), np.ldexp(b, q)
    assert lin.length(far) == pytest.approx(math.ldexp(lin.length(a), p), rel=1e-15)
    assert lin.angle(far, long) == pytest.approx(lin.angle(a, b), abs=1e-15)
    along = exact(a, b) / exact(b, b)
    size = lin.length(a)
    for got, of in zip(np.ldexp(lin.shadow(far, long), -p), b.tolist(), strict=True):
        assert got == pytest.approx(float(along * Fraction(of)), abs=1e-14 * size)
    signed = float(along) * lin.length(b)
    found = math.ldexp(lin.shadow_length(far, long), -p)
    assert found == pytest.approx(signed, abs=1e-14 * size)


def test_known_answers_far_from_one() -> None:
    for size in (1e200, 1e-200, 1e300, 1e-300):
        a, b = lin.vector([3 * size, 4 * size]), lin.vector([-4 * size, 3 * size])
        assert lin.length(a) == pytest.approx(5 * size)
        assert lin.angle(a, b) == pytest.approx(math.pi / 2)
        assert lin.angle(a, a + b) == pytest.approx(math.pi / 4)
        assert lin.dual(np.array([a, b]), 0) == pytest.approx(
            [0.12 / size, 0.16 / size]
        )
        assert lin.are_orthogonal(np.array([a, b]))
        assert not lin.are_orthogonal(np.array([a, a + b]))
        row = (3 * size, 4 * size)
        assert spans.projection((1.0, 2.0), (row,)) == pytest.approx((1.32, 1.76))
        assert axis.along(np.array([[1.0, 2.0]]), a) == pytest.approx(4.84)
    tiny = np.array([[0.0, 1e-12], [2e-12, 0.0]])
    with pytest.raises(ValueError, match="symmetric"):
        gram.eigenpairs(tiny)
    assert gram.eigenpairs(tiny + tiny.T)[0] == pytest.approx([3e-12, -3e-12])
    spread = np.array([1e200, 2e200, 4e200])
    assert gram.correlation(spread, spread[::-1]) == pytest.approx(-13 / 14)
    with pytest.raises(ValueError, match="does not vary"):
        gram.correlation(np.full(3, 0.1), spread)
    assert lowrank.kept_share(np.array([3e200, 4e200]), 1) == pytest.approx(0.36)


@given(pairs, pairs, pairs)
def test_a_projection_on_one_row_is_the_shadow_and_on_two_the_arrow(
    v: tuple[float, float], one: tuple[float, float], other: tuple[float, float]
) -> None:
    assume(np.abs(one).max() > 1e-200)
    shade = lin.shadow(np.array(v), np.array(one))
    assert np.allclose(spans.projection(v, (one,)), shade, atol=1e-12)
    sine = abs(plane.determinant(one, other))
    assume(sine > 1e-6 * math.hypot(*one) * math.hypot(*other) > 0.0)
    assert np.allclose(spans.projection(v, (one, other)), v, atol=1e-9)


BAD = (math.nan, math.inf, -math.inf)
WITH: list[Callable[[float], object]] = [
    lambda x: lin.length(np.array([x, 1.0])),
    lambda x: lin.dot(np.array([x, 1.0]), np.array([1.0, 1.0])),
    lambda x: lin.angle(np.array([x, 1.0]), np.array([1.0, 1.0])),
    lambda x: lin.shadow(np.array([1.0, 1.0]), np.array([1.0, x])),
    lambda x: lin.shadow_length(np.array([1.0, x]), np.array([1.0, 1.0])),
    lambda x: lin.dual(np.array([[1.0, x], [0.0, 1.0]]), 0),
    lambda x: lin.are_orthogonal(np.array([[1.0, x], [0.0, 1.0]])),
    lambda x: lin.are_orthonormal(np.array([[1.0, x], [0.0, 1.0]])),
    lambda x: gram.gram(np.array([[1.0, x]])),
    lambda x: gram.row_gram(np.array([[1.0, x]])),
    lambda x: gram.eigenpairs(np.array([[1.0, x], [x, 1.0]])),
    lambda x: gram.correlation(np.array([1.0, x]), np.array([1.0, 2.0])),
    lambda x: decomposition.svd(np.array([[1.0, x]])),
    lambda x: decomposition.rank(np.array([[1.0, x]])),
    lambda x: lowrank.truncate(np.array([[1.0, x]]), 1),
    lambda x: lowrank.kept_share(np.array([x, 1.0]), 1),
    lambda x: axis.major_axis(np.array([[1.0, x]])),
    lambda x: axis.along(np.array([[1.0, x]]), np.array([1.0, 0.0])),
    lambda x: faces.principal_faces(np.array([[1.0, x], [0.0, 1.0]]), 1),
    lambda x: factors.factors(((1.0, x), (0.0, 1.0))),
    lambda x: spans.projection((1.0, x), ((1.0, 0.0),)),
    lambda x: spans.projection((1.0, 1.0), ((1.0, x),)),
    lambda x: plane.unit((x, 1.0)),
    lambda x: plane.shadow((1.0, 1.0), (x, 1.0)),
]


@pytest.mark.parametrize("call", WITH)
def test_numbers_that_are_not_finite_are_refused(
    call: Callable[[float], object],
) -> None:
    assert call(2.0) is not None
    for bad in BAD:
        with pytest.raises(ValueError, match=r"not finite|no direction"):
            call(bad)


def test_what_has_no_direction_is_refused_on_the_plane_too() -> None:
    for call in (plane.unit, lambda a: plane.shadow((1.0, 1.0), a)):
        for a in ((0.0, 0.0), (1e-300, 0.0)):
            with pytest.raises(ValueError, match="no direction"):
                call(a)
    with pytest.raises(ValueError, match="on one line"):
        plane.meeting((1.0, 2.0), 1.0, (-2.0, -4.0), 0.0)
    with pytest.raises(ValueError, match="at least 0"):
        lowrank.kept_share(np.array([1.0]), -1)
