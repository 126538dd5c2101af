"""Multiplying again and again leans to the top singular direction."""

from typing import Final

import numpy as np

from game.guesses.guess import Draw, Holds
from game.guesses.numbers import unit
from game.linalg.svd import svd
from game.linalg.vectors import dot, length

GAP: Final = 0.8
STEPS: Final = 60


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """What is left beside v1 after many multiplications by M^T M.

    The gap is bounded: the second singular value is at most 0.8 of the first.
    """
    u, s, vt = svd(draw(shape))
    s = np.minimum(s, GAP * s[0])
    s[0] /= GAP
    M = (u * s) @ vt
    x = unit(vt[0] + draw((shape[1],)))
    for _ in range(STEPS):
        x = unit(M.T @ (M @ x))
    return length(x - dot(x, vt[0]) * vt[0])


GUESS: Final = Holds(
    id="power-leans",
    words="what lies beside v1 dies away",
    error=_error,
)
