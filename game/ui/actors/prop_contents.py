"""What a prop holds: a matrix in chalk, or Alice in a few of her components."""

from functools import lru_cache

import pygame

from game.linalg.lowrank import strongest
from game.linalg.svd import Svd, svd
from game.stage.cues.props import Written
from game.ui.paint import strokes
from game.ui.paint.likeness import levels, photograph
from game.ui.theme import Colour
from game.ui.type.fonts import Face, Fonts
from game.ui.window.assets import Assets

CHALK: Colour = (226, 222, 208)


def chalk(
    picture: pygame.Surface, rows: Written, box: pygame.Rect, fonts: Fonts
) -> None:
    """A matrix in chalk, as large as the slate allows, between its brackets."""
    across, down = len(rows[0]), len(rows)
    longest = max(len(item) for row in rows for item in row)
    room = (box.w * 0.78 / (across * (0.62 * longest + 0.75)), box.h * 0.82 / down)
    px = max(4, min(400, round(min(room[0], room[1] / 1.25))))
    step = (px * (0.62 * longest + 0.75), px * 1.25)
    left = box.centerx - step[0] * across / 2
    top = box.centery - step[1] * down / 2
    high = fonts.height(Face.READING, px)
    for i, row in enumerate(rows):
        for j, item in enumerate(row):
            drawn = fonts.render(Face.READING, px, item, CHALK).premul_alpha()
            x = left + step[0] * (j + 0.5) - drawn.get_width() / 2
            y = top + step[1] * (i + 0.5) - high / 2
            spot = (round(x), round(y))
            picture.blit(drawn, spot, special_flags=strokes.PREMULTIPLIED)
    wide, tall = round(step[0] * across + 0.3 * px), round(step[1] * down)
    frame = pygame.Rect(0, 0, wide, tall)
    frame.center = box.center
    _brackets(picture, frame, max(1, round(px / 14)), round(0.22 * px))


@lru_cache(maxsize=4)
def framed(assets: Assets, rank: int) -> pygame.Surface:
    """Alice's matrix with its first ``rank`` components, warm as a photograph.

    It is kept: nobody paints on it.
    """
    return photograph(strongest(components(assets), rank))


@lru_cache(maxsize=1)
def components(assets: Assets) -> Svd:
    """Alice's matrix, taken apart."""
    return svd(levels(assets))


def _brackets(surface: pygame.Surface, frame: pygame.Rect, wide: int, arm: int) -> None:
    """A matrix's brackets around a frame, in chalk."""
    for side, way in ((frame.left, 1), (frame.right - wide, -1)):
        surface.fill(CHALK, (side, frame.top, wide, frame.height))
        x = side if way > 0 else side - arm + wide
        for y in (frame.top, frame.bottom - wide):
            surface.fill(CHALK, (x, y, arm, wide))
