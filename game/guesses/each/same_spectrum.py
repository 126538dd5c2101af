"""W^T W and W W^T share their non-zero eigenvalues."""

from typing import Final

import numpy as np

from game.figure.numbers import written
from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.language import _
from game.linalg.gram import eigenpairs, gram, row_gram


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """Where the one has more eigenvalues than the other, those are zero."""
    W = draw(shape)
    a, b = eigenpairs(gram(W))[0], eigenpairs(row_gram(W))[0]
    k = min(shape)
    rest = np.concatenate([a[k:], b[k:], a[:k] - b[:k]])
    return relative(rest, a)


def _evidence() -> str:
    W = np.array(((2.0, 2, -1), (-1, 1, 2)))
    mine, other = (
        ", ".join(written(abs(x)).said() for x in eigenpairs(S)[0])
        for S in (gram(W), row_gram(W))
    )
    return _(
        "of one matrix the larger table has {mine}, the smaller {other}",
        mine=mine,
        other=other,
    )


GUESS: Final = Holds(
    id="same-spectrum",
    words="the non-zero eigenvalues agree",
    error=_error,
    evidence=_evidence,
)
