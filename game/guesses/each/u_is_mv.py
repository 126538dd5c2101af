"""M v is an eigenvector of M M^T."""

from typing import Final

from game.guesses.guess import Draw, Holds
from game.guesses.numbers import relative
from game.linalg.gram import eigenpairs, gram, row_gram


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    M = draw(shape)
    values, vectors = eigenpairs(gram(M))
    k = min(shape)
    images = vectors[:k] @ M.T
    wanted = images * values[:k, None]
    return relative(images @ row_gram(M) - wanted, wanted)


GUESS: Final = Holds(
    id="u-is-mv",
    words="M v is sent to itself by M M^T, times lambda",
    error=_error,
)
