"""Pictures that take a while: asked for when they are first seen, made one by one."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeAlias

import pygame

from game.ui.kept import PICTURES, Kept, weight
from game.ui.window.assets import AssetFault

Make: TypeAlias = Callable[[], pygame.Surface]


class Later:
    """Pictures by their keys. One a frame is made, or on a thread where they are read.

    What cannot be read is told once, in ``faults``, and is not tried again.
    """

    def __init__(self, *, reads: bool) -> None:
        self._reads = reads
        self._kept: Kept[Hashable, pygame.Surface] = Kept(PICTURES, weight)
        self._wanted: dict[Hashable, Make] = {}
        self._coming: tuple[Hashable, Future[pygame.Surface]] | None = None
        self._unread: set[Hashable] = set()
        self.faults: list[str] = []

    @property
    def wanting(self) -> bool:
        """Whether something that was asked for is not there yet."""
        return bool(self._wanted)

    def of(self, key: Hashable, make: Make) -> pygame.Surface | None:
        """A picture; None until it is there."""
        found = self._kept.get(key)
        if found is None and key not in self._unread:
            self._wanted[key] = make
        return found

    def turn(self) -> None:
        """Something else is shown: what was wanted can wait."""
        self._wanted.clear()

    def work(self) -> bool:
        """Do one piece; whether a picture has come."""
        if self._coming is not None:
            return self._coming[1].done() and self._take(*self._coming)
        if not self._wanted:
            return False
        key, make = next(iter(self._wanted.items()))
        if self._reads:
            thread = ThreadPoolExecutor(1, "extras")
            self._coming = key, thread.submit(make)
            thread.shutdown(wait=False)
            return False
        self._kept.keep(key, make())
        del self._wanted[key]
        return True

    def _take(self, key: Hashable, made: Future[pygame.Surface]) -> bool:
        """Keep what a thread has made."""
        self._coming = None
        self._wanted.pop(key, None)
        try:
            self._kept.keep(key, made.result())
        except AssetFault as fault:
            self._unread.add(key)
            self.faults.append(str(fault))
        return True
