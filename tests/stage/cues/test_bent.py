"""A bent map near a point: small steps become its slopes, the grid bends away."""

from typing import Any

import numpy as np
import pytest

from game.figure.things import Arrow, Curve
from tests.stage.support import faults, plane

BENT: dict[str, Any] = {
    "slopes": "J",
    "curve": [[[0.6, 0], [0, -0.4]], [[0, 0.5], [0.5, 0]]],
    "small": 0.5,
    "labels": ["dx1", "dx2"],
}


def shown(**more: Any) -> dict[str, Any]:
    return {"bent": {**BENT, **more}, "let": {"J": [[2, 2], [-1, 1]]}}


def test_small_steps_become_columns_of_the_slopes() -> None:
    tips = [
        [item.tip for item in plane(shown(), side).items if isinstance(item, Arrow)]
        for side in (0, 1)
    ]
    assert tips == [[(0.5, 0.0), (0.0, 0.5)], [(1.0, -0.5), (1.0, 0.5)]]


def test_the_grid_goes_where_the_map_takes_it() -> None:
    """f(d) = J d + (d Q1 d, d Q2 d) / 2, here at the corner (1, 1): (4.1, 0.5)."""
    lines = [item for item in plane(shown(), 1).items if isinstance(item, Curve)]
    ends = [line.points[-1] for line in lines]
    assert any(np.allclose(end, (4.1, 0.5)) for end in ends)
    straight = [item for item in plane(shown(), 0).items if isinstance(item, Curve)]
    assert any(np.allclose(line.points[-1], (1.0, 1.0)) for line in straight)


def test_near_the_point_bent_and_straight_agree_to_first_order() -> None:
    lines = [item for item in plane(shown(), 1).items if isinstance(item, Curve)]
    (through,) = (line for line in lines if line.key == "line:0:2")
    middle = np.array(through.points)
    at = int(np.argmin(np.linalg.norm(middle, axis=1)))
    step = middle[at + 1] - middle[at]
    assert np.allclose(
        step / np.linalg.norm(step), np.array([2, -1]) / 5**0.5, atol=0.02
    )


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"curve": [[[0, 1], [0, 0]], [[0, 0], [0, 0]]]}, "symmetric"),
        ({"slopes": [[1, 2, 3]]}, "2 x 2"),
        ({"labels": ["dx1"]}, "2"),
    ],
)
def test_what_does_not_fit_is_refused(more: dict[str, Any], says: str) -> None:
    found = faults(shown(**more))
    assert any(says in fault.message for fault in found), found
