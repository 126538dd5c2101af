"""Words that stand alone on the screen, in the title's face, on a soft dark."""

import pygame
from msgspec.structs import replace

from game.ui.brush import Brush, small_text
from game.ui.fonts import Face
from game.ui.page import Page
from game.ui.panel import shade
from game.ui.runs import runs
from game.ui.type import Text

TITLE = 104.0
BROAD = 0.55
HALO = 60.0
DEPTH = 120


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
    dark.width = min(lines.width, written + brush.view.px(260))
    dark.center = middle
    shade(surface, dark, brush, 1.0, DEPTH)
    text.draw(surface, lines.x, lines.y, shown)


def _lines(page: Page, brush: Brush, text: Text) -> pygame.Rect:
    view = brush.view
    lines = pygame.Rect(0, 0, view.px(view.w * BROAD), text.height)
    lines.center = (view.width // 2, view.of(page.stage).centery)
    return lines
