"""Pictures that take a while: asked for when they are first seen, read one by one."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeAlias

import pygame

from game.ui.kept import PICTURES, Kept, weight
from game.ui.window.assets import AssetFault

Make: TypeAlias = Callable[[], pygame.Surface]


class Later:
    """Pictures by their keys, each made on a thread when its turn has come.

    What cannot be read is told once, in ``faults``, and is not tried again.
    """

    def __init__(self) -> None:
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
        """Take up what was read, else have the next one read; whether one has come."""
        if self._coming is not None:
            return self._coming[1].done() and self._take(*self._coming)
        for key, make in self._wanted.items():
            thread = ThreadPoolExecutor(1, "extras")
            self._coming = key, thread.submit(make)
            thread.shutdown(wait=False)
            break
        return False

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
