"""From logical units to window pixels. No bars: the logical width follows the window.

The logical height is 1080 and the logical width what the window's shape asks. In a
window taller than 4:3 the width stays 1440 and the height grows.
"""

from math import floor

import pygame
from msgspec import Struct

from game.figure.things import Box

HEIGHT = 1080.0
NARROWEST = 1440.0


# How high a strip of words at the foot is, and how it grows with the text: there is
# little room.
STRIP, GROWS = 72.0, 0.4


class View(Struct, frozen=True):
    """A window of ``width`` x ``height`` pixels and how large its reader wants text.

    Where it has a ``strip`` of words at its foot nothing else stands there.
    """

    width: int
    height: int
    text_scale: float = 1.0
    strip: bool = False

    @property
    def foot(self) -> float:
        """Logical units at the foot that belong to the strip of words."""
        return STRIP * self.text_scale**GROWS if self.strip else 0.0

    @property
    def k(self) -> float:
        """Window pixels of one logical unit; always positive."""
        width, height = max(1, self.width), max(1, self.height)
        return min(height / HEIGHT, width / NARROWEST)

    @property
    def w(self) -> float:
        """Logical width: at least 1440."""
        return max(1, self.width) / self.k

    @property
    def h(self) -> float:
        """Logical height: at least 1080."""
        return max(1, self.height) / self.k

    def px(self, v: float) -> int:
        """A length in whole pixels, at least one."""
        return max(1, round(v * self.k))

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """The pixel rectangle of a logical one; neighbours share their edges."""
        left, top = round(x * self.k), round(y * self.k)
        right, bottom = round((x + w) * self.k), round((y + h) * self.k)
        return pygame.Rect(left, top, max(1, right - left), max(1, bottom - top))

    def of(self, box: Box) -> pygame.Rect:
        """The pixel rectangle of a logical box."""
        return self.rect(box.x, box.y, box.w, box.h)

    def pixels(self, box: Box) -> Box:
        """A logical box in pixels, as a box: what painters take."""
        return Box(box.x * self.k, box.y * self.k, box.w * self.k, box.h * self.k)


def whole(box: Box) -> pygame.Rect:
    """The smallest pixel rectangle that holds a box of pixels."""
    left, top = floor(box.x), floor(box.y)
    right, bottom = floor(box.x + box.w + 0.999), floor(box.y + box.h + 0.999)
    return pygame.Rect(left, top, max(1, right - left), max(1, bottom - top))
