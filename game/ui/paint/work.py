"""Painting a calculation: bracketed arrays, signs and formulas, row under row."""

from itertools import pairwise, zip_longest

import pygame
from msgspec.structs import replace

from game.figure.things import (
    Array,
    Block,
    Box,
    Cell,
    Formula,
    Product,
    Row,
    Sign,
    Tone,
    Word,
    Work,
)
from game.ui.paint import label
from game.ui.paint import work_layout as layout
from game.ui.paint.bracket import bracket
from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY
from game.ui.paint.work_layout import BRACKET, LaidRow, words_width
from game.ui.paint.work_product import paint_product
from game.ui.paint.work_word import paint_word
from game.ui.paint.writer import Writer
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face


def paint_work(
    surface: pygame.Surface, work: Work, box: Box, brush: Brush, px: int = 0
) -> None:
    """Paint a calculation in the middle of a box of pixels: at ``px`` pixels an em.

    Without it, as large as reads well.
    """
    if not work.rows or work.alpha <= 0.01:
        return
    px = px or layout.fitting(work, box, brush)
    laid = list(layout.laid_rows(work, box, brush, px))
    for one, after in zip_longest(laid, laid[1:]):
        alpha = work.alpha * one.row.alpha
        if alpha > 0.01:
            coming = _coming(after.row) if after else None
            _RowPainter(surface, brush, alpha, px, coming).row(one)
    for above, one in pairwise(laid):
        product = next((b for b in one.row.blocks if isinstance(b, Product)), None)
        if product is not None:
            alpha = work.alpha * one.row.alpha
            paint_product(Writer(surface, brush, alpha), product, above, one, px)


def _coming(row: Row) -> int | None:
    """The place of a sum that is still on its way into it."""
    found = (b for b in row.blocks if isinstance(b, Product))
    return next((b.at for b in found if b.told < 1.0), None)


class _RowPainter(Writer):
    """Paints one row."""

    def __init__(
        self,
        surface: pygame.Surface,
        brush: Brush,
        alpha: float,
        px: int,
        coming: int | None = None,
    ) -> None:
        super().__init__(surface, brush, alpha)
        self.px = px
        # The row of the result whose number is not there yet.
        self.coming = coming

    def row(self, laid: LaidRow) -> None:
        row, x, _, size = laid
        axis = laid.axis
        *before, last = row.blocks
        for block, left in layout.laid_blocks(laid, self.brush, self.px):
            cut = bool(before) and block is last and self.coming is not None
            shown = _without(block, self.coming) if cut else block
            self.block(shown, left, axis, struck=row.struck)
        if row.struck:
            start = (x - 0.2 * self.px, axis + 0.1 * self.px)
            end = (x + size.w + 0.2 * self.px, axis - 0.1 * self.px)
            self.line(self.theme.bad, start, end, max(1.5, 0.07 * self.px))
        if row.note:
            px = layout.note_px(self.brush, self.px)
            drawn = self.fonts.render(Face.UI, px, row.note, self.theme.quiet)
            self.show(drawn, x, axis + size.below + 0.3 * px)

    def block(self, block: Block, x: float, axis: float, *, struck: bool) -> None:
        match block:
            case Array():
                self.array(block, x, axis, struck=struck)
            case Formula():
                ink = self.theme.of(block.tone).colour
                drawn = layout.formula(block, self.brush, self.px, ink)
                self.show(drawn, x, axis - drawn.get_height() / 2)
            case Sign():
                at = (x, axis + 0.35 * self.px)
                self.signs(block.text, at, self.px, self.theme.of(block.tone).colour)
            case Word():
                paint_word(self, block, (x, axis), self.px)
            case Product():
                # It is painted over all rows: its numbers come from another one.
                pass

    def array(self, array: Array, x: float, axis: float, *, struck: bool) -> None:
        px = self.px
        widths = layout.columns(array, self.brush, px)
        room = layout.air(self.brush)
        half = room.cell * px * max(1, len(array.cells)) / 2
        start = x
        x += layout.names_width(array, self.brush, px)
        right = x + layout.inner_width(widths, room.columns * px)
        right += 2 * (BRACKET + 0.34) * px
        self.brackets(x, right, axis - half, axis + half)
        left = x + (BRACKET + 0.34) * px
        self.names(array, x, left, axis - half, widths)
        spots = layout.cell_spots(array, start, axis, self.brush, px)
        for row, middles in zip(array.cells, spots, strict=True):
            for cell, (at, middle) in zip(row, middles, strict=True):
                self.cell(cell, at, middle, struck=struck)

    def brackets(self, left: float, right: float, top: float, bottom: float) -> None:
        px, arm = self.px, 0.8 * BRACKET * self.px
        high = bottom - top - 0.2 * px
        for x, long in ((left, arm), (right, -arm)):
            drawn = bracket(self.brush, high, long, px)
            self.centred(drawn, (x + long / 2, (top + bottom) / 2))

    def names(
        self, array: Array, x: float, left: float, top: float, widths: list[int]
    ) -> None:
        size, fonts = layout.names_px(self.px), self.fonts
        room = layout.air(self.brush)
        gap = room.columns * self.px
        for r, name in enumerate(array.row_names):
            middle = top + (r + 0.5) * room.cell * self.px
            start = x - words_width(fonts, name, size) - 0.3 * self.px
            tone = _tone_of(array.cells[r]) if r < len(array.cells) else Tone.PLAIN
            self.name(name, (start, middle + 0.35 * size), size, tone)
        line = size * 1.3
        starts = layout.column_starts(left, widths, gap)
        named = zip(array.column_names, widths, starts, strict=False)
        for c, (name, wide, at) in enumerate(named):
            start = at + (wide - words_width(fonts, name, size)) / 2
            tone = _tone_of(tuple(row[c] for row in array.cells if c < len(row)))
            self.name(name, (start, top - line + 0.95 * size), size, tone)
        if array.name:
            up = line * (2 if array.column_names else 1)
            gaps = gap * (len(widths) - 1)
            centre = left + (sum(widths) + gaps) / 2
            large = round(size * 1.15)
            start = centre - words_width(fonts, array.name, large) / 2
            self.name(array.name, (start, top - up + 0.9 * size), large, Tone.PLAIN)

    def name(self, text: str, at: XY, px: int, tone: Tone) -> None:
        """Names are quiet, and wear the colour of what they name."""
        quiet, ink = self.theme.quiet, self.theme.of(tone).colour
        self.signs(text, at, px, quiet if tone is Tone.PLAIN else mix(quiet, ink, 0.8))

    def cell(self, cell: Cell, x: float, y: float, *, struck: bool) -> None:
        px, theme = self.px, self.theme
        colour = theme.of(cell.tone).colour
        if struck:
            colour = mix(colour, theme.ground, 0.35)
        if cell.lit:
            # Mixed with the entry's own colour it would be the colour of mud.
            glow = 0.36 * self.alpha
            self.brush.patches.glow(self.surface, theme.ember, (x, y), 1.25 * px, glow)
        base = y + 0.35 * px
        wide = self.entry(cell, x, base, colour)
        if cell.lit:
            half, under = max(wide / 2, 0.3 * px), base + 0.2 * px
            thick = max(1.4, 0.06 * px)
            self.line(theme.ember, (x - half, under), (x + half, under), thick)

    def entry(self, cell: Cell, x: float, base: float, colour: Colour) -> int:
        """An entry around ``x`` on its baseline; returns its width."""
        px, fonts = self.px, self.fonts
        if layout.has_names(cell.text):
            wide = words_width(fonts, cell.text, px)
            self.signs(cell.text, (x - wide / 2, base), px, colour)
            return wide
        face = Face.UI_BOLD if cell.lit else Face.UI_MEDIUM
        drawn = fonts.render(face, px, label.minus(cell.text), colour)
        self.show(drawn, x - drawn.get_width() / 2, base - fonts.ascent(face, px))
        return drawn.get_width()


def _without(block: Block, at: int | None) -> Block:
    """An array that is as wide, without what stands in one of its rows."""
    if not isinstance(block, Array):
        return block
    columns = zip(*block.cells, strict=True)
    room = tuple(max((cell.text for cell in column), key=len) for column in columns)
    cells = tuple(
        tuple(replace(cell, text="", lit=False) for cell in row) if r == at else row
        for r, row in enumerate(block.cells)
    )
    return replace(block, cells=cells, room=room)


def _tone_of(cells: tuple[Cell, ...]) -> Tone:
    """The tone that all cells share, or none."""
    tones = {cell.tone for cell in cells}
    return tones.pop() if len(tones) == 1 else Tone.PLAIN
