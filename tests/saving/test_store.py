"""The store on a disk in memory and on a real one."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from game.puzzles.session.awards import Awards
from game.saving.file_system import RealFileSystem
from game.saving.save import encode
from game.saving.settings import Settings
from game.saving.slots import SlotInfo
from game.saving.store import ELSEWHERE, UNKNOWN_STAGE, Store
from tests.saving.disk import Disk
from tests.saving.support import PICTURE, a_save, opened

POSIX = pytest.mark.skipif(os.name != "posix", reason="asks for POSIX files")


def test_an_empty_folder() -> None:
    store = opened(Disk())
    assert store.latest() is None
    assert store.load_slot(1) is None
    assert {slot.state for slot in store.slots()} == {"empty"}
    assert [slot.number for slot in store.slots(5)] == [1, 2, 3, 4, 5]
    assert store.settings == Settings()
    assert store.profile.seen == set()
    assert store.notices() == []
    assert not store.read_only


def test_everything_comes_back(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "new" / "saves"))
    store.autosave(a_save(1.0))
    store.autosave(a_save(2.0))
    store.save_slot(0, a_save(3.0))
    store.save_slot(7, a_save(4.0, note="before  the\nknife\x07"), PICTURE)
    store.profile.see("rows-01")
    store.keep_settings(Settings(text_speed=0.0, fullscreen=True))
    store.close()
    assert sorted(store.notices()) == ["Slot 7 is saved.", "The quick slot is saved."]
    again = Store.open(str(tmp_path / "new" / "saves"))
    assert again.latest() == replace(a_save(2.0), counter=again.latest().counter)  # type: ignore[union-attr]
    assert again.load_slot(0) == a_save(3.0)
    assert again.settings == Settings(text_speed=0.0, fullscreen=True)
    assert again.profile.has_seen("rows-01")
    assert again.slot(7) == SlotInfo(
        number=7,
        state="ok",
        chapter="rows",
        line="rows-20",
        when=a_save(4.0).when,
        played=4.0,
        note="before the knife",
        thumbnail=str(tmp_path / "new" / "saves" / "slot-07.jpg"),
    )
    assert again.notices() == []
    again.close()


def test_a_slot_takes_the_picture_of_its_own_save_only() -> None:
    disk = Disk()
    store = opened(disk)
    store.save_slot(1, a_save(1.0), PICTURE)
    assert store.slot(1).thumbnail == "/saves/slot-01.jpg"
    store.save_slot(1, a_save(2.0))
    assert store.slot(1).thumbnail is None
    store.save_slot(1, a_save(3.0), PICTURE + b"another")
    disk._contents[disk._names["slot-01.jpg"]] = PICTURE
    assert store.slot(1).thumbnail is None
    assert store.slot(1).state == "ok"


def test_an_overwritten_slot_keeps_the_save_before() -> None:
    disk = Disk()
    store = opened(disk)
    store.save_slot(1, a_save(1.0))
    store.save_slot(1, a_save(2.0))
    assert disk.files()["slot-01.sav.bak"] == encode(a_save(1.0))


def test_a_deleted_slot_is_empty_and_its_backup_gone() -> None:
    disk = Disk()
    store = opened(disk)
    for number in (1.0, 2.0):
        store.save_slot(1, a_save(number), PICTURE)
    store.delete_slot(1)
    assert store.slot(1).state == "empty"
    assert not [name for name in disk.files() if name.startswith("slot")]


def test_no_slot_has_a_number_that_is_no_number_of_a_slot() -> None:
    with pytest.raises(ValueError, match="no slot"):
        opened(Disk()).slot(10_000)


def test_the_ring_has_three_files_and_one_newest() -> None:
    disk = Disk()
    store = opened(disk)
    for step in range(1, 8):
        store.autosave(a_save(float(step)))
    assert sorted(disk.files()) == ["auto-0.sav", "auto-1.sav", "auto-2.sav"]
    latest = opened(Disk(disk.files())).latest()
    assert latest is not None
    assert (latest.played, latest.counter) == (7.0, 7)


def test_leftovers_are_swept() -> None:
    disk = Disk({"auto-0.sav.part": b"half", "slot-01.jpg.part": b""})
    opened(disk)
    assert disk.files() == {}


def test_a_growing_profile_is_kept_with_the_autosave() -> None:
    disk = Disk()
    store = opened(disk)
    store.profile.see("rows-01")
    store.profile.solve(
        "shadow/first",
        Awards(solved=True, unaided=True, foreseen=None, cost=3, fewest=2),
    )
    store.autosave(a_save(lines=0))
    written = len(disk.log)
    again = opened(Disk(disk.files())).profile
    assert again.seen == {"rows-01"}
    assert again.solved == store.profile.solved
    store.autosave(a_save(lines=0))
    assert not [op for op in disk.log[written:] if op.name.startswith("profile")]


def test_lines_read_before_a_kill_are_seen() -> None:
    disk = Disk()
    store = opened(disk)
    for line in a_save().trail:
        store.profile.see(line)
        store.autosave(a_save())
    assert not [name for name in disk.files() if name.startswith("profile")]
    assert opened(Disk(disk.files())).profile.seen == set(a_save().trail)


def test_a_stage_that_is_not_known_any_more_is_emptied() -> None:
    odd = replace(a_save(), stage=replace(a_save().stage, tableau={"carousel": 3}))
    disk = Disk()
    store = opened(disk)
    store.autosave(odd)
    store.save_slot(1, odd)
    again = opened(Disk(disk.files()))
    bare = replace(odd, stage=replace(odd.stage, tableau=None))
    assert again.load_slot(1) == bare
    assert again.notices() == [UNKNOWN_STAGE]
    assert again.latest() == replace(bare, counter=1)
    assert again.notices() == [UNKNOWN_STAGE]


def test_a_save_that_could_not_be_read_is_not_written() -> None:
    disk = Disk()
    store = opened(disk)
    store.save_slot(1, a_save(1.0))
    odd = replace(a_save(2.0), played=float("nan"))
    store.save_slot(1, odd)
    store.autosave(odd)
    slot, auto = store.notices()[1:]
    assert slot.startswith("Slot 1 is not saved: this play cannot be written")
    assert auto.startswith("Not saved: this play cannot be written")
    assert store.load_slot(1) == a_save(1.0)


class Held(RealFileSystem):
    """Waits at each flush until it is let go."""

    def __init__(self) -> None:
        self.gate = Event()

    def sync(self, fd: int) -> None:
        assert self.gate.wait(20.0)
        super().sync(fd)


def test_the_game_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    fs = Held()
    store = Store.open(str(tmp_path), fs=fs)
    for step in range(1, 100):
        store.autosave(a_save(float(step)))
    assert not store.flush(0.0)
    latest = store.latest()
    assert latest is not None
    assert latest.played == 99.0
    fs.gate.set()
    assert store.flush(20.0)
    store.close()
    again = Store.open(str(tmp_path)).latest()
    assert again is not None
    assert again.played == 99.0


def test_a_second_store_reads_and_does_not_write(tmp_path: Path) -> None:
    first = Store.open(str(tmp_path))
    first.autosave(a_save(1.0))
    assert first.flush(20.0)
    second = Store.open(str(tmp_path))
    assert second.read_only
    assert second.notices() == [ELSEWHERE]
    latest = second.latest()
    assert latest is not None
    assert latest.played == 1.0
    before = {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    second.autosave(a_save(2.0))
    second.keep_settings(Settings(music=0.0))
    second.profile.see("rows-01")
    second.save_slot(1, a_save(2.0))
    assert second.notices() == [ELSEWHERE]
    second.close()
    assert {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == before
    assert second.settings.music == 0.0
    first.close()
    third = Store.open(str(tmp_path))
    assert not third.read_only
    third.close()


ANOTHER = """
import sys
from game.saving.store import Store
store = Store.open(sys.argv[1])
print(store.read_only, *store.notices(), sep="|")
store.close()
"""


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    def another() -> str:
        run = [sys.executable, "-c", ANOTHER, str(tmp_path)]
        return subprocess.run(run, capture_output=True, text=True, check=True).stdout

    store = Store.open(str(tmp_path))
    assert another() == f"True|{ELSEWHERE}\n"
    store.close()
    assert another() == "False\n"


@POSIX
def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    folder = os.path.join(str(tmp_path), os.fsdecode(b"saves \xff\xfe"))  # noqa: PTH118
    store = Store.open(folder)
    store.save_slot(1, a_save(), PICTURE)
    assert store.slot(1).state == "ok"
    assert store.slot(1).thumbnail is not None
    store.close()
    assert Store.open(folder).load_slot(1) is not None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    store = Store.open(str(tmp_path / "file" / "saves"))
    (notice,) = store.notices()
    assert notice.startswith("Not saved: ")
    store.autosave(a_save())
    store.keep_settings(Settings(music=0.5))
    assert not store.flush(20.0)
    assert store.notices() == []
    assert {slot.state for slot in store.slots()} == {"empty"}
    assert store.latest() == a_save()
    assert store.settings.music == 0.5
    store.close()


def test_a_folder_that_can_be_made_later(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way")
    store = Store.open(str(tmp_path / "saves"))
    store.notices()
    (tmp_path / "saves").unlink()
    store.autosave(a_save())
    assert store.flush(20.0)
    assert store.notices() == ["Saving works again."]
    store.close()


@POSIX
def test_links_and_pipes_in_the_folder_do_no_harm(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("precious")
    saves = tmp_path / "saves"
    saves.mkdir()
    os.mkfifo(saves / "slot-02.sav")
    store = Store.open(str(saves))
    (saves / "slot-01.sav.part").symlink_to(outside)
    (saves / "slot-01.sav").symlink_to(outside)
    store.save_slot(1, a_save())
    assert store.slot(1).state == "ok"
    assert store.slot(2).state == "damaged"
    assert outside.read_text() == "precious"
    assert (saves / "slot-01.sav").stat().st_mode & 0o777 == 0o600
    store.close()


@POSIX
def test_a_relative_folder_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store.open("saves")
    monkeypatch.chdir("/")
    store.save_slot(1, a_save())
    store.close()
    assert (tmp_path / "saves" / "slot-01.sav").is_file()
