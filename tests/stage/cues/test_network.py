"""Units in layers: what is sent, by which threads, and what arrives."""

from typing import Any

import pytest

from game.figure.describe import describe
from game.figure.things import Dash, Note, Picture, Segment, Tone
from tests.stage.support import drawn, faults, plane

W = [[2, 2, -1], [-1, 1, 2]]
THERE: dict[str, Any] = {
    "layers": [["nose", "ears", "tail"], ["N1", "N2"], ["nose", "ears", "tail"]],
    "weights": ["W", "W^T"],
}


def shown(**more: Any) -> dict[str, Any]:
    return {"network": {**THERE, **more}, "let": {"W": W}}


def threads(tableau: Any) -> list[Segment]:
    return [item for item in plane(tableau).items if isinstance(item, Segment)]


def told(tableau: Any) -> list[str]:
    return [item.text for item in plane(tableau).items if isinstance(item, Note)]


def test_every_number_that_is_not_zero_has_a_thread_as_broad_as_it_is_large() -> None:
    found = threads(
        {
            "network": {"layers": [["a"], ["b", "c", "d"]], "weights": ["M"]},
            "let": {"M": [[2], [0], [-1]]},
        }
    )
    assert [(s.tone, s.dash) for s in found] == [
        (Tone.POSITIVE, Dash.SOLID),
        (Tone.NEGATIVE, Dash.DASHED),
    ]
    assert found[0].weight > found[1].weight


def test_what_one_unit_sends_there_and_back_is_its_column_of_the_table() -> None:
    """W^T W (1, 0, 0) = (5, 3, -4): the nose, heard by all."""
    found = told(shown(light=["nose"]))
    assert found[:3] == ["nose 1", "ears 0", "tail 0"]
    assert [text for text in found[3:] if " " in text] == [
        "nose 5",
        "ears 3",
        "tail −4",
    ]


def test_a_trend_goes_in_as_numbers() -> None:
    found = told(shown(input=[5, 3, -4]))
    assert found[-3:] == ["nose 50", "ears 30", "tail −40"]


def test_only_threads_of_what_is_sent_are_strong_and_are_said() -> None:
    tableau = shown(light=["tail"])
    strong = [s for s in threads(tableau) if s.alpha == 1.0]
    assert len(strong) == 2 + 6
    said = describe(drawn(tableau))
    assert "tail to N1 −1" in said
    assert "nose to N1" not in said.partition("N1 to nose")[0]


def test_a_unit_may_have_a_picture() -> None:
    found = plane(shown(pictures={"nose": "nose-large"})).items
    names = [item.name for item in found if isinstance(item, Picture)]
    assert names == ["nose-large", "nose-large"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"weights": ["W"]}, "3 layers have 2 matrices"),
        ({"weights": ["W", "W"]}, "3 rows and 2 columns"),
        ({"light": ["whiskers"]}, "no unit 'whiskers'"),
        ({"input": [1, 2]}, "3 numbers"),
        ({"pictures": {"nose": "horse"}}, "no picture is named 'horse'"),
    ],
)
def test_what_does_not_fit_is_refused(more: dict[str, Any], says: str) -> None:
    found = faults(shown(**more))
    assert any(says in fault.message for fault in found), found
