"""What was bound anew, read from a file that anybody may have written."""

import json
from typing import Any

import pytest

from game.saving.own_keys import fitting
from game.saving.settings import Settings, decode_settings

BAD: list[tuple[Any, str]] = [
    ({"dance": ["a"]}, "dance"),
    ({"auto": "a"}, "auto"),
    ({"auto": [""]}, "auto"),
    ({"auto": [3]}, "auto"),
    ({"auto": ["x" * 99]}, "auto"),
    ({"auto": ["a\n"]}, "auto"),
    ({"auto": list("abcdefgh")}, "auto"),
    ({"hide": ["a"], "auto": ["a"]}, "auto"),
]


@pytest.mark.parametrize(("given", "named"), BAD)
def test_what_cannot_be_bound_is_left_out_and_named(given: Any, named: str) -> None:
    found = fitting("keys", {**given, "undo": ["u"]})
    assert found is not None
    own, told = found
    assert own["undo"] == ("u",)
    assert named not in own
    assert len(told) == 1
    assert named in told[0]


def test_the_rest_of_the_settings_is_read() -> None:
    text = {"keys": {"auto": ["k"], "dance": []}, "pad": 7, "switches": "three"}
    text |= {"scan_rest": 0.1, "switch_take": "keys:b", "switch_step": "nose:b"}
    settings, told = decode_settings(json.dumps(text).encode())
    assert settings == Settings(keys={"auto": ("k",)}, switch_take="keys:b")
    assert len(told) == 5
