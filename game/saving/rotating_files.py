"""A few files in turn: a write never touches the newest one that can be read."""

import os
import re
from collections.abc import Callable

from msgspec import Struct

from game.saving.atomic import set_aside, write_atomic
from game.saving.envelope import MOST_BYTES, Damage, Frame, unwrap
from game.saving.file_system import FileSystem
from game.saving.notices import reason


class Held(Struct, frozen=True):
    """A file of the ring; without a frame it is ``broken``, or cannot be had."""

    number: int
    data: bytes = b""
    frame: Frame | None = None
    why: str = ""
    broken: bool = False

    @property
    def hidden(self) -> bool:
        """Whether it may well be sound and only cannot be read: rights, a folder."""
        return self.frame is None and not self.broken


class RotatingFiles:
    """Files ``STEM-0.sav``, ``STEM-1.sav`` ...: the highest generation counts."""

    def __init__(
        self, fs: FileSystem, folder: str, stem: str, count: int, newest: int
    ) -> None:
        self.fs = fs
        self.folder = folder
        self.stem = stem
        self.count = count
        self.newest = newest
        self._name = re.compile(rf"{stem}-([0-9]{{1,3}})\.sav\Z")
        self._last = 0

    def path(self, number: int) -> str:
        """The path of one file."""
        return os.path.join(self.folder, f"{self.stem}-{number}.sav")  # noqa: PTH118

    def scan(self) -> list[Held]:
        """Every file of the ring, the newest first, unreadable ones last."""
        matches = (self._name.match(name) for name in self.fs.names(self.folder))
        held = [self._held(int(found[1])) for found in matches if found]
        return sorted(held, key=_generation, reverse=True)

    def _held(self, number: int) -> Held:
        try:
            data = self.fs.read(self.path(number), MOST_BYTES + 1)
        except OSError as fault:
            return Held(number, why=reason(fault))
        try:
            return Held(number, data, unwrap(data))
        except Damage as fault:
            return Held(number, why=str(fault), broken=True)

    def is_newer(self, held: Held) -> bool:
        """Whether a later version of the game wrote the file."""
        return held.frame is not None and held.frame.version > self.newest

    def write(self, make: Callable[[int], bytes], least: int = 1) -> int:
        """Write the next generation, at least ``least``; its number.

        OSError: it is not written; what could be read before still can be.
        """
        held = self.scan()
        top = max([_generation(h) for h in held], default=0)
        # One that cannot be had now may be the newest, and may be had later.
        top += sum(h.hidden for h in held)
        generation = max(least, top + 1, self._last + 1)
        write_atomic(self.fs, self.path(self._target(held)), make(generation))
        self._last = generation
        return generation

    def _target(self, held: list[Held]) -> int:
        """A broken file, else a free place, else the oldest generation.

        Never one that a later version wrote, or that only cannot be read now.
        """
        kept = {h.number for h in held if self.is_newer(h) or h.hidden}
        places = [n for n in range(self.count + len(kept)) if n not in kept]
        age = {h.number: _generation(h) for h in held}
        return min(places[: self.count], key=lambda n: age.get(n, 0))

    def set_aside(self, number: int) -> None:
        """Rename a damaged file."""
        set_aside(self.fs, self.path(number))


def _generation(held: Held) -> int:
    return held.frame.generation if held.frame is not None else -1
