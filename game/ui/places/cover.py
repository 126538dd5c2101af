"""A picture that covers a window of any shape, and where a spot of it then lies."""

from typing import NamedTuple

import pygame


class Frame(NamedTuple):
    """A picture of ``picture`` pixels that covers a window of ``size``."""

    size: tuple[int, int]
    picture: tuple[int, int]

    @property
    def scale(self) -> float:
        """Window pixels of one of the picture's."""
        return max(self.size[0] / self.picture[0], self.size[1] / self.picture[1])

    @property
    def whole(self) -> tuple[int, int]:
        """Width and height of the picture as scaled, before its sides are cut."""
        wide = max(self.size[0], round(self.picture[0] * self.scale))
        high = max(self.size[1], round(self.picture[1] * self.scale))
        return (wide, high)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The window pixel of a spot, given in shares of the picture."""
        wide, high = self.whole
        left, top = (wide - self.size[0]) // 2, (high - self.size[1]) // 2
        return (x * wide - left, y * high - top)

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """The window pixels of a box of the picture's pixels."""
        left, top = self.at(x / self.picture[0], y / self.picture[1])
        right, low = self.at((x + w) / self.picture[0], (y + h) / self.picture[1])
        left, top, right, low = round(left), round(top), round(right), round(low)
        return pygame.Rect(left, top, right - left, low - top)


def covering(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The picture scaled to cover ``size``, its middle kept."""
    whole = Frame(size, picture.get_size()).whole
    if whole == size == picture.get_size():
        return picture
    scaled = pygame.transform.smoothscale(picture, whole)
    if whole == size:
        return scaled
    left, top = (whole[0] - size[0]) // 2, (whole[1] - size[1]) // 2
    return scaled.subsurface((left, top, *size)).copy()
