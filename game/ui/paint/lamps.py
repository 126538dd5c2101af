"""Painting a row of lamps: each reads a number and is asked for one."""

from typing import TypeAlias

import pygame

from game.figure.things import Box, Lamp, Lamps
from game.language import _
from game.ui.paint import strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.label import minus, picture, show
from game.ui.paint.signs import ring
from game.ui.paint.strokes import XY
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face

WIDE = 200.0
TALL = 250.0
_Drawn: TypeAlias = tuple[pygame.Surface, float]


def number(value: float) -> str:
    """A reading with at most two decimals, and a real minus sign."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return minus("0" if text in ("-0", "") else text)


def lamps_area(lamps: Lamps, box: Box, brush: Brush) -> Box:
    """What the lamps take of their box."""
    scale = _scale(lamps, box, brush)
    wide, high = (len(lamps.lamps) + 0.5) * WIDE * scale, 1.25 * TALL * scale
    return Box(box.x + (box.w - wide) / 2, box.y + (box.h - high) / 2, wide, high)


def paint_lamps(surface: pygame.Surface, lamps: Lamps, box: Box, brush: Brush) -> None:
    """Paint the lamps side by side in the middle of a box of pixels."""
    count = len(lamps.lamps)
    if not count or lamps.alpha <= 0.01:
        return
    scale = _scale(lamps, box, brush)
    left = box.x + box.w / 2 - (count - 1) * WIDE * scale / 2
    middle = box.y + box.h / 2 - 26 * scale
    for i, lamp in enumerate(lamps.lamps):
        at = (left + i * WIDE * scale, middle)
        _lamp(surface, brush, lamp, at, scale, lamps.alpha)


def _scale(lamps: Lamps, box: Box, brush: Brush) -> float:
    """Pixels of a logical unit, as large as the box allows."""
    count = max(1, len(lamps.lamps))
    grow = brush.k * small_text(brush)
    return min(grow, box.w / (count * WIDE), box.h / TALL)


def _lamp(
    surface: pygame.Surface,
    brush: Brush,
    lamp: Lamp,
    at: XY,
    scale: float,
    alpha: float,
) -> None:
    theme = brush.theme
    tone = mix(theme.ground, theme.of(lamp.tone).colour, alpha)
    radius = 62 * scale
    dark = mix(theme.ground, theme.panel, alpha)
    if lamp.lit:
        brush.patches.glow(surface, tone, at, 2.3 * radius, 0.55 * alpha)
        brush.patches.dot(surface, tone, at, radius)
        strokes.curve(surface, tone, ring(at, radius + 9 * scale), max(1.2, 2 * scale))
    else:
        brush.patches.dot(surface, dark, at, radius)
        strokes.curve(surface, tone, ring(at, radius), max(1.4, 3 * scale))
    ink = theme.ground if lamp.lit else theme.text
    face = Face.UI_BOLD if lamp.lit else Face.UI_MEDIUM
    reads = "?" if lamp.covered else number(lamp.reading)
    # Long readings keep off the rim.
    wide = brush.fonts.width(face, max(5, round(44 * scale)), reads)
    size = 44 * scale * min(1.0, 1.62 * radius / max(1, wide))
    drawn, base = _line(brush, reads, size, face, ink)
    _centred(surface, drawn, at, base, alpha)
    under = at[1] + radius + 34 * scale
    name = picture(brush, lamp.label, max(5, round(32 * scale)), theme.text, rim=False)
    top = (at[0] - name.get_width() / 2, under - name.get_height() / 2)
    show(surface, name, top, alpha)
    words = (
        _("reads as asked")
        if lamp.lit
        else _("asked: {asked}", asked=number(lamp.asked))
    )
    ask = (at[0], under + 34 * scale)
    colour = theme.good if lamp.lit else theme.quiet
    drawn, base = _line(brush, words, 23 * scale, Face.UI, colour)
    _centred(surface, drawn, ask, base, alpha)


def _centred(
    surface: pygame.Surface, drawn: pygame.Surface, at: XY, base: float, alpha: float
) -> None:
    top = (at[0] - drawn.get_width() / 2, at[1] - base)
    show(surface, drawn, top, alpha)


def _line(brush: Brush, text: str, size: float, face: Face, colour: Colour) -> _Drawn:
    px = max(5, round(size))
    drawn = brush.fonts.render(face, px, text, colour)
    return drawn, brush.fonts.ascent(face, px) - 0.35 * px
