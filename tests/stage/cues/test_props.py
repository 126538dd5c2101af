"""Props come with ``show:``, are filled, and go; mistakes in them are said."""

from typing import Any

import pytest

from game.narrative.machine.events import Cue
from game.stage.cues.props import COLUMNS, PROPS, Prop, check, props_in, set_out
from game.stage.state import Stage, follow


def after(*cues: tuple[str, Any]) -> Stage:
    stage = Stage()
    for verb, value in cues:
        stage = follow(stage, Cue(verb, value))
    return stage


def test_a_prop_stands_beside_those_who_are_shown() -> None:
    stage = after(("show", "jacques"), ("show", "microphone"), ("show", "lantern"))
    assert stage.shown == ("jacques",)
    assert [prop.name for prop in stage.props] == ["microphone", "lantern"]
    gone = follow(stage, Cue("hide", "microphone"))
    assert [prop.name for prop in gone.props] == ["lantern"]
    assert gone.shown == ("jacques",)
    assert follow(stage, Cue("hide", "all")).props == ()


def test_a_slate_keeps_what_is_written_until_it_is_written_anew() -> None:
    first = ("show", {"slate": [[3, -1], ["a", 0.5]]})
    stage = after(first, ("show", "jigsaw"))
    assert stage.props[0] == Prop("slate", (("3", "−1"), ("a", "0.5")))
    anew = follow(stage, Cue("show", {"slate": [[7]], "frame": 4}))
    assert anew.props == (
        Prop("slate", (("7",),)), Prop("jigsaw"), Prop("frame", rank=4)
    )  # fmt: skip


def test_setting_out_keeps_the_order() -> None:
    there = (Prop("slate"), Prop("frame"))
    assert set_out(there, (Prop("frame", rank=2),)) == (there[0], Prop("frame", rank=2))


@pytest.mark.parametrize(
    ("value", "path", "says"),
    [
        ({}, (), "which prop"),
        ({"slat": [[1]]}, ("slat",), "no field is named 'slat'"),
        ({"lantern": 3}, ("lantern",), "no field"),
        ({"slate": 3}, ("slate",), "rows of numbers"),
        ({"slate": [1, 2]}, ("slate",), "rows of numbers"),
        ({"slate": [[1, 2], [3]]}, ("slate",), "one length"),
        ({"slate": [[1] * (COLUMNS + 1)]}, ("slate",), "room"),
        ({"slate": []}, ("slate",), "room"),
        ({"slate": [[1, "too long"]]}, ("slate", 0, 1), "at most"),
        ({"slate": [[True]]}, ("slate", 0, 0), "at most"),
        ({"frame": -1}, ("frame",), "from 0"),
        ({"frame": "alice"}, ("frame",), "whole number"),
    ],
)
def test_what_cannot_be_put_in_is_said(
    value: Any, path: tuple[str | int, ...], says: str
) -> None:
    faults = list(check(value))
    assert faults[0].path == path
    assert says in faults[0].message
    assert props_in(value) == ()


def test_every_prop_may_be_shown_empty() -> None:
    assert [prop.name for prop in props_in(list(PROPS))] == list(PROPS)
