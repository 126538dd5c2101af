"""Arrows: dot products, shadows, duals. Arrays are float64; vectors have shape (n,)."""

import math
from itertools import combinations
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector: TypeAlias = NDArray[np.float64]
Matrix: TypeAlias = NDArray[np.float64]

# Below this an answer by floats would hold fewer than four right digits.
DEPENDENT: Final = 1e-12
_NOT_FINITE: Final = "numbers that are not finite, or grow beyond what is"
_NO_DIRECTION: Final = "the zero vector has no direction, and no line to fall on"


def vector(values: ArrayLike) -> Vector:
    """A float64 copy of ``values``, shape (n,). Raises ValueError on another shape."""
    out = np.array(values, dtype=np.float64)
    if out.ndim != 1:
        raise ValueError(f"a vector has one axis, got shape {out.shape}")
    return out


def dot(a: Vector, b: Vector) -> float:
    """The dot product of two vectors of one length.

    ValueError where it is no finite number.
    """
    # Unlike "@" this never warns, so no warning has to be kept back.
    return _finite(float(np.dot(a, b)))


def length(a: Vector) -> float:
    """The Euclidean length, right for every size that a float can have.

    ValueError for entries that are not finite, or a length that no float can hold.
    """
    return _finite(math.hypot(*a.tolist()))


def angle(a: Vector, b: Vector) -> float:
    """The angle between two arrows of any size, 0 to pi radians.

    Kahan's half-angle form: accurate also for nearly parallel arrows. ValueError for a
    zero vector, or entries that are not finite.
    """
    # Entry by entry: arrows are short, and arrays are slow for so few numbers.
    p, q = _direction(a), _direction(b)
    off = [x - y for x, y in zip(p, q, strict=True)]
    along = [x + y for x, y in zip(p, q, strict=True)]
    return 2.0 * math.atan2(math.hypot(*off), math.hypot(*along))


def shadow(a: Vector, on: Vector) -> Vector:
    """The orthogonal projection of ``a`` on the line of ``on``, shape of ``a``.

    Both may be of any size. ValueError for entries that are not finite, and for a zero
    ``on``: a point is no line to fall on.
    """
    if not np.any(a):
        return 0.0 * _near_one(on)[0]
    (p, size), (way, _) = _near_one(a), _near_one(on)
    return np.asarray(np.ldexp(way * (dot(p, way) / dot(way, way)), size))


def shadow_length(a: Vector, on: Vector) -> float:
    """The signed length of the shadow: negative when it falls backwards.

    The same arrows have one as have a shadow.
    """
    if not np.any(a):
        return 0.0 * length(_near_one(on)[0])
    (p, size), (way, _) = _near_one(a), _near_one(on)
    return math.ldexp(dot(p, way) / length(way), size)


def shadow_lengths(points: Matrix, on: Vector) -> Vector:
    """The same for every row of ``points`` (n, d), shape (n,).

    A row may be 2^1000 times shorter than the longest one; what is shorter counts as 0.
    """
    way, _ = _near_one(on)
    if not np.any(points):
        return np.zeros(len(points))
    near, size = _near_one(points)
    with np.errstate(over="ignore"):
        return np.asarray(np.ldexp(near @ way / length(way), size))


def dual(rows: Matrix, index: int) -> Vector:
    """The arrow that gives 1 with row ``index`` (from 0) and 0 with the others.

    Where several arrows do it the shortest is given: column ``index`` of the
    pseudoinverse, by LAPACK's least squares. ``rows`` is (m, n), each of any size; what
    counts are their directions. ValueError where these depend on each other: brought to
    about one length, their least singular value is below ``DEPENDENT`` of the greatest.
    """
    near, sizes = zip(*map(_near_one, rows), strict=True)
    asked = np.eye(len(near))[index]
    found, _left, rank, _values = np.linalg.lstsq(np.array(near), asked, DEPENDENT)
    if rank < len(near):
        raise ValueError("these rows depend on each other: no such arrow")
    return np.asarray(np.ldexp(found, -sizes[index]), dtype=np.float64)


def are_orthogonal(rows: Matrix, tolerance: float = 1e-9) -> bool:
    """Whether all rows of (m, n) are at right angles: by cosine, whatever their size.

    The zero row is at right angles to all. ValueError for entries that are not finite.
    """
    units = [_near_one(row)[0] for row in rows if np.any(row)]
    return all(
        abs(dot(a, b)) <= tolerance * length(a) * length(b)
        for a, b in combinations(units, 2)
    )


def are_orthonormal(rows: Matrix, tolerance: float = 1e-9) -> bool:
    """Whether R R^T is the identity, entry by entry within ``tolerance``.

    ValueError for entries that are not finite.
    """
    if not np.all(np.isfinite(rows)):
        raise ValueError(_NOT_FINITE)
    with np.errstate(over="ignore", invalid="ignore"):
        off = np.abs(rows @ rows.T - np.eye(rows.shape[0]))
    return bool(np.all(off <= tolerance))


def _near_one(a: Vector) -> tuple[Vector, int]:
    """The arrow times a power of two that makes its largest entry 1/2 to 1; the power.

    Nothing is rounded by that, and no square of it leaves the range of floats.
    """
    largest = float(np.abs(a).max())
    if not math.isfinite(largest):
        raise ValueError(_NOT_FINITE)
    size = math.frexp(largest)[1]
    if largest == 0.0:
        raise ValueError(_NO_DIRECTION)
    return np.ldexp(a, -size), size


def _direction(a: Vector) -> list[float]:
    """The entries of the arrow of length one."""
    entries = a.tolist()
    if not all(map(math.isfinite, entries)):
        raise ValueError(_NOT_FINITE)
    largest = max(map(abs, entries))
    if largest == 0.0:
        raise ValueError(_NO_DIRECTION)
    size = math.frexp(largest)[1]
    near = [math.ldexp(x, -size) for x in entries]
    whole = math.hypot(*near)
    return [x / whole for x in near]


def _finite(x: float) -> float:
    if not math.isfinite(x):
        raise ValueError(_NOT_FINITE)
    return x
