import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from game.linalg.axis import along, cloud, major_axis
from game.linalg.faces import coefficients, principal_faces, recompose
from game.linalg.gram import correlation, eigenpairs, gram, row_gram
from game.linalg.lowrank import kept_share, truncate
from game.linalg.svd import rank, svd

matrices = arrays(
    np.float64,
    array_shapes(min_dims=2, max_dims=2, max_side=5),
    elements=st.integers(-6, 6).map(float),
)


@given(matrices)
def test_the_factors_multiply_back_and_are_orthonormal(m: np.ndarray) -> None:
    u, s, vt = svd(m)
    assert np.allclose((u * s) @ vt, m, atol=1e-9)
    assert np.allclose(vt @ vt.T, np.eye(len(s)), atol=1e-9)
    assert np.all(np.diff(s) <= 1e-12)


@given(matrices)
def test_signs_are_fixed_by_the_right_singular_vectors(m: np.ndarray) -> None:
    for v in svd(m).vt:
        assert v[np.argmax(np.abs(v) >= np.abs(v).max() * (1 - 1e-9))] > 0


def test_known_answer() -> None:
    """[[3, 0], [4, 5]] has singular values sqrt 45 and sqrt 5."""
    found = svd(np.array([[3.0, 0.0], [4.0, 5.0]]))
    assert found.s == pytest.approx([45**0.5, 5**0.5])
    assert np.abs(found.vt) == pytest.approx(np.full((2, 2), 0.5**0.5))


def test_numbers_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="not finite"):
        svd(np.array([[1.0, np.nan]]))


@given(matrices)
def test_eigenvalues_of_the_gram_matrix_are_squared_singular_values(
    m: np.ndarray,
) -> None:
    k = min(m.shape)
    values, _ = eigenpairs(gram(m))
    others, _ = eigenpairs(row_gram(m))
    assert values[:k] == pytest.approx(svd(m).s ** 2, abs=1e-8)
    assert others[:k] == pytest.approx(svd(m).s ** 2, abs=1e-8)


def test_only_symmetric_matrices_have_these_eigenpairs() -> None:
    with pytest.raises(ValueError, match="symmetric"):
        eigenpairs(np.array([[0.0, 1.0], [2.0, 0.0]]))
    with pytest.raises(ValueError, match="square"):
        eigenpairs(np.ones((2, 3)))


@given(matrices, st.integers(0, 5))
def test_truncation_loses_exactly_the_dropped_components(m: np.ndarray, k: int) -> None:
    kept = truncate(m, k)
    s = svd(m).s
    assert np.linalg.norm(m - kept) == pytest.approx(np.linalg.norm(s[k:]), abs=1e-8)
    assert rank(kept) <= k
    if s.any():
        share = np.linalg.norm(kept) ** 2 / np.linalg.norm(m) ** 2
        assert kept_share(s, k) == pytest.approx(share, abs=1e-9)


def test_correlation_centres_and_divides() -> None:
    up = np.array([1.0, 2.0, 3.0])
    assert correlation(up, 10 * up + 7) == pytest.approx(1.0)
    assert correlation(up, -up) == pytest.approx(-1.0)
    with pytest.raises(ValueError, match="does not vary"):
        correlation(up, np.ones(3))


@given(st.floats(0, 3.2), st.integers(2, 60))
def test_no_direction_beats_the_major_axis(angle: float, count: int) -> None:
    points = cloud(count, np.array([[2.0, 0.6], [0.5, 0.9]]))
    direction = np.array([np.cos(angle), np.sin(angle)])
    assert along(points, major_axis(points)) >= along(points, direction) - 1e-9


def test_a_cloud_is_the_same_every_time_and_shaped_as_asked() -> None:
    shape = np.array([[2.0, 0.0], [0.0, 0.5]])
    points = cloud(400, shape)
    assert np.array_equal(points, cloud(400, shape))
    assert points.mean(axis=0) == pytest.approx([0, 0], abs=1e-9)
    spread = points.std(axis=0)
    assert spread[0] / spread[1] == pytest.approx(4.0, rel=0.1)
    with pytest.raises(ValueError, match="at least one point"):
        cloud(0, shape)


def test_faces_come_back_from_their_ghosts() -> None:
    rows = np.arange(60.0).reshape(6, 10) ** 1.7 % 13
    basis = principal_faces(rows, 5)
    assert np.allclose(basis.ghosts @ basis.ghosts.T, np.eye(5), atol=1e-9)
    assert basis.share.sum() == pytest.approx(1.0)
    weights = coefficients(basis, rows[2])
    assert recompose(basis, weights) == pytest.approx(rows[2])
    errors = [
        float(np.linalg.norm(recompose(basis, weights, k) - rows[2])) for k in range(6)
    ]
    assert errors == sorted(errors, reverse=True)
    assert recompose(basis, weights, 0) == pytest.approx(basis.mean)
