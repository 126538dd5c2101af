"""Keeping the strongest components: truncation and what it keeps."""

import numpy as np

from game.linalg.svd import Svd, svd
from game.linalg.vectors import Matrix, Vector, length


def truncate(M: Matrix, k: int) -> Matrix:
    """The nearest matrix of rank at most ``k`` (Eckart and Young), same shape.

    ValueError for a rank below 0, or entries that are not finite.
    """
    return strongest(svd(M), k)


def strongest(factors: Svd, k: int) -> Matrix:
    """The same of a matrix whose factors are known; ValueError for a rank below 0."""
    if k < 0:
        raise ValueError(f"a rank is at least 0, got {k}")
    u, s, vt = factors
    return np.asarray((u[:, :k] * s[:k]) @ vt[:k], dtype=np.float64)


def kept_share(s: Vector, k: int) -> float:
    """The share of the squared size that the first ``k`` singular values keep.

    All of it where there is none. ValueError below 0, or for values not finite.
    """
    if k < 0:
        raise ValueError(f"a rank is at least 0, got {k}")
    whole = length(s)
    return 1.0 if whole == 0.0 else min(1.0, length(s[:k] / whole) ** 2)
