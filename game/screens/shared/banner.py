"""The quiet line at the top of a menu: what the game has to say for itself."""

import pygame

from game.screens.shared.notice import Notice
from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush
from game.ui.paint.overlay import Overlay


class Banner:
    """A notice over a page that is painted in parts."""

    def __init__(self) -> None:
        self._over = Overlay()

    def lift(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Show again what it lay on; the pixels that changed."""
        return self._over.lift(surface)

    def lay(
        self, surface: pygame.Surface, brush: Brush, notice: Notice
    ) -> list[pygame.Rect]:
        """Draw the notice over what is painted by now; the pixels that changed."""
        self._over.forget()
        if not notice.showing:
            return []
        plate, place = _plate(surface, brush, notice)
        area = self._over.cover(surface, place)
        surface.blit(plate, place)
        return [area]


def draw_banner(surface: pygame.Surface, brush: Brush, notice: Notice) -> None:
    """Draw the notice as far as it shows, in the middle of the window's upper edge."""
    if notice.showing:
        surface.blit(*_plate(surface, brush, notice))


def _plate(
    surface: pygame.Surface, brush: Brush, notice: Notice
) -> tuple[pygame.Surface, pygame.Rect]:
    text = typed(brush, notice.text, SMALL, brush.view.w * 0.7, brush.theme.text)
    pad = brush.view.px(18)
    plate = pygame.Surface((text.width + 2 * pad, text.height + pad), pygame.SRCALPHA)
    plate.fill((*brush.theme.panel, 240))
    text.draw(plate, pad, pad // 2)
    plate.set_alpha(round(255 * notice.alpha))
    left = (surface.get_width() - plate.get_width()) // 2
    return plate, plate.get_rect(topleft=(left, brush.view.px(20)))
