"""Words that stand alone on the screen, in the title's face, on a soft dark."""

import numpy as np
import pygame
from msgspec.structs import replace

from game.ui.paint import strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.reading_layout import Page
from game.ui.paint.shading import tinted
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs
from game.ui.type.typesetting import Text

TITLE = 104.0
BROAD = 0.55
# How far the dark reaches beyond the words, and how deep it is in their middle.
HALO = 130.0
DEPTH = 0.72


def lettered(text: str, brush: Brush) -> Text:
    """The words set in lines around the middle."""
    width = brush.view.w * BROAD
    style = brush.style(TITLE * small_text(brush), width, Face.TITLE)
    return brush.set(runs(text), replace(style, align=0.5))


def area(page: Page, brush: Brush, text: Text) -> pygame.Rect:
    """The pixels that the words and the dark around them may cover."""
    return _lines(page, brush, text).inflate(0, brush.view.px(2 * HALO))


def draw(
    surface: pygame.Surface, page: Page, brush: Brush, text: Text, shown: int
) -> None:
    """Paint the words in the middle of the stage, ``shown`` glyphs of them."""
    lines = _lines(page, brush, text)
    dark = area(page, brush, text)
    middle = dark.center
    written = 2 * text.width - lines.width
    dark.width = min(lines.width, written + brush.view.px(520))
    dark.center = middle
    key = ("words", dark.size, brush.theme.name)
    kept = brush.pictures.of(key, lambda: _dark(dark.size, brush.theme.ink))
    surface.blit(kept, dark, special_flags=strokes.PREMULTIPLIED)
    text.draw(surface, lines.x, lines.y, shown)


def _dark(size: tuple[int, int], ink: Colour) -> pygame.Surface:
    """Ink that is deepest in the middle and nowhere has an edge."""
    w, h = 64, 32
    x, y = (np.linspace(-1.0, 1.0, n) for n in (w, h))
    t = np.clip(1.0 - np.hypot(x[:, None], y[None, :]), 0.0, 1.0)
    share = DEPTH * t * t * (3.0 - 2.0 * t)
    return pygame.transform.smoothscale(tinted(share, (*ink, 255)), size)


def _lines(page: Page, brush: Brush, text: Text) -> pygame.Rect:
    view = brush.view
    lines = pygame.Rect(0, 0, view.px(view.w * BROAD), text.height)
    lines.center = (view.width // 2, view.of(page.stage).centery)
    return lines
