"""All dot products at once: the Gram matrices of columns and of rows."""

import numpy as np

from game.linalg.vectors import Matrix, Vector, length


def gram(M: Matrix) -> Matrix:
    """M^T M, shape (n, n): entry (r, c) is the dot product of columns r and c.

    ValueError for entries that are not finite, or too large to be multiplied.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return _finite(M.T @ M)


def row_gram(M: Matrix) -> Matrix:
    """M M^T, shape (m, m): entry (r, c) is the dot product of rows r and c.

    ValueError for entries that are not finite, or too large to be multiplied.
    """
    return gram(M.T)


def eigenpairs(S: Matrix) -> tuple[Vector, Matrix]:
    """Eigenvalues, falling, and unit eigenvectors as rows, of a symmetric matrix.

    ValueError when ``S`` is not symmetric (to 1e-9 of its largest entry), or has
    entries that are not finite.
    """
    if S.ndim != 2 or S.shape[0] != S.shape[1]:
        raise ValueError(f"only a square matrix has eigenvectors, got shape {S.shape}")
    _finite(S)
    # Halved, so that two entries at the end of the floats can be subtracted.
    if np.any(np.abs(S / 2.0 - S.T / 2.0) > 0.5e-9 * np.max(np.abs(S), initial=0.0)):
        raise ValueError("this matrix is not symmetric")
    values, vectors = np.linalg.eigh(S)
    return values[::-1].copy(), vectors[:, ::-1].T.copy()


def correlation(a: Vector, b: Vector) -> float:
    """Pearson's correlation of two features over samples, -1 to 1.

    The cosine of the angle between the *centred* features. ValueError where one of
    them does not vary (by more than 1e-12 of its largest entry), or is not finite.
    """
    p, q = _centred(a), _centred(b)
    return float(np.clip(p @ q, -1.0, 1.0))


def _centred(a: Vector) -> Vector:
    """Less its mean, at length one."""
    most = float(np.max(np.abs(_finite(a)), initial=0.0)) or 1.0
    near = a / most
    near = near - near.mean()
    if np.ptp(near) <= 1e-12:
        raise ValueError("a feature that does not vary correlates with nothing")
    return np.asarray(near / length(near), dtype=np.float64)


def _finite(M: Matrix) -> Matrix:
    if not np.all(np.isfinite(M)):
        raise ValueError("numbers that are not finite, or grow beyond what is")
    return np.asarray(M, dtype=np.float64)
