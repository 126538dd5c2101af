"""Kept lines against numpy's eigenvectors, and the cases that need care."""

from fractions import Fraction
from itertools import product
from math import inf, nan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg.kept_lines import (
    between,
    image,
    kept_lines,
    stretch,
    turn,
    turned,
    whole,
)

entries = st.integers(-6, 6).map(float)
matrices = st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))


@given(matrices)
def test_they_are_the_real_eigenvectors(
    matrix: tuple[tuple[float, float], tuple[float, float]],
) -> None:
    values, vectors = np.linalg.eig(np.array(matrix))
    kept = kept_lines(matrix)
    assume(abs(values[0] - values[1]) > 1e-6)
    if abs(values[0].imag) > 1e-9:
        assert kept == ()
        return
    assert kept is not None
    order = np.argsort(-values.real)
    for line, at in zip(kept, order, strict=True):
        x, y = vectors.real[:, at]
        assert between(line, (float(x), float(y))) < 1e-5
        assert stretch(matrix, line) == pytest.approx(values.real[at], abs=1e-9)
        assert turn(matrix, line) == pytest.approx(0.0, abs=1e-6)


def test_one_line_or_every_line_may_be_kept() -> None:
    shear = kept_lines(((1.0, 1.0), (0.0, 1.0)))
    assert shear == ((1.0, 0.0),)
    assert kept_lines(((-2.0, 0.0), (0.0, -2.0))) is None
    assert kept_lines(((0.0, -1.0), (1.0, 0.0))) == ()


def counted(matrix: tuple[tuple[float, ...], ...]) -> int | None:
    """How many lines are kept, by the slopes that solve c = (a - d) s + b s^2."""
    (a, b), (c, d) = (tuple(map(Fraction, row)) for row in matrix)
    upright = b == 0
    if upright:
        # The upright line is kept; another one where (a - d) s = c has a solution.
        return (None if c == 0 else 1) if a == d else 2
    left = (a - d) ** 2 + 4 * b * c
    return 1 if left == 0 else 2 if left > 0 else 0


@pytest.mark.parametrize("over", [1.0, 2.0, 10.0, 3e7, 1e-160, 7e150])
def test_their_number_is_exact_for_every_small_matrix(over: float) -> None:
    tried = 0
    for a, b, c, d in product(range(-3, 4), repeat=4):
        small = ((float(a), float(b)), (float(c), float(d)))
        kept = kept_lines(((a / over, b / over), (c / over, d / over)))
        assert (None if kept is None else len(kept)) == counted(small), (small, over)
        for line in kept or ():
            # Which line it is: the image's area beside it is zero, the line upward.
            x, y = line
            out = np.array(small) @ line
            assert abs(x * out[1] - y * out[0]) < 1e-7
            assert abs(np.hypot(x, y) - 1.0) < 1e-12
            assert y > 0.0 or (y == 0.0 and x > 0.0)
        tried += 1
    assert tried == 2401


def test_decimals_are_decided_as_they_are_written() -> None:
    # 0.1 * 3 is 0.30000000000000004: as decimals these are shears, and keep one.
    shear = ((0.1 * 3, 0.1), (0.0, 0.3))
    assert kept_lines(shear) == ((1.0, 0.0),)
    barely = kept_lines(((1.0, 1e-6), (1e-6, 1.0)))
    assert barely is not None
    assert [between(x, y) for x, y in zip(barely, ((1, 1), (-1, 1)), strict=True)] == (
        pytest.approx([0.0, 0.0], abs=1e-6)
    )
    assert kept_lines(((1.0, 1e-6), (-1e-6, 1.0))) == ()
    assert len(kept_lines(((1.0, 1.0), (1e-6, 1.0))) or ()) == 2


@given(st.floats(0.0, 360.0), st.floats(0.1, 4.0), st.floats(-4.0, 4.0))
def test_what_is_computed_is_decided_within_rounding(
    at: float, shift: float, by: float
) -> None:
    c, s = np.cos(np.radians(at)), np.sin(np.radians(at))
    turn = np.array(((c, -s), (s, c)))
    shear = turn @ np.array(((by, shift), (0.0, by))) @ turn.T
    (a, b), (e, d) = shear.tolist()
    kept = kept_lines(((a, b), (e, d)))
    assert kept is not None
    assert len(kept) == 1
    assert between(kept[0], (float(c), float(s))) < 1e-4


@pytest.mark.parametrize("bad", [nan, inf, -inf])
def test_only_finite_matrices_keep_lines(bad: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        kept_lines(((1.0, bad), (0.0, 1.0)))


@given(matrices, st.integers(0, 359))
def test_a_turn_brings_the_line_onto_that_of_the_image(
    matrix: tuple[tuple[float, float], tuple[float, float]], at: int
) -> None:
    v = turned(float(at))
    out, by = image(matrix, v), turn(matrix, v)
    assert -90.0 < by <= 90.0
    if np.hypot(*out) > 1e-6:
        assert between(turned(by, v), out) < 1e-4
    else:
        assert by == 0.0 or np.hypot(*out) >= 1e-9


def test_a_small_whole_arrow_names_a_line() -> None:
    assert whole((0.6, 0.8)) == (3.0, 4.0)
    assert whole((-0.6, -0.8)) == (3.0, 4.0)
    assert whole((0.1, 0.9)) == (1.0, 9.0) or whole((0.1, 0.9)) == (0.1, 0.9)
