"""The Eigenface's dust: sparks that leave its edge, and those that it is not yet."""

from collections.abc import Callable
from functools import lru_cache
from math import pi, tau
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.theme import Colour, Theme, mix

MOST, SHARP, INNER = 200, 24, 110
# Less red than this is not worth a pixel.
DIM = 4.0
# The head within its picture: the middle, half its width and height, as shares.
MIDDLE, REACH = (0.5, 0.47), (0.37, 0.42)

Numbers = NDArray[np.float32]
# The light of a picture, 0 to 1, at shares of its width and height.
Seen = Callable[[Numbers, Numbers], Numbers]


class Cloud(NamedTuple):
    """Sparks: places (n,) in pixels, and their light (n, 3) from 0 to 255."""

    x: Numbers
    y: Numbers
    light: Numbers

    def and_(self, other: "Cloud") -> "Cloud":
        """The sparks of both."""
        return Cloud(*(np.concatenate(pair) for pair in zip(self, other, strict=True)))


@lru_cache(maxsize=8)
def _lots(count: int, salt: float) -> Numbers:
    """Six numbers from 0 to 1 for each spark, (6, count), evenly mixed."""
    i = np.arange(count)[None, :] + salt
    step = np.array([0.75488, 0.56984, 0.61803, 0.31917, 0.81917, 0.43016])[:, None]
    return np.asarray(
        np.modf(i * step + 0.37 * np.sin(i * 7.1 * step))[0] % 1.0
    ).astype(np.float32)


def leaving(area: pygame.Rect, t: float, count: int, theme: Theme) -> Cloud:
    """So many sparks that leave the edge of a face in ``area``, on slow ways."""
    lots = _lots(count, 0.25 * (count % 7))
    life = (t / (9.0 + 9.0 * lots[0]) + lots[1]) % 1.0
    angle = tau * lots[2] + 0.35 * np.sin(0.11 * t + tau * lots[3]) * life
    # Most keep to the edge; a few go far.
    far = 0.82 + 0.24 * lots[4] + (0.05 + 0.42 * lots[5] ** 5) * life
    x = MIDDLE[0] + REACH[0] * far * np.cos(angle)
    y = MIDDLE[1] + REACH[1] * far * np.sin(angle) - 0.07 * life * life
    glow = np.sin(pi * life) ** 2 * (0.3 + 1.1 * lots[3] ** 2)
    light = _toned(np.cos(angle), lots[1], theme) * glow[:, None]
    return Cloud(area.x + area.w * x, area.y + area.h * y, light)


def gathering(
    area: pygame.Rect, t: float, seen: Seen, count: int, theme: Theme
) -> Cloud:
    """So many sparks where a face will be, as bright as it is ``seen`` there."""
    lots = _lots(count, 0.5)
    turn, far = tau * lots[0], np.sqrt(lots[1])
    sway = 0.012 * np.sin(t * (0.2 + 0.3 * lots[2]) + tau * lots[3])
    x = MIDDLE[0] + REACH[0] * far * np.cos(turn) + sway
    y = MIDDLE[1] + REACH[1] * far * np.sin(turn) + 0.7 * sway
    found = seen(x, y)
    beat = 0.5 + 0.5 * np.sin(t * (0.5 + lots[4]) + tau * lots[5])
    glow = 1.1 * found * found * beat * (0.15 + 0.85 * lots[2] ** 2)
    light = _toned(np.cos(turn), lots[4], theme) * glow[:, None]
    return Cloud(area.x + area.w * x, area.y + area.h * y, light)


def _toned(side: Numbers, lot: Numbers, theme: Theme) -> Numbers:
    """Most are bone; of the others, the left ones are warm and the right ones cold."""
    kind = np.where(lot < 0.45, np.where(side < 0.0, 1, 2), 0)
    return _tones(theme.bone, theme.ember, theme.teal)[kind]


@lru_cache(maxsize=4)
def _tones(bone: Colour, ember: Colour, teal: Colour) -> Numbers:
    """The light of a bone, a warm and a cold spark, (3, 3)."""
    pale, warm = mix(bone, (255, 255, 255), 0.2), mix(ember, bone, 0.25)
    return np.array([pale, warm, mix(teal, bone, 0.15)], np.float32)


def strewn(surface: pygame.Surface, cloud: Cloud, wide: int) -> None:
    """Add sparks ``wide`` pixels wide to what is there, within the surface's clip."""
    window = surface.get_clip()
    if surface.get_bitsize() < 24:
        return
    x, y = cloud.x - np.float32(0.5), cloud.y - np.float32(0.5)
    seen = (x >= window.left) & (x < window.right - wide - 1)
    seen &= (y >= window.top) & (y < window.bottom - wide - 1)
    seen &= cloud.light[:, 0] > DIM
    x, y, light = x[seen], y[seen], cloud.light[seen]
    left, top = x.astype(np.intp), y.astype(np.intp)
    part = np.arange(wide + 1)[:, None]
    across, down = _cover(x - left, wide), _cover(y - top, wide)
    # One reading and one writing for all pixels: many small ones cost much more. Where
    # two sparks share a pixel, it has the light of one.
    shape = (wide + 1, wide + 1, len(left))
    spot = (
        np.broadcast_to((left + part)[:, None], shape).ravel(),
        np.broadcast_to((top + part)[None, :], shape).ravel(),
    )
    new = (across[:, None] * down[None, :])[..., None] * light
    new = new.reshape(-1, 3)
    pixels = pygame.surfarray.pixels3d(surface)
    new += pixels[spot]
    pixels[spot] = np.minimum(new, 255.0, out=new)
    del pixels


def _cover(off: Numbers, wide: int) -> Numbers:
    """How much a spark that begins ``off`` into a pixel covers of each."""
    share = np.ones((wide + 1, len(off)), np.float32)
    share[0], share[-1] = 1.0 - off, off
    return share
