"""Faces as columns: their mean, the directions that they share, and mixtures."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.figure.describe import describe
from game.figure.things import Note, Tones
from tests.stage.support import drawn, faults, plane

FACES = [["9000", "0900"], ["0990", "0099"], ["9909", "0909"], ["0009", "9000"]]
row = st.text("0123456789", min_size=4, max_size=4)
crowds = st.lists(st.lists(row, min_size=3, max_size=3), min_size=4, max_size=6)


def cue(**more: Any) -> dict[str, Any]:
    return {"ghosts": {"faces": FACES, **more}}


def levels(faces: list[list[str]]) -> np.ndarray:
    return np.array([[[int(s) for s in row] for row in face] for face in faces]) / 9


def pictures(tableau: Any) -> list[np.ndarray]:
    found = plane(tableau).items
    return [np.array(item.rows) for item in found if isinstance(item, Tones)]


def words(tableau: Any) -> list[str]:
    return [item.text for item in plane(tableau).items if isinstance(item, Note)]


def test_faces_stand_side_by_side_as_they_are_written() -> None:
    found = pictures(cue())
    assert np.allclose(found, levels(FACES))
    assert words(cue()) == []


@given(crowds)
def test_ghosts_are_the_first_columns_of_the_centred_faces(
    faces: list[list[str]],
) -> None:
    shown = levels(faces)
    assume(all(shown[i].any() for i in range(len(faces))))
    centred = (shown - shown.mean(0)).reshape(len(faces), -1).T
    u, s, _ = np.linalg.svd(centred, full_matrices=False)
    assume(s[0] > 1.05 * s[1] > 0.05)
    mean, first = pictures({"ghosts": {"faces": faces, "shows": 1}})
    assert np.allclose(mean, shown.mean(0))
    along = abs(first.ravel() @ u[:, 0]) / np.linalg.norm(first)
    assert along == pytest.approx(1)
    assert abs(first).max() == pytest.approx(1)
    share = f"{100 * s[0] ** 2 / (s @ s):.0f}%"
    assert share in words({"ghosts": {"faces": faces, "shows": 1}})[2]


def test_a_mixture_is_pushed_one_ghost_after_another() -> None:
    mean, once, twice = pictures(cue(mix=[1, -2]))
    centred = (levels(FACES) - mean).reshape(4, -1)
    u, s, vt = np.linalg.svd(centred, full_matrices=False)
    del u
    spread = s / np.sqrt(3)
    for before, after, n, by in ((mean, once, 0, 1), (once, twice, 1, -2)):
        free = (after > 0) & (after < 1) & (before > 0) & (before < 1)
        step = (after - before)[free]
        want = by * spread[n] * vt[n].reshape(mean.shape)[free]
        assert np.allclose(step, want) or np.allclose(step, -want)
        assert free.any()
    assert words(cue(mix=[1, -2])) == ["the mean", "+ 1 × ghost 1", "− 2 × ghost 2"]


def test_ears_are_told_what_each_picture_is() -> None:
    told = describe(drawn(cue(shows=2)))
    assert "the mean" in told
    assert "ghost 2" in told


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"faces": FACES[:2]}, "3 to 8 faces"),
        ({"faces": [*FACES, ["900", "090"]]}, "not of one size"),
        ({"faces": [*FACES, ["90x0", "0900"]]}, "digits in quotes"),
        ({"shows": 0}, "a whole number"),
        ({"mix": [9]}, "a whole number"),
    ],
)
def test_mistakes_are_found(more: dict[str, Any], said: str) -> None:
    assert said in faults(cue(**more))[0].message
