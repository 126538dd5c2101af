"""Numbers that several guesses share: random ones for checks, whole ones for paper."""

from typing import TypeAlias

import numpy as np

from game.guesses.guess import Array, Draw
from game.linalg.plane import across, scaled
from game.puzzles.core.bench import Points, SeededArrows
from game.puzzles.core.seeded_draws import drawn

Pair: TypeAlias = tuple[int, int]


def orthonormal(draw: Draw, n: int, k: int | None = None) -> Array:
    """``k`` (else n) random orthonormal rows of length n."""
    q = np.linalg.qr(draw((n, n)))[0]
    return np.asarray(q[: (k or n)], dtype=np.float64)


def orthogonal(draw: Draw) -> Array:
    """Three random rows at right angles, each at least of length one."""
    return orthonormal(draw, 3) * (1.0 + np.abs(draw((3, 1))))


def unit(v: Array) -> Array:
    """A vector of length one."""
    return np.asarray(v / np.linalg.norm(v), dtype=np.float64)


def relative(error: Array, scale: Array) -> float:
    """The largest entry of an error against the largest of a scale."""
    size = float(np.max(np.abs(scale), initial=0.0)) or 1.0
    return float(np.max(np.abs(error), initial=0.0)) / size


def crossed(arrows: SeededArrows) -> Points:
    """Two arrows at right angles, of lengths of their own."""
    first = arrows.unit("first")
    sizes = arrows.size("one"), arrows.size("two")
    return scaled(first, sizes[0]), scaled(across(first), sizes[1])


def unit_crossed(arrows: SeededArrows) -> Points:
    """Two arrows at right angles, of length one."""
    first = arrows.unit("first")
    return first, scaled(across(first), drawn((1.0, -1.0), "side", repr(first)))


def whole_dot(a: Pair, b: Pair) -> int:
    """The dot product."""
    return a[0] * b[0] + a[1] * b[1]


def dot_slips(a: Pair, b: Pair) -> list[tuple[int]]:
    """What a dot product comes to with a lost sign, or multiplied crosswise."""
    return [(a[0] * b[0] - a[1] * b[1],), (a[0] * b[1] + a[1] * b[0],)]
