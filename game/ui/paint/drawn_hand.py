"""A drawn hand whose finger points at a pixel: it shows how something is taken."""

from typing import Final

import pygame

from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY

FINE: Final = 4
TURNED: Final = 24.0
OUTLINE: Final = 0.045
# The fingertip's place on the patch, in shares of its side.
TIP: Final = (0.34, 0.1)
# Parts of the hand as left, top, width and height, in shares of the side.
_FINGER: Final = (0.27, 0.08, 0.14, 0.5)
_FIST: Final = (
    (0.40, 0.36, 0.13, 0.3),
    (0.52, 0.38, 0.13, 0.3),
    (0.64, 0.42, 0.12, 0.26),
    (0.27, 0.44, 0.49, 0.36),
)
_THUMB: Final = (0.13, 0.46, 0.24, 0.14)
_PARTS: Final = (_FINGER, *_FIST, _THUMB)


def drawn_hand(
    surface: pygame.Surface,
    brush: Brush,
    at: XY,
    size: float,
    *,
    pressed: bool,
    alpha: float,
) -> None:
    """Draw the hand, its fingertip at a pixel; a ``pressed`` one holds something."""
    side = max(16, round(size * (0.92 if pressed else 1.0)))
    key = ("hand", side, brush.theme.name)
    patch = brush.pictures.get(key) or brush.pictures.keep(key, _patch(brush, side))
    turned = pygame.Vector2(TIP[0] - 0.5, TIP[1] - 0.5).rotate(-TURNED) * side
    middle = (at[0] - turned.x, at[1] - turned.y)
    if pressed:
        brush.patches.glow(surface, brush.theme.ember, at, 0.42 * side, 0.4 * alpha)
    patch.set_alpha(round(255 * alpha))
    surface.blit(patch, patch.get_rect(center=(round(middle[0]), round(middle[1]))))


def _patch(brush: Brush, side: int) -> pygame.Surface:
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    for colour, grown in ((brush.theme.ink, OUTLINE), (brush.theme.bone, 0.0)):
        for left, top, wide, high in _PARTS:
            area = pygame.Rect(0, 0, 0, 0)
            area.size = (
                round((wide + 2 * grown) * side * FINE),
                round((high + 2 * grown) * side * FINE),
            )
            area.topleft = (
                round((left - grown) * side * FINE),
                round((top - grown) * side * FINE),
            )
            radius = min(area.size) // 2
            pygame.draw.rect(large, colour, area, border_radius=radius)
    # Where finger meets finger.
    unit = side * FINE
    for left, top, _wide, high in _FIST[:3]:
        x, y = round(left * unit), round((top + 0.06) * unit)
        ends = ((x, y), (x, round((top + 0.6 * high) * unit)))
        pygame.draw.line(large, brush.theme.ink, *ends, max(1, unit // 60))
    return pygame.transform.rotozoom(large, TURNED, 1 / FINE)
