"""Faces as numbers: a mean, an orthonormal basis of ghosts, and coefficients."""

from typing import NamedTuple

import numpy as np

from game.linalg.vectors import Matrix, Vector


class FaceBasis(NamedTuple):
    """Principal components of pictures of p pixels.

    ``mean`` (p,); ``ghosts`` (k, p), orthonormal rows, strongest first; ``spread``
    (k,), the standard deviation of the coefficients; ``share`` (k,), the part of the
    whole variance that each explains.
    """

    mean: Vector
    ghosts: Matrix
    spread: Vector
    share: Vector


def principal_faces(pictures: Matrix, k: int) -> FaceBasis:
    """The basis of ``k`` components of ``pictures`` (n, p), one picture a row.

    ValueError for fewer than two pictures, or pixels not finite. Signs: each ghost's
    largest pixel is positive. The small Gram matrix (n, n) is used, so p may be large.
    """
    n = pictures.shape[0]
    if n < 2:
        raise ValueError(f"a basis needs at least two pictures, got {n}")
    if not np.all(np.isfinite(pictures)):
        raise ValueError("a picture has pixels that are not finite")
    k = min(k, n - 1, pictures.shape[1])
    mean = pictures.mean(axis=0, dtype=np.float64)
    centred = pictures - mean
    values, vectors = np.linalg.eigh(centred @ centred.T)
    values, vectors = np.maximum(values[::-1], 0.0), vectors[:, ::-1]
    ghosts = vectors[:, :k].T @ centred
    # A second orthonormalisation: the Gram matrix squares the condition number.
    ghosts = np.linalg.qr(ghosts.T)[0].T
    peak = ghosts[np.arange(k), np.argmax(np.abs(ghosts), axis=1)]
    ghosts = ghosts * np.where(peak < 0.0, -1.0, 1.0)[:, None]
    total = float(values.sum()) or 1.0
    return FaceBasis(mean, ghosts, np.sqrt(values[:k] / (n - 1)), values[:k] / total)


def coefficients(basis: FaceBasis, picture: Vector) -> Vector:
    """The coefficients (k,) of a picture (p,) in the basis."""
    return np.asarray(basis.ghosts @ (picture - basis.mean), dtype=np.float64)


def recompose(basis: FaceBasis, weights: Vector, rank: int | None = None) -> Vector:
    """The mean + weights @ ghosts, with the first ``rank`` only; shape (p,)."""
    k = len(weights) if rank is None else max(0, min(rank, len(weights)))
    return np.asarray(basis.mean + weights[:k] @ basis.ghosts[:k], dtype=np.float64)
