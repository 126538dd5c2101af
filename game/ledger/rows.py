"""Checks of the guesses about rows, shadows and directions."""

from collections.abc import Mapping

import numpy as np

from game.ledger.evidence import Array, Draw, Law, Mistake, orthonormal, relative, unit
from game.linalg import vectors as lin
from game.linalg.axis import along, major_axis
from game.linalg.gram import correlation
from game.linalg.svd import svd


def _direction(r: Array, a: Array, b: Array) -> float:
    """Radians by which the arrow with the larger dot product lies further off."""
    if lin.dot(r, a) <= lin.dot(r, b):
        a, b = b, a
    return max(0.0, lin.angle(r, a) - lin.angle(r, b))


def _alike(draw: Draw) -> Mapping[str, Array]:
    return {"r": draw((3,)), "a": unit(draw((3,))), "b": unit(draw((3,)))}


def _listens(draw: Draw, shape: tuple[int, int]) -> float:
    M, v = draw(shape), draw((shape[1],))
    heard = np.array([lin.dot(row, v) for row in M])
    return relative(M @ v - heard, heard)


def _makes_columns(draw: Draw, shape: tuple[int, int]) -> float:
    M = draw(shape)
    errors = []
    for j, basis in enumerate(np.eye(shape[1])):
        axes = np.eye(shape[0])
        answers = [
            lin.dot(row, basis) * axis for row, axis in zip(M, axes, strict=True)
        ]
        errors.append(np.sum(answers, axis=0) - M[:, j])
    return relative(np.array(errors), M)


def _to_axis(M: Array) -> float:
    """How far M r lands from its axis, in shares of r.r, for the first row r."""
    r = M[0]
    square = lin.dot(r, r)
    goal = square * np.eye(len(M))[0]
    return lin.length(M @ r - goal) / square


def _square_rows(draw: Draw) -> Mapping[str, Array]:
    return {"M": orthonormal(draw, 3) * (1.0 + np.abs(draw((3, 1))))}


def _unit_fifth(r: Array) -> float:
    """How far the length of r / r.r is from one."""
    return abs(lin.length(r / lin.dot(r, r)) - 1.0)


def _rebuild(rows: Array, v: Array) -> float:
    """The gap between v and the sum of its shadows, in lengths of v."""
    total = np.sum([lin.shadow(v, row) for row in rows], axis=0)
    return lin.length(total - v) / lin.length(v)


def _loss(rows: Array, v: Array, dropped: int) -> float:
    """The distance of v from everything that the other rows can make."""
    kept = np.delete(rows, dropped, axis=0)
    found = np.linalg.lstsq(kept.T, v, rcond=None)[0]
    return lin.length(kept.T @ found - v)


def _drop(rows: Array, v: Array) -> float:
    """How much more is lost than need be, in lengths of v."""
    losses = [_loss(rows, v, i) for i in range(len(rows))]
    least = int(np.argmin(np.abs(rows @ v)))
    return (losses[least] - min(losses)) / lin.length(v)


def _shared(draw: Draw, shape: tuple[int, int]) -> float:
    """Whether any other direction beats the top right singular vector."""
    points = draw((6 * shape[0], shape[1]))
    best = along(points, major_axis(points))
    rivals = [along(points, draw((shape[1],))) for _ in range(40)]
    exact = abs(best - float(svd(points).s[0]) ** 2)
    return max(0.0, max(rivals) - best, exact) / best


def _correlation(a: Array, b: Array) -> float:
    """How far the dot product is from the correlation."""
    return abs(lin.dot(a, b) - correlation(a, b))


def _standard(draw: Draw) -> Mapping[str, Array]:
    a, b = draw((6,)), draw((6,))
    return {"a": unit(a - a.mean()), "b": unit(b - b.mean())}


ROWS: Mapping[str, Law | Mistake] = {
    "dot-direction": Mistake(
        "the longer arrow has the larger dot product and lies further off",
        _direction,
        {"r": (2, 1), "a": (4, -1), "b": (2, 1)},
        _alike,
    ),
    "row-listens": Law("each output is its row's dot product with the input", _listens),
    "rows-make-columns": Law(
        "the answers on their own axes add up to the column", _makes_columns
    ),
    "row-to-axis": Mistake(
        "the second row overhears the first: M r = (5, 4)",
        _to_axis,
        {"M": ((2, 1), (1, 2))},
        _square_rows,
    ),
    "fifth-is-unit": Mistake(
        "(2, 1) / 5 = (0.4, 0.2) is shorter than one",
        _unit_fifth,
        {"r": (2, 1)},
        lambda draw: {"r": unit(draw((3,)))},
    ),
    "shadows-rebuild": Mistake(
        "the two shadows end beside v",
        _rebuild,
        {"rows": ((2, 1), (-1, 1)), "v": (0, 2)},
        lambda draw: {"rows": _square_rows(draw)["M"], "v": draw((3,))},
    ),
    "drop-small": Mistake(
        "the long row answers louder, and the short one held more of v",
        _drop,
        {"rows": ((1, 0), (0, 3)), "v": (2, 1)},
        lambda draw: {"rows": 2.0 * orthonormal(draw, 3), "v": draw((3,))},
    ),
    "shared-axis": Law("no direction beats the top right singular vector", _shared),
    "dot-is-correlation": Mistake(
        "the dot product is 10, the correlation −1",
        _correlation,
        {"a": (1, 2, 3), "b": (3, 2, 1)},
        _standard,
    ),
}
