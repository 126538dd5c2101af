"""The song: in tune, in time, and its words in their order."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

SOUNDS = Path(__file__).resolve().parents[2] / "sounds"


@pytest.fixture
def song() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SOUNDS / "song" / "rotate.json").read_text())
    return found


def facts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SOUNDS / "manifest.json").read_text("utf-8"))
    sung: dict[str, Any] = found["files"]["song/rotate.ogg"]
    return sung


def test_held_notes_are_in_tune() -> None:
    assert facts()["lufs"] == pytest.approx(-18.0, abs=1.0)
    assert facts()["peak"] <= -1.5
    for phrase in facts()["phrases"]:
        assert phrase["cents"] <= 25.0, phrase


def test_the_words_are_understood_of_each_singer_and_of_the_whole() -> None:
    assert facts()["word_error"] <= 0.1
    assert facts()["word_error_whole"] <= 0.15
    for phrase in facts()["phrases"]:
        assert phrase["word_error"] <= 0.2, phrase


def test_what_was_listened_to_is_what_is_sung(song: dict[str, Any]) -> None:
    sung = "".join(f"{s['text']} " for s in song["syllables"]).replace("- ", "")
    assert sung.strip() == " ".join(p["words"] for p in facts()["phrases"])


def test_syllables_of_a_singer_follow_each_other_within_the_beats(
    song: dict[str, Any],
) -> None:
    assert song["beats"][1] == pytest.approx(60 / song["tempo"])
    for who in ("foster", "jacques"):
        sung = [s for s in song["syllables"] if s["who"] == who]
        assert all(s["from"] < s["to"] for s in sung)
        assert all(a["to"] <= b["from"] + 0.001 for a, b in pairwise(sung))
        assert sung[-1]["to"] <= song["beats"][-1] + 60 / song["tempo"]


def test_vowels_begin_on_their_beat(song: dict[str, Any]) -> None:
    half = 30 / song["tempo"]
    for syllable in song["syllables"]:
        late = syllable["from"] % half
        assert min(late, half - late) < 0.04, syllable


def test_the_name_of_the_song_is_sung_by_both(song: dict[str, Any]) -> None:
    for who in ("foster", "jacques"):
        words = "".join(s["text"] for s in song["syllables"] if s["who"] == who)
        assert "Ro-tate,scale,ro-tate," in words
