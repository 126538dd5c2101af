"""The one way in which anything is written: whole and on the disk, or not at all."""

import contextlib
import os

from game.saving.file_system import FileSystem

PART, DAMAGED = ".part", ".damaged"
MOST_DAMAGED = 99


def write_atomic(fs: FileSystem, path: str, data: bytes) -> None:
    """Put data under a name; when this returns, it outlives a power cut.

    OSError: the old file stands, or the new one does; never a part of either. A failed
    flush is not tried again: the kernel may have dropped the data and report success.
    """
    part = path + PART
    try:
        fd = fs.create(part)
        try:
            _write_all(fs, fd, data)
            fs.sync(fd)
        finally:
            fs.close(fd)
        fs.replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            fs.remove(part)
            fs.sync_folder(os.path.dirname(path))  # noqa: PTH120
        raise
    fs.sync_folder(os.path.dirname(path))  # noqa: PTH120  (paths here are texts)


def _write_all(fs: FileSystem, fd: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[fs.write(fd, left) :]


def set_aside(fs: FileSystem, path: str) -> None:
    """Rename a damaged file, so that it is kept and no longer in the way.

    An earlier one that was set aside stays.
    """
    folder, name = os.path.split(path)
    with contextlib.suppress(OSError):
        there = set(fs.names(folder))
        names = (name + DAMAGED + (f"-{n}" if n else "") for n in range(MOST_DAMAGED))
        free = next((new for new in names if new not in there), name + DAMAGED)
        fs.replace(path, os.path.join(folder, free))  # noqa: PTH118  (paths are texts)


def sweep(fs: FileSystem, folder: str) -> None:
    """Remove what a killed game left half written; OSError if it cannot be listed.

    The folder is synced: else a later renaming may reach the disk before the removal,
    and give the half of then the name of the whole of now.
    """
    halves = [name for name in fs.names(folder) if name.endswith(PART)]
    for name in halves:
        with contextlib.suppress(OSError):
            fs.remove(os.path.join(folder, name))  # noqa: PTH118
    if halves:
        with contextlib.suppress(OSError):
            fs.sync_folder(folder)
