"""What was worked out before, kept on disk: one entry a subject, made anew if stale."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from game.app.folders import PACKAGE
from game.reading.cache import seal, unseal

MARK = b"EFS1"
T = TypeVar("T")


class Shelf:
    """Values by subject. A shelf that cannot be written is done without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, subject: str, name: str) -> bool:
        """Whether a value lies there that was made of what ``name`` is the key of."""
        try:
            with (self.folder / subject).open("rb") as file:
                return file.read(64) == name.encode()
        except OSError:
            return False

    def of(self, subject: str, name: str, kind: type[T], make: Callable[[], T]) -> T:
        """The value of a subject that was made of all that ``name`` is the key of."""
        file = self.folder / subject
        try:
            entry = file.read_bytes()
        except OSError:
            entry = b""
        kept = unseal(MARK, entry[64:], kind) if entry[:64] == name.encode() else None
        if kept is not None:
            return kept
        value = make()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f"{subject}.{os.getpid()}.part")
            part.write_bytes(name.encode() + seal(MARK, value))
            part.replace(file)
        except OSError:
            pass
        return value


def code_stamp(rooms: Iterable[str]) -> bytes:
    """When the code of these rooms was last changed: it stands in a key."""
    return str(max(newest(PACKAGE / room) for room in rooms)).encode()


def newest(folder: Path) -> int:
    """When a file of code under a folder was last changed."""
    files = (f"{top}/{name}" for top, _, names in os.walk(folder) for name in names)
    code = (file for file in files if file.endswith(".py"))
    return max((Path(file).stat().st_mtime_ns for file in code), default=0)


def files_stamp(folder: Path) -> bytes:
    """Which files lie under a folder, how large and how new."""
    found = []
    for top, _, names in os.walk(folder):
        for name in names:
            stat = Path(top, name).stat()
            found.append(f"{top}/{name}:{stat.st_size}:{stat.st_mtime_ns}")
    return "\n".join(sorted(found)).encode()
