"""What saving has to tell the player: one sentence each, until somebody reads them."""

import errno
import os
from threading import Lock

from game.language import N_, _

WORDS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EFBIG: N_("the file would be too large"),
    errno.EACCES: N_("the system does not allow it"),
    errno.EPERM: N_("the system does not allow it"),
    errno.EROFS: N_("the disk is read-only"),
    errno.EIO: N_("the disk reports an error"),
    errno.ENOENT: N_("the folder is gone"),
}
MOST = 20


class Notices:
    """Sentences for the player, said by any thread and drained by the window's."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._said: list[str] = []

    def say(self, sentence: str) -> None:
        """Say something, unless it is said and not yet read, or too much waits."""
        with self._lock:
            if sentence not in self._said and len(self._said) < MOST:
                self._said.append(sentence)

    def drain(self) -> list[str]:
        """Everything that was said since the last time."""
        with self._lock:
            said, self._said = self._said, []
            return said


def reason(fault: Exception) -> str:
    """Why something failed, in words."""
    if isinstance(fault, MemoryError):
        return _("there is not enough memory")
    if isinstance(fault, OSError):
        number = fault.errno or 0
        known = WORDS.get(number)
        return _(known) if known else (fault.strerror or str(fault)).lower()
    return str(fault)


def shown(path: str) -> str:
    """A path as text that can be drawn, whatever bytes are in it."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "?" for c in text)
