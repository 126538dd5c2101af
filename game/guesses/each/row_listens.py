"""A row is the arrow in input space whose dot product is that output."""

from typing import Final

import numpy as np

from game.figure.numbers import equals, vector
from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.language import _
from game.linalg import vectors as lin
from game.linalg.vectors import dot


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    M, v = draw(shape), draw((shape[1],))
    heard = np.array([dot(row, v) for row in M])
    return relative(M @ v - heard, heard)


def _evidence() -> str:
    M, v = np.array(((2.0, 1.0), (-1.0, 2.0))), lin.vector((1, 1))
    return _(
        "v {v} comes out as {out}: r1 · v {first}, r2 · v {second}",
        v=vector(v).equals(),
        out=vector(M @ v).said(),
        first=equals(dot(M[0], v)),
        second=equals(dot(M[1], v)),
    )


GUESS: Final = Holds(
    id="row-listens",
    words="each output is its row's dot product with the input",
    error=_error,
    evidence=_evidence,
)
