"""Animals, food, shapes and whatever else stands in a plane as a small picture."""

from functools import lru_cache

import pygame

from game.ui.paint.brush import Brush
from game.ui.window.assets import AssetFault, Assets

FOLDER = "art/things"


def thing(brush: Brush, name: str, side: int) -> pygame.Surface | None:
    """A picture at a size in pixels, premultiplied, kept; None if it is damaged."""
    key = ("thing", name, side)
    kept = brush.pictures.get(key)
    if kept is not None:
        return kept
    whole = _read(brush.fonts.assets, name)
    if whole is None:
        return None
    return brush.pictures.keep(key, pygame.transform.smoothscale(whole, (side, side)))


@lru_cache(maxsize=32)
def _read(assets: Assets, name: str) -> pygame.Surface | None:
    """The picture, read at its first use."""
    try:
        return assets.picture(f"{FOLDER}/{name}.png").premul_alpha()
    except AssetFault:
        return None
