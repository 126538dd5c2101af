"""The story folder as it is read: clean as shipped, and clear when it is not."""

import shutil
from pathlib import Path

import pytest

from game.app.folders import Folders, find
from game.app.library import read_story

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(ROOT, tmp_path, tmp_path / "cache")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "story", tmp_path / "story"))


def test_the_story_as_it_ships_has_no_problem(folders: Folders) -> None:
    assert read_story(folders).problems == ()


def test_a_second_reading_comes_from_the_cache_and_is_the_same(
    folders: Folders,
) -> None:
    first = read_story(folders)
    assert list((folders.cache / "story").iterdir())
    second = read_story(folders)
    code = [r.library.program.chapters["rows"].code for r in (first, second)]
    assert code[0] == code[1]


def test_a_damaged_cache_is_made_anew(folders: Folders) -> None:
    read_story(folders)
    entries = [*(folders.cache / "story").iterdir()]
    for entry in entries:
        entry.write_bytes(b"EFU1 not what was written")
    assert not read_story(folders).broken
    assert entries
    for entry in entries:
        assert entry.read_bytes() != b"EFU1 not what was written"


def test_a_cache_that_cannot_be_written_is_done_without(
    folders: Folders, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file where a folder should be")
    reading = read_story(Folders(ROOT, tmp_path, blocked))
    assert not reading.broken


def test_every_mistake_is_told_with_its_place(folders: Folders, story: Path) -> None:
    path = story / "rows.yaml"
    text = path.read_text("utf-8")
    text = text.replace("backdrop: ward", "backdrop: wrad", 1)
    text = text.replace("goto: directions", "goto: direction", 1)
    text = text.replace("- guess: row-listens", "- guess: row-listen", 1)
    path.write_text(text, "utf-8")
    reading = read_story(folders, story)
    assert reading.broken
    said = "\n".join(p.shown() for p in reading.problems)
    for right in ("'ward'", "'directions'", "'row-listens'"):
        assert right in said
    assert all(p.line > 1 and p.column > 1 for p in reading.problems)


@pytest.mark.parametrize("name", ["cast.yaml", "ledger.yaml", "levels/dual.yaml"])
def test_a_missing_file_is_named(folders: Folders, story: Path, name: str) -> None:
    (story / name).unlink()
    said = " ".join(str(p) for p in read_story(folders, story).problems)
    assert Path(name).name in said


def test_an_empty_folder_is_told(folders: Folders, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    assert read_story(folders, empty).broken


def test_saves_go_where_the_environment_says(tmp_path: Path) -> None:
    folders = find({"EIGENFACE_SAVES": str(tmp_path / "mine")})
    assert folders.saves == tmp_path / "mine"
    assert folders.lasting


def test_a_folder_that_cannot_be_made_falls_back_and_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    folders = find({"EIGENFACE_SAVES": str(blocked / "saves")})
    assert not folders.lasting
    assert folders.saves.is_dir()


def shelved(folders: Folders) -> Path:
    (entry,) = (folders.cache / "levels").iterdir()
    return entry


def test_levels_that_were_judged_come_from_the_cache(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_story(folders)
    assert shelved(folders).stat().st_size > 1000

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the levels were judged again")

    monkeypatch.setattr("game.app.library.read_library", never)
    assert read_story(folders).library.levels == first.library.levels
    for entry in (folders.cache / "levels").iterdir():
        entry.unlink()
    with pytest.raises(AssertionError):
        read_story(folders)


def test_levels_are_judged_again_when_they_or_the_ledger_change(
    folders: Folders, story: Path
) -> None:
    read_story(folders, story)
    before = shelved(folders).name
    ledger = story / "ledger.yaml"
    ledger.write_text(ledger.read_text("utf-8") + "\n", "utf-8")
    read_story(folders, story)
    between = shelved(folders).name
    dual = story / "levels" / "dual.yaml"
    dual.write_text(dual.read_text("utf-8").replace("span: 3", "span: 99", 1), "utf-8")
    for _ in range(2):
        said = " ".join(str(p) for p in read_story(folders, story).problems)
        assert "the span must be" in said
    assert len({before, between}) == 2
    assert shelved(folders).name == between


def test_a_damaged_cache_of_levels_is_made_anew(folders: Folders) -> None:
    levels = read_story(folders).library.levels
    good = shelved(folders).read_bytes()
    for bad in (b"", b"EFL1", good[:-1], good[:100] + b"!" + good[101:]):
        shelved(folders).write_bytes(bad)
        assert read_story(folders).library.levels == levels
        assert shelved(folders).read_bytes() == good
