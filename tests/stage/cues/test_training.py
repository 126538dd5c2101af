"""How an error falls on rows of data, as it is drawn."""

from typing import Any

import pytest

from game.figure.things import Curve, Note, Plane, Segment
from game.linalg.plane import Point
from game.stage.notation.scope import TableauError
from tests.stage.support import drawn, faults, plane

ROWS = [[1, 0], [0.8, 0.6], [0, 1], [0.6, -0.8], [-1, 0.5]]
ASKED = [2, 2.2, 3, 0.4, -1.5]


def cue(**more: Any) -> dict[str, Any]:
    given = {"rows": ROWS, "asked": ASKED, "rate": 0.5, "steps": 48}
    return {"training": {**given, **more}}


def curves(found: Plane) -> dict[str, tuple[Point, ...]]:
    return {i.key: i.points for i in found.items if isinstance(i, Curve)}


def height(found: Plane, key: str) -> float:
    return next(i.a[1] for i in found.items if isinstance(i, Segment) and i.key == key)


def test_the_loss_falls_to_what_no_weights_go_below() -> None:
    found = plane(cue())
    heights = [y for _, y in curves(found)["loss"]]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == pytest.approx(height(found, "floor"), abs=1e-3)
    assert len(heights) == 49
    (said,) = (i.text for i in found.items if isinstance(i, Note) and "loss" in i.key)
    assert said.split()[-1] == "0.43"


def test_what_was_taken_away_climbs_while_the_others_go_to_nothing() -> None:
    found = curves(plane(cue(lost=[3, 20], apart=True)))
    assert len(found) == len(ROWS) + 1
    ends = {key: points[-1][1] for key, points in found.items()}
    for row in (1, 2, 4, 5):
        assert ends[f"row:{row}"] < 0.01
    third = [y for _, y in found["row:3"]]
    assert third[20] == min(third) < third[-1]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"asked": [1, 2]}, "one number is asked of each row"),
        ({"rate": 5}, "lead away"),
        ({"lost": [9, 3]}, "no such row"),
        ({"lost": [1, 48]}, "no such row"),
    ],
)
def test_what_cannot_be_drawn_is_said(more: dict[str, Any], said: str) -> None:
    (fault,) = faults(cue(**more)) or _raised(more)
    assert said in fault.message


def _raised(more: dict[str, Any]) -> list[Any]:
    with pytest.raises(TableauError) as told:
        drawn(cue(**more))
    return [told.value]
