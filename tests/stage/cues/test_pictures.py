"""Pictures at the tips of arrows, and a face in lines under a matrix."""

from math import hypot
from typing import Any

import numpy as np

from game.figure.describe import describe
from game.figure.things import Curve, Picture
from game.stage.cues.pictures import THINGS
from game.ui.paint.small_things import FOLDER
from tests.screens.support import ROOT
from tests.stage.support import drawn, plane

FACE: dict[str, Any] = {"p": [-1, 1], "q": [1, 1], "s": [0, -1.5]}


def face(under: Any = None) -> dict[str, Any]:
    raw: dict[str, Any] = {"parts": ["p", "q", "s"]}
    if under is not None:
        raw["under"] = under
    return {"plane": {"bare": True, "others": FACE, "face": raw}}


def curves(tableau: Any) -> dict[str, Curve]:
    found = plane(tableau).items
    return {item.key: item for item in found if isinstance(item, Curve)}


def test_every_picture_that_can_be_named_is_there() -> None:
    assert all((ROOT / FOLDER / f"{name}.png").is_file() for name in THINGS)


def test_a_picture_stands_beyond_the_tip_and_two_at_one_place_apart() -> None:
    vectors = {"cabbage": [2, 0], "carrot": [2, 0], "frog": [-1, 0]}
    looks = {name: name for name in vectors}
    found = plane({"plane": {"vectors": vectors, "pictures": looks}}).items
    at = {item.name: item for item in found if isinstance(item, Picture)}
    assert at["frog"].at[0] < -1.0
    assert at["cabbage"].at[0] > 2.0
    gap = hypot(*np.subtract(at["carrot"].at, at["cabbage"].at))
    assert gap >= at["carrot"].size / 2


def test_a_face_is_carried_point_by_point() -> None:
    m = [[0.8, 0.8], [-0.6, 0.6]]
    there, carried = curves(face()), curves(face(m))
    assert set(there) == {"face:head", "face:eye:p", "face:eye:q", "face:mouth"}
    for key, curve in there.items():
        assert np.allclose(np.array(curve.points) @ np.array(m).T, carried[key].points)


def test_ears_are_told_whether_it_is_still_a_face() -> None:
    assert "a face" in describe(drawn(face()))
    turned = describe(drawn(face([[0.6, -0.8], [0.8, 0.6]])))
    assert "a face" in turned
    assert "out of shape" not in turned
    assert "out of shape" in describe(drawn(face([[0.8, 0.8], [-0.6, 0.6]])))
