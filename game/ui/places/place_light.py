"""The lights of a place: each dims and recovers slowly, or flickers, in small steps."""

from collections.abc import Sequence
from functools import lru_cache
from math import sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.stage.places import Light
from game.ui.paint.shading import lit
from game.ui.places.cover import Frame

STEPS = 14


def level(light: Light, t: float) -> float:
    """How bright a light is at ``t`` seconds, from 0 to 1."""
    sway = sum(sin(tau * t / period + i) for i, period in enumerate(light.waves))
    return 0.5 + 0.5 * sway / len(light.waves)


def reached(light: Light, frame: Frame) -> pygame.Rect:
    """The pixels that a light reaches, in a window of any shape."""
    reach = round(light.reach * frame.picture[1] * frame.scale)
    x, y = frame.at(light.x, light.y)
    return pygame.Rect(round(x) - reach, round(y) - reach, 2 * reach, 2 * reach)


class PlaceLights:
    """The lights of one place in one window; all are at their brightest at first."""

    def __init__(self, lights: Sequence[Light], frame: Frame) -> None:
        self.beat = min((light.beat for light in lights), default=float("inf"))
        self._lights = tuple(lights)
        self._areas = [reached(light, frame) for light in lights]
        self._steps = [STEPS for _ in lights]
        self._shades = [_Shade(light.depth) for light in lights]

    def step(self, t: float) -> list[pygame.Rect]:
        """Bring every light to ``t`` seconds; the areas of those that changed."""
        changed = []
        for i, light in enumerate(self._lights):
            step = round(STEPS * level(light, t))
            if step != self._steps[i]:
                self._steps[i] = step
                changed.append(self._areas[i])
        return changed

    def dim(self, surface: pygame.Surface) -> None:
        """Take away what the lights do not give now, within the surface's clip."""
        clip = surface.get_clip()
        for i, area in enumerate(self._areas):
            if self._steps[i] != STEPS and area.colliderect(clip):
                shade = self._shades[i].at(self._steps[i], area.size)
                surface.blit(shade, area, special_flags=pygame.BLEND_RGB_MULT)


class _Shade:
    """A picture to multiply with; each step is painted over the one before."""

    def __init__(self, depth: float) -> None:
        self._depth = depth
        self._step = STEPS
        self._half = self._whole = pygame.Surface((0, 0))

    def at(self, step: int, size: tuple[int, int]) -> pygame.Surface:
        """What the light does not give at a step, most of it in the middle.

        So soft a thing shows no pixels: the other half of its size costs a tenth.
        """
        if self._whole.get_size() != size:
            small = lit(np.zeros((1, 1)))
            self._half = pygame.Surface((size[0] // 2, size[1] // 2), 0, small)
            self._whole = pygame.Surface(size, 0, small)
            self._step = -1
        if self._step != step:
            self._step = step
            dimmed = lit(1.0 - self._depth * (1.0 - step / STEPS) * _near())
            pygame.transform.smoothscale(dimmed, self._half.get_size(), self._half)
            pygame.transform.scale(self._half, size, self._whole)
        return self._whole


@lru_cache(maxsize=1)
def _near() -> NDArray[np.float64]:
    """From 1 in the middle to 0 at the reach."""
    side = np.linspace(-1.0, 1.0, 48)
    far = np.minimum(1.0, np.hypot(side[:, None], side[None, :]))
    return np.asarray((1.0 - far * far) ** 2)
