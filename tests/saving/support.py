"""Saves for tests, and the things that are kept, as short plays of a store."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine.state import State
from game.narrative.resume.anchors import Past, Saved
from game.narrative.resume.retelling import Given
from game.narrative.resume.seeking import Anchor, Frame, Read
from game.saving.file_system import FileSystem
from game.saving.save import Save
from game.saving.settings import Settings
from game.saving.store import Store
from game.stage.state import Stage
from tests.saving.disk import FOLDER, Disk, Files

TABLEAU = {"matrix": {"name": "M", "entries": [[2.0, 1.0], [0.5, -1.0]]}}
GIVEN = (
    Given("choice:doubt", "rows-04-a"),
    Given("puzzle:rows.story", "solved", {"guess-1": "holds"}, {"v": (2.0, 1.0)}),
)
PICTURE = b"\xff\xd8\xff\xe0" + b"picture" * 90


def a_save(played: float = 1.0, note: str = "", lines: int = 20) -> Save:
    """A save such as the middle of a chapter has."""
    trail = tuple(f"rows-{n:02}" for n in range(1, lines + 1))
    state = State(
        "rows",
        at=40,
        seed=7,
        values={"purple": 3, "listened": True, "mood": "calm"},
        visits={"rows.opening": 1, "rows.kitchen": 2},
        picked={"rows-04-a": 1},
        marks={"guess-1": "holds", "guess-2": ""},
        solved=("shadow/first",),
        stack=(12,),
        offered=("rows-20-a", "rows-20-b"),
    )
    anchor = Anchor(
        "d" * 16,
        "rows",
        "kitchen",
        trail[-1] if trail else "",
        "0" * 16,
        alone=True,
        before="1" * 16,
        after="2" * 16,
        shape=tuple(range(10)),
        position=17,
        trail=tuple(Read(line, "3" * 16) for line in trail),
        frames=(Frame("opening", "kitchen", 0, "rows-03"),),
    )
    stage = Stage(
        backdrop="ward",
        music="fans",
        shown=("eigenface", "patient"),
        speaker="eigenface",
        tableau=TABLEAU,
        ledger=(("guess-1", "holds"), ("guess-2", "")),
    )
    return Save(
        place=Saved(state, anchor, Past(State("rows", seed=7), given=GIVEN)),
        stage=stage,
        trail=trail,
        played=played,
        when=1_790_000_000.0 + played,
        note=note,
    )


def opened(fs: FileSystem, *, threaded: bool = False) -> Store:
    """The store of a disk in memory."""
    return Store.open(FOLDER, fs=fs, threaded=threaded)


class Kept(Struct, frozen=True):
    """Something that a store keeps: how it is changed, step by step, and read.

    ``values`` are what is read after no step, after one ..., in all states of the disk.
    """

    name: str
    change: Callable[[Store, int], None]
    read: Callable[[Store], Any]
    values: tuple[Any, ...]

    def play(self, disk: Disk, steps: int) -> Store:
        """Do that many steps; the disk's log says which were begun and which done."""
        store = opened(disk)
        for step in range(1, steps + 1):
            disk.note(f"{step - 1} {step}")
            self.change(store, step)
            assert store.flush(0.0)
            disk.note(f"{step} {step}")
        return store

    def found(self, files: Files) -> Any:
        """What a game that starts now reads."""
        return self.read(opened(Disk(files)))

    def fits(self, files: Files, note: str) -> bool:
        """Whether it is what was last acknowledged, or what was begun after that."""
        done, begun = map(int, (note or "0 0").split())
        return self.found(files) in self.values[done : begun + 1]


def _played(save: Save | None) -> float | None:
    return None if save is None else save.played


def _see(store: Store, step: int) -> None:
    store.profile.see(f"rows-{step}")
    store.keep_profile()


def _set(store: Store, step: int) -> None:
    store.keep_settings(replace(store.settings, text_speed=float(step)))


def _slot(store: Store, step: int) -> None:
    store.save_slot(3, a_save(float(step)), PICTURE if step % 2 else None)


def _emptied(store: Store, step: int) -> None:
    if step % 3:
        store.save_slot(3, a_save(float(step)), PICTURE)
    else:
        store.delete_slot(3)


THINGS = (
    Kept(
        "autosave",
        lambda store, step: store.autosave(a_save(float(step))),
        lambda store: _played(store.latest()),
        (None, *map(float, range(1, 10))),
    ),
    Kept(
        "slot",
        _slot,
        lambda store: _played(store.load_slot(3)),
        (None, *map(float, range(1, 10))),
    ),
    Kept(
        "deleted slot",
        _emptied,
        lambda store: _played(store.load_slot(3)),
        tuple(float(n) if n % 3 else None for n in range(10)),
    ),
    Kept(
        "settings",
        _set,
        lambda store: store.settings.text_speed,
        (Settings().text_speed, *map(float, range(1, 10))),
    ),
    Kept("profile", _see, lambda store: len(store.profile.seen), tuple(range(10))),
)
