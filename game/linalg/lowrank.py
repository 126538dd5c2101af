"""Keeping the strongest components: truncation and what it keeps."""

import numpy as np

from game.linalg.svd import svd
from game.linalg.vectors import Matrix, Vector


def truncate(M: Matrix, k: int) -> Matrix:
    """The nearest matrix of rank at most ``k`` (Eckart and Young), same shape."""
    if k < 0:
        raise ValueError(f"a rank is at least 0, got {k}")
    u, s, vt = svd(M)
    return np.asarray((u[:, :k] * s[:k]) @ vt[:k], dtype=np.float64)


def kept_share(s: Vector, k: int) -> float:
    """The share of the squared size that the first ``k`` singular values keep."""
    whole = float(s @ s)
    return 1.0 if whole == 0.0 else float(s[:k] @ s[:k]) / whole
