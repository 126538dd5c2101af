"""Arrows of length one: a band for every pair that hears one another."""

from typing import Any

import pytest

from game.figure.describe import describe
from game.figure.things import Arrow, Segment, Tone
from tests.stage.support import drawn, faults, plane

STAR = [[1, 0], [-0.5, 0.866], [-0.5, -0.866]]
# Six axes of an icosahedron, nearly.
SIX = [
    [0, 1, 1.618],
    [0, 1, -1.618],
    [1, 1.618, 0],
    [1, -1.618, 0],
    [1.618, 0, 1],
    [-1.618, 0, 1],
]


def bands(arrows: Any) -> list[Segment]:
    found = plane({"packing": [{"arrows": arrows}]}).items
    return [item for item in found if isinstance(item, Segment)]


def test_pairs_at_right_angles_have_no_band_and_louder_ones_a_broader() -> None:
    found = bands([[1, 0], [0, 3], [2, 1], [-1, 0]])
    assert [band.key for band in found] == [
        "band:1:3",
        "band:1:4",
        "band:2:3",
        "band:3:4",
    ]
    near, opposite, third, _ = found
    assert opposite.weight > near.weight > third.weight
    assert (near.tone, opposite.tone) == (Tone.POSITIVE, Tone.NEGATIVE)


@pytest.mark.parametrize(("arrows", "loud"), [(STAR, "≈ 0.5"), (SIX, "≈ 0.45")])
def test_the_caption_says_how_loud_the_loudest_pair_is(arrows: Any, loud: str) -> None:
    assert plane({"packing": [{"arrows": arrows}]}).caption.endswith(loud)


def test_arrows_of_space_are_counted_to_ears_and_not_read_off_the_picture() -> None:
    said = describe(drawn({"packing": [{"arrows": SIX}]}))
    assert "6 arrows in space" in said
    assert "an arrow" not in said


def test_arrows_are_one_long_however_they_are_given() -> None:
    found = plane({"packing": [{"arrows": [[3, 4], [0, 9]]}]}).items
    tips = [item.tip for item in found if isinstance(item, Arrow)]
    assert tips == [(0.6, 0.8), (0.0, 1.0)]


@pytest.mark.parametrize(
    ("one", "says"),
    [
        ({"arrows": [[1, 0], [1, 0, 0]]}, "some of space"),
        ({"arrows": [[1, 0], [0, 0]]}, "zero vector"),
        ({"arrows": [[1, 0], [0, 1]], "labels": ["eye"]}, "2 words"),
        ({"arrows": [[1, 0], [0, 1, 0, 1]]}, "two components, or three"),
    ],
)
def test_what_does_not_fit_is_refused(one: dict[str, Any], says: str) -> None:
    found = faults({"packing": [one]})
    assert any(says in fault.message for fault in found), found


def test_without_names_the_circle_fills_its_plane() -> None:
    bare = plane({"packing": [{"arrows": STAR}]})
    named = plane({"packing": [{"arrows": STAR, "labels": ["a", "b", "c"]}]})
    assert 1.0 < bare.span < named.span
