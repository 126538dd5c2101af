"""The signs on keys and buttons as they are drawn among prompts."""

from math import cos, pi, sin

import pygame

from game.ui.forms.caps import SHAPES
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.icons import NAMES, icon, tinted
from game.ui.paint.signs import ring
from game.ui.paint.strokes import XY
from game.ui.type.fonts import Face

# There is no icon of the left one of four buttons: it is the right one's mirrored.
_MIRRORED = {"pad-x": "pad-b"}


def cap_width(brush: Brush, sign: str, tall: int) -> int:
    """Pixels that a sign takes beside others of a height in pixels."""
    words = _words(brush, sign, tall)
    return tall if words is None else max(tall, words.get_width() + round(tall * 0.6))


def draw_cap(
    surface: pygame.Surface, brush: Brush, sign: str, at: tuple[int, float], tall: int
) -> int:
    """Draw a sign from its left edge on, around a pixel row; its width."""
    theme, middle = brush.theme, (at[0] + tall / 2, at[1])
    if sign in _MIRRORED:
        drawn = tinted(brush, _MIRRORED[sign], tall, theme.quiet, theme.brass)
        if drawn is not None:
            flipped = pygame.transform.flip(drawn, flip_x=True, flip_y=False)
            surface.blit(flipped, (at[0], round(at[1] - tall / 2)))
        return tall
    if sign.startswith("("):
        _round(surface, brush, sign[1:-1], middle, tall)
        return tall
    words = _words(brush, sign, tall)
    if words is None:
        icon(surface, brush, sign, middle, tall, theme.quiet, theme.brass)
        return tall
    wide = cap_width(brush, sign, tall)
    blank = tinted(brush, "key", tall, theme.quiet, theme.brass)
    if blank is not None:
        _stretch(surface, blank, (at[0], round(at[1] - tall / 2)), wide)
    x = at[0] + (wide - words.get_width()) / 2
    surface.blit(words, (round(x), round(at[1] - words.get_height() / 2)))
    return wide


def _words(brush: Brush, sign: str, tall: int) -> pygame.Surface | None:
    """The words on a key; None for what is no key."""
    if sign in NAMES or sign in _MIRRORED or sign.startswith("("):
        return None
    px = max(5, round(tall * 0.58))
    return brush.fonts.render(Face.UI_MEDIUM, px, sign, brush.theme.text)


def _round(surface: pygame.Surface, brush: Brush, what: str, at: XY, tall: int) -> None:
    """A round button with what is on it."""
    theme, radius, wide = brush.theme, tall * 0.44, max(1.2, tall * 0.06)
    strokes.curve(surface, theme.quiet, ring(at, radius), wide)
    if what in SHAPES:
        _shape(surface, brush, what, at, radius)
        return
    px = max(5, round(tall * 0.56))
    drawn = brush.fonts.render(Face.UI_MEDIUM, px, what, theme.brass)
    left = round(at[0] - drawn.get_width() / 2)
    surface.blit(drawn, (left, round(at[1] - drawn.get_height() / 2)))


def _shape(
    surface: pygame.Surface, brush: Brush, what: str, at: XY, radius: float
) -> None:
    tone, wide = brush.theme.brass, max(1.4, radius * 0.2)
    if what == "circle":
        strokes.curve(surface, tone, ring(at, radius * 0.46), wide)
        return
    r = radius * 0.42
    if what == "cross":
        for way in (1, -1):
            a, b = (at[0] - r, at[1] - way * r), (at[0] + r, at[1] + way * r)
            strokes.line(surface, tone, a, b, wide)
        return
    if what == "square":
        corners = [(-r, -r), (r, -r), (r, r), (-r, r)]
    else:
        turns = [-pi / 2 + i * 2 * pi / 3 for i in range(3)]
        corners = [(1.3 * r * cos(t), 1.3 * r * sin(t) + 0.2 * r) for t in turns]
    points = [(at[0] + x, at[1] + y) for x, y in corners]
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        strokes.line(surface, tone, a, b, wide)


def _stretch(
    surface: pygame.Surface, blank: pygame.Surface, at: tuple[int, int], wide: int
) -> None:
    """A key as wide as its words: its two ends, and its middle drawn out."""
    tall = blank.get_height()
    half = tall // 2
    x, y = at
    surface.blit(blank, (x, y), (0, 0, half, tall))
    if wide > 2 * half:
        column = blank.subsurface((half, 0, 1, tall))
        middle = pygame.transform.scale(column, (wide - 2 * half, tall))
        surface.blit(middle, (x + half, y))
    surface.blit(blank, (x + wide - half, y), (tall - half, 0, half, tall))
