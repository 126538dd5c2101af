"""``check`` sees what is missing."""

import json
import shutil
from pathlib import Path

import pytest

from game.verbs.checking.visible import visible

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which everything can be seen."""
    for folder in ("faces", "places", "alice", "icons", "fonts", "equations"):
        shutil.copytree(ROOT / "art" / folder, tmp_path / "art" / folder)
    return tmp_path


def told(root: Path) -> str:
    return " ".join(p.message for p in visible(root))


def test_the_games_own_pictures_are_in_order() -> None:
    assert visible(ROOT) == []


def test_missing_files_are_named(root: Path) -> None:
    (root / "art" / "places" / "ward.jpg").unlink()
    (root / "art" / "faces" / "ghosts.png").unlink()
    (root / "art" / "faces" / "outline.json").unlink()
    said = told(root)
    for name in ("places/ward.jpg", "faces/ghosts.png", "faces/outline.json"):
        assert name in said


def test_an_icon_that_is_missing_or_damaged_is_named(root: Path) -> None:
    icons = root / "art" / "icons"
    (icons / "kind-keep.png").unlink()
    (icons / "window.png").unlink()
    (icons / "pad-a.png").write_bytes((icons / "pad-b.png").read_bytes()[:60])
    shutil.copy(ROOT / "art" / "alice" / "matrix.png", icons / "key.png")
    said = told(root)
    for name in ("kind-keep.png", "window.png", "pad-a.png"):
        assert name in said
    assert "key.png': it is 128 x 160 and not square" in said


def test_type_that_is_missing_or_damaged_is_named(root: Path) -> None:
    fonts, outlines = root / "art" / "fonts", root / "art" / "equations"
    (fonts / "Literata-Italic.ttf").unlink()
    cut = fonts / "Inter-Regular.ttf"
    cut.write_bytes(cut.read_bytes()[:4000])
    index = json.loads((outlines / "index.json").read_text("utf-8"))
    gone, wrong = index["v"]["file"], index["r"]["file"]
    (outlines / gone).unlink()
    (outlines / wrong).write_text("<svg><script/></svg>", "ascii")
    said = told(root)
    for name in ("Literata-Italic.ttf", "Inter-Regular.ttf", gone, wrong):
        assert name in said
    (outlines / "index.json").unlink()
    assert "art/equations/index.json" in told(root)


def test_a_picture_that_is_cut_short_is_named(root: Path) -> None:
    place = root / "art" / "places" / "forest.jpg"
    place.write_bytes(place.read_bytes()[:-100])
    assert "forest.jpg': it is cut short" in told(root)


def test_damaged_files_are_named(root: Path) -> None:
    broken = root / "art" / "places" / "forest.jpg"
    broken.write_bytes(broken.read_bytes()[:64] + b"nothing")
    file = root / "art" / "faces" / "faces.json"
    facts = json.loads(file.read_text("utf-8"))
    facts["arrival"] = facts["arrival"][:-1]
    file.write_text(json.dumps(facts), "utf-8")
    said = told(root)
    assert "forest.jpg" in said
    assert "not all of 25 numbers" in said


def test_a_sheet_of_another_size_says_both(root: Path) -> None:
    shutil.copy(
        root / "art" / "faces" / "ghosts.png", root / "art" / "faces" / "mean.png"
    )
    assert "it is 1280 x 1600, not 256 x 320" in told(root)


def test_a_map_without_a_border_is_named(root: Path) -> None:
    file = root / "art" / "faces" / "outline.json"
    file.write_text('{"body": [], "lines": []}', "utf-8")
    assert "its border is no line" in told(root)
