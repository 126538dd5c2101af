"""Arrows: dot products, shadows, duals. Arrays are float64; vectors have shape (n,)."""

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector: TypeAlias = NDArray[np.float64]
Matrix: TypeAlias = NDArray[np.float64]


def vector(values: ArrayLike) -> Vector:
    """A float64 copy of ``values``, shape (n,). Raises ValueError on another shape."""
    out = np.array(values, dtype=np.float64)
    if out.ndim != 1:
        raise ValueError(f"a vector has one axis, got shape {out.shape}")
    return out


def dot(a: Vector, b: Vector) -> float:
    """The dot product of two vectors of one length."""
    return float(a @ b)


def length(a: Vector) -> float:
    """The Euclidean length."""
    return math.sqrt(dot(a, a))


def angle(a: Vector, b: Vector) -> float:
    """The angle between two arrows, 0 to pi radians. ValueError for a zero vector.

    Kahan's half-angle form: accurate also for nearly parallel arrows.
    """
    la, lb = length(a), length(b)
    if la == 0.0 or lb == 0.0:
        raise ValueError("the zero vector has no direction")
    p, q = a / la, b / lb
    return 2.0 * math.atan2(length(p - q), length(p + q))


def shadow(a: Vector, on: Vector) -> Vector:
    """The orthogonal projection of ``a`` on the line of ``on``, shape of ``a``.

    ValueError for a zero ``on``: a point casts no line to fall on.
    """
    square = dot(on, on)
    if square == 0.0:
        raise ValueError("nothing has a shadow on the zero vector")
    return on * (dot(a, on) / square)


def shadow_length(a: Vector, on: Vector) -> float:
    """The signed length of the shadow: negative when it falls backwards."""
    size = length(on)
    if size == 0.0:
        raise ValueError("nothing has a shadow on the zero vector")
    return dot(a, on) / size


def dual(rows: Matrix, index: int) -> Vector:
    """The arrow that gives 1 with row ``index`` (from 0) and 0 with the others.

    ``rows`` is (m, n) with independent rows (else ValueError); where several arrows
    do it the shortest is given. It is column ``index`` of R^T (R R^T)^-1.
    """
    if np.linalg.matrix_rank(rows) < rows.shape[0]:
        raise ValueError("these rows depend on each other: no such arrow")
    unit = np.zeros(rows.shape[0])
    unit[index] = 1.0
    return np.asarray(rows.T @ np.linalg.solve(rows @ rows.T, unit), dtype=np.float64)


def are_orthogonal(rows: Matrix, tolerance: float = 1e-9) -> bool:
    """Whether all rows of (m, n) are at right angles, relative to their lengths."""
    table = rows @ rows.T
    sizes = np.sqrt(np.diag(table))
    off = table - np.diag(np.diag(table))
    return bool(np.all(np.abs(off) <= tolerance * np.outer(sizes, sizes)))


def are_orthonormal(rows: Matrix, tolerance: float = 1e-9) -> bool:
    """Whether R R^T is the identity, entry by entry within ``tolerance``."""
    return bool(np.all(np.abs(rows @ rows.T - np.eye(rows.shape[0])) <= tolerance))
