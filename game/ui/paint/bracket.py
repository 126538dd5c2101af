"""The brackets of an array: drawn once for a height, and kept."""

from math import ceil
from typing import Final

import pygame

from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.theme import mix

# Room around it for its soft edges, in pixels.
ROOM: Final = 2


def bracket(brush: Brush, high: float, arm: float, px: int) -> pygame.Surface:
    """A left bracket for numbers of ``px``; a right one where ``arm`` is below 0.

    It stands in the middle of its picture.
    """
    colour = mix(brush.theme.bone, brush.theme.fog, 0.25)
    key = ("bracket", round(high), round(arm), px, colour)

    def make() -> pygame.Surface:
        width = max(1.3, 0.055 * px)
        room = ROOM + ceil(width)
        wide, tall = round(abs(arm)), round(high)
        size = (wide + 2 * room + 1, tall + 2 * room + 1)
        out = pygame.Surface(size, pygame.SRCALPHA)
        near, far = (room, room + wide) if arm > 0.0 else (room + wide, room)
        ends = (room, room + tall)
        strokes.line(out, colour, (near, ends[0]), (near, ends[1]), width)
        for y in ends:
            strokes.line(out, colour, (near, y), (far, y), width)
        # What was drawn is premultiplied; words and what stands beside them are not.
        out.fill(colour, special_flags=pygame.BLEND_RGB_MAX)
        return out

    return brush.pictures.of(key, make)
