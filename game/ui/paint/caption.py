"""A caption under a picture: as few lines as fit, about equally long, in the middle."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame

from game.ui.paint.brush import Brush
from game.ui.type.fonts import Face
from game.ui.type.unbroken_pairs import unbroken

CAPTION: Final = 24.0


def lay_caption(
    brush: Brush, words: str, area: pygame.Rect
) -> list[tuple[pygame.Surface, tuple[int, int]]]:
    """Lines and their places from the top of an area, smaller until they fit.

    A caption changes with every frame of a drag: no typesetter, then. Where there is
    no room for a line nothing is laid.
    """
    fonts, scale = brush.fonts, brush.view.text_scale
    if not words or area.height <= brush.view.px(CAPTION):
        return []
    while True:
        px = max(6, round(CAPTION * scale * brush.k))
        lines = evenly(words, partial(fonts.width, Face.UI, px), area.width)
        high = round(px * 1.35)
        wide = max(fonts.width(Face.UI, px, line) for line in lines)
        fits = high * len(lines) <= area.height and wide <= area.width
        if fits or scale < 0.4:
            break
        scale *= 0.94
    laid = []
    for row, text in enumerate(lines):
        drawn = fonts.render(Face.UI, px, text, brush.theme.quiet)
        x = area.x + (area.width - drawn.get_width()) // 2
        laid.append((drawn, (x, area.y + row * high)))
    return laid


def evenly(words: str, width: Callable[[str], int], room: int) -> list[str]:
    """As few lines as fit, about equally long: no last word stands alone.

    Pairs of numbers stay whole. ``width`` measures words in pixels, each only once.
    """
    parts = unbroken(words).split(" ")
    wide, space = [width(part) for part in parts], width(" ")
    rows = _rows(wide, space, room)
    share = max(round(0.5 * room), (sum(wide) + space * len(wide)) // len(rows))
    closer = rows
    while share < room and (closer is rows or len(closer) > len(rows)):
        closer = _rows(wide, space, share)
        share += max(1, share // 20)
    best = closer if len(closer) == len(rows) else rows
    ends = [sum(best[: i + 1]) for i in range(len(best))]
    return [" ".join(parts[end - n : end]) for end, n in zip(ends, best, strict=True)]


def _rows(wide: list[int], space: int, room: int) -> list[int]:
    """How many words stand in each line that is at most ``room`` wide."""
    rows, used = [0], 0
    for word in wide:
        if rows[-1] and used + space + word > room:
            rows.append(0)
            used = 0
        used += word + (space if rows[-1] else 0)
        rows[-1] += 1
    return rows
