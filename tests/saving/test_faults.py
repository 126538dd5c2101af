"""Every call of a save fails in turn, once or from then on: nothing false is said."""

import errno
import itertools

import pytest

from game.saving.store import Store
from tests.saving.disk import Disk, Op, surely
from tests.saving.support import THINGS, Kept

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
THING = {thing.name: thing for thing in THINGS if thing.name != "deleted slot"}
RELEASED = ("close", "remove")


class Failing:
    """Lets the call with a number fail, and those after it if it is sticky."""

    def __init__(self, disk: Disk, number: int, error: int, *, sticky: bool) -> None:
        self.disk = disk
        self.left = number
        self.error = error
        self.sticky = sticky
        self.failed = 0

    def __call__(self, op: Op) -> None:
        self.left -= 1
        if self.left == 0 or (self.left < 0 and self.sticky):
            self.failed += 1
            if op.verb == "sync":
                # A kernel drops what it could not write and calls it clean.
                self.disk._contents[op.file] = b""
            raise OSError(self.error, "injected")


def told(store: Store) -> bool:
    """Whether the last change was said not to be saved."""
    return any("ot saved" in sentence for sentence in store.notices())


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", THING)
def test_never_said_to_be_saved_if_it_is_not(
    name: str, error: int, sticky: bool
) -> None:
    kept = THING[name]
    for number in itertools.count(1):
        disk = Disk(chunk=900)
        store = kept.play(disk, 2)
        store.notices()
        disk.before = failing = Failing(disk, number, error, sticky=sticky)
        kept.change(store, 3)
        disk.before = lambda op: None
        if not failing.failed:
            assert number > 5
            break
        check(kept, disk, store, spared=not told(store))
        goes_on(kept, disk, store)


def check(kept: Kept, disk: Disk, store: Store, *, spared: bool) -> None:
    """Old or new is there, now and after a power cut; the new one, if not told."""
    allowed = kept.values[3:4] if spared else kept.values[2:4]
    assert disk.held == set()
    assert kept.found(disk.files()) in allowed
    assert kept.found(surely(disk)) in allowed


def goes_on(kept: Kept, disk: Disk, store: Store) -> None:
    """With the fault gone, the next save is a save."""
    kept.change(store, 4)
    assert store.flush(0.0)
    assert not told(store)
    assert kept.found(surely(disk)) == kept.values[4]


def test_told_once_and_once_more_when_it_works_again() -> None:
    kept, disk = THING["autosave"], Disk()
    store = kept.play(disk, 1)
    disk.before = Failing(disk, 1, errno.ENOSPC, sticky=True)
    for step in (2, 3, 4):
        kept.change(store, step)
    assert store.notices() == ["Not saved: the disk is full (/saves)"]
    disk.before = lambda op: None
    kept.change(store, 5)
    assert store.notices() == ["Saving works again."]


def test_settings_that_failed_are_written_with_the_next_save() -> None:
    disk = Disk()
    store = THING["settings"].play(disk, 1)
    disk.before = Failing(disk, 1, errno.EIO, sticky=True)
    THING["settings"].change(store, 2)
    assert not store.flush(0.0)
    disk.before = lambda op: None
    THING["autosave"].change(store, 1)
    assert THING["settings"].found(disk.files()) == 2.0


def test_settings_that_failed_are_written_at_the_end() -> None:
    disk = Disk()
    store = THING["settings"].play(disk, 1)
    disk.before = Failing(disk, 1, errno.EIO, sticky=False)
    THING["settings"].change(store, 2)
    store.close()
    assert THING["settings"].found(disk.files()) == 2.0


def test_a_slot_that_failed_is_answered_each_time() -> None:
    disk = Disk()
    store = THING["slot"].play(disk, 1)
    assert store.notices() == ["Slot 3 is saved."]
    disk.before = Failing(disk, 1, errno.ENOSPC, sticky=True)
    for _ in range(2):
        THING["slot"].change(store, 2)
        assert store.notices() == ["Slot 3 is not saved: the disk is full."]


def test_a_picture_that_cannot_be_written_costs_no_save() -> None:
    disk = Disk()
    store = THING["slot"].play(disk, 0)

    def no_pictures(op: Op) -> None:
        if op.name.endswith(".jpg.part"):
            raise OSError(errno.ENOSPC, "injected")

    disk.before = no_pictures
    THING["slot"].change(store, 1)
    info = store.slot(3)
    assert (info.state, info.played, info.thumbnail) == ("ok", 1.0, None)
