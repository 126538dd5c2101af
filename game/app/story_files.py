"""The bytes of a story's files: regular files only, and no more than can be a story's.

A pipe would hang, and a link to a device without end would eat all memory.
"""

import errno
from pathlib import Path

from game.reading.problems import Problem
from game.reading.reader import MAX_BYTES

GONE = "S902"
WAYS_OUT = {
    errno.ENOENT: ("is missing", "put the file back"),
    errno.EACCES: ("may not be read", "give yourself the right to read it"),
    errno.ENXIO: ("is no regular file", "put the text itself there"),
    errno.ELOOP: ("is a link to itself", "put the text itself there"),
}


def file_bytes(path: Path) -> bytes:
    """What a file holds, one byte more than the most that is read of a longer one.

    Raises OSError where it cannot be read, and where it is no regular file.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.ENXIO, "is no regular file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def story_bytes(folder: Path, name: str, problems: list[Problem]) -> bytes:
    """What a file of the story folder holds; nothing, with a problem, if unreadable."""
    try:
        return file_bytes(folder / name)
    except OSError as fault:
        what, hint = WAYS_OUT.get(
            fault.errno or 0, (f"cannot be read: {fault.strerror}", "put the file back")
        )
        problems.append(Problem(f"story/{name}", 1, 1, GONE, what, hint))
        return b""
