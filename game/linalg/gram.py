"""All dot products at once: the Gram matrices of columns and of rows."""

import numpy as np

from game.linalg.vectors import Matrix, Vector


def gram(M: Matrix) -> Matrix:
    """M^T M, shape (n, n): entry (r, c) is the dot product of columns r and c."""
    return np.asarray(M.T @ M, dtype=np.float64)


def row_gram(M: Matrix) -> Matrix:
    """M M^T, shape (m, m): entry (r, c) is the dot product of rows r and c."""
    return np.asarray(M @ M.T, dtype=np.float64)


def eigenpairs(S: Matrix) -> tuple[Vector, Matrix]:
    """Eigenvalues, falling, and unit eigenvectors as rows, of a symmetric matrix.

    ValueError when ``S`` is not symmetric (to 1e-9 of its largest entry).
    """
    if S.ndim != 2 or S.shape[0] != S.shape[1]:
        raise ValueError(f"only a square matrix has eigenvectors, got shape {S.shape}")
    if not np.allclose(S, S.T, rtol=0.0, atol=1e-9 * (1.0 + float(np.abs(S).max()))):
        raise ValueError("this matrix is not symmetric")
    values, vectors = np.linalg.eigh(S)
    return values[::-1].copy(), vectors[:, ::-1].T.copy()


def correlation(a: Vector, b: Vector) -> float:
    """Pearson's correlation of two features over samples, -1 to 1.

    The cosine of the angle between the *centred* features. ValueError where one of
    them does not vary (by more than 1e-12 of its largest entry).
    """
    p, q = a - a.mean(), b - b.mean()
    size = float(np.sqrt((p @ p) * (q @ q)))
    if any(np.ptp(each) <= 1e-12 * np.abs(each).max() for each in (a, b)):
        raise ValueError("a feature that does not vary correlates with nothing")
    return float(p @ q) / size
