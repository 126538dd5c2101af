"""Faults of the machine that people met: nothing is lost by them, and all is told."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from msgspec.structs import replace

from game.saving.save import decode, encode
from game.saving.settings import Settings
from game.saving.store import Store
from tests.saving.disk import Disk, Op
from tests.saving.support import a_save, opened

ROOT = Path(__file__).resolve().parents[2]


def played(store: Store) -> float | None:
    save = store.latest()
    return None if save is None else save.played


def test_a_newest_autosave_that_cannot_be_read_now_is_not_written_over() -> None:
    disk = Disk()
    store = opened(disk)
    for step in (1.0, 2.0, 3.0):
        store.autosave(a_save(step))
    kept = Disk(disk.files())
    newest = next(n for n, d in kept.files().items() if d == _auto(3.0, 3))

    def locked(op: Op) -> None:
        if op.verb == "read" and op.name == newest:
            raise PermissionError(errno.EACCES, "not yours")

    kept.before = locked
    again = opened(kept)
    assert played(again) == 2.0
    for step in (4.0, 5.0, 6.0, 7.0):
        again.autosave(a_save(step))
    assert kept.files()[newest] == _auto(3.0, 3)
    kept.before = lambda op: None
    assert played(opened(Disk(kept.files()))) == 7.0


def _auto(step: float, counter: int) -> bytes:
    return encode(replace(a_save(step), counter=counter))


def test_one_save_after_an_unreadable_one_is_the_newer_of_the_two() -> None:
    disk = Disk()
    store = opened(disk)
    for step in (1.0, 2.0):
        store.autosave(a_save(step))
    kept = Disk(disk.files())
    newest = next(n for n, d in kept.files().items() if d == _auto(2.0, 2))

    def locked(op: Op) -> None:
        if op.verb == "read" and op.name == newest:
            raise PermissionError(errno.EACCES, "not yours")

    kept.before = locked
    opened(kept).autosave(a_save(3.0))
    kept.before = lambda op: None
    assert played(opened(Disk(kept.files()))) == 3.0


@pytest.mark.parametrize("name", ["auto-0.sav", "auto-1.sav", "profile-1.sav"])
def test_a_folder_in_the_place_of_a_file_stops_no_save(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "inside").touch()
    store = Store.open(str(tmp_path))
    for step in range(1, 9):
        store.autosave(a_save(float(step)))
        store.profile.see(f"rows-{step}")
        store.keep_profile()
        assert store.flush(20.0)
    store.close()
    again = Store.open(str(tmp_path))
    assert played(again) == 8.0
    assert again.profile.has_seen("rows-8")
    again.close()


def test_each_damaged_file_is_kept() -> None:
    disk = Disk()
    for words in (b"first", b"second", b"third"):
        store = opened(disk)
        store.save_slot(1, a_save(1.0))
        disk._contents[disk._names["slot-01.sav"]] = words
        store.load_slot(1)
        disk._locked = 0
    kept = {d for n, d in disk.files().items() if ".damaged" in n}
    assert kept == {b"first", b"second", b"third"}


def test_a_folder_that_is_taken_away_is_made_again_with_all_that_is_known(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "saves"
    store = Store.open(str(folder))
    store.keep_settings(Settings(music=0.25))
    store.profile.see("rows-01")
    store.keep_profile()
    assert store.flush(20.0)
    shutil.rmtree(folder)
    for step in (1.0, 2.0):
        store.autosave(a_save(step))
        assert store.flush(20.0)
    assert store.notices() == ["The folder of the saves was gone, and is made again."]
    shutil.rmtree(folder)
    store.save_slot(1, a_save(5.0))
    assert store.flush(20.0)
    assert "Slot 1 is saved." in store.notices()
    store.autosave(a_save(6.0))
    # It is locked again: a second game does not write.
    assert Store.open(str(folder)).read_only
    store.close()
    again = Store.open(str(folder))
    assert played(again) == 6.0
    assert again.settings.music == 0.25
    assert again.profile.has_seen("rows-01")
    again.close()


@pytest.mark.parametrize("fault", [RuntimeError, MemoryError])
def test_without_a_thread_it_is_saved_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def refuse(_thread: Thread) -> None:
        raise fault("can't start new thread")

    monkeypatch.setattr(Thread, "start", refuse)
    store = Store.open(str(tmp_path))
    store.autosave(a_save(3.0))
    store.save_slot(1, a_save(4.0))
    assert store.notices() == ["Slot 1 is saved."]
    assert store.flush(1.0)
    store.close()
    assert played(Store.open(str(tmp_path))) == 3.0


def test_too_little_memory_is_told_and_the_next_save_is_one() -> None:
    disk = Disk()
    store = opened(disk)

    def none_left(_op: Op) -> None:
        raise MemoryError

    disk.before = none_left
    store.autosave(a_save(1.0))
    assert store.notices() == ["Not saved: there is not enough memory (/saves)"]
    disk.before = lambda op: None
    store.autosave(a_save(2.0))
    assert store.notices() == ["Saving works again."]


@pytest.mark.parametrize("clock", [-1.0, -1e300, 2e11, float("inf"), float("nan")])
def test_a_clock_that_is_far_out_stops_no_save(clock: float) -> None:
    save = decode(encode(replace(a_save(2.0), when=clock)))
    assert save.played == 2.0
    assert 0.0 <= save.when <= 1e11


PLAY = """
import os, sys
from game.app.folders import find
from game.app.log import LOGGER, open_log
folders = find(os.environ)
open_log(folders.saves)
LOGGER.info("opened %s", folders.saves)
print(folders.lasting)
"""


@pytest.mark.skipif(os.name != "posix", reason="asks for POSIX names")
@pytest.mark.parametrize("asked", ["~nosuchuser/saves", "raw \udcff byte"])
def test_no_folder_that_is_asked_for_ends_in_a_traceback(
    tmp_path: Path, asked: str
) -> None:
    wanted = asked if asked.startswith("~") else str(tmp_path / asked)
    environment = {k: v for k, v in os.environ.items() if k != "HOME"}
    done = subprocess.run(
        [sys.executable, "-c", PLAY],
        env={**environment, "EIGENFACE_SAVES": wanted, "TMPDIR": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout == f"{not asked.startswith('~')}\n"
