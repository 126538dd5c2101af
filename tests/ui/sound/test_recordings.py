"""Recorded voices: found by line, trusted only for the text that they speak."""

import json
from pathlib import Path

import pytest

from game.ui.sound.recordings import Voices, mark
from game.ui.window.assets import Assets


def book(folder: Path, text: str) -> Voices:
    (folder / "sounds" / "voices").mkdir(parents=True)
    (folder / "sounds" / "voices" / "rows.json").write_text(text, "utf-8")
    return Voices(Assets(folder))


def a_line(text: str, loudness: str = "0hz") -> str:
    line = {"said": mark(text), "seconds": 1.5, "loudness": loudness, "phonemes": "a"}
    return json.dumps({"frames": 50, "lines": {"rows-01a": line}})


def test_a_line_has_its_voice_and_its_loudness(tmp_path: Path) -> None:
    voices = book(tmp_path, a_line("Something is left."))
    found = voices.find("rows", "rows-01a", "Something is left.")
    assert found is not None
    assert found.name == "voices/rows/rows-01a"
    assert found.level(0.0) == 0.0
    assert found.level(0.021) == pytest.approx(17 / 35)
    assert found.level(0.05) == 1.0
    assert found.level(0.06) == found.level(-1.0) == 0.0


def test_a_voice_says_how_much_of_its_line_is_spoken(tmp_path: Path) -> None:
    line = {"said": mark("So."), "seconds": 2.0, "loudness": "0", "ends": "50 60 70 99"}
    book_ = json.dumps({"frames": 50, "lines": {"rows-01a": line}})
    found = book(tmp_path, book_).find("rows", "rows-01a", "So.")
    assert found is not None
    told = [found.told(seconds) for seconds in (0.0, 0.55, 0.65, 1.5)]
    assert told == [0.0, 0.25, 0.5, 1.0]


def test_a_voice_without_times_is_spoken_evenly(tmp_path: Path) -> None:
    found = book(tmp_path, a_line("So.")).find("rows", "rows-01a", "So.")
    assert found is not None
    assert [found.told(s) for s in (0.0, 0.75, 1.5, 2.0)] == [0.0, 0.5, 1.0, 1.0]


def test_a_text_that_was_changed_is_not_spoken(tmp_path: Path) -> None:
    voices = book(tmp_path, a_line("Something is left."))
    assert voices.find("rows", "rows-01a", "Something is gone.") is None
    assert voices.find("rows", "rows-01b", "Something is left.") is None
    assert voices.find("forest", "rows-01a", "Something is left.") is None
    assert voices.missing == []


@pytest.mark.parametrize("text", ["{", "[]", '{"frames": "x", "lines": {}}', "x"])
def test_a_damaged_list_is_said_once_and_is_silence(tmp_path: Path, text: str) -> None:
    voices = book(tmp_path, text)
    for _ in range(2):
        assert voices.find("rows", "rows-01a", "Something is left.") is None
    assert len(voices.missing) == 1
    assert "rows.json" in voices.missing[0]
