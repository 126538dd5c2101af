"""What a prop does to the light about it: a shadow at its foot, a lantern's glow."""

from functools import lru_cache
from math import sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.actors.puppets import RATE
from game.ui.kept import PICTURES, Kept, weight
from game.ui.paint import strokes
from game.ui.paint.shading import lit, tinted

# How dark a shadow is at the foot, and how far it reaches to both sides of it.
DARK, REACH = 0.8, 0.2
# What the flame gives to what is about it, as shares of red, green and blue: as light
# on things, and as haze in the air.
ON_THINGS = (1.0, 0.46, 0.14)
IN_AIR = (0.40, 0.16, 0.045)
# The flame's steps, how much is gone at its dimmest, and its periods in seconds.
STEPS, DIMS = 5, 0.30
WAVES = (1.3, 0.57, 0.31)
SIDE = 64

_lights: Kept[tuple[object, ...], pygame.Surface] = Kept(PICTURES, weight)


def flicker(t: float) -> float:
    """How bright the flame is at ``t`` seconds: one of few steps, held on twos."""
    beat = int(t * RATE) / RATE
    sway = sum(sin(tau * beat / wave + i) for i, wave in enumerate(WAVES)) / len(WAVES)
    return 1.0 - DIMS * round(STEPS * (0.5 - 0.5 * sway)) / STEPS


def shade(
    surface: pygame.Surface, foot: tuple[float, float], wide: float, share: float
) -> None:
    """A contact shadow below a foot ``wide`` pixels wide; ``share`` of it is there."""
    across = max(4, round(wide * (1.0 + 2.0 * REACH)))
    patch = _shadow((across, max(3, round(0.17 * across))), round(12 * share))
    # The key light comes from the left.
    area = patch.get_rect(center=(round(foot[0] + 0.04 * wide), round(foot[1])))
    surface.blit(patch, area, special_flags=strokes.PREMULTIPLIED)


def glow(surface: pygame.Surface, room: pygame.Rect, at: float, level: float) -> None:
    """Light what is painted within ``room``; the flame is at 0.6 of its height."""
    area = room.clip(surface.get_clip())
    if area.w < 2 or area.h < 2:
        return
    key = (room.size, round(24 * at), round(20 * level))
    inside = area.move(-room.x, -room.y)
    brighter = surface.subsurface(area).copy()
    brighter.blit(_light(*key, ON_THINGS), (0, 0), inside, pygame.BLEND_RGB_MULT)
    surface.blit(brighter, area, special_flags=pygame.BLEND_RGB_ADD)
    haze = _light(*key, IN_AIR)
    surface.blit(haze, area, inside, special_flags=pygame.BLEND_RGB_ADD)


@lru_cache(maxsize=64)
def _shadow(size: tuple[int, int], twelfths: int) -> pygame.Surface:
    """Ink under a soft ellipse, premultiplied."""
    far = _distance(0.5, 0.5)
    cover = DARK * twelfths / 12 * np.clip(1.0 - far, 0.0, 1.0) ** 0.8
    return pygame.transform.smoothscale(tinted(cover, (0, 0, 0, 255)), size)


def _light(
    size: tuple[int, int], at: int, level: int, colour: tuple[float, float, float]
) -> pygame.Surface:
    key = (size, at, level, colour)
    return _lights.of(key, lambda: _shed(*key))


def _shed(
    size: tuple[int, int], at: int, level: int, colour: tuple[float, float, float]
) -> pygame.Surface:
    """Light that falls off to nothing at the edges of a room."""
    far = np.clip(_distance(at / 24, 0.6), 0.0, 1.0)
    share = level / 20 * (1.0 - far) ** 1.7 / (1.0 + 0.6 * far)
    return pygame.transform.smoothscale(lit(255.0 * share, colour), size)


def _distance(x: float, y: float) -> NDArray[np.float64]:
    """How far pixels are from a middle, each edge being at 1 from it."""
    side = (np.arange(SIDE) + 0.5) / SIDE
    across, down = (
        np.where(
            side < middle, (middle - side) / middle, (side - middle) / (1 - middle)
        )
        for middle in (x, y)
    )
    return np.hypot(across[:, None], down[None, :])
