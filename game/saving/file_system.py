"""The few calls on which saving rests, so that tests can cut, drop and fail each.

Paths are texts as ``os.fsdecode`` gives them; a name need not be UTF-8.
"""

import errno
import os
import stat
import sys
from pathlib import Path
from threading import Event
from typing import Protocol

from game.saving import lock

# What reading raises for a file that is not there, or whose folder is no folder.
MISSING = (FileNotFoundError, NotADirectoryError)
RETRIES = 8
FIRST_WAIT = 0.01


class FileSystem(Protocol):
    """What saving asks of a file system."""

    def make_folder(self, path: str) -> None:
        """The folder and those above it, if they are not there."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder."""

    def read(self, path: str, limit: int) -> bytes:
        """At most ``limit`` bytes of an ordinary file."""

    def create(self, path: str) -> int:
        """A new empty file in place of whatever had the name; its descriptor."""

    def write(self, fd: int, data: memoryview) -> int:
        """Write some of the data; how many bytes were taken."""

    def sync(self, fd: int) -> None:
        """Return when the file's content is on the disk."""

    def close(self, fd: int) -> None:
        """Let the descriptor go."""

    def replace(self, old: str, new: str) -> None:
        """Rename; a file that has the new name is gone at the same instant."""

    def remove(self, path: str) -> None:
        """Remove the name."""

    def sync_folder(self, folder: str) -> None:
        """Return when the folder's names are on the disk."""

    def lock(self, path: str) -> int:
        """Hold a lock until the descriptor is closed. Raises ``lock.TakenError``."""


class RealFileSystem:
    """The operating system's own files."""

    def make_folder(self, path: str) -> None:
        """The folder, for this user only where that can be said."""
        Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)

    def names(self, folder: str) -> list[str]:
        """The names in a folder."""
        return os.listdir(folder)  # noqa: PTH208  (names that are not UTF-8)

    def read(self, path: str, limit: int) -> bytes:
        """At most ``limit`` bytes; a pipe or a device is refused, not waited for."""
        fd = os.open(path, os.O_RDONLY | _flags("O_BINARY", "O_NONBLOCK", "O_CLOEXEC"))
        with open(fd, "rb") as file:  # noqa: PTH123  (a descriptor has no path)
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise OSError(errno.EINVAL, "not an ordinary file", path)
            return file.read(limit)

    def create(self, path: str) -> int:
        """A new file; never through a link, never one that others may read."""
        how = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        how |= _flags("O_BINARY", "O_NOFOLLOW", "O_CLOEXEC")
        try:
            return os.open(path, how, 0o600)
        except FileExistsError:
            os.unlink(path)  # noqa: PTH108  (paths here are texts)
            return os.open(path, how, 0o600)

    def write(self, fd: int, data: memoryview) -> int:
        """Write some of the data."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Flush to the disk itself; plain fsync stops at the drive's cache on macOS."""
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415  (not on Windows)

            try:
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            except OSError as fault:
                # Network volumes know no full flush. Any other fault is the disk's,
                # and a second, lesser flush would hide it.
                if fault.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                    raise
            else:
                return
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Let the descriptor go."""
        os.close(fd)

    def replace(self, old: str, new: str) -> None:
        """Rename; on Windows an indexer may hold the target open for a moment."""
        wait = FIRST_WAIT
        for _ in range(RETRIES if os.name == "nt" else 0):
            try:
                os.replace(old, new)  # noqa: PTH105  (paths here are texts)
            except PermissionError:
                Event().wait(wait)
                wait *= 2
            else:
                return
        os.replace(old, new)  # noqa: PTH105

    def remove(self, path: str) -> None:
        """Remove the name."""
        os.unlink(path)  # noqa: PTH108

    def sync_folder(self, folder: str) -> None:
        """Flush the folder; NTFS journals a rename and has nothing to flush."""
        if os.name == "nt":
            return
        fd = os.open(folder, os.O_RDONLY | _flags("O_DIRECTORY", "O_CLOEXEC"))
        try:
            os.fsync(fd)
        except OSError as fault:
            if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(fd)

    def lock(self, path: str) -> int:
        """Hold the lock on a file."""
        return lock.hold(path)


def _flags(*names: str) -> int:
    """The named flags of ``os.open``; what a platform does not have is 0 there."""
    bits = 0
    for name in names:
        bits |= getattr(os, name, 0)
    return bits
