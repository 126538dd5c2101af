"""What of a place moves, made ready on a thread: reading and scaling take a while."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

import pygame

from game.stage.places import Place
from game.ui.places.cover import Frame
from game.ui.places.face_in_mist import Apparition, read_apparition
from game.ui.places.parallax import MOST, Parallax, read_layers
from game.ui.places.small_lights import FOLDER, Winking, read_lamps
from game.ui.window.assets import AssetFault, Assets
from game.ui.window.preloaded import picture_arrays


class Moving(Protocol):
    """A place whose picture moves; ``beat`` are the seconds between two steps."""

    canvas: pygame.Surface
    beat: float

    def step(self, t: float) -> list[pygame.Rect]:
        """Bring ``canvas`` to ``t`` seconds; the areas that were painted."""


def moving(
    assets: Assets, place: Place, still: pygame.Surface, frame: Frame
) -> Moving | None:
    """What moves of a place in the size of ``still``; ``AssetFault`` if damaged."""
    if place.lamps:
        lamps = read_lamps(assets, place.lamps)
        off = assets.picture(f"{FOLDER}/{place.lamps}-off.jpg")
        return Winking(lamps, still, off)
    if place.layers:
        return Parallax(read_layers(assets, place.layers), frame.size)
    if place.face:
        return Apparition(read_apparition(assets, place.face), still, frame)
    return None


def moves(place: Place, size: tuple[int, int]) -> bool:
    """Whether something of a place moves in a window, without reading what."""
    small = size[0] * size[1] <= MOST
    return bool(place.lamps or (small and (place.layers or place.face)))


class Coming:
    """One thing that is made on a thread of its own."""

    def __init__(self, make: Callable[[], Moving | None]) -> None:
        self.fault = ""
        picture_arrays()
        thread = ThreadPoolExecutor(1, "place")
        self._future: Future[Moving | None] = thread.submit(make)
        thread.shutdown(wait=False)

    @property
    def done(self) -> bool:
        """Whether it is made, or cannot be."""
        return self._future.done()

    def wait(self) -> Moving | None:
        """What was made; None with a ``fault`` where it could not be."""
        try:
            return self._future.result()
        except AssetFault as fault:
            self.fault = str(fault)
            return None
