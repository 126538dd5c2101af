"""W^T W and W W^T share their non-zero eigenvalues."""

from typing import Final

import numpy as np

from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.linalg.gram import eigenpairs, gram, row_gram


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """Where the one has more eigenvalues than the other, those are zero."""
    W = draw(shape)
    a, b = eigenpairs(gram(W))[0], eigenpairs(row_gram(W))[0]
    k = min(shape)
    rest = np.concatenate([a[k:], b[k:], a[:k] - b[:k]])
    return relative(rest, a)


GUESS: Final = Holds(
    id="same-spectrum",
    words="the non-zero eigenvalues agree",
    error=_error,
)
