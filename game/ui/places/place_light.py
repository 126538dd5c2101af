"""The lights of a place: each dims and recovers slowly, or flickers, in small steps."""

from collections.abc import Sequence
from math import sin, tau

import numpy as np
import pygame

from game.stage.places import Light
from game.ui.kept import Kept
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
        self._shades: list[Kept[int, pygame.Surface]] = [Kept(1) for _ in lights]

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
                shade = self._shade(i)
                surface.blit(shade, area, special_flags=pygame.BLEND_RGB_MULT)

    def _shade(self, i: int) -> pygame.Surface:
        step, size = self._steps[i], self._areas[i].size
        lost = self._lights[i].depth * (1.0 - step / STEPS)
        return self._shades[i].of(step, lambda: _shade(size, lost))


def _shade(size: tuple[int, int], lost: float) -> pygame.Surface:
    """A picture to multiply with: ``lost`` of the light gone in the middle."""
    side = np.linspace(-1.0, 1.0, 48)
    far = np.minimum(1.0, np.hypot(side[:, None], side[None, :]))
    share = (1.0 - far * far) ** 2
    small = lit(1.0 - lost * share)
    return pygame.transform.smoothscale(small, (max(1, size[0]), max(1, size[1])))
