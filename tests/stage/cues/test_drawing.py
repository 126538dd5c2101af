"""What is drawn from memory: part by part, and none of what was drawn moves."""

from typing import Any

import pytest

from game.figure.describe import describe, parts
from game.figure.drawn_stage import PARTS, SAYS
from game.figure.motion import Motion
from game.figure.things import Curve, Figure, Plane
from tests.stage.support import drawn, faults, plane


def cue(*names: str) -> dict[str, Any]:
    return {"drawing": {"of": "stage", "parts": list(names)}}


def strokes(figure: Figure) -> dict[str, Curve]:
    (panel,) = (one for one in figure.panels if isinstance(one, Plane))
    return {item.key: item for item in panel.items if isinstance(item, Curve)}


def test_more_is_drawn_beside_what_is_there() -> None:
    before: dict[str, Curve] = {}
    for n in range(1, len(PARTS) + 1):
        now = strokes(drawn(cue(*list(PARTS)[:n])))
        assert set(now) > set(before)
        assert all(now[key] == one for key, one in before.items())
        before = now


def test_a_new_line_grows_from_its_beginning_while_the_others_stay() -> None:
    first, both = drawn(cue("curtains")), drawn(cue("curtains", "boards"))
    motion = Motion(first, both)
    whole = strokes(both)
    half = strokes(motion.at(motion.seconds * 0.6))
    new = [key for key in half if key.startswith("stroke:boards")]
    short = [key for key in new if half[key].points != whole[key].points]
    assert short
    for key in short:
        assert half[key].points[0] == whole[key].points[0]
    for key in strokes(first):
        assert half[key].points == whole[key].points


@pytest.mark.parametrize("part", PARTS)
def test_ears_are_told_each_part_once(part: str) -> None:
    told = describe(drawn(cue(part)))
    assert told.count(SAYS[part]) == 1
    new = set(parts(drawn(cue(*PARTS))))
    assert set(SAYS.values()) <= new


def test_everything_lies_on_the_paper() -> None:
    found = plane(cue(*PARTS))
    (x, y), high = found.centre, found.span
    for item in found.items:
        assert isinstance(item, Curve)
        assert all(abs(b - y) <= high for _, b in item.points)
        assert all(abs(a - x) <= high * found.ratio for a, _ in item.points)


def test_a_part_of_another_name_is_refused() -> None:
    (fault,) = faults(cue("curtain"))
    assert fault.path == ("drawing", "parts", 0)
