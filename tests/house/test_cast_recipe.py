"""The README's recipes for a character and a place, followed in a copy of the story."""

import re
import shutil
from pathlib import Path
from tempfile import mkdtemp

import msgspec
import pytest

from game.__main__ import main
from game.app.folders import Folders
from game.app.library import read_story
from game.verbs.check import Report
from tests.story_alone import alone

ROOT = Path(__file__).resolve().parents[2]
# Kept for all of these tests: the levels are judged once.
CACHE = Path(mkdtemp(prefix="eigenface-tests-"))
LIGHTHOUSE = ROOT / "tests" / "stories" / "lighthouse"


def blocks(title: str) -> list[str]:
    """The YAML of a section of the README."""
    section = (ROOT / "README.md").read_text("utf-8").partition(f"### {title}\n")[2]
    body = section.partition("\n### ")[0]
    return re.findall(r"^```yaml\n(.*?)^```$", body, re.MULTILINE | re.DOTALL)


def insert(path: Path, after: str, lines: str) -> None:
    text = path.read_text("utf-8")
    head, found, tail = text.partition(after) if after else ("", "", text)
    assert found == after
    path.write_text(head + found + lines + tail, "utf-8")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story with somebody and someplace more, as the recipes have it."""
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path / "saves"))
    folder = Path(shutil.copytree(ROOT / "story", tmp_path / "story"))
    alone(folder, "waking", "rows")
    who, said = blocks("Add a character")
    (place,) = blocks("Add a place")
    insert(folder / "cast.yaml", "speakers:\n", who)
    insert(folder / "places.yaml", "", place)
    insert(folder / "rows.yaml", "    script:\n", f"    - backdrop: cellar\n{said}")
    for name, picture in (
        ("people/nora.png",) * 2,
        ("places/cellar.jpg", "places/gallery.jpg"),
    ):
        file = folder / "art" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LIGHTHOUSE / "art" / picture, file)
    return folder


def test_who_and_what_was_added_is_proven(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ids", "--story", str(story)]) == 0
    capsys.readouterr()
    main(["check", "--story", str(story), "--json"])
    found = msgspec.json.decode(capsys.readouterr().out, type=Report)
    assert found.ok, [str(p) for p in found.problems]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("cast.yaml", "#9FD0E8", "#203040", "S116"),
        ("cast.yaml", "#9FD0E8", "light blue", "S116"),
        ("cast.yaml", "people/nora.png", "people/nobody.png", "S212"),
        ("cast.yaml", "kind: picture", "kind: pictur", "S101"),
        ("places.yaml", "depth: 0.25", "depth: 25", "S103"),
        ("places.yaml", "picture: cellar", "picture: attic", "S212"),
        ("rows.yaml", "nora.sure", "nora.shy", "S107"),
    ],
)
def test_a_slip_in_them_is_named_with_its_place(
    file: str, old: str, new: str, said: str, story: Path, tmp_path: Path
) -> None:
    text = (story / file).read_text("utf-8")
    assert old in text
    (story / file).write_text(text.replace(old, new, 1), "utf-8")
    folders = Folders(ROOT, tmp_path, CACHE)
    found = read_story(folders, story).problems
    line = 1 + text[: text.index(old)].count("\n")
    assert any(
        (p.file, p.line, p.code) == (f"story/{file}", line, said) and p.column > 1
        for p in found
    ), [str(p) for p in found]
