"""Sounds as they are decoded: effects at once, lines and loops on threads."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeAlias, TypeVar

import pygame

from game.ui.sound import samples
from game.ui.sound.loops import Loop
from game.ui.window.assets import AssetFault, Assets, Attempts

ENDINGS = ("ogg", "wav")
T = TypeVar("T")
Clip: TypeAlias = pygame.mixer.Sound | None
Begun: TypeAlias = tuple[Loop, pygame.mixer.Sound] | None


class Clips(Attempts):
    """Reads sounds by name: ``effects/move`` is ``sounds/effects/move.ogg``."""

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._assets = assets
        self._kept: dict[str, Clip] = {}
        self._threads: dict[str, ThreadPoolExecutor] = {}

    def at_once(self, name: str, make: Callable[[], Clip] | None = None) -> Clip:
        """A short sound, read (3 s take about 4 ms) or computed once, and kept."""
        if name not in self._kept:
            made = make() if make else self._load(name)
            self._kept[name] = made
        return self._kept[name]

    def line(self, name: str) -> Future[Clip]:
        """A spoken line, decoded on a thread."""
        return self._thread("line").submit(self._load, name)

    def loop(self, name: str) -> Future[Begun]:
        """A loop and its first span, on a thread of its own: no line waits for it."""
        return self._thread("loop").submit(self._begin, name)

    def further(self, loop: Loop) -> Future[pygame.mixer.Sound]:
        """The next span of a loop."""
        return self._thread("loop").submit(loop.span)

    def there(self, name: str) -> bool:
        """Whether a file of that name lies in the folder."""
        return self._file(name) is not None

    def file_bytes(self, file: str) -> bytes:
        """A sound's file as it is, for what decodes it while it plays."""
        return self._assets.read(file)

    def close(self) -> None:
        """Let every sound go, before the mixer does."""
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)
        self._threads.clear()
        self._kept.clear()

    def _file(self, name: str) -> str | None:
        names = (f"sounds/{name}.{ending}" for ending in ENDINGS)
        return next((file for file in names if self._assets.has(file)), None)

    def _thread(self, name: str) -> ThreadPoolExecutor:
        if name not in self._threads:
            self._threads[name] = ThreadPoolExecutor(1, name)
        return self._threads[name]

    def _load(self, name: str) -> Clip:
        return self._read(name, samples.sound)

    def _begin(self, name: str) -> Begun:
        def begun(data: bytes) -> Begun:
            loop = Loop(data)
            return loop, loop.span()

        return self._read(name, begun)

    def _read(self, name: str, decoded: Callable[[bytes], T]) -> T | None:
        file = self._file(name)
        if file is None:
            self.miss(f"no sound is named {name[:60]!r}")
            return None
        try:
            return decoded(self._assets.read(file))
        except AssetFault as fault:
            self.miss(str(fault))
        except (pygame.error, ValueError) as fault:
            self.miss(f"{file!r}: {fault}; make it again with its recipe")
        return None
