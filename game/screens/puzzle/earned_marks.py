"""The column's type, and in it the marks of a win and what answers cost."""

from typing import Final

import pygame
from msgspec import Struct

from game.puzzles.session.awards import listed, paid
from game.screens.puzzle.puzzle_state import Earned
from game.ui.paint import strokes
from game.ui.paint.award_signs import SIGNS
from game.ui.paint.award_signs import earned as draw_sign
from game.ui.paint.brush import Brush
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Style, Text

HEIGHT: Final = 244.0
SMALL: Final = 25.0
INDENT: Final = 40.0


class ColumnType(Struct, frozen=True):
    """The column's width in logical units and how large its type is."""

    brush: Brush
    width: float
    scale: float

    def set(
        self, words: str, size: float, face: Face, colour: Colour, leading: float = 1.45
    ) -> Text:
        """Words over the whole width."""
        style = Style(
            size=size * self.scale,
            width=self.width,
            colour=colour,
            accent=self.brush.theme.parchment,
            face=face,
            leading=leading,
        )
        return self.brush.set(runs(quoted(words)), style)

    def px(self, units: float) -> int:
        """Pixels of a length that shrinks with the type."""
        return max(1, round(units * self.scale * self.brush.k))


def draw_earned(
    surface: pygame.Surface, size: ColumnType, earned: Earned, area: pygame.Rect
) -> None:
    """Each mark with its words, then the cost; from the top of an area down."""
    brush, y = size.brush, area.y + size.px(12)
    left = area.x + size.px(INDENT)
    for sign, (words, won) in zip(SIGNS, listed(earned.marks), strict=True):
        at, r = (area.x + size.px(13), y), float(size.px(9))
        if won:
            brush.patches.glow(surface, brush.theme.ember, at, 3.0 * r, 0.25)
        draw_sign(surface, brush, sign, at, r, won=won)
        colour = brush.theme.text if won else brush.theme.quiet
        text = size.set(words, SMALL, Face.UI, colour, 1.3)
        text.draw(surface, left, y - text.leading / 2)
        y += size.px(38)
    y += size.px(4)
    text = size.set(paid(earned.marks), SMALL, Face.UI, brush.theme.text, 1.3)
    text.draw(surface, left, y - size.px(10))
    if len(earned.bars) > 1:
        room = pygame.Rect(left, y, area.right - left, size.px(86))
        _draw_bars(surface, size, earned, room)


def _draw_bars(
    surface: pygame.Surface, size: ColumnType, earned: Earned, area: pygame.Rect
) -> None:
    """How often each cost was paid; par and this answer with their numbers."""
    brush, theme, bars = size.brush, size.brush.theme, earned.bars
    room = min(size.px(34), area.width // len(bars))
    most = max(bar.count for bar in bars) or 1
    foot, wide = area.bottom, max(2, round(room * 0.55))
    for index, bar in enumerate(bars):
        x = area.x + index * room
        high = round(size.px(46) * bar.count / most)
        if high:
            tone = theme.ember if bar.now else theme.fog
            pygame.draw.rect(surface, tone, (x, foot - high, wide, high))
        ends = ((x, foot), (x + wide, foot))
        strokes.line(surface, mix(theme.ground, theme.quiet, 0.5), *ends, 1.0)
        if bar.par or bar.now:
            px = max(5, size.px(SMALL * 0.72))
            label = brush.fonts.render(Face.UI, px, bar.label, theme.quiet)
            surface.blit(label, (x + (wide - label.get_width()) // 2, foot + 3))
