"""Entry (r, c) of W^T W is the dot product of columns r and c."""

from typing import Final

import numpy as np

from game.figure.numbers import pair, written
from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.language import _
from game.linalg.gram import gram
from game.linalg.vectors import dot


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    W = draw(shape)
    dots = np.array([[dot(a, b) for b in W.T] for a in W.T])
    return relative(gram(W) - dots, dots)


def _evidence() -> str:
    W = np.array(((2.0, 2, -1), (-1, 1, 2)))
    return _(
        "columns {one} and {other}: dot product {dot}, and {entry} where they meet",
        one=pair(W[:, 0]),
        other=pair(W[:, 1]),
        dot=written(dot(W[:, 0], W[:, 1])).said(),
        entry=written(float(gram(W)[0, 1])).said(),
    )


GUESS: Final = Holds(
    id="gram-entry",
    words="every entry is the dot product of two columns",
    error=_error,
    evidence=_evidence,
)
