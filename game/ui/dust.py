"""The Eigenface's dust: sparks that leave its edge, and those that it is not yet.

Every spark's way follows from its number and the time. A spark is spread over the four
pixels that it touches, so that slow ones glide.
"""

from functools import lru_cache
from math import pi, tau
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.theme import Theme, mix

MOST, INNER = 1100, 560
# One spark for so many pixels of the face.
ROOM = 420
# Lights that are not worth a pixel, and those that are worth more than one.
DIM, BRIGHT = 5.0, 120.0
# The head within its picture: the middle, half its width and height, as shares.
MIDDLE, REACH = (0.5, 0.47), (0.37, 0.42)

Numbers = NDArray[np.float32]


class Cloud(NamedTuple):
    """Sparks: places (n,) in pixels, and their light (n, 3) from 0 to 255."""

    x: Numbers
    y: Numbers
    light: Numbers


@lru_cache(maxsize=8)
def _lots(count: int, salt: float) -> Numbers:
    """Six numbers from 0 to 1 for each spark, (6, count), evenly mixed."""
    i = np.arange(count)[None, :] + salt
    step = np.array([0.75488, 0.56984, 0.61803, 0.31917, 0.81917, 0.43016])[:, None]
    return np.asarray(
        np.modf(i * step + 0.37 * np.sin(i * 7.1 * step))[0] % 1.0
    ).astype(np.float32)


def leaving(area: pygame.Rect, t: float, much: float, theme: Theme) -> Cloud:
    """Sparks that leave the edge of the face on slow ways, and go out.

    ``much`` from 0 to 1 is how many of them there are.
    """
    lots = _lots(int(min(MOST, area.w * area.h // ROOM) * much), 0.0)
    life = (t / (9.0 + 9.0 * lots[0]) + lots[1]) % 1.0
    angle = tau * lots[2] + 0.35 * np.sin(0.11 * t + tau * lots[3]) * life
    # Most keep to the edge; a few go far.
    far = 0.82 + 0.24 * lots[4] + (0.05 + 0.42 * lots[5] ** 5) * life
    x = MIDDLE[0] + REACH[0] * far * np.cos(angle)
    y = MIDDLE[1] + REACH[1] * far * np.sin(angle) - 0.07 * life * life
    glow = np.sin(pi * life) ** 2 * (0.22 + 0.78 * lots[3] ** 2)
    light = _toned(np.cos(angle), lots[1], theme) * glow[:, None]
    return Cloud(area.x + area.w * x, area.y + area.h * y, light)


def gathering(
    area: pygame.Rect, t: float, face: Numbers, much: float, theme: Theme
) -> Cloud:
    """Sparks where a face will be, as bright as it is there.

    ``face`` (h, w) is its light from 0 to 255, ``much`` how many of them there are.
    """
    lots = _lots(int(min(INNER, area.w * area.h // ROOM) * much), 0.5)
    turn, far = tau * lots[0], np.sqrt(lots[1])
    sway = 0.012 * np.sin(t * (0.2 + 0.3 * lots[2]) + tau * lots[3])
    x = MIDDLE[0] + REACH[0] * far * np.cos(turn) + sway
    y = MIDDLE[1] + REACH[1] * far * np.sin(turn) + 0.7 * sway
    h, w = face.shape
    found = face[(y * h).astype(np.intp) % h, (x * w).astype(np.intp) % w] / 255.0
    beat = 0.5 + 0.5 * np.sin(t * (0.5 + lots[4]) + tau * lots[5])
    glow = 1.1 * found * found * beat * (0.15 + 0.85 * lots[2] ** 2)
    light = _toned(np.cos(turn), lots[4], theme) * glow[:, None]
    return Cloud(area.x + area.w * x, area.y + area.h * y, light)


def _toned(side: Numbers, lot: Numbers, theme: Theme) -> Numbers:
    """Most are bone; of the others, the left ones are warm and the right ones cold."""
    bone = np.array(mix(theme.bone, (255, 255, 255), 0.2), np.float32)
    warm = np.array(mix(theme.ember, theme.bone, 0.25), np.float32)
    cold = np.array(mix(theme.teal, theme.bone, 0.15), np.float32)
    tinted = np.where((side < 0.0)[:, None], warm, cold)
    return np.where((lot < 0.45)[:, None], tinted, bone).astype(np.float32)


def strewn(surface: pygame.Surface, cloud: Cloud, *, coarse: bool) -> None:
    """Add sparks to what is there, within the surface's clip.

    A spark is about a pixel wide; where it is ``coarse``, the brightest have two. A
    surface of fewer colours than 24 bits stays as it is.
    """
    window = surface.get_clip()
    if surface.get_bitsize() < 24 or window.w < 4 or window.h < 4:
        return
    x, y = cloud.x - window.x - 0.5, cloud.y - window.y - 0.5
    peak = cloud.light.max(axis=1, initial=0.0)
    seen = (x >= 0.0) & (x < window.w - 3) & (y >= 0.0) & (y < window.h - 3)
    seen &= peak > DIM
    large = seen & (peak > BRIGHT) if coarse else np.zeros_like(seen)
    pixels = pygame.surfarray.pixels3d(surface)
    for which, wide in ((seen & ~large, 1), (large, 2)):
        part = Cloud(x[which] + window.x, y[which] + window.y, cloud.light[which])
        _splat(pixels, part, wide)
    del pixels


def _splat(pixels: NDArray[np.uint8], cloud: Cloud, wide: int) -> None:
    """Add sparks ``wide`` pixels wide, all within the picture (w, h, 3)."""
    left, top = cloud.x.astype(np.intp), cloud.y.astype(np.intp)
    dx, dy = (cloud.x - left)[:, None], (cloud.y - top)[:, None]
    light = cloud.light * (1.5 if wide == 1 else 1.0)
    for i in range(wide + 1):
        row = light * _cover(dx, i, wide)
        for j in range(wide + 1):
            old = pixels[left + i, top + j]
            new = np.minimum(old + row * _cover(dy, j, wide), 255.0)
            pixels[left + i, top + j] = new.astype(np.uint8)


def _cover(off: Numbers, i: int, wide: int) -> Numbers | float:
    """How much of pixel ``i`` a spark covers that begins ``off`` into the first."""
    if i == 0:
        return np.asarray(1.0 - off, np.float32)
    return off if i == wide else 1.0
