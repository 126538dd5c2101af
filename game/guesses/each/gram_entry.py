"""Entry (r, c) of W^T W is the dot product of columns r and c."""

from typing import Final

import numpy as np

from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.linalg.gram import gram
from game.linalg.vectors import dot


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    W = draw(shape)
    dots = np.array([[dot(a, b) for b in W.T] for a in W.T])
    return relative(gram(W) - dots, dots)


GUESS: Final = Holds(
    id="gram-entry",
    words="every entry is the dot product of two columns",
    error=_error,
)
