"""The place behind everything, filling the window whatever its shape.

Some places have a light of their own, which breathes: it dims and recovers slowly, or
flickers, in small steps. Other places lie in layers, which sway against each other. Who
moves either must paint the area that it names.
"""

from collections.abc import Mapping
from math import sin, tau
from typing import NamedTuple

import numpy as np
import pygame

from game.ui.assets import AssetFault, Assets
from game.ui.brush import Brush
from game.ui.parallax import BEAT, MOST, Parallax, Sources, read_layers

STEPS = 14


class Light(NamedTuple):
    """A light of a place: its middle and reach in shares of the picture's height.

    ``x`` is a share of the width. ``depth`` is how much of it goes at its dimmest;
    ``waves`` are periods in seconds; ``beat`` the seconds between two looks at it.
    """

    x: float
    y: float
    reach: float
    depth: float
    waves: tuple[float, ...]
    beat: float

    def level(self, t: float) -> float:
        """How bright it is at ``t`` seconds, from 0 to 1."""
        sway = sum(sin(tau * t / period + i) for i, period in enumerate(self.waves))
        return 0.5 + 0.5 * sway / len(self.waves)


LIGHTS: Mapping[str, Light] = {
    "ward": Light(0.297, 0.42, 0.40, 0.26, (7.3, 11.9), 0.4),
    "ward-fire": Light(0.458, 0.42, 0.44, 0.30, (0.61, 1.07, 2.3), 0.125),
    "ward-door": Light(0.50, 0.34, 0.42, 0.20, (9.1, 14.3), 0.4),
    "ward-set": Light(0.627, 0.36, 0.36, 0.22, (0.43, 1.9, 0.77), 0.125),
}


class Backdrop:
    """One place of ``art/places``, scaled once a window size to cover it."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self.name = ""
        self.fault = ""
        self._source: tuple[str, pygame.Surface | None] = ("", None)
        self._scaled: tuple[str, pygame.Surface] | None = None
        self._shade: tuple[str, pygame.Surface] | None = None
        self._step = STEPS
        self._layers: tuple[str, Sources | None] = ("", None)
        self._parallax: tuple[str, Parallax] | None = None
        self._t = 0.0

    def draw(self, surface: pygame.Surface, brush: Brush) -> None:
        """Cover the surface; with no picture, the theme's ink."""
        moving = self._moving(surface, brush)
        if moving is not None:
            surface.blit(moving.compose(self._t, brush.theme), (0, 0))
            return
        scaled = self._covering(surface, brush)
        if scaled is None:
            surface.fill(brush.theme.ink)
            return
        surface.blit(scaled, (0, 0))
        self._dim(surface)

    def beat(self) -> float:
        """Seconds between two steps of what moves; infinite where nothing does."""
        if self._parallax is not None and self._layers[0] == self.name:
            return BEAT
        light = LIGHTS.get(self.name)
        return light.beat if light else float("inf")

    def breathe(
        self, surface: pygame.Surface, brush: Brush, t: float
    ) -> pygame.Rect | None:
        """Bring what moves on a drawn surface to ``t`` seconds; what was painted.

        Layers are composed over several calls: only the last of them paints.
        """
        moving = self._moving(surface, brush)
        if moving is not None:
            self._t = t
            done = moving.advance(t, brush.theme)
            return None if done is None else surface.blit(done, (0, 0))
        light = LIGHTS.get(self.name)
        scaled = self._covering(surface, brush)
        if light is None or scaled is None:
            return None
        step = round(STEPS * light.level(t))
        if step == self._step:
            return None
        self._step = step
        area = self._area(light, surface.get_size())
        surface.blit(scaled, area, area)
        self._dim(surface)
        return area.clip(surface.get_rect())

    def _moving(self, surface: pygame.Surface, brush: Brush) -> Parallax | None:
        """The place's layers in the size of a surface, if it has any."""
        if self._layers[0] != self.name:
            self._layers, self._parallax = (self.name, self._read_layers()), None
            self._t = 0.0
        sources, size = self._layers[1], surface.get_size()
        if sources is None or brush.theme.grain == 0.0 or size[0] * size[1] > MOST:
            self._parallax = None
            return None
        key = f"{self.name}:{size}"
        if self._parallax is None or self._parallax[0] != key:
            self._parallax = (key, Parallax(sources, size))
        return self._parallax[1]

    def _read_layers(self) -> Sources | None:
        try:
            return read_layers(self.assets, self.name)
        except AssetFault as fault:
            self.fault = str(fault)
            return None

    def _covering(self, surface: pygame.Surface, brush: Brush) -> pygame.Surface | None:
        """The picture in the size of a surface, if there is one."""
        picture = self._picture()
        if picture is None or brush.theme.grain == 0.0:
            return None
        size = surface.get_size()
        key = f"{self.name}:{size}"
        if self._scaled is None or self._scaled[0] != key:
            self._scaled = (key, covering(picture, size))
        return self._scaled[1]

    def _dim(self, surface: pygame.Surface) -> None:
        """Take away what the light does not give at this step."""
        light = LIGHTS.get(self.name)
        if light is None or self._step == STEPS:
            return
        area = self._area(light, surface.get_size())
        key = f"{self.name}:{area.size}:{self._step}"
        if self._shade is None or self._shade[0] != key:
            lost = light.depth * (1.0 - self._step / STEPS)
            self._shade = (key, _shade(area.size, lost))
        surface.blit(self._shade[1], area, special_flags=pygame.BLEND_RGB_MULT)

    def _area(self, light: Light, size: tuple[int, int]) -> pygame.Rect:
        """The pixels that a light reaches, in a window of any shape."""
        picture = self._source[1]
        wide, high = picture.get_size() if picture else size
        scale = max(size[0] / wide, size[1] / high)
        reach = round(light.reach * high * scale)
        x = (light.x - 0.5) * wide * scale + size[0] / 2
        y = (light.y - 0.5) * high * scale + size[1] / 2
        return pygame.Rect(round(x) - reach, round(y) - reach, 2 * reach, 2 * reach)

    def _picture(self) -> pygame.Surface | None:
        if self._source[0] != self.name:
            self._source = (self.name, self._read())
            self._step = STEPS
        return self._source[1]

    def _read(self) -> pygame.Surface | None:
        if not self.name:
            return None
        try:
            return self.assets.picture(f"art/places/{self.name}.jpg")
        except AssetFault as fault:
            self.fault = str(fault)
            return None


def _shade(size: tuple[int, int], lost: float) -> pygame.Surface:
    """A picture to multiply with: ``lost`` of the light gone in the middle."""
    side = np.linspace(-1.0, 1.0, 48)
    far = np.minimum(1.0, np.hypot(side[:, None], side[None, :]))
    share = (1.0 - far * far) ** 2
    small = pygame.Surface((48, 48))
    pixels = pygame.surfarray.pixels3d(small)
    pixels[:] = np.rint(255.0 * (1.0 - lost * share))[:, :, None]
    del pixels
    return pygame.transform.smoothscale(small, size)


def outside(area: pygame.Rect, taken: list[pygame.Rect]) -> list[pygame.Rect]:
    """The parts of an area that no rectangle of ``taken`` covers."""
    parts = [area] if area.w > 0 and area.h > 0 else []
    for other in taken:
        left = []
        for part in parts:
            cut = part.clip(other)
            if cut.w == 0 or cut.h == 0:
                left.append(part)
                continue
            x, y, w, _ = part
            left += [
                pygame.Rect(x, y, w, cut.top - y),
                pygame.Rect(x, cut.bottom, w, part.bottom - cut.bottom),
                pygame.Rect(x, cut.top, cut.left - x, cut.h),
                pygame.Rect(cut.right, cut.top, part.right - cut.right, cut.h),
            ]
        parts = [part for part in left if part.w > 0 and part.h > 0]
    return parts


def covering(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The picture scaled to cover ``size``, its middle kept."""
    scale = max(size[0] / picture.get_width(), size[1] / picture.get_height())
    wide = max(size[0], round(picture.get_width() * scale))
    high = max(size[1], round(picture.get_height() * scale))
    if (wide, high) == size == picture.get_size():
        return picture
    scaled = pygame.transform.smoothscale(picture, (wide, high))
    if (wide, high) == size:
        return scaled
    part = pygame.Rect((wide - size[0]) // 2, (high - size[1]) // 2, *size)
    return scaled.subsurface(part).copy()
