"""The power is cut after every call, and the disk keeps whatever it may keep."""

import itertools
from collections.abc import Callable

import pytest

from tests.saving.disk import MODELS, Disk, Found, Model, Op, power_cuts
from tests.saving.support import THINGS, Kept, opened

STEPS = 6
EVERY = 11
# Bytes that one call takes: many short writes, and one that tears at the blocks.
CHUNKS = (160, 4096)
THING = {thing.name: thing for thing in THINGS}


def bad(kept: Kept, found: Found) -> bool:
    return not kept.fits(found.files, found.note)


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", THING)
def test_what_was_acknowledged_is_never_lost(
    name: str, model: Model, chunk: int
) -> None:
    kept, disk = THING[name], Disk(chunk=chunk)
    kept.play(disk, STEPS)
    for number, found in enumerate(power_cuts(disk, model)):
        assert not bad(kept, found), (found.note, sorted(found.files))
        if number % EVERY == 0:
            goes_on(kept, found)


def goes_on(kept: Kept, found: Found) -> None:
    disk = Disk(found.files)
    store = opened(disk)
    assert store.notices() == []
    assert not [name for name in disk.files() if name.endswith(".part")]
    kept.change(store, STEPS + 3)
    assert store.flush(0.0)
    store.close()
    value = kept.found(disk.files())
    # The profile only grows; all else is as it was last set.
    if kept.name != "profile":
        assert value == kept.values[STEPS + 3]


def test_five_thousand_states_are_tried() -> None:
    count = 0
    for kept, chunk in itertools.product(THINGS, CHUNKS):
        disk = Disk(chunk=chunk)
        kept.play(disk, STEPS)
        count += sum(1 for model in MODELS for _ in power_cuts(disk, model))
    assert count >= 5000, count


@pytest.mark.parametrize("name", THING)
def test_a_second_cut_in_the_second_life(name: str) -> None:
    kept, first = THING[name], Disk()
    kept.play(first, 3)
    for found in list(power_cuts(first, "any"))[::29]:
        begun = kept.found(found.files)
        disk = Disk(found.files)
        kept.change(opened(disk), 8)
        late = kept.found(disk.files())
        for again in power_cuts(disk, "any"):
            assert kept.found(again.files) in (begun, late)


class NoSync(Disk):
    """Files are never synced."""

    def sync(self, fd: int) -> None:
        self.before(Op("sync", fd))


class NoFolderSync(Disk):
    """The folder is never synced."""

    def sync_folder(self, folder: str) -> None:
        self.before(Op("sync folder"))


class LateSync(Disk):
    """Files are renamed first and synced then."""

    late = 0

    def sync(self, fd: int) -> None:
        self.late = fd

    def replace(self, old: str, new: str) -> None:
        super().replace(old, new)
        super().sync(self.late)


class RemovesFirst(Disk):
    """What has the name is removed before the renaming."""

    def replace(self, old: str, new: str) -> None:
        if new.rpartition("/")[2] in self.files():
            self.remove(new)
        super().replace(old, new)


class InPlace(Disk):
    """Files are emptied and written where they stand."""

    def create(self, path: str) -> int:
        name = path.rpartition("/")[2].removesuffix(".part")
        if name not in self._names:
            return super().create(path.removesuffix(".part"))
        file = self._names[name]
        self._does(Op("empty", file))
        self._contents[file] = b""
        self.held.add(file)
        return file

    def replace(self, old: str, new: str) -> None:
        if not old.endswith(".part"):
            super().replace(old, new)


MISTAKES: dict[Callable[[], Disk], str] = {
    NoSync: "autosave slot settings profile",
    NoFolderSync: "autosave slot settings profile",
    LateSync: "settings",
    RemovesFirst: "settings",
    InPlace: "settings",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found(mistake: Callable[[], Disk]) -> None:
    for name in MISTAKES[mistake].split():
        kept, disk = THING[name], mistake()
        kept.play(disk, 3)
        cuts = (found for model in MODELS for found in power_cuts(disk, model))
        assert any(bad(kept, found) for found in cuts), name
