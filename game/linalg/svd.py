"""The singular value decomposition, by LAPACK, with its free signs fixed."""

from typing import NamedTuple

import numpy as np

from game.linalg.vectors import Matrix, Vector


class Svd(NamedTuple):
    """M = u @ diag(s) @ vt: (m, k), (k,) falling, (k, n) with k = min(m, n)."""

    u: Matrix
    s: Vector
    vt: Matrix


def svd(M: Matrix) -> Svd:
    """The thin SVD. Each right singular vector's largest entry is made positive.

    Of entries equally large (to 1e-9) the first decides, so that the same matrix has
    the same factors on every machine. ValueError for entries that are not finite.
    """
    if not np.all(np.isfinite(M)):
        raise ValueError("a matrix with entries that are not finite has no SVD")
    u, s, vt = np.linalg.svd(M, full_matrices=False)
    sizes = np.abs(vt)
    leading = np.argmax(sizes >= sizes.max(axis=1, keepdims=True) * (1 - 1e-9), axis=1)
    signs = np.where(vt[np.arange(len(s)), leading] < 0.0, -1.0, 1.0)
    return Svd(u * signs, s, vt * signs[:, None])


def rank(M: Matrix) -> int:
    """How many singular values stand above rounding (LAPACK's usual threshold)."""
    return int(np.linalg.matrix_rank(M))
