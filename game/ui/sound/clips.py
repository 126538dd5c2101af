"""Sounds as they are decoded: short ones at once, long ones on threads of their own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from typing import TypeAlias

import pygame

from game.ui.window.assets import AssetFault, Assets, Attempts
from game.ui.window.preloaded import sound_arrays

# Seconds of a loop's end that its file begins with (sounds/recipes/shelf.py).
MARGIN = 0.1
ENDINGS = ("ogg", "wav")
Clip: TypeAlias = pygame.mixer.Sound | None


class Clips(Attempts):
    """Reads sounds by name: ``effects/move`` is ``sounds/effects/move.ogg``."""

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._assets = assets
        self._kept: dict[str, Clip] = {}
        self._threads: dict[bool, ThreadPoolExecutor] = {}

    def at_once(self, name: str, make: Callable[[], Clip] | None = None) -> Clip:
        """A short sound, read (3 s take about 4 ms) or computed once, and kept."""
        if name not in self._kept:
            made = make() if make else self._load(name, looped=False)
            self._kept[name] = made
        return self._kept[name]

    def coming(self, name: str, *, looped: bool = False) -> Future[Clip]:
        """A long sound, decoded on a thread; loops have their own: no line waits."""
        sound_arrays()
        if looped not in self._threads:
            self._threads[looped] = ThreadPoolExecutor(1, "sound")
        return self._threads[looped].submit(self._load, name, looped=looped)

    def there(self, name: str) -> bool:
        """Whether a file of that name lies in the folder."""
        return self._file(name) is not None

    def close(self) -> None:
        """Let every sound go, before the mixer does."""
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)
        self._threads.clear()
        self._kept.clear()

    def _file(self, name: str) -> str | None:
        names = (f"sounds/{name}.{ending}" for ending in ENDINGS)
        return next((file for file in names if self._assets.has(file)), None)

    def _load(self, name: str, *, looped: bool) -> Clip:
        file = self._file(name)
        if file is None:
            self.miss(f"no sound is named {name[:60]!r}")
            return None
        try:
            clip = pygame.mixer.Sound(BytesIO(self._assets.read(file)))
            return closed(clip) if looped else clip
        except AssetFault as fault:
            self.miss(str(fault))
        except pygame.error as fault:
            self.miss(f"{file!r}: {fault}; make it again with its recipe")
        return None


def closed(clip: pygame.mixer.Sound) -> pygame.mixer.Sound:
    """A loop without its margin: its last moments fade into those before its start."""
    import numpy as np  # noqa: PLC0415  (on a sound's thread, after the first frame)

    rate, _, channels = pygame.mixer.get_init() or (48000, -16, 2)
    # In place, and then one copy: a thread that copies holds the frame up.
    raw = pygame.sndarray.samples(clip).reshape(-1, channels)
    margin = round(MARGIN * rate)
    if len(raw) < 4 * margin:
        return clip
    share = np.linspace(0.0, 1.0, margin, dtype=np.float32)[:, None]
    last = raw[-margin:] * (1.0 - share) + raw[:margin] * share
    raw[-margin:] = np.rint(last).astype(raw.dtype)
    return pygame.mixer.Sound(buffer=raw[margin:].data)
