"""J^T J does for small changes what W^T W does for inputs."""

from typing import Final

import numpy as np

from game.figure.numbers import rounded
from game.guesses.guess import Draw, Holds
from game.guesses.numbers import unit
from game.language import _
from game.linalg.gram import gram
from game.linalg.vectors import dot


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """|f(x + h) - f(x)|^2 against h^T J^T J h, for f = tanh(W x) and a small h."""
    W, x = draw(shape), draw((shape[1],))
    h = 1e-5 * unit(draw((shape[1],)))
    J = (1.0 - np.tanh(W @ x) ** 2)[:, None] * W
    moved = np.tanh(W @ (x + h)) - np.tanh(W @ x)
    scale = float(np.sum(J**2)) * dot(h, h)
    return abs(dot(moved, moved) - float(h @ gram(J) @ h)) / scale


def _evidence() -> str:
    W, x = np.array(((2.0, 2), (-1, 1))), np.array((0.1, -0.2))
    h = np.array((0.0006, 0.0008))
    J = (1.0 - np.tanh(W @ x) ** 2)[:, None] * W
    moved = np.tanh(W @ (x + h)) - np.tanh(W @ x)
    return _(
        "a small step grows {true} times on a bent map, {told} by its table",
        true=rounded(float(np.sqrt(dot(moved, moved) / dot(h, h))), 1).said(),
        told=rounded(float(np.sqrt(h @ gram(J) @ h / dot(h, h))), 1).said(),
    )


GUESS: Final = Holds(
    id="jtj-analogy",
    words="J^T J gives small changes their length",
    error=_error,
    tolerance=1e-3,
    evidence=_evidence,
)
