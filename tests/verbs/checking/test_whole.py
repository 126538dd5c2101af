"""``check`` knows every file that was made."""

import json
import shutil
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import pytest

from game.reading.problems import Problem
from game.verbs.checking.whole import whole

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two pictures and a sound, and their manifests."""
    made = {"places/a.jpg": b"a", "puppets/b.json": b"{}"}
    (tmp_path / "art" / "places").mkdir(parents=True)
    (tmp_path / "art" / "puppets").mkdir()
    (tmp_path / "sounds").mkdir()
    for name, data in made.items():
        (tmp_path / "art" / name).write_bytes(data)
    (tmp_path / "sounds" / "c.ogg").write_bytes(b"c")
    files = {n: {"sha256": sha256(d).hexdigest()} for n, d in made.items()}
    files["SHEET.jpg"] = {"sha256": ""}
    art, sounds = (
        {"x": {"files": files}},
        {"whole": {"c.ogg": sha256(b"c").hexdigest()}},
    )
    (tmp_path / "art" / "manifest.json").write_text(json.dumps(art), "utf-8")
    (tmp_path / "sounds" / "manifest.json").write_text(json.dumps(sounds), "utf-8")
    shelf = tmp_path / "art" / "equations"
    shelf.mkdir()
    (shelf / "d.svg").write_bytes(b"<svg/>")
    index = {"M v": {"file": "d.svg", "crc": crc32(b"<svg/>"), "width": 1.0}}
    (shelf / "index.json").write_text(json.dumps(index), "utf-8")
    return tmp_path


def test_the_games_own_assets_are_whole() -> None:
    assert whole(ROOT) == []


def test_what_is_as_it_was_made_is_not_spoken_of(root: Path) -> None:
    assert whole(root) == []


def test_missing_and_changed_files_are_named(root: Path) -> None:
    (root / "art" / "places" / "a.jpg").unlink()
    (root / "art" / "puppets" / "b.json").write_bytes(b"{")
    (root / "sounds" / "c.ogg").write_bytes(b"cc")
    (root / "art" / "equations" / "d.svg").write_bytes(b"<svg />")
    assert [str(p.message) for p in whole(root)] == [
        "'art/places/a.jpg' is missing",
        "'art/puppets/b.json' is not as its recipe made it",
        "'sounds/c.ogg' is not as its recipe made it",
        "'art/equations/d.svg' is not as it was set",
    ]


def test_nothing_is_said_twice(root: Path) -> None:
    (root / "art" / "places" / "a.jpg").unlink()
    said = Problem("art", 1, 1, "S922", "'art/places/a.jpg': gone")
    assert whole(root, [said]) == []


@pytest.mark.parametrize("folder", ["art", "sounds"])
def test_a_manifest_must_be_there(folder: str, root: Path) -> None:
    shutil.rmtree(root / folder)
    fault, *_outlines = whole(root)
    assert f"'{folder}/manifest.json' cannot be read" in fault.message
