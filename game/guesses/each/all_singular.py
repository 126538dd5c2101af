"""Every matrix has singular vectors."""

from typing import Final

import numpy as np

from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.linalg.svd import svd


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """M v = sigma u with orthonormal v and u: also for a matrix of low rank."""
    M = np.outer(draw((shape[0],)), draw((shape[1],))) + draw(()) * draw(shape)
    u, s, vt = svd(M)
    eye = np.eye(len(s))
    return max(
        relative(M @ vt.T - u * s, M),
        relative(vt @ vt.T - eye, eye),
        relative(u.T @ u - eye, eye),
    )


GUESS: Final = Holds(
    id="all-singular",
    words="M v = sigma u, with orthonormal v and u",
    error=_error,
)
