"""The quiet line at the top of a menu: what the game has to say for itself."""

import pygame

from game.screens.shared.notice import Notice
from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush
from game.ui.type.typesetting import Text


def banner_area(brush: Brush, notice: Notice) -> pygame.Rect:
    """Where the notice stands, in window pixels."""
    text, pad = _set(brush, notice), brush.view.px(18)
    wide, high = text.width + 2 * pad, text.height + pad
    left = (brush.view.width - wide) // 2
    return pygame.Rect(left, brush.view.px(20), wide, high)


def draw_banner(surface: pygame.Surface, brush: Brush, notice: Notice) -> None:
    """Draw the notice as far as it shows, in the middle of the window's upper edge."""
    if not notice.showing:
        return
    text, pad = _set(brush, notice), brush.view.px(18)
    area = banner_area(brush, notice)
    plate = pygame.Surface(area.size, pygame.SRCALPHA)
    plate.fill((*brush.theme.panel, 240))
    text.draw(plate, pad, pad // 2)
    plate.set_alpha(round(255 * notice.alpha))
    surface.blit(plate, area)


def _set(brush: Brush, notice: Notice) -> Text:
    return typed(brush, notice.text, SMALL, brush.view.w * 0.7, brush.theme.text)
