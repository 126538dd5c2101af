"""One game per saves folder, held by the kernel: a killed game leaves no lock."""

import errno
import os
import sys

TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
UNKNOWN_HERE = (errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL)


class TakenError(OSError):
    """Another game holds the lock."""


def hold(path: str) -> int:
    """Take the lock on a file that nobody else writes; the descriptor that holds it.

    TakenError: another game holds it. A file system that knows no locks refuses nobody.
    """
    fd = _opened(path)
    try:
        _lock(fd)
    except OSError as fault:
        if fault.errno in UNKNOWN_HERE:
            return fd
        os.close(fd)
        if fault.errno in TAKEN:
            raise TakenError(0, "another game has this folder open") from fault
        raise
    return fd


def _opened(path: str) -> int:
    extra = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | extra, 0o600)
    except PermissionError:
        return os.open(path, os.O_RDONLY | extra)


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
