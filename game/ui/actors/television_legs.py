"""The four thin legs on which the old set stands."""

from typing import Final

import pygame

from game.ui.paint import strokes
from game.ui.theme import Colour

# In shares of the set's picture: where a leg begins, how far out its foot is, where
# that foot stands, and how thick the leg is above.
TOP: Final = 0.845
BACK: Final = ((0.285, -0.016, 0.945, 0.013), (0.715, 0.016, 0.945, 0.013))
FRONT: Final = ((0.165, -0.026, 0.985, 0.017), (0.835, 0.026, 0.985, 0.017))
THIN: Final = 0.55
# Wood in the dark of the set, its side to the lamp, and the metal of a foot.
FAR: Final[Colour] = (24, 17, 12)
NEAR: Final[Colour] = (48, 31, 19)
LIT: Final[Colour] = (98, 66, 38)
METAL: Final[Colour] = (128, 100, 52)
SHOE: Final = 0.84
# Painted so many times as large, then made small: their edges are fine.
FINE: Final = 3


def standing(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The set's picture in a size, premultiplied, with legs under it."""
    w, h = size
    # They stand before the set's shadow, and under the set.
    under = pygame.Rect(0, round(TOP * h), w, h - round(TOP * h))
    large = pygame.Surface((under.w * FINE, under.h * FINE), pygame.SRCALPHA)
    for leg in BACK:
        _leg(large, leg, FAR, FAR, FAR)
    for leg in FRONT:
        _leg(large, leg, NEAR, LIT, METAL)
    out = pygame.transform.smoothscale(picture, size)
    legs = pygame.transform.smoothscale(large.premul_alpha(), under.size)
    out.blit(legs, under, special_flags=strokes.PREMULTIPLIED)
    return out


def _leg(
    surface: pygame.Surface,
    leg: tuple[float, float, float, float],
    wood: Colour,
    lit: Colour,
    metal: Colour,
) -> None:
    # The surface begins at the row of the set where its legs do.
    w, h = surface.get_width(), surface.get_height() / (1.0 - TOP)
    x, out, low, thick = leg

    def part(
        start: float, end: float, left: float, right: float
    ) -> list[tuple[float, float]]:
        """A piece of the leg, from a share of its length to another."""
        corners = []
        for t, side in ((start, left), (start, right), (end, right), (end, left)):
            half = thick * (1.0 - (1.0 - THIN) * t)
            corners.append(((x + out * t + half * side) * w, (low - TOP) * t * h))
        return corners

    pygame.draw.polygon(surface, wood, part(0.0, 1.0, -0.5, 0.5))
    pygame.draw.polygon(surface, lit, part(0.0, 1.0, -0.5, -0.25))
    pygame.draw.polygon(surface, metal, part(SHOE, 1.0, -0.5, 0.5))
