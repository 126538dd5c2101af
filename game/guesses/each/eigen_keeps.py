"""An eigenvector keeps its line."""

from typing import Final

import numpy as np

from game.guesses.guess import Draw, Holds
from game.guesses.numbers import unit
from game.linalg.vectors import dot, length


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """The part of M v beside v's line, over the real eigenvectors v."""
    n = shape[0]
    square = draw((n, n))
    worst = 0.0
    for M in (square, square + square.T):
        values, vectors = np.linalg.eig(M)
        for value, v in zip(values, vectors.T, strict=True):
            if abs(value.imag) < 1e-12:
                line = unit(np.asarray(v.real, dtype=np.float64))
                image = M @ line
                beside = image - dot(image, line) * line
                worst = max(worst, length(beside) / float(np.linalg.norm(M)))
    return worst


GUESS: Final = Holds(
    id="eigen-keeps",
    words="M v has no part beside the line of v",
    error=_error,
    tolerance=1e-7,
)
