"""The quiet line at the top of a menu: what the game has to say for itself."""

import pygame

from game.screens.shared.notice import Notice
from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush


class Banner:
    """A notice over a page that is painted in parts, and what lies under it."""

    def __init__(self) -> None:
        self._under: tuple[pygame.Surface, pygame.Rect] | None = None

    def lift(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Show again what it lay on; the pixels that changed."""
        if self._under is None:
            return []
        (picture, area), self._under = self._under, None
        surface.blit(picture, area)
        return [area]

    def lay(
        self, surface: pygame.Surface, brush: Brush, notice: Notice
    ) -> list[pygame.Rect]:
        """Draw the notice over what is painted by now; the pixels that changed."""
        self._under = None
        if not notice.showing:
            return []
        plate, place = _plate(surface, brush, notice)
        area = place.clip(surface.get_rect())
        self._under = (surface.subsurface(area).copy(), area)
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
