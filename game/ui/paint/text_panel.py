"""The reading "no box": a veil of ink, a name, a hairline, a mark that waits."""

import numpy as np
import pygame

from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.reading_layout import Page
from game.ui.paint.shading import tinted
from game.ui.paint.signs import waiting
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

NAME = 23.0
TRACKING = 0.19


def veil(surface: pygame.Surface, page: Page, brush: Brush) -> None:
    """Ink that rises behind the text; the subject stays above."""
    area = brush.view.of(page.veil)
    surface.blit(_ink(page, brush), area, special_flags=strokes.PREMULTIPLIED)


def expect(page: Page, brush: Brush, words: str, colour: Colour) -> None:
    """A page is shown soon: have its veil ready, and the name on it."""
    _ink(page, brush)
    if words:
        _named(page, brush, words, colour)


def _ink(page: Page, brush: Brush) -> pygame.Surface:
    area = brush.view.of(page.veil)
    risen = max(1, brush.view.of(page.name).centery - area.y)
    key = ("veil", area.size, risen, brush.theme.name)
    return brush.pictures.of(key, lambda: _rising(area.size, risen, brush.theme.ink))


def _rising(size: tuple[int, int], risen: int, ink: Colour) -> pygame.Surface:
    """Ink from nothing at the top to nearly all at the row ``risen``."""
    column = pygame.Surface((1, size[1]), pygame.SRCALPHA)
    for y in range(size[1]):
        t = min(1.0, (y + 1) / risen)
        level = 0.945 * t * t * (3 - 2 * t)
        shade = [round(c * level) for c in ink]
        column.set_at((0, y), (*shade, round(255 * level)))
    return pygame.transform.scale(column, size)


def name(
    surface: pygame.Surface, page: Page, brush: Brush, words: str, colour: Colour
) -> None:
    """Small letter-spaced capitals, and the hairline that fades to the right."""
    area = brush.view.of(page.name)
    drawn, right, line = _named(page, brush, words, colour)
    if words:
        surface.blit(drawn, drawn.get_rect(midleft=area.midleft))
    surface.blit(line, (right, area.centery), special_flags=strokes.PREMULTIPLIED)


def _named(
    page: Page, brush: Brush, words: str, colour: Colour
) -> tuple[pygame.Surface, int, pygame.Surface]:
    """The capitals, and where the hairline begins that follows them."""
    area = brush.view.of(page.name)
    drawn = tracked(brush, words.upper(), page.name.h * NAME / 30.0, colour)
    right = area.x
    if words:
        right = area.x + drawn.get_width() + round(16 * brush.k)
    return drawn, right, hairline(brush, max(2, area.right - right))


def tracked(brush: Brush, words: str, size: float, colour: Colour) -> pygame.Surface:
    """A line of the machine's face with wide letter spacing; size in logical units."""
    px = max(5, round(size * brush.k))
    key = ("tracked", words, px, colour)
    return brush.pictures.of(key, lambda: _tracked(brush, words, px, colour))


def _tracked(brush: Brush, words: str, px: int, colour: Colour) -> pygame.Surface:
    fonts, gap = brush.fonts, max(1, round(px * TRACKING))
    widths = [fonts.width(Face.MONO, px, sign) for sign in words]
    size_px = (max(1, sum(widths) + gap * len(words)), fonts.height(Face.MONO, px) + 2)
    out = pygame.Surface(size_px, pygame.SRCALPHA)
    for shade, drop in ((brush.theme.ink, max(1, px // 14)), (colour, 0)):
        x = 0
        for sign, width in zip(words, widths, strict=True):
            out.blit(fonts.render(Face.MONO, px, sign, shade), (x, drop))
            x += width + gap
    return out


def hairline(brush: Brush, width: int) -> pygame.Surface:
    """A line of brass that fades to the right, premultiplied."""
    height = max(1, round(1.4 * brush.k))
    key = ("hairline", width, height, brush.theme.name)
    return brush.pictures.of(key, lambda: _fading((width, height), brush.theme.brass))


def _fading(size: tuple[int, int], brass: Colour) -> pygame.Surface:
    level = 0.85 * (1.0 - np.arange(size[0]) / size[0]) ** 1.3
    return tinted(np.repeat(level[:, None], size[1], axis=1), (*brass, 255))


def wait_mark(
    surface: pygame.Surface, page: Page, brush: Brush, t: float
) -> pygame.Rect:
    """The brass mark at the end of the text's box; returns what it covers."""
    area = brush.view.of(page.mark)
    return waiting(surface, brush, area.center, t)


def text(
    surface: pygame.Surface,
    page: Page,
    brush: Brush,
    words: Text,
    shown: float | None = None,
) -> pygame.Rect:
    """The text at the top of its box; returns the box in pixels."""
    area = brush.view.of(page.text)
    words.draw(surface, area.x, area.y, shown)
    return area
