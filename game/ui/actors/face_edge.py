"""What melts the Eigenface into the room: its crumbling edge, and the ink behind it."""

from functools import lru_cache
from math import ceil

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.actors.face_mix import noise
from game.ui.paint.shading import lit
from game.ui.theme import Theme

STEPS = 12
# The head within its picture, from -1 to 1: middle of its height, half its measures.
HEAD_Y, HEAD_W, HEAD_H = -0.07, 0.80, 0.90
KEY, SHADE = (1.12, 0.98, 0.82), (0.20, 0.42, 0.45)
DEEP, FAR = 0.92, 0.26
WOVEN = (160, 120)
BAND = 64

# Where a mantle leaves anything of its picture, as shares: left, top, width, height.
LEAVES = (0.09375, 0.0125, 0.8125, 0.8625)

Field = NDArray[np.float32]


def left_of(size: tuple[int, int]) -> pygame.Rect:
    """The part of a picture that a mantle leaves; its corners are even."""
    w, h = size
    x, y, across, down = LEAVES
    left, top = 2 * int(w * x / 2), 2 * int(h * y / 2)
    right, bottom = min(w, 2 * ceil(w * (x + across) / 2)), 2 * ceil(h * (y + down) / 2)
    return pygame.Rect(left, top, right - left, min(h, bottom) - top)


@lru_cache(maxsize=4)
def mantle(size: tuple[int, int], step: int) -> pygame.Surface:
    """What a premultiplied face is multiplied with, ``step`` of STEPS of it there."""
    have = step / STEPS
    w, h = size
    x = np.linspace(-1.0, 1.0, w, dtype=np.float32)[:, None]
    y = np.linspace(-1.0, 1.0, h, dtype=np.float32)[None, :]
    wander = _cloud(w, h, 5) * 0.5 + _cloud(w, h, 13) * 0.3 + _cloud(w, h, 41) * 0.2
    far = np.hypot(x / HEAD_W, (y - HEAD_Y) / HEAD_H) + (0.34 - 0.10 * have) * wander
    soft = 0.75 - 0.35 * have
    share = _smooth((1.04 - far) / soft)
    grit = noise(w * h).reshape(w, h) + 0.5
    crumbs = _smooth((1.9 * share - grit) / 0.45)
    share = share * (0.25 + 0.75 * crumbs)
    # Nothing is cut: the picture's sides, and the neck under the chin.
    share *= _smooth((1.0 - np.abs(x)) / 0.12) * _smooth((1.0 + y) / 0.10)
    share *= _smooth((0.76 - y) / 0.30)
    out = pygame.Surface(size, pygame.SRCALPHA)
    lit = _smooth(0.55 - 0.62 * x - 0.20 * y)
    pixels = pygame.surfarray.pixels3d(out)
    for c in range(3):
        tone = SHADE[c] + (KEY[c] - SHADE[c]) * lit
        tone = 1.0 + (tone - 1.0) * (0.85 - 0.6 * have)
        pixels[:, :, c] = np.clip(share * tone * 255.0, 0.0, 255.0)
    del pixels
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = share * 255.0
    del alpha
    return out


def pool(size: tuple[int, int], centre: tuple[int, int], reach: int) -> pygame.Surface:
    """The soft ink of the whole room around a face, to be multiplied with."""
    w, h = 96, max(8, round(96 * size[1] / size[0]))
    x = (np.arange(w) + 0.5)[:, None] / w * size[0] - centre[0]
    y = (np.arange(h) + 0.5)[None, :] / h * size[1] - centre[1]
    near = 1.0 - _smooth((np.hypot(x * 0.8, y) / reach - 0.35) / 1.2)
    half = (-(-size[0] // 2), -(-size[1] // 2))
    ink = pygame.transform.smoothscale(lit(1.0 - FAR - (DEEP - FAR) * near), half)
    # So soft a thing shows no pixels: the other half of its size costs a tenth.
    return pygame.transform.scale_by(ink, 2).subsurface((0, 0), size)


def sink(
    surface: pygame.Surface, ink: pygame.Surface, area: pygame.Rect, share: float = 1.0
) -> None:
    """Multiply ``area`` of a surface with ``share`` (0 to 1) of ink of the same size.

    What is thinned is thinned in bands: to ask for a whole page of memory costs more
    than all the multiplying.
    """
    level = round(255 * share)
    if level == 255:
        surface.blit(ink, area, area, special_flags=pygame.BLEND_RGB_MULT)
        return
    thin = _band(area.w)
    for top in range(area.top, area.bottom, BAND):
        band = pygame.Rect(area.left, top, area.w, min(BAND, area.bottom - top))
        thin.blit(ink, (0, 0), band)
        thin.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        thin.fill((255 - level,) * 3, special_flags=pygame.BLEND_RGB_ADD)
        surface.blit(
            thin, band, (0, 0, *band.size), special_flags=pygame.BLEND_RGB_MULT
        )


@lru_cache(maxsize=2)
def _band(wide: int) -> pygame.Surface:
    return pygame.Surface((wide, BAND), 0, 32)


def melting(theme: Theme, w: int, h: int) -> Field:
    """1 on a component's face, falling to 0 towards its edges; (w, h)."""
    return _melting(w, h, 0.3 if theme.grain else 0.1)


@lru_cache(maxsize=2)
def _melting(w: int, h: int, ragged: float) -> Field:
    x = np.linspace(-1.0, 1.0, w, dtype=np.float32)[:, None]
    y = np.linspace(-1.0, 1.0, h, dtype=np.float32)[None, :]
    wander = _cloud(w, h, 5) * 0.6 + _cloud(w, h, 13) * 0.4
    far = np.hypot(x / HEAD_W, (y - HEAD_Y) / HEAD_H)
    return _smooth((1.05 - far - ragged * wander) / 0.5)


@lru_cache(maxsize=2)
def curtain(w: int, h: int) -> pygame.Surface:
    """What keeps ghosts from being cut at the sides and ends of their canvas."""
    return pygame.transform.smoothscale(_woven(), (w, h))


@lru_cache(maxsize=1)
def _woven() -> pygame.Surface:
    """The curtain, of which every size is a scaling."""
    w, h = WOVEN
    x, y = (np.linspace(-1.0, 1.0, n, dtype=np.float32) for n in (w, h))
    far = np.hypot(x[:, None], y[None, :]) + 0.25 * _cloud(w, h, 7)
    share = _smooth((1.0 - far) / 0.62) * _smooth((1.0 - np.abs(y)) / 0.2)[None, :]
    share *= _smooth((1.0 - np.abs(x)) / 0.2)[:, None]
    return lit(share)


def _cloud(w: int, h: int, cells: int) -> Field:
    """Smooth noise from -0.5 to 0.5 with so many cells across; (w, h)."""
    tall = max(2, cells * h // w)
    grid = noise(4096 + (cells + 1) * (tall + 1))[4096:].reshape(cells + 1, tall + 1)
    x, y = np.linspace(0, cells, w), np.linspace(0, tall, h)
    i, j = np.minimum(x.astype(int), cells - 1), np.minimum(y.astype(int), tall - 1)
    u, v = _smooth(x - i)[:, None], _smooth(y - j)[None, :]
    a, b = grid[i][:, j], grid[i + 1][:, j]
    c, d = grid[i][:, j + 1], grid[i + 1][:, j + 1]
    low, high = a + (b - a) * u, c + (d - c) * u
    return np.asarray(low + (high - low) * v, np.float32)


def _smooth(x: NDArray[np.floating]) -> Field:
    t = np.clip(x, 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float32)
