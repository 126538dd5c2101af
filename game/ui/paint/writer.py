"""Painting at one strength: words by their alpha, lines by mixing with the ground."""

import pygame

from game.ui.paint import label, strokes
from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face


class Writer:
    """A brush at a surface, at a strength from 0 to 1."""

    def __init__(self, surface: pygame.Surface, brush: Brush, alpha: float) -> None:
        self.surface, self.brush, self.alpha = surface, brush, alpha
        self.theme, self.fonts = brush.theme, brush.fonts

    def tint(self, colour: Colour, share: float = 1.0) -> Colour:
        """A colour as far as it is there."""
        return mix(self.theme.ground, colour, share * self.alpha)

    def line(
        self, colour: Colour, a: XY, b: XY, width: float, share: float = 1.0
    ) -> None:
        """A straight line, of a share of a colour."""
        strokes.line(self.surface, self.tint(colour, share), a, b, width)

    def show(self, drawn: pygame.Surface, x: float, y: float) -> None:
        """A picture, its upper left corner at a pixel."""
        label.show(self.surface, drawn, (x, y), self.alpha)

    def centred(self, drawn: pygame.Surface, at: XY) -> None:
        """A picture around a pixel."""
        self.show(drawn, at[0] - drawn.get_width() / 2, at[1] - drawn.get_height() / 2)

    def words(
        self, text: str, face: Face, size: float, colour: Colour, at: XY
    ) -> pygame.Surface:
        """A line of one face whose small letters have their middle at a pixel."""
        px = max(5, round(size))
        drawn = self.fonts.render(face, px, text, colour)
        base = self.fonts.ascent(face, px) - 0.35 * px
        self.show(drawn, at[0] - drawn.get_width() / 2, at[1] - base)
        return drawn

    def signs(self, text: str, at: XY, px: int, colour: Colour) -> None:
        """A line of names, numbers and signs, its baseline beginning at ``at``."""
        fonts, (x, base) = self.fonts, at
        for part, face, sub in label.parts(label.minus(text)):
            size = label.lower(px) if sub else px
            drawn = fonts.render(face, size, part, colour)
            top = base - fonts.ascent(face, size) + (px // 5 if sub else 0)
            self.show(drawn, x, top)
            x += fonts.width(face, size, part)

    def named(self, text: str, px: int, colour: Colour) -> pygame.Surface:
        """A label without a rim; it is not shown yet."""
        return label.picture(self.brush, text, px, colour, rim=False)
