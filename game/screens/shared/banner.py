"""The quiet line at the top of a menu: what the game has to say for itself."""

import pygame

from game.screens.shared.notice import Notice
from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush


def draw_banner(surface: pygame.Surface, brush: Brush, notice: Notice) -> None:
    """Draw the notice as far as it shows, in the middle of the window's upper edge."""
    if not notice.showing:
        return
    text = typed(brush, notice.text, SMALL, brush.view.w * 0.7, brush.theme.text)
    pad = brush.view.px(18)
    plate = pygame.Surface((text.width + 2 * pad, text.height + pad), pygame.SRCALPHA)
    plate.fill((*brush.theme.panel, 240))
    text.draw(plate, pad, pad // 2)
    plate.set_alpha(round(255 * notice.alpha))
    left = (surface.get_width() - plate.get_width()) // 2
    surface.blit(plate, (left, brush.view.px(20)))
