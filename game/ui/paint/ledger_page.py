"""Painting a page of the Ledger: guesses in words, their marks in the margin.

The size that fits is found by counting lines: only what is seen is set in type.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import ceil, floor, log

import pygame
from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Box, Entry, Page
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.hand_marks import Written, hand_mark
from game.ui.paint.label import show
from game.ui.paint.panel import paper
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs
from game.ui.type.typesetting import Run, Style, Text, Typesetter
from game.ui.type.unbroken_pairs import unbroken

WORDS = 34.0
EVIDENCE = 26.0
# However full a page is: 12 pixels in a window of 720 rows.
READ = 18.0
HEADING = 46.0
MARGIN = 46.0
GUTTER = 62.0
GAP = 30.0
LEADING = 1.34
SHRINK = 0.96
SMALLEST = 0.35
WIDTHS = 24.0


class _Set(Struct, frozen=True):
    """An entry set in type."""

    entry: Entry
    words: Text
    evidence: Text | None
    height: float


class EntryPlace(Struct, frozen=True):
    """Where an entry stands, in window pixels: its mark, its words, what is under."""

    key: str
    mark: pygame.Rect
    words: pygame.Rect
    evidence: pygame.Rect


class _Laid(Struct, frozen=True):
    """A page set in type: its sheet, the scale that fits, the tops of its entries."""

    box: Box
    scale: float
    entries: list[_Set]
    tops: list[float]


def entry_places(page: Page, box: Box, brush: Brush) -> tuple[EntryPlace, ...]:
    """Where the entries of a page stand when it is painted in a box of pixels."""
    if box.w < 8 or box.h < 8:
        return ()
    laid = _laid(page, box, brush)
    left = laid.box.x + MARGIN * brush.k
    gutter = GUTTER * brush.k * laid.scale
    wide = laid.box.x + laid.box.w - MARGIN * brush.k - left - gutter
    out = []
    for item, top in zip(laid.entries, laid.tops, strict=True):
        first, under = item.words.height, item.evidence.height if item.evidence else 0
        x, y = round(left + gutter), round(top)
        sign = pygame.Rect(round(left), y, round(gutter), item.words.leading)
        words = pygame.Rect(x, y, round(wide), first)
        below = pygame.Rect(x, y + first, round(wide), under)
        out.append(EntryPlace(item.entry.key, sign, words, below))
    return tuple(out)


def stacked_height(
    pages: Sequence[Page], width: float, gap: float, brush: Brush, scale: float
) -> float:
    """Pixels that pages under each other take, whichever of them are turned to.

    Their type is of a ``scale``.
    """
    turned = (pages, *pages[0].fellows) if pages else ()
    sums = (
        sum(_measured(page, width, brush, scale) for page in each)
        + gap * (len(each) - 1)
        for each in turned
    )
    return max(sums, default=0.0)


def stacked_scale(
    pages: Sequence[Page], width: float, height: float, gap: float, brush: Brush
) -> float:
    """The scale of the type of pages under each other, whichever are turned to."""
    return _last(scaling(pages, width, height, gap, brush))


def scaling(
    pages: Sequence[Page], width: float, height: float, gap: float, brush: Brush
) -> Iterator[float]:
    """The same, closer with each step: the last is the one. What was measured is kept.

    For very long pages all of it takes several frames.
    """
    return _larger(
        lambda scale: stacked_height(pages, width, gap, brush, scale) <= height, brush
    )


def stacked(
    pages: Sequence[Page], width: float, height: float, gap: float, brush: Brush
) -> dict[str, Box]:
    """Boxes for pages under each other, as tall as what they hold.

    The type of all, and of those that they are turned to, is of one size.
    """
    scale = stacked_scale(pages, width, height, gap, brush)
    tall = stacked_height(pages, width, gap, brush, scale)
    boxes = {}
    y = max(0.0, height - tall) / 2
    for page in pages:
        high = _measured(page, width, brush, scale)
        boxes[page.key] = Box(0.0, y, width, high)
        y += high + gap
    return boxes


def paint_ledger(surface: pygame.Surface, page: Page, box: Box, brush: Brush) -> None:
    """Paint a page in a box of pixels; its type shrinks until everything fits."""
    if page.alpha <= 0.01 or box.w < 8 or box.h < 8:
        return
    laid = _laid(page, box, brush)
    box, scale = laid.box, laid.scale
    paper(surface, box, brush, page.alpha)
    left = box.x + MARGIN * brush.k
    if page.heading:
        y = box.y + MARGIN * brush.k * min(1.0, scale)
        drawn = _heading(page.heading, box.w - 2 * MARGIN * brush.k, scale, brush)
        show(surface, drawn, (left, y), page.alpha)
        y += _heading_px(brush, scale) * 1.5
        line = mix(brush.theme.panel, brush.theme.hairline, page.alpha)
        right = box.x + box.w - MARGIN * brush.k
        strokes.line(surface, line, (left, y), (right, y), 1.0)
    for item, top in zip(laid.entries, laid.tops, strict=True):
        strength = page.alpha * item.entry.alpha
        if strength > 0.01:
            _entry(surface, brush, item, (left, top), laid, strength)


def _heading_px(brush: Brush, scale: float) -> int:
    return max(6, round(HEADING * brush.k * scale))


def _heading(words: str, room: float, scale: float, brush: Brush) -> pygame.Surface:
    """A heading in one line, smaller where it would be too long for that."""
    px, face, ink = _heading_px(brush, scale), Face.TITLE, brush.theme.parchment
    wide = brush.fonts.width(face, px, words)
    px = px if wide <= room else max(6, floor(px * room / wide))
    return brush.fonts.render(face, px, words, ink)


def _laid(page: Page, box: Box, brush: Brush) -> _Laid:
    scale = _fitting(page, box, brush)
    entries = _set(page, box, brush, scale)
    high = min(box.h, _measured(page, box.w, brush, scale))
    box = Box(box.x, box.y + (box.h - high) / 2, box.w, high)
    y = box.y + MARGIN * brush.k * min(1.0, scale)
    if page.heading:
        y += _heading_px(brush, scale) * 1.5 + 22 * brush.k * scale
    tops = []
    for item in entries:
        tops.append(y)
        y += item.height
    return _Laid(box, scale, entries, tops)


def _fitting(page: Page, box: Box, brush: Brush) -> float:
    """The scale with which a page fits a box."""
    return _largest(lambda s: _measured(page, box.w, brush, s) <= box.h, brush)


def _largest(fits: Callable[[float], bool], brush: Brush) -> float:
    """The reader's scale, or the first of the smaller ones that fits."""
    return _last(_larger(fits, brush))


def _larger(fits: Callable[[float], bool], brush: Brush) -> Iterator[float]:
    """That scale is the last; each step but that tries one that may be."""
    whole = max(SMALLEST, brush.view.text_scale)
    low, high = 0, ceil(log(SMALLEST / whole) / log(SHRINK))
    while low < high:
        middle = (low + high) // 2
        fit = fits(whole * SHRINK**middle)
        low, high = (low, middle) if fit else (middle + 1, high)
        yield whole * SHRINK**middle
    yield whole * SHRINK**low


def _last(steps: Iterator[float]) -> float:
    return deque(steps, maxlen=1).pop()


def _room(width: float, brush: Brush, scale: float) -> float:
    """Logical units of a line of words on a page that is so many pixels wide."""
    room = width / brush.k - 2 * MARGIN - GUTTER * scale
    return max(120.0, room // WIDTHS * WIDTHS)


def _measured(page: Page, width: float, brush: Brush, scale: float) -> float:
    """Pixels that a page takes with its type at a scale; nothing is set for it."""
    room, setter, k = _room(width, brush, scale), brush.typesetter, brush.k
    high = sum(_high(setter, entry, room, scale, k) for entry in page.entries)
    head = (HEADING * 1.5 + 22) * k * scale if page.heading else 0.0
    return high + head + 2 * MARGIN * k * min(1.0, scale)


@lru_cache(maxsize=4096)
def _high(
    setter: Typesetter, entry: Entry, room: float, scale: float, k: float
) -> float:
    """Pixels that an entry takes, the gap under it included."""

    def tall(text: str, size: float, face: Face) -> float:
        style = _style(_size(size, scale), room, (0, 0, 0), face)
        return style.line(k) * setter.lines(_runs(text), style)

    under = (tall(x, EVIDENCE, Face.UI) for x in (entry.evidence, *entry.room) if x)
    own = tall(entry.words, WORDS, Face.READING)
    return GAP * k * scale + own + max(under, default=0.0)


def _size(size: float, scale: float) -> float:
    return max(READ, size * scale)


def _runs(text: str) -> tuple[Run, ...]:
    """Words of a page; what stands between brackets keeps to one line."""
    found = runs(text)
    return tuple(r if r.formula else replace(r, text=unbroken(r.text)) for r in found)


def _style(size: float, room: float, ink: Colour, face: Face) -> Style:
    plain = Style(size=size, width=room, colour=ink, leading=LEADING, shadow=False)
    return replace(plain, face=face)


def _set(page: Page, box: Box, brush: Brush, scale: float) -> list[_Set]:
    """The entries in type."""
    room, theme, k = _room(box.w, brush, scale), brush.theme, brush.k
    out = []
    for entry in page.entries:
        colour = theme.parchment if entry.lit else theme.text
        style = _style(_size(WORDS, scale), room, colour, Face.READING)
        words = brush.set(_runs(entry.words), style)
        evidence = None
        if entry.evidence:
            small = _style(_size(EVIDENCE, scale), room, theme.quiet, Face.UI)
            evidence = brush.set(_runs(entry.evidence), small)
        high = _high(brush.typesetter, entry, room, scale, k)
        out.append(_Set(entry, words, evidence, high))
    return out


def _entry(
    surface: pygame.Surface,
    brush: Brush,
    item: _Set,
    at: tuple[float, float],
    laid: _Laid,
    strength: float,
) -> None:
    box, scale, k, (x, y) = laid.box, laid.scale, brush.k, at
    if item.entry.lit:
        sign, ember = (
            (x + 15 * k * scale, y + item.words.leading / 2),
            brush.theme.ember,
        )
        brush.patches.glow(surface, ember, sign, 46 * k * scale, 0.3 * strength)
        bar = (x - 20 * k, y + 4 * k), (x - 20 * k, y + item.height - 34 * k * scale)
        warm = mix(brush.theme.panel, brush.theme.ember, strength)
        strokes.line(surface, warm, *bar, max(1.5, 3 * k))
    layer = pygame.Surface((round(box.w), round(item.height) + 2), pygame.SRCALPHA)
    target, dx, dy = (surface, x, y) if strength > 0.995 else (layer, x - box.x, 0.0)
    text_x = dx + GUTTER * k * scale
    middle = (dx + 15 * k * scale, dy + item.words.leading / 2)
    item.words.draw(target, text_x, dy)
    if item.evidence:
        item.evidence.draw(target, text_x, dy + item.words.height + 4 * k * scale)
    if strength <= 0.995:
        layer.set_alpha(round(255 * strength))
        surface.blit(layer, (round(box.x), round(y)))
        middle = (middle[0] + box.x, middle[1] + y)
    if strength > 0.5:
        written = Written(item.entry.mark, item.entry.key.rpartition(":")[2])
        hand_mark(surface, brush, written, middle, 17 * k * scale)
