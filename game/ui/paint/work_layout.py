"""Where a calculation stands: everything in ems of one size, which fits its box."""

from collections.abc import Iterator
from functools import lru_cache
from math import floor
from typing import NamedTuple

import pygame

from game.figure.easing import lerp
from game.figure.letters import CLOSED, OPEN, depths
from game.figure.products import TIMES, Part, Token, tokens
from game.figure.things import (
    Array,
    Block,
    Box,
    Cell,
    Formula,
    Product,
    Row,
    Sign,
    Word,
    Work,
)
from game.ui.paint import label
from game.ui.paint.brush import Brush
from game.ui.theme import Colour
from game.ui.type.fonts import Face, Fonts

EM = 44.0
GROWN = 1.75
# How far a row's place reaches to both sides of it, so that its frame has air.
FRAMED = 0.22
BRACKET = 0.26
SMALL = 0.62
# In pixels: an index under a name is smaller still, and is to be read.
NAMES = 15
# Notes beside a long formula, which is set small, do not fall below this while they
# are smaller than it.
NOTE, NOTE_MOST, NOTE_LEAST = 0.62, 0.8, 21.0
# In ems: brackets around letters, and how much higher those around brackets are.
BRACKETS, DEEPER = 1.15, 0.2
# Between a bracket and what it holds, and between all else in a word.
SNUG, APART = 0.05, 0.24
# About the signs of a written sum: a dot stands near its numbers.
TIGHT, LOOSE = 0.3, 0.45


class Air(NamedTuple):
    """In ems: a cell's height, and what is between columns, blocks and rows."""

    cell: float
    columns: float
    blocks: float
    rows: float


# At the first size of text, and at twice that: what is large needs less air around it.
ROOMY, CLOSE = Air(1.62, 0.95, 0.5, 0.7), Air(1.3, 0.7, 0.4, 0.4)


def air(brush: Brush) -> Air:
    """The air of a calculation for a reader's size of text."""
    large = min(1.0, max(0.0, brush.view.text_scale - 1.0))
    pairs = zip(ROOMY, CLOSE, strict=True)
    return Air(*(lerp(roomy, close, large) for roomy, close in pairs))


class Size(NamedTuple):
    """Width, and height above and below the axis, in pixels."""

    w: float
    above: float
    below: float


class LaidRow(NamedTuple):
    """A row of a calculation at a size: its left upper corner, in pixels."""

    row: Row
    x: float
    top: float
    size: Size

    @property
    def axis(self) -> float:
        """What the middles of its blocks stand on."""
        return self.top + self.size.above


def measure_work(work: Work, brush: Brush) -> tuple[float, float]:
    """Width and height in pixels that a calculation takes at its natural size."""
    return measured(work, brush, _natural(brush))


def work_area(work: Work, box: Box, brush: Brush) -> Box:
    """What a calculation takes of its box, with a little room around it."""
    px = fitting(work, box, brush)
    w, h = measured(work, brush, px)
    wide, high = w + 2.6 * px, h + 2.6 * px
    middle = (box.x + box.w / 2, box.y + box.h / 2)
    return Box(middle[0] - wide / 2, middle[1] - high / 2, wide, high)


def fitting(work: Work, box: Box, brush: Brush) -> int:
    """The em, in pixels, at which a calculation fits a box: one of few, at least 8."""
    px = _stepped(_natural(brush) * GROWN)
    for _ in range(8):
        w, h = measured(work, brush, px)
        share = min(box.w / max(1.0, w), box.h / max(1.0, h))
        if share >= 1.0 or px <= 8:
            break
        px = max(8, min(px - 1, _stepped(px * share)))
    return px


def laid_rows(work: Work, box: Box, brush: Brush, px: int) -> Iterator[LaidRow]:
    """The rows in the middle of a box of pixels."""
    w, h = measured(work, brush, px)
    x, y = box.x + (box.w - w) / 2, box.y + (box.h - h) / 2
    gap = air(brush).rows * px
    for row in work.rows:
        size = _row(row, brush, px)
        yield LaidRow(row, x, y, size)
        tall = size.above + size.below + _note_height(row, brush, px) + gap
        y += row.room * tall


def laid_blocks(laid: LaidRow, brush: Brush, px: int) -> Iterator[tuple[Block, float]]:
    """The blocks of a row and their left ends."""
    left, gap = laid.x, air(brush).blocks * px
    for block in laid.row.blocks:
        yield block, left
        left += _block(block, brush, px).w + gap


def column_starts(left: float, widths: list[int], gap: float) -> Iterator[float]:
    """The left ends of an array's columns, of which the first is given."""
    for wide in widths:
        yield left
        left += wide + gap


def cell_spots(
    array: Array, x: float, axis: float, brush: Brush, px: int
) -> list[list[tuple[float, float]]]:
    """The middles of an array's cells, row by row; it begins at ``x``."""
    widths = columns(array, brush, px)
    first = x + names_width(array, brush, px) + (BRACKET + 0.34) * px
    room = air(brush)
    tall = room.cell * px
    top = axis - tall * max(1, len(array.cells)) / 2
    starts = list(column_starts(first, widths, room.columns * px))
    across = [at + wide / 2 for at, wide in zip(starts, widths, strict=True)]
    return [
        [(at, top + (r + 0.5) * tall) for at in across[: len(row)]]
        for r, row in enumerate(array.cells)
    ]


def product_spots(
    product: Product, brush: Brush, px: int
) -> tuple[list[tuple[Token, float]], float]:
    """The signs of a written sum, their middles from its left end, and its width."""
    found, x = [], 0.0
    for token in tokens(product):
        wide = words_width(brush.fonts, token.text, px)
        gap = TIGHT if token.text == TIMES else LOOSE if token.part is Part.SIGN else 0
        x += gap * px
        found.append((token, x + wide / 2))
        x += wide + gap * px
    return found, x


def work_places(
    work: Work, box: Box, brush: Brush
) -> Iterator[tuple[str, pygame.Rect]]:
    """The rows by their keys, and the cells that have keys, in window pixels."""
    px = fitting(work, box, brush)
    for laid in laid_rows(work, box, brush, px):
        row, x, top, size = laid
        wide, high = round(max(size.w, 1)), round(size.above + size.below)
        area = pygame.Rect(round(x), round(top), wide, high)
        yield row.key, area.inflate(2 * round(FRAMED * px), 0)
        for block, left in laid_blocks(laid, brush, px):
            if isinstance(block, Array):
                yield from _cells(block, left, laid.axis, brush, px)


def _cells(
    array: Array, x: float, axis: float, brush: Brush, px: int
) -> Iterator[tuple[str, pygame.Rect]]:
    widths = columns(array, brush, px)
    room = air(brush)
    tall, gap = room.cell * px, room.columns * px
    top = axis - tall * max(1, len(array.cells)) / 2
    first = x + names_width(array, brush, px) + (BRACKET + 0.34) * px
    for r, row in enumerate(array.cells):
        starts = column_starts(first, widths, gap)
        for wide, at, cell in zip(widths, starts, row, strict=False):
            if cell.key:
                yield (
                    cell.key,
                    pygame.Rect(
                        round(at - 0.2 * gap),
                        round(top + (r + 0.06) * tall),
                        round(wide + 0.4 * gap),
                        round(0.88 * tall),
                    ),
                )


def _stepped(px: float) -> int:
    """Downward: in twos above sixteen pixels, in fours above forty."""
    step = 1 if px < 16 else 2 if px < 40 else 4
    return floor(px / step) * step


def _natural(brush: Brush) -> int:
    return max(8, round(EM * brush.k * brush.view.text_scale))


def measured(work: Work, brush: Brush, px: int) -> tuple[float, float]:
    """Width and height in pixels of a calculation at a size."""
    sizes = [_row(row, brush, px) for row in work.rows]
    tall = [s.above + s.below for s in sizes]
    rooms, gap = [row.room for row in work.rows], air(brush).rows * px
    high = (
        room * (own + _note_height(row, brush, px) + gap)
        for row, own, room in zip(work.rows, tall, rooms, strict=True)
    )
    small = note_px(brush, px)
    notes = [text for row in work.rows for text in (row.note, row.spare)]
    wide = [brush.fonts.width(Face.UI, small, note) for note in notes]
    width = max((*(size.w for size in sizes), *wide), default=0.0)
    return width, max(0.0, sum(high) - gap)


def names_px(px: int) -> int:
    """The size of the names of rows and columns beside numbers of a size."""
    return max(round(px * SMALL), min(NAMES, px))


def note_px(brush: Brush, px: int) -> int:
    """The em of the notes of a calculation, in pixels."""
    least = min(px * NOTE_MOST, NOTE_LEAST * brush.k)
    return max(round(px * NOTE), round(least), min(label.READ, px), 5)


def _note_height(row: Row, brush: Brush, px: int) -> float:
    return 1.6 * note_px(brush, px) if row.note or row.spare else 0.0


def _row(row: Row, brush: Brush, px: int) -> Size:
    sizes = [_block(block, brush, px) for block in row.blocks]
    gaps = air(brush).blocks * px * max(0, len(sizes) - 1)
    return Size(
        sum(s.w for s in sizes) + gaps,
        max((s.above for s in sizes), default=px / 2),
        max((s.below for s in sizes), default=px / 2),
    )


def _block(block: Block, brush: Brush, px: int) -> Size:
    match block:
        case Array():
            return _array(block, brush, px)
        case Formula():
            drawn = formula(block, brush, px, (255, 255, 255))
            half = max(drawn.get_height() / 2, px * 0.7)
            return Size(drawn.get_width(), half, half)
        case Sign():
            texts = (block.text, block.room)
            wide = max(words_width(brush.fonts, text, px) for text in texts)
            return Size(wide, px * 0.7, px * 0.7)
        case Product():
            return Size(product_spots(block, brush, px)[1], px * 0.7, px * 0.7)
        case Word():
            return Size(word_width(block, brush.fonts, px), px * 0.8, px * 0.8)


class WordSpot(NamedTuple):
    """Where a sign of a word stands: its left end, width and em, in pixels."""

    x: float
    wide: float
    px: int


@lru_cache(maxsize=256)
def word_spots(signs: tuple[Cell, ...], fonts: Fonts, px: int) -> list[WordSpot]:
    """The signs of a word, of which the first begins at 0."""
    found, x, inside = list[WordSpot](), 0.0, depths(signs)
    for at, sign in enumerate(signs):
        high = round(px * (BRACKETS + DEEPER * inside[at])) if at in inside else px
        wide = words_width(fonts, sign.text, high)
        before = signs[at - 1] if at else None
        if before is not None:
            close = before.text == OPEN or sign.text.startswith(CLOSED)
            x += (SNUG if close else APART) * px
        found.append(WordSpot(x, wide, high))
        x += wide
    return found


def word_width(word: Word, fonts: Fonts, px: int) -> float:
    """Width of a word, also on its way."""

    def wide(signs: tuple[Cell, ...]) -> float:
        last = word_spots(signs, fonts, px)[-1]
        return last.x + last.wide

    if not word.was or word.way >= 1.0:
        return wide(word.signs)
    return lerp(wide(word.was), wide(word.signs), word.way)


@lru_cache(maxsize=2048)
def words_width(fonts: Fonts, text: str, px: int) -> int:
    """Width of a line of names, numbers and signs."""
    return sum(
        fonts.width(face, label.lower(px) if sub else px, part)
        for part, face, sub in label.parts(label.minus(text))
    )


def formula(block: Formula, brush: Brush, px: int, colour: Colour) -> pygame.Surface:
    """A formula in a colour."""
    return label.picture(brush, f"${block.tex}$", px, colour, rim=False)


@lru_cache(maxsize=2048)
def _entry(fonts: Fonts, text: str, px: int) -> int:
    """Width of an entry, lit or not."""
    if has_names(text):
        return words_width(fonts, text, px)
    return fonts.width(Face.UI_BOLD, px, label.minus(text))


def has_names(text: str) -> bool:
    """Whether an entry is more than a number."""
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
            wide = max(wide, words_width(brush.fonts, name, names_px(px)))
        out.append(max(wide, round(0.5 * px)))
    return out


def inner_width(widths: list[int], gap: float) -> float:
    """Width of what is between an array's brackets."""
    return sum(widths) + gap * max(0, len(widths) - 1)


def _array(array: Array, brush: Brush, px: int) -> Size:
    room = air(brush)
    inner = inner_width(columns(array, brush, px), room.columns * px)
    half = room.cell * px * max(1, len(array.cells)) / 2
    head = 1.3 * names_px(px) if array.column_names or array.name else 0.0
    if array.column_names and array.name:
        head *= 2
    wide = inner + 2 * (BRACKET + 0.34) * px + names_width(array, brush, px)
    return Size(wide, half + head, half)


def names_width(array: Array, brush: Brush, px: int) -> float:
    """Width of the names of an array's rows, which stand before it."""
    if not any(array.row_names):
        return 0.0
    names = (words_width(brush.fonts, n, names_px(px)) for n in array.row_names)
    return max(names) + 0.45 * px
