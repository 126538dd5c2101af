"""The singular value decomposition, by LAPACK, with its free signs fixed."""

from typing import Final, NamedTuple

import numpy as np

from game.linalg.vectors import Matrix, Vector

EQUAL: Final = 1e-9


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


def continued(found: Svd, before: Svd, *, left: bool = False) -> Svd:
    """The same factors, with what is free in them chosen as near as can be to before.

    Free are the signs; where singular values are equal (to ``EQUAL`` of the largest),
    the whole frame of their vectors; and where they are zero, that of the left ones
    apart from the right ones. So what follows a hand never flips: the right vectors
    and their images; or, if ``left``, the left ones. (Not both: where M turns the plane
    over, u = M v / s must flip beside v.) ValueError for factors of another shape.
    """
    if found.u.shape != before.u.shape or found.vt.shape != before.vt.shape:
        raise ValueError("only matrices of one shape follow each other")
    u, s, vt = found.u.T.copy(), found.s, found.vt.copy()
    least = EQUAL * float(np.max(s, initial=0.0))
    breaks = np.flatnonzero(s[:-1] - s[1:] > least) + 1
    for group in np.split(np.arange(len(s)), breaks):
        of_u = _turn(before.u.T[group] @ u[group].T)
        of_vt = _turn(before.vt[group] @ vt[group].T)
        if len(group) and s[group[0]] > least:
            of_u = of_vt = of_u if left else of_vt
        u[group], vt[group] = of_u @ u[group], of_vt @ vt[group]
    return Svd(u.T, s, vt)


def _turn(near: Matrix) -> Matrix:
    """The orthogonal matrix that is nearest to one (its polar factor)."""
    left, _, right = np.linalg.svd(near)
    return np.asarray(left @ right, dtype=np.float64)


def rank(M: Matrix) -> int:
    """How many singular values stand above rounding (LAPACK's usual threshold).

    ValueError for entries that are not finite.
    """
    if not np.all(np.isfinite(M)):
        raise ValueError("a matrix with entries that are not finite has no rank")
    return int(np.linalg.matrix_rank(M))
