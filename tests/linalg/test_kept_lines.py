"""Kept lines against numpy's eigenvectors, and the cases that need care."""

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
