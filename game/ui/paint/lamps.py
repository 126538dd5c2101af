"""Painting a row of lamps: each reads a number and is asked for one."""

import pygame

from game.figure.numbers import decimal
from game.figure.things import Box, Lamp, Lamps
from game.language import _
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.signs import ring
from game.ui.paint.strokes import XY
from game.ui.paint.writer import Writer
from game.ui.type.fonts import Face

WIDE = 200.0
TALL = 250.0


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
    writer = Writer(surface, brush, lamps.alpha)
    for i, lamp in enumerate(lamps.lamps):
        _lamp(writer, lamp, (left + i * WIDE * scale, middle), scale)


def _scale(lamps: Lamps, box: Box, brush: Brush) -> float:
    """Pixels of a logical unit, as large as the box allows."""
    count = max(1, len(lamps.lamps))
    grow = brush.k * brush.view.text_scale
    return min(grow, box.w / (count * WIDE), box.h / TALL)


def _lamp(writer: Writer, lamp: Lamp, at: XY, scale: float) -> None:
    theme, surface, patches = writer.theme, writer.surface, writer.brush.patches
    tone = writer.tint(theme.of(lamp.tone).colour)
    radius = 62 * scale
    if lamp.lit:
        patches.glow(surface, tone, at, 2.3 * radius, 0.55 * writer.alpha)
        patches.dot(surface, tone, at, radius)
        strokes.curve(surface, tone, ring(at, radius + 9 * scale), max(1.2, 2 * scale))
    else:
        patches.dot(surface, writer.tint(theme.panel), at, radius)
        strokes.curve(surface, tone, ring(at, radius), max(1.4, 3 * scale))
    ink = theme.ground if lamp.lit else theme.text
    face = Face.UI_BOLD if lamp.lit else Face.UI_MEDIUM
    reads = "?" if lamp.covered else decimal(lamp.reading).label()
    # Long readings keep off the rim.
    wide = writer.fonts.width(face, max(5, round(44 * scale)), reads)
    size = 44 * scale * min(1.0, 1.62 * radius / max(1, wide))
    writer.words(reads, face, size, ink, at)
    under = at[1] + radius + 34 * scale
    name = writer.named(lamp.label, max(5, round(32 * scale)), theme.text)
    writer.centred(name, (at[0], under))
    asked = _("asked: {asked}", asked=decimal(lamp.asked).said())
    words = _("as asked") if lamp.lit else asked
    colour = theme.good if lamp.lit else theme.quiet
    # No lamp's words reach under its neighbour, in any language.
    wide = writer.fonts.width(Face.UI, max(5, round(26 * scale)), words)
    size = 26 * scale * min(1.0, 0.94 * WIDE * scale / max(1, wide))
    writer.words(words, Face.UI, size, colour, (at[0], under + 34 * scale))
