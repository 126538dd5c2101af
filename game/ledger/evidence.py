"""What a numeric check of a guess is made of, and what it brings to light."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
# Standard normal numbers of a shape, handed in: this room throws no dice.
Draw: TypeAlias = Callable[[tuple[int, ...]], Array]
Numbers: TypeAlias = Mapping[str, tuple[object, ...]]

HOLDS, BREAKS, OPEN = "holds", "breaks", "open"
SHAPES = ((2, 2), (3, 2), (2, 3), (4, 4), (5, 3))
ROUNDS = 12


class Evidence(Struct, frozen=True, kw_only=True):
    """The outcome of a check.

    ``worst`` is the largest error over ``trials`` random cases: of the guess itself
    where it holds, of its mended form where it breaks. ``margin`` is how badly the
    counterexample fails it, and ``counterexample`` its small numbers by name.
    """

    guess: str
    verdict: str
    words: str
    trials: int = 0
    worst: float = 0.0
    margin: float = 0.0
    counterexample: Numbers = {}


class Law(Struct, frozen=True):
    """A guess that holds: the error of one random case of a shape stays tiny."""

    words: str
    error: Callable[[Draw, tuple[int, int]], float]
    tolerance: float = 1e-9


class Mistake(Struct, frozen=True):
    """A guess that breaks: by how much it fails, where, and when it would hold.

    ``margin`` takes the numbers by name, is 0 where the guess is right and grows with
    the failure. ``mended`` draws numbers for which the guess is true after all.
    """

    words: str
    margin: Callable[..., float]
    counterexample: Numbers
    mended: Callable[[Draw], Mapping[str, Array]]


class Riddle(Struct, frozen=True):
    """A guess that nobody can decide here: it stays open."""

    words: str


Check: TypeAlias = Law | Mistake | Riddle


def orthonormal(draw: Draw, n: int, k: int | None = None) -> Array:
    """``k`` (else n) random orthonormal rows of length n."""
    q = np.linalg.qr(draw((n, n)))[0]
    return np.asarray(q[: (k or n)], dtype=np.float64)


def unit(v: Array) -> Array:
    """A vector of length one."""
    return np.asarray(v / np.linalg.norm(v), dtype=np.float64)


def relative(error: Array, scale: Array) -> float:
    """The largest entry of an error against the largest of a scale."""
    size = float(np.max(np.abs(scale), initial=0.0)) or 1.0
    return float(np.max(np.abs(error), initial=0.0)) / size
