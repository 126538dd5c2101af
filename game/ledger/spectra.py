"""Checks of the guesses about Gram matrices, eigenvectors and singular vectors."""

from collections.abc import Mapping

import numpy as np

from game.ledger.evidence import (
    Array,
    Check,
    Draw,
    Law,
    Mistake,
    Riddle,
    orthonormal,
    relative,
    unit,
)
from game.linalg import vectors as lin
from game.linalg.gram import eigenpairs, gram, row_gram
from game.linalg.svd import svd

_GAP = 0.8
_STEPS = 60


def _gram_entry(draw: Draw, shape: tuple[int, int]) -> float:
    W = draw(shape)
    dots = np.array([[lin.dot(a, b) for b in W.T] for a in W.T])
    return relative(gram(W) - dots, dots)


def _same_spectrum(draw: Draw, shape: tuple[int, int]) -> float:
    W = draw(shape)
    a, b = eigenpairs(gram(W))[0], eigenpairs(row_gram(W))[0]
    k = min(shape)
    rest = np.concatenate([a[k:], b[k:], a[:k] - b[:k]])
    return relative(rest, a)


def _jacobian(draw: Draw, shape: tuple[int, int]) -> float:
    """|f(x + h) - f(x)|^2 against h^T J^T J h, for f = tanh(W x) and a small h."""
    W, x = draw(shape), draw((shape[1],))
    h = 1e-5 * unit(draw((shape[1],)))
    J = (1.0 - np.tanh(W @ x) ** 2)[:, None] * W
    moved = np.tanh(W @ (x + h)) - np.tanh(W @ x)
    scale = float(np.sum(J**2)) * lin.dot(h, h)
    return abs(lin.dot(moved, moved) - float(h @ gram(J) @ h)) / scale


def _keeps(draw: Draw, shape: tuple[int, int]) -> float:
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
                beside = image - lin.dot(image, line) * line
                worst = max(worst, lin.length(beside) / float(np.linalg.norm(M)))
    return worst


def _no_line(M: Array) -> float:
    """The least imaginary part of an eigenvalue, in shares of its size."""
    values = np.linalg.eigvals(M)
    return float(np.min(np.abs(values.imag) / np.abs(values)))


def _always(draw: Draw, shape: tuple[int, int]) -> float:
    """M v = sigma u with orthonormal v and u: also for a matrix of low rank."""
    M = np.outer(draw((shape[0],)), draw((shape[1],))) + draw(()) * draw(shape)
    u, s, vt = svd(M)
    eye = np.eye(len(s))
    return max(
        relative(M @ vt.T - u * s, M),
        relative(vt @ vt.T - eye, eye),
        relative(u.T @ u - eye, eye),
    )


def _squares(M: Array) -> float:
    """The largest difference of D from the squared eigenvalues of M^T M."""
    s = svd(M).s
    values = eigenpairs(gram(M))[0][: len(s)]
    return float(np.max(np.abs(s - values**2)))


def _u_is_mv(draw: Draw, shape: tuple[int, int]) -> float:
    M = draw(shape)
    values, vectors = eigenpairs(gram(M))
    k = min(shape)
    images = vectors[:k] @ M.T
    wanted = images * values[:k, None]
    return relative(images @ row_gram(M) - wanted, wanted)


def _u_equals(M: Array) -> float:
    """The longest difference between M v and u."""
    u, _, vt = svd(M)
    return float(np.max(np.linalg.norm(M @ vt.T - u, axis=0)))


def _stays(M: Array, a: Array, b: Array) -> float:
    """The |cosine| between the images of a and b, less that between a and b."""
    before = lin.dot(unit(a), unit(b))
    return max(0.0, abs(lin.dot(unit(M @ a), unit(M @ b))) - abs(before))


def _singular_frame(draw: Draw) -> Mapping[str, Array]:
    M = draw((3, 3))
    vt = svd(M).vt
    return {"M": M, "a": vt[0], "b": vt[1]}


def _identity(A: Array) -> float:
    """The largest entry of A^T A - I."""
    return float(np.max(np.abs(gram(A) - np.eye(A.shape[1]))))


def _leans(draw: Draw, shape: tuple[int, int]) -> float:
    """What is left beside v1 after many multiplications by M^T M.

    The gap is bounded: the second singular value is at most 0.8 of the first.
    """
    u, s, vt = svd(draw(shape))
    s = np.minimum(s, _GAP * s[0])
    s[0] /= _GAP
    M = (u * s) @ vt
    x = unit(vt[0] + draw((shape[1],)))
    for _ in range(_STEPS):
        x = unit(M.T @ (M @ x))
    return lin.length(x - lin.dot(x, vt[0]) * vt[0])


def _coefficient(X: Array, x: Array) -> float:
    """The trend's eigenvalue less the vector's coefficient, in shares of the former."""
    _, s, vt = svd(X)
    value = float(s[0] ** 2)
    return abs(value - abs(lin.dot(x, vt[0]))) / value


def _only_its_own(draw: Draw) -> Mapping[str, Array]:
    """One unit vector alone is its own trend: eigenvalue and coefficient are 1."""
    x = unit(draw((3,)))
    return {"X": x[None, :], "x": x}


def _partials(J: Array) -> float:
    """The sine by which a column misses every left singular vector."""
    u = svd(J).u
    columns = J / np.linalg.norm(J, axis=0)
    best = np.max(np.abs(u.T @ columns), axis=0)
    return float(np.sqrt(max(0.0, 1.0 - float(np.min(best)) ** 2)))


SPECTRA: Mapping[str, Check] = {
    "superposition-causes": Riddle("said as a guess; no number here decides it"),
    "gram-entry": Law("every entry is the dot product of two columns", _gram_entry),
    "same-spectrum": Law("the non-zero eigenvalues agree", _same_spectrum),
    "jtj-analogy": Law("J^T J gives small changes their length", _jacobian, 1e-3),
    "eigen-keeps": Law("M v has no part beside the line of v", _keeps, 1e-7),
    "all-square-eigen": Mistake(
        "a quarter turn keeps no line",
        _no_line,
        {"M": ((0, -1), (1, 0))},
        lambda draw: {"M": gram(draw((3, 3)))},
    ),
    "all-singular": Law("M v = sigma u, with orthonormal v and u", _always),
    "d-squares": Mistake(
        "D is (2, 1); the squares of the eigenvalues are (16, 1)",
        _squares,
        {"M": ((2, 0), (0, 1))},
        lambda draw: {"M": orthonormal(draw, 3)},
    ),
    "u-is-mv": Law("M v is sent to itself by M M^T, times lambda", _u_is_mv),
    "u-equals-mv": Mistake(
        "M v = (2, 0) is twice u",
        _u_equals,
        {"M": ((2, 0), (0, 1))},
        lambda draw: {"M": orthonormal(draw, 3)},
    ),
    "ortho-stays": Mistake(
        "the axes are sent to (2, 0) and (1, 1)",
        _stays,
        {"M": ((2, 1), (0, 1)), "a": (1, 0), "b": (0, 1)},
        _singular_frame,
    ),
    "ata-identity": Mistake(
        "A^T A is [1 1; 1 2]",
        _identity,
        {"A": ((1, 1), (0, 1))},
        lambda draw: {"A": orthonormal(draw, 4, 2).T},
    ),
    "power-leans": Law("what lies beside v1 dies away", _leans),
    "eigenvalue-is-coefficient": Mistake(
        "the eigenvalue is 16, the coefficient 4 / √2",
        _coefficient,
        {"X": ((3, 1), (1, 3)), "x": (3, 1)},
        _only_its_own,
    ),
    "u-is-partials": Mistake(
        "the columns (2, 0) and (1, 1) are not at right angles",
        _partials,
        {"J": ((2, 1), (0, 1))},
        lambda draw: {"J": orthonormal(draw, 3) * np.array([3.0, 2.0, 1.0])},
    ),
}
