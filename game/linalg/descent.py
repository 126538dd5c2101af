"""Gradient descent on the squares of errors: w moves against the slope, step by step.

The slope of |A w - b|^2 / (2 m) is A^T (A w - b) / m (Boyd and Vandenberghe,
*Introduction to Applied Linear Algebra*, 2018, chapter 12 and section 18.3).
"""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


def descent(
    rows: Vector,
    asked: Vector,
    rate: float,
    steps: int,
    lost: tuple[int, int] | None = None,
) -> Vector:
    """Weights from 0 on, (steps + 1) x n, for data of m x n with m numbers asked.

    ``lost``: a row (from 0), and after how many steps it is taken away.
    """
    w = np.zeros(rows.shape[1])
    out = [w]
    heard = np.ones(len(rows))
    for step in range(steps):
        if lost is not None and step == lost[1]:
            heard[lost[0]] = 0.0
        errors = heard * (rows @ w - asked)
        w = w - rate * rows.T @ errors / heard.sum()
        out.append(w)
    return np.array(out)


def losses(rows: Vector, asked: Vector, weights: Vector) -> Vector:
    """The square of each row's error, for each of some weights: steps x m."""
    return np.asarray((weights @ rows.T - asked) ** 2)


def least_loss(rows: Vector, asked: Vector) -> float:
    """The mean square that no weights go below."""
    best = np.linalg.lstsq(rows, asked, rcond=None)[0]
    return float(np.mean((rows @ best - asked) ** 2))
