"""Alice's picture, of a few of its components or rows, warm as a photograph."""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.linalg.svd import Svd, svd
from game.ui.paint.brush import Brush
from game.ui.window.assets import AssetFault, Assets

ALICE = "art/alice/matrix.png"
Levels = NDArray[np.float64]


def photograph(levels: NDArray[np.floating]) -> pygame.Surface:
    """Grey levels (w, h) from 0 to 255, warm as a photograph."""
    near = np.clip(levels, 0.0, 255.0) / 255.0
    tinted = np.stack([255 * near, 240 * near, 208 * near], -1).astype(np.uint8)
    return pygame.surfarray.make_surface(tinted)


def likeness(
    brush: Brush, kept: tuple[int, ...], rows: int, size: tuple[int, int]
) -> pygame.Surface | None:
    """The picture at a size in pixels, kept; None if it is damaged."""
    key = ("likeness", kept, rows, size)
    found = brush.pictures.get(key)
    if found is not None:
        return found
    try:
        whole = parts(brush.fonts.assets)
    except AssetFault:
        return None
    small = photograph(whole.of_rows(rows) if rows else whole.of(kept))
    return brush.pictures.keep(key, pygame.transform.smoothscale(small, size))


class _Parts:
    """The matrix without its mean, taken apart; and its rows, the loudest first."""

    def __init__(self, levels: Levels) -> None:
        self.mean = float(levels.mean())
        self.centred = levels - self.mean
        self.factors: Svd = svd(self.centred)
        # A row of the picture is a column here: surfaces have x first.
        self.order = np.argsort(-(self.centred**2).sum(axis=0), kind="stable")

    def of(self, kept: tuple[int, ...]) -> Levels:
        """The mean, and those of its components."""
        u, s, vt = self.factors
        some = list(kept)
        return self.mean + (u[:, some] * s[some]) @ vt[some]

    def of_rows(self, count: int) -> Levels:
        """The mean, and so many of its rows."""
        some = self.order[:count]
        made = np.full_like(self.centred, self.mean)
        made[:, some] += self.centred[:, some]
        return made


@lru_cache(maxsize=1)
def parts(assets: Assets) -> _Parts:
    """The picture taken apart, once."""
    return _Parts(levels(assets))


def levels(assets: Assets) -> Levels:
    """The picture's grey levels (w, h), from 0 to 255."""
    return pygame.surfarray.array_red(assets.picture(ALICE)).astype(np.float64)
