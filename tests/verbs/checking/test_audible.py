"""``check`` hears what is missing."""

import json
from pathlib import Path

import pytest

from game.narrative.program.operations import Say
from game.reading.problems import ERROR, WARNING, Problem
from game.screens.shared.act_sounds import EFFECTS
from game.ui.sound.recordings import mark
from game.verbs.checking.audible import NAMED, audible
from tests.screens.support import library

ROWS = "rows"
# The last page of a stream, with nothing on it.
SILENT = b"OggS\0\4" + bytes(21)


def spoken() -> list[Say]:
    code = library().program.chapters[ROWS].code
    return [op for op in code if isinstance(op, Say) and op.mood != "words"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which everything can be heard."""
    (tmp_path / "sounds" / "effects").mkdir(parents=True)
    (tmp_path / "sounds" / "voices" / ROWS).mkdir(parents=True)
    for name in EFFECTS:
        (tmp_path / "sounds" / "effects" / f"{name}.ogg").write_bytes(SILENT)
    lines = {}
    for say in spoken():
        kept = {"said": mark(say.text), "seconds": 1.0, "loudness": "0"}
        lines[say.id] = kept
        path = tmp_path / "sounds" / "voices" / ROWS / f"{say.id}.ogg"
        path.write_bytes(SILENT)
    keep(tmp_path, lines)
    return tmp_path


def keep(root: Path, lines: dict[str, dict[str, object]]) -> None:
    book = {"frames": 50, "lines": lines}
    path = root / "sounds" / "voices" / f"{ROWS}.json"
    path.write_text(json.dumps(book), "utf-8")


def lines_of(root: Path) -> dict[str, dict[str, object]]:
    path = root / "sounds" / "voices" / f"{ROWS}.json"
    found: dict[str, dict[str, object]] = json.loads(path.read_text("utf-8"))["lines"]
    return found


def heard(root: Path) -> list[Problem]:
    found = audible(library().program, root)
    # Lines that have no id as yet cannot have a file of a plain name.
    return [p for p in found if "~" not in p.message]


def test_who_is_said_to_have_no_voice_is_not_missed(root: Path) -> None:
    lines = lines_of(root)
    gone = next(say for say in spoken() if say.speaker == "patient")
    del lines[gone.id]
    keep(root, lines)
    assert any(gone.id in p.message for p in heard(root))
    told = audible(library().program, root, {"patient"})
    assert not any(gone.id in p.message for p in told)


def test_a_sound_that_is_cut_short_is_named(root: Path) -> None:
    (root / "sounds" / "effects" / "solved.ogg").write_bytes(SILENT[:-1])
    (fault,) = heard(root)
    assert "solved.ogg': it is cut short" in fault.message


def test_a_whole_folder_is_in_order(root: Path) -> None:
    assert heard(root) == []


def test_a_chapter_that_was_never_recorded_is_no_mistake(root: Path) -> None:
    (root / "sounds" / "voices" / f"{ROWS}.json").unlink()
    assert heard(root) == []


def test_silent_and_rewritten_lines_are_listed_in_one_warning_each(root: Path) -> None:
    lines = lines_of(root)
    names = [say.id for say in spoken() if not say.id.startswith("~")]
    for name in names[: NAMED + 2]:
        del lines[name]
    lines[names[NAMED + 2]]["said"] = "00000000"
    keep(root, lines)
    silent, old = heard(root)
    assert silent.severity == old.severity == WARNING
    assert f"{names[0]}, {names[1]}" in silent.message
    assert "and 2 more" in silent.message
    assert names[NAMED + 2] in old.message
    assert "voices.py rows" in old.hint


def test_missing_and_damaged_files_are_errors(root: Path) -> None:
    name = spoken()[0].id
    (root / "sounds" / "voices" / ROWS / f"{name}.ogg").unlink()
    (root / "sounds" / "effects" / "snap.ogg").unlink()
    (root / "sounds" / "effects" / "page.ogg").write_bytes(b"no sound")
    found = heard(root)
    assert {p.severity for p in found} == {ERROR}
    told = " ".join(p.message for p in found)
    for part in (name, "effects/snap.ogg", "effects/page.ogg"):
        assert part in told


def test_a_list_that_cannot_be_read_is_an_error(root: Path) -> None:
    (root / "sounds" / "voices" / f"{ROWS}.json").write_text("{", "utf-8")
    (fault,) = heard(root)
    assert fault.severity == ERROR
    assert "rows.json" in fault.message
