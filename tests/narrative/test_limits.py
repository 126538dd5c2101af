"""Limits of story files, each with a message: nothing hangs, nothing is swallowed."""

import os
import time
from pathlib import Path

import pytest

from game.app import story_files
from game.app.folders import Folders
from game.app.library import read_story
from game.guesses.ledger import read_ledger
from game.narrative.compiler.cast import read_cast
from game.narrative.compiler.chapter_build import LONGEST, MOST_OPTIONS
from game.narrative.text.markup import faults, spans
from game.reading.problems import Problem
from tests.narrative.support import chapter, codes, compiled

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("part", ["*a ", "*a* ", "[a", "[pause ", "$a ", "{a", "\\\\"])
def test_markup_takes_no_longer_than_the_text_is_long(part: str) -> None:
    text = part * 20_000
    began = time.process_time()
    spans(text)
    faults(text)
    assert time.process_time() - began < 1.5


def test_a_text_too_long_is_told_at_its_place() -> None:
    most = "a" * (LONGEST - 1) + "."
    assert not codes(compiled(chapter(f"{most} ^a1", "end: over")).problems)
    (found,) = compiled(chapter(f"a{most} ^a1", "end: over")).problems
    assert (found.code, found.line) == ("S003", 5)
    assert f"at most {LONGEST}" in found.message


def choice(count: int) -> str:
    options = "".join(f"\n- pick: Way {i}. ^a{i}" for i in range(count))
    return chapter(f"choice: c\noptions:{options}", "end: over")


def test_more_options_than_keys_are_told_at_the_first_too_many() -> None:
    assert not compiled(choice(MOST_OPTIONS)).problems
    (found,) = compiled(choice(500)).problems
    assert (found.code, found.line) == ("S003", 7 + MOST_OPTIONS)


def test_nesting_without_end_is_told() -> None:
    script = "".join(
        "  " * i + f"- when: trust < 2\n{'  ' * i}  then:\n" for i in range(40)
    )
    source = "chapter: rows\nscenes:\n  a:\n    script:\n"
    source += "".join(f"    {line}\n" for line in script.split("\n"))
    assert codes(compiled(source).problems) == ["S003"]


def test_a_title_and_a_name_are_one_line() -> None:
    source = chapter("end: over").replace("rows\n", 'rows\ntitle: "A\\nB"\n', 1)
    (found,) = compiled(source).problems
    assert (found.code, found.line, found.column) == ("S103", 2, 8)
    _, wrong = read_cast("x.yaml", b'speakers:\n  nora: {name: "No\\nra"}\n')
    assert [(p.code, p.line) for p in wrong] == [("S103", 2)]


def test_a_guess_without_end_is_told() -> None:
    text = f"a:\n  words: {'w' * 3000}\n  beat: b\n  verdict: holds\n  truth: t\n"
    _, wrong = read_ledger("x.yaml", text.encode())
    assert [(p.code, p.line) for p in wrong] == [("S003", 2)]


def test_many_unknown_names_are_told_without_a_hang() -> None:
    scenes = "".join(f"  s{i}:\n    script:\n    - goto: t{i}\n" for i in range(2000))
    began = time.process_time()
    found = compiled(f"chapter: rows\nscenes:\n{scenes}").problems
    assert time.process_time() - began < 10
    assert set(codes(found)) == {"S201"}


def read(story: Path) -> list[Problem]:
    folders = Folders(ROOT, story / "saves", story / "saves" / "cache")
    return [p for p in read_story(folders, story).problems if p.code == "S902"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name in ("cast.yaml", "ledger.yaml"):
        (tmp_path / name).write_bytes((ROOT / "story" / name).read_bytes())
    (tmp_path / "a.yaml").write_text(chapter("end: over", name="a"), "utf-8")
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="no pipes and devices by name")
def test_a_pipe_and_a_device_are_no_chapters(story: Path) -> None:
    os.mkfifo(story / "pipe.yaml")
    (story / "zero.yaml").symlink_to("/dev/zero")
    (story / "folder.yaml").mkdir()
    (story / "gone.yaml").symlink_to(story / "nowhere")
    found = {p.file: p.message for p in read(story)}
    assert found == {
        "story/pipe.yaml": "is no regular file",
        "story/zero.yaml": "is no regular file",
        "story/folder.yaml": "is no regular file",
        "story/gone.yaml": "is missing",
    }


def test_a_missing_level_file_is_named_where_it_belongs(story: Path) -> None:
    (story / "levels").mkdir()
    assert "story/levels/dual.yaml" in {p.file for p in read(story)}


def test_what_may_not_be_read_says_so(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(story_files, "file_bytes", refused)
    told = {p.message for p in read(story) if p.file == "story/a.yaml"}
    assert told == {"may not be read"}
