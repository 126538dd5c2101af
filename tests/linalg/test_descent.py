"""Gradient descent: it goes down, and to where least squares lie."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from game.linalg.descent import descent, least_loss, losses

numbers = st.floats(-2.0, 2.0)
data = st.lists(st.tuples(numbers, numbers, numbers), min_size=3, max_size=6).map(
    lambda rows: np.round(np.array(rows), 2)
)


def loss(rows: NDArray[np.float64], rate: float, steps: int) -> NDArray[np.float64]:
    a, b = rows[:, :2], rows[:, 2]
    return np.asarray(losses(a, b, descent(a, b, rate, steps)).mean(axis=1))


@given(data)
def test_a_small_step_never_leads_up_and_never_below_the_least(
    rows: NDArray[np.float64],
) -> None:
    steepest = np.linalg.norm(rows[:, :2], 2) ** 2 / len(rows)
    falls = loss(rows, 1.0 / max(float(steepest), 1.0), 30)
    assert (np.diff(falls) <= 1e-12).all()
    assert falls[-1] >= least_loss(rows[:, :2], rows[:, 2]) - 1e-9


def test_a_step_is_minus_the_slope_by_differences() -> None:
    a = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]])
    b = np.array([2.0, 2.2, 3.0])
    step = descent(a, b, 1.0, 1)[1]

    def half(w: NDArray[np.float64]) -> float:
        return float(losses(a, b, w[np.newaxis]).mean()) / 2

    h = 1e-6
    slope = [(half(h * e) - half(-h * e)) / (2 * h) for e in np.eye(2)]
    assert np.allclose(step, -np.array(slope), atol=1e-8)


def test_a_row_that_is_lost_is_heard_no_more() -> None:
    a = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    b = np.array([2.0, 1.0, 9.0])
    end = descent(a, b, 0.5, 400, lost=(2, 20))[-1]
    assert np.allclose(end, [2.0, 1.0])
    errors = losses(a, b, descent(a, b, 0.5, 400, lost=(2, 20)))
    assert errors[20, 2] < errors[-1, 2]
    assert np.allclose(errors[-1, :2], 0.0)
