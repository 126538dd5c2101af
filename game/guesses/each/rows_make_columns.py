"""The rows' answers to a basis vector, each on its own axis, are a column."""

from typing import Final

import numpy as np

from game.figure.numbers import equals, vector
from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.language import _
from game.linalg import vectors as lin
from game.linalg.vectors import dot


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    M = draw(shape)
    errors = []
    for j, basis in enumerate(np.eye(shape[1])):
        axes = np.eye(shape[0])
        answers = [dot(row, basis) * axis for row, axis in zip(M, axes, strict=True)]
        errors.append(np.sum(answers, axis=0) - M[:, j])
    return relative(np.array(errors), M)


def _evidence() -> str:
    M, e1 = np.array(((2.0, 1.0), (-1.0, 2.0))), lin.vector((1, 0))
    return _(
        "r1 · e1 {first} and r2 · e1 {second}; the first column is {column}",
        first=equals(dot(M[0], e1)),
        second=equals(dot(M[1], e1)),
        column=vector(M[:, 0]).said(),
    )


GUESS: Final = Holds(
    id="rows-make-columns",
    words="the answers on their own axes add up to the column",
    error=_error,
    evidence=_evidence,
)
