"""The place behind everything, filling the window whatever its shape."""

import pygame

from game.ui.assets import AssetFault, Assets
from game.ui.brush import Brush


class Backdrop:
    """One place of ``art/places``, scaled once a window size to cover it."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self.name = ""
        self.fault = ""
        self._source: tuple[str, pygame.Surface | None] = ("", None)
        self._scaled: tuple[str, pygame.Surface] | None = None

    def draw(self, surface: pygame.Surface, brush: Brush) -> None:
        """Cover the surface; with no picture, the theme's ink."""
        picture = self._picture()
        if picture is None or brush.theme.grain == 0.0:
            surface.fill(brush.theme.ink)
            return
        size = surface.get_size()
        key = f"{self.name}:{size}"
        if self._scaled is None or self._scaled[0] != key:
            self._scaled = (key, covering(picture, size))
        surface.blit(self._scaled[1], (0, 0))

    def _picture(self) -> pygame.Surface | None:
        if self._source[0] != self.name:
            self._source = (self.name, self._read())
        return self._source[1]

    def _read(self) -> pygame.Surface | None:
        if not self.name:
            return None
        try:
            return self.assets.picture(f"art/places/{self.name}.jpg")
        except AssetFault as fault:
            self.fault = str(fault)
            return None


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
