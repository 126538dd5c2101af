"""Painting a calculation: bracketed arrays, signs and formulas, row under row.

Everything is laid out in ems of one size and the size is chosen so that it fits. A lit
entry glows, is bold and underlined: three carriers, of which one is colour.
"""

from functools import lru_cache
from math import floor

import pygame
from msgspec import Struct

from game.figure.things import Array, Block, Box, Cell, Formula, Row, Sign, Tone, Work
from game.ui.paint import label, strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face, Fonts

EM = 44.0
GROWN = 1.45
CELL = 1.62
COLUMN_GAP = 0.95
BLOCK_GAP = 0.5
ROW_GAP = 0.7
# How far a row's place reaches to both sides of it, so that its frame has air.
FRAMED = 0.22
BRACKET = 0.26
SMALL = 0.62
SUB = 0.68
NOTE = 0.62


class _Size(Struct, frozen=True):
    """Width, and height above and below the axis, in pixels."""

    w: float
    above: float
    below: float


def measure_work(work: Work, brush: Brush) -> tuple[float, float]:
    """Width and height in pixels that a calculation takes at its natural size."""
    return _measure(work, brush, _natural(brush))


def work_area(work: Work, box: Box, brush: Brush) -> Box:
    """What a calculation takes of its box, with a little room around it."""
    px = fitting(work, box, brush)
    w, h = _measure(work, brush, px)
    wide, high = w + 2.6 * px, h + 2.6 * px
    middle = (box.x + box.w / 2, box.y + box.h / 2)
    return Box(middle[0] - wide / 2, middle[1] - high / 2, wide, high)


def paint_work(surface: pygame.Surface, work: Work, box: Box, brush: Brush) -> None:
    """Paint a calculation in the middle of a box of pixels, as large as reads well."""
    if not work.rows or work.alpha <= 0.01:
        return
    px = fitting(work, box, brush)
    w, h = _measure(work, brush, px)
    y = box.y + (box.h - h) / 2
    for row in work.rows:
        size = _row(row, brush, px)
        note = _note_height(row, px)
        x = box.x + (box.w - w) / 2
        if work.alpha * row.alpha > 0.01:
            painter = _RowPainter(surface, brush, px, work.alpha * row.alpha)
            painter.row(row, x, y + size.above, size)
        y += size.above + size.below + note + ROW_GAP * px


def fitting(work: Work, box: Box, brush: Brush) -> int:
    """The em, in pixels, at which a calculation fits a box (at least 8).

    It grows a little where there is room. Sizes go in steps, so that a box that
    glides does not ask for another size every frame.
    """
    px = _stepped(_natural(brush) * GROWN)
    for _ in range(5):
        w, h = _measure(work, brush, px)
        share = min(box.w / max(1.0, w), box.h / max(1.0, h))
        if share >= 1.0 or px <= 8:
            break
        px = max(8, min(px - 1, _stepped(px * share)))
    return px


class WorkPlace(Struct, frozen=True):
    """Where a row of a calculation, or a keyed cell, stands; in window pixels."""

    key: str
    area: pygame.Rect


def work_places(work: Work, box: Box, brush: Brush) -> tuple[WorkPlace, ...]:
    """The rows by their keys, and the cells that have keys."""
    px = fitting(work, box, brush)
    w, h = _measure(work, brush, px)
    x, y = box.x + (box.w - w) / 2, box.y + (box.h - h) / 2
    found: list[WorkPlace] = []
    for row in work.rows:
        size = _row(row, brush, px)
        high = size.above + size.below
        beside = round(FRAMED * px)
        area = pygame.Rect(round(x), round(y), round(max(size.w, 1)), round(high))
        area.inflate_ip(2 * beside, 0)
        found.append(WorkPlace(row.key, area))
        left = x
        for block in row.blocks:
            if isinstance(block, Array):
                found += _cells(block, left, y + size.above, brush, px)
            left += _block(block, brush, px).w + BLOCK_GAP * px
        y += high + _note_height(row, px) + ROW_GAP * px
    return tuple(found)


def _cells(
    array: Array, x: float, axis: float, brush: Brush, px: int
) -> list[WorkPlace]:
    widths = columns(array, brush, px)
    top = axis - CELL * px * max(1, len(array.cells)) / 2
    first = x + _names_width(array, brush, px) + (BRACKET + 0.34) * px
    found = []
    for r, row in enumerate(array.cells):
        at = first
        for wide, cell in zip(widths, row, strict=False):
            if cell.key:
                area = pygame.Rect(
                    round(at - 0.2 * COLUMN_GAP * px),
                    round(top + (r + 0.06) * CELL * px),
                    round(wide + 0.4 * COLUMN_GAP * px),
                    round(0.88 * CELL * px),
                )
                found.append(WorkPlace(cell.key, area))
            at += wide + COLUMN_GAP * px
    return found


def _stepped(px: float) -> int:
    """Downward: in twos above sixteen pixels, in fours above forty."""
    step = 1 if px < 16 else 2 if px < 40 else 4
    return floor(px / step) * step


def _natural(brush: Brush) -> int:
    return max(8, round(EM * brush.k * small_text(brush)))


def _measure(work: Work, brush: Brush, px: int) -> tuple[float, float]:
    sizes = [_row(row, brush, px) for row in work.rows]
    notes = [_note_height(row, px) for row in work.rows]
    wide = [brush.fonts.width(Face.UI, round(px * NOTE), row.note) for row in work.rows]
    width = max((max(s.w, n) for s, n in zip(sizes, wide, strict=True)), default=0.0)
    height = sum(s.above + s.below for s in sizes) + sum(notes)
    return width, height + ROW_GAP * px * max(0, len(sizes) - 1)


def _note_height(row: Row, px: int) -> float:
    return NOTE * px * 1.6 if row.note else 0.0


def _row(row: Row, brush: Brush, px: int) -> _Size:
    sizes = [_block(block, brush, px) for block in row.blocks]
    gaps = BLOCK_GAP * px * max(0, len(sizes) - 1)
    return _Size(
        sum(s.w for s in sizes) + gaps,
        max((s.above for s in sizes), default=px / 2),
        max((s.below for s in sizes), default=px / 2),
    )


def _block(block: Block, brush: Brush, px: int) -> _Size:
    match block:
        case Array():
            return _array(block, brush, px)
        case Formula():
            drawn = _formula(block, brush, px, (255, 255, 255))
            half = max(drawn.get_height() / 2, px * 0.7)
            return _Size(drawn.get_width(), half, half)
        case Sign():
            texts = (block.text, block.room)
            wide = max(_wide(brush.fonts, text, px) for text in texts)
            return _Size(wide, px * 0.7, px * 0.7)


@lru_cache(maxsize=2048)
def _wide(fonts: Fonts, text: str, px: int) -> int:
    """Width of a line of names, numbers and signs."""
    return sum(
        fonts.width(face, round(px * SUB) if sub else px, part)
        for part, face, sub in label.parts(label.minus(text))
    )


def _formula(block: Formula, brush: Brush, px: int, colour: Colour) -> pygame.Surface:
    return label.picture(brush, f"${block.tex}$", px, colour, rim=False)


@lru_cache(maxsize=2048)
def _entry(fonts: Fonts, text: str, px: int) -> int:
    """Width of an entry, lit or not."""
    if _has_names(text):
        return _wide(fonts, text, px)
    return fonts.width(Face.UI_BOLD, px, label.minus(text))


def _has_names(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def columns(array: Array, brush: Brush, px: int) -> list[int]:
    """Widths of an array's columns in pixels; lit entries do not move others."""
    count = max((len(row) for row in array.cells), default=0)
    out: list[int] = []
    for i in range(count):
        texts = [row[i].text for row in array.cells if i < len(row)]
        texts += array.room[i : i + 1]
        wide = max((_entry(brush.fonts, text, px) for text in texts), default=0)
        if i < len(array.column_names):
            name = array.column_names[i]
            wide = max(wide, _wide(brush.fonts, name, round(px * SMALL)))
        out.append(max(wide, round(0.5 * px)))
    return out


def _array(array: Array, brush: Brush, px: int) -> _Size:
    widths = columns(array, brush, px)
    inner = sum(widths) + COLUMN_GAP * px * max(0, len(widths) - 1)
    half = CELL * px * max(1, len(array.cells)) / 2
    head = SMALL * px * 1.3 if array.column_names or array.name else 0.0
    if array.column_names and array.name:
        head *= 2
    return _Size(
        inner + 2 * (BRACKET + 0.34) * px + _names_width(array, brush, px),
        half + head,
        half,
    )


def _names_width(array: Array, brush: Brush, px: int) -> float:
    if not any(array.row_names):
        return 0.0
    size = round(px * SMALL)
    return max(_wide(brush.fonts, name, size) for name in array.row_names) + 0.45 * px


class _RowPainter:
    """Paints one row at a strength: text by its alpha, brackets by mixing."""

    def __init__(
        self, surface: pygame.Surface, brush: Brush, px: int, alpha: float
    ) -> None:
        self.surface = surface
        self.brush = brush
        self.px = px
        self.alpha = alpha

    def row(self, row: Row, x: float, axis: float, size: _Size) -> None:
        left = x
        for block in row.blocks:
            part = _block(block, self.brush, self.px)
            self.block(block, left, axis, struck=row.struck)
            left += part.w + BLOCK_GAP * self.px
        if row.struck:
            bad = self.tint(self.brush.theme.bad)
            ends = ((x - 0.2 * self.px, axis + 0.1 * self.px),)
            end = (x + size.w + 0.2 * self.px, axis - 0.1 * self.px)
            strokes.line(self.surface, bad, ends[0], end, max(1.5, 0.07 * self.px))
        if row.note:
            px = max(5, round(self.px * NOTE))
            quiet = self.brush.theme.quiet
            drawn = self.brush.fonts.render(Face.UI, px, row.note, quiet)
            top = axis + size.below + 0.3 * px
            label.show(self.surface, drawn, (x, top), self.alpha)

    def block(self, block: Block, x: float, axis: float, *, struck: bool) -> None:
        match block:
            case Array():
                self.array(block, x, axis, struck=struck)
            case Formula():
                drawn = _formula(block, self.brush, self.px, self.ink(block.tone))
                top = axis - drawn.get_height() / 2
                label.show(self.surface, drawn, (x, top), self.alpha)
            case Sign():
                self.sign(block, x, axis)

    def sign(self, sign: Sign, x: float, axis: float) -> None:
        base = axis + 0.35 * self.px
        self.words(sign.text, (x, base), self.px, self.ink(sign.tone))

    def words(
        self, text: str, at: tuple[float, float], px: int, colour: Colour
    ) -> None:
        """A line of names, numbers and signs, its baseline beginning at ``at``."""
        fonts, (x, base) = self.brush.fonts, at
        for part, face, sub in label.parts(label.minus(text)):
            size = round(px * SUB) if sub else px
            drawn = fonts.render(face, size, part, colour)
            top = base - fonts.ascent(face, size) + (px // 5 if sub else 0)
            label.show(self.surface, drawn, (x, top), self.alpha)
            x += fonts.width(face, size, part)

    def array(self, array: Array, x: float, axis: float, *, struck: bool) -> None:
        px = self.px
        widths = columns(array, self.brush, px)
        inner = sum(widths) + COLUMN_GAP * px * max(0, len(widths) - 1)
        half = CELL * px * max(1, len(array.cells)) / 2
        x += _names_width(array, self.brush, px)
        right = x + inner + 2 * (BRACKET + 0.34) * px
        self.brackets(x, right, axis - half, axis + half)
        left = x + (BRACKET + 0.34) * px
        self.names(array, x, left, axis - half, widths)
        for r, row in enumerate(array.cells):
            middle = axis - half + (r + 0.5) * CELL * px
            at = left
            for c, cell in enumerate(row):
                self.cell(cell, at + widths[c] / 2, middle, struck=struck)
                at += widths[c] + COLUMN_GAP * px

    def brackets(self, left: float, right: float, top: float, bottom: float) -> None:
        px = self.px
        wide = max(1.3, 0.055 * px)
        colour = self.tint(mix(self.brush.theme.bone, self.brush.theme.fog, 0.25))
        top, bottom = top + 0.1 * px, bottom - 0.1 * px
        for x, way in ((left, 1.0), (right, -1.0)):
            foot = x + way * BRACKET * px * 0.8
            strokes.line(self.surface, colour, (x, top), (x, bottom), wide)
            for y in (top, bottom):
                strokes.line(self.surface, colour, (x, y), (foot, y), wide)

    def names(
        self, array: Array, x: float, left: float, top: float, widths: list[int]
    ) -> None:
        size = max(5, round(self.px * SMALL))
        for r, name in enumerate(array.row_names):
            middle = top + (r + 0.5) * CELL * self.px
            start = x - _wide(self.brush.fonts, name, size) - 0.3 * self.px
            tone = _tone_of(array.cells[r]) if r < len(array.cells) else Tone.PLAIN
            self.words(name, (start, middle + 0.35 * size), size, self.name_ink(tone))
        at_x = left
        line = size * 1.3
        for c, name in enumerate(array.column_names[: len(widths)]):
            start = at_x + (widths[c] - _wide(self.brush.fonts, name, size)) / 2
            tone = _tone_of(tuple(row[c] for row in array.cells if c < len(row)))
            base = top - line + 0.95 * size
            self.words(name, (start, base), size, self.name_ink(tone))
            at_x += widths[c] + COLUMN_GAP * self.px
        if array.name:
            up = line * (2 if array.column_names else 1)
            centre = left + (sum(widths) + COLUMN_GAP * self.px * (len(widths) - 1)) / 2
            wide = _wide(self.brush.fonts, array.name, round(size * 1.15))
            at = (centre - wide / 2, top - up + 0.9 * size)
            self.words(array.name, at, round(size * 1.15), self.name_ink(Tone.PLAIN))

    def name_ink(self, tone: Tone) -> Colour:
        """Names are quiet, and wear the colour of what they name."""
        quiet = self.brush.theme.quiet
        return quiet if tone is Tone.PLAIN else mix(quiet, self.ink(tone), 0.8)

    def cell(self, cell: Cell, x: float, y: float, *, struck: bool) -> None:
        px, theme = self.px, self.brush.theme
        colour = self.ink(cell.tone)
        if struck:
            colour = mix(colour, theme.ground, 0.35)
        if cell.lit:
            # Mixed with the entry's own colour it would be the colour of mud.
            glow = 0.36 * self.alpha
            self.brush.patches.glow(self.surface, theme.ember, (x, y), 1.25 * px, glow)
        base = y + 0.35 * px
        wide = self.entry(cell, x, base, colour)
        if cell.lit:
            half = max(wide / 2, 0.3 * px)
            under = base + 0.2 * px
            ends = ((x - half, under), (x + half, under))
            ember = self.tint(theme.ember)
            strokes.line(self.surface, ember, *ends, max(1.4, 0.06 * px))

    def entry(self, cell: Cell, x: float, base: float, colour: Colour) -> int:
        """An entry around ``x`` on its baseline; returns its width."""
        px, fonts = self.px, self.brush.fonts
        if _has_names(cell.text):
            wide = _wide(self.brush.fonts, cell.text, px)
            self.words(cell.text, (x - wide / 2, base), px, colour)
            return wide
        face = Face.UI_BOLD if cell.lit else Face.UI_MEDIUM
        drawn = fonts.render(face, px, label.minus(cell.text), colour)
        at = (x - drawn.get_width() / 2, base - fonts.ascent(face, px))
        label.show(self.surface, drawn, at, self.alpha)
        return drawn.get_width()

    def ink(self, tone: Tone) -> Colour:
        return self.brush.theme.of(tone).colour

    def tint(self, colour: Colour) -> Colour:
        return mix(self.brush.theme.ground, colour, self.alpha)


def _tone_of(cells: tuple[Cell, ...]) -> Tone:
    """The tone that all cells share, or none."""
    tones = {cell.tone for cell in cells}
    return tones.pop() if len(tones) == 1 else Tone.PLAIN
