"""A disk in memory that remembers every call, and what a power cut can leave of it.

The contract is that of POSIX. What was written to a file is there for sure once the
file was synced; before that any first part of it, all but one write, a write torn at a
block, or zeros. A name is there for sure once the folder was synced; before that the
first few of the changes, as a journalling file system keeps them (``ordered``), or any
of them (``any``). ``killed`` is the process gone and the machine still up.
"""

import errno
import itertools
import os
from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from game.saving.lock import TakenError

FOLDER = "/saves"
BLOCK = 512
MOST_AT_A_CUT = 600

Model = Literal["killed", "ordered", "any"]
MODELS: tuple[Model, ...] = ("killed", "ordered", "any")
Files = dict[str, bytes]


class Op(Struct, frozen=True):
    """One call. ``file`` numbers a file; names are without their folder."""

    verb: str
    file: int = 0
    name: str = ""
    new: str = ""
    data: bytes = b""


class Disk:
    """Implements ``game.saving.file_system.FileSystem`` for one folder."""

    def __init__(self, files: Files | None = None, *, chunk: int = 700) -> None:
        self.chunk = chunk
        self.log: list[Op] = []
        self.before: Callable[[Op], None] = lambda op: None
        self.held: set[int] = set()
        self._locked = 0
        self._names: dict[str, int] = {}
        self._contents: dict[int, bytes] = {}
        for name, data in (files or {}).items():
            self._names[name] = self._new(data)
        self.at_first = self.files()

    def _new(self, data: bytes = b"") -> int:
        number = len(self._contents) + 1
        self._contents[number] = data
        return number

    def _does(self, op: Op) -> None:
        self.before(op)
        self.log.append(op)

    def files(self) -> Files:
        """What a process sees."""
        return {name: self._contents[file] for name, file in self._names.items()}

    def note(self, words: str) -> None:
        """Write a remark into the log, between two calls."""
        self.log.append(Op("note", name=words))

    def make_folder(self, path: str) -> None:
        assert path == FOLDER

    def names(self, folder: str) -> list[str]:
        assert folder == FOLDER
        self.before(Op("names"))
        return sorted(self._names)

    def read(self, path: str, limit: int) -> bytes:
        name = _name(path)
        self.before(Op("read", name=name))
        return self._contents[self._find(name)][:limit]

    def create(self, path: str) -> int:
        name = _name(path)
        self._does(Op("create", len(self._contents) + 1, name))
        self._names[name] = self._new()
        self.held.add(self._names[name])
        return self._names[name]

    def write(self, fd: int, data: memoryview) -> int:
        part = bytes(data[: self.chunk])
        self._does(Op("write", fd, data=part))
        self._contents[fd] += part
        return len(part)

    def sync(self, fd: int) -> None:
        self._does(Op("sync", fd))

    def close(self, fd: int) -> None:
        if fd == -1:
            self._locked = 0
            return
        self.held.discard(fd)
        self._does(Op("close", fd))

    def replace(self, old: str, new: str) -> None:
        self._find(_name(old))
        self._does(Op("rename", name=_name(old), new=_name(new)))
        self._names[_name(new)] = self._names.pop(_name(old))

    def remove(self, path: str) -> None:
        self._find(_name(path))
        self._does(Op("remove", name=_name(path)))
        del self._names[_name(path)]

    def sync_folder(self, folder: str) -> None:
        assert folder == FOLDER
        self._does(Op("sync folder"))

    def lock(self, path: str) -> int:
        if self._locked:
            raise TakenError(0, "taken")
        self._locked = 1
        return -1

    def _find(self, name: str) -> int:
        if name not in self._names:
            raise FileNotFoundError(errno.ENOENT, "no such file", name)
        return self._names[name]


def _name(path: str) -> str:
    folder, name = os.path.split(path)
    assert folder == FOLDER
    return name


class _Cut:
    """Replays a log up to a cut: what is on the disk, and what is not there yet."""

    def __init__(self, files: Files) -> None:
        self.contents = dict(enumerate(files.values(), 1))
        self.pending: dict[int, list[bytes]] = {}
        self.names = {name: number for number, name in enumerate(files, 1)}
        self.changes: list[Op] = []

    def add(self, op: Op) -> None:
        match op.verb:
            case "create":
                self.contents[op.file], self.pending[op.file] = b"", []
                self.changes.append(op)
            case "write":
                self.pending[op.file].append(op.data)
            case "sync":
                self.contents[op.file] += b"".join(self.pending[op.file])
                self.pending[op.file] = []
            case "empty":
                # Emptied in place: the old content may go at any moment.
                self.contents[op.file], self.pending[op.file] = b"", []
            case "rename" | "remove":
                self.changes.append(op)
            case "sync folder":
                self.names, self.changes = _changed(self.names, self.changes), []
            case _:
                pass

    def left(self, model: Model) -> Iterator[Files]:
        """Every folder that may be found after the cut."""
        if model == "killed":
            names = _changed(self.names, self.changes)
            whole = {f: c + b"".join(self.pending.get(f, ())) for f, c in self._all()}
            yield {name: whole[file] for name, file in names.items()}
            return
        for changes in self._orders(model):
            names = _changed(self.names, list(changes))
            files = sorted(set(names.values()))
            kinds = [_torn(self.contents[f], self.pending.get(f, [])) for f in files]
            for chosen in itertools.product(*kinds):
                content = dict(zip(files, chosen, strict=True))
                yield {name: content[file] for name, file in names.items()}

    def _all(self) -> list[tuple[int, bytes]]:
        return list(self.contents.items())

    def _orders(self, model: Model) -> Iterator[tuple[Op, ...]]:
        count = len(self.changes)
        if model == "ordered" or count > 8:
            yield from (tuple(self.changes[:n]) for n in range(count + 1))
            return
        for size in range(count + 1):
            yield from itertools.combinations(self.changes, size)


def _changed(names: dict[str, int], changes: list[Op]) -> dict[str, int]:
    found = dict(names)
    for op in changes:
        if op.verb == "create":
            found[op.name] = op.file
        elif op.verb == "remove":
            found.pop(op.name, None)
        elif op.name in found:
            found[op.new] = found.pop(op.name)
    return found


def _torn(whole: bytes, pending: list[bytes]) -> list[bytes]:
    """What may be found of a file whose last writes were not synced."""
    found = {whole}
    for index, data in enumerate(pending):
        before = whole + b"".join(pending[:index])
        after = b"".join(pending[index + 1 :])
        found.add(before + data)
        found.add(before + bytes(len(data)))
        found.add(before + bytes(len(data)) + after)
        for at in range(BLOCK, len(data), BLOCK):
            found.add(before + data[:at])
            found.add(before + bytes(at) + data[at:])
    return sorted(found)


class Found(Struct, frozen=True):
    """A folder after a power cut, and the last remark that was written before it."""

    files: Files
    note: str


def power_cuts(disk: Disk, model: Model) -> Iterator[Found]:
    """Every folder that a cut after any call may leave, each once per remark."""
    cut, note = _Cut(disk.at_first), ""
    seen: set[tuple[object, ...]] = set()
    for op in (Op("note"), *disk.log):
        if op.verb == "note":
            note = op.name
        cut.add(op)
        for files in itertools.islice(cut.left(model), MOST_AT_A_CUT):
            key = (note, *sorted(files.items()))
            if key not in seen:
                seen.add(key)
                yield Found(files, note)


def surely(disk: Disk) -> Files:
    """What is there after a cut now, if all that was not synced is lost."""
    cut = _Cut(disk.at_first)
    for op in disk.log:
        cut.add(op)
    return {name: cut.contents[file] for name, file in cut.names.items()}
