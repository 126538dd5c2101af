"""Painting bars: blocks end to end on one scale, with marks across them."""

from collections.abc import Iterator
from math import floor

import pygame
from msgspec import Struct

from game.figure.numbers import decimal
from game.figure.things import Bar, Bars, Box, Part, Tone
from game.ui.paint.brush import Brush
from game.ui.paint.writer import Writer
from game.ui.theme import Colour

HIGH = 74.0
ROW = 190.0
GAP = 3.0
NAME = 30.0
HEAD = 66.0
# How much smaller than its name the size of a thin block may be set.
SMALLER = 0.75
# The least sizes of a block's name and of any type, in logical units.
NAMED, READ = 21.0, 18.0
# A name no wider than this stands under a block that is too thin for it.
BRIEF = 40.0


class _Frame(Struct, frozen=True):
    """The scale of a panel: the left end, the top, pixels a unit and a logical unit."""

    left: float
    top: float
    unit: float
    k: float


def part_places(
    bars: Bars, box: Box, brush: Brush
) -> Iterator[tuple[str, pygame.Rect]]:
    """Where every block can be touched, by its key, also one too thin to be seen."""
    frame = _frame(bars, box, brush)
    for row, bar in enumerate(bars.bars):
        for part, area in _areas(bar, row, frame):
            yield part.key, area


def bars_area(bars: Bars, box: Box, brush: Brush) -> Box:
    """What the bars take of their box, with a little room around them."""
    frame = _frame(bars, box, brush)
    soft = 40 * frame.k
    wide = frame.unit * bars.whole + 2 * soft
    high = ROW * frame.k * len(bars.bars) + 1.4 * soft
    return Box(frame.left - soft, frame.top - soft, wide, high)


def paint_bars(surface: pygame.Surface, bars: Bars, box: Box, brush: Brush) -> None:
    """Paint the bars in the middle of a box of pixels."""
    if not bars.bars or bars.alpha <= 0.01 or bars.whole <= 0.0:
        return
    frame = _frame(bars, box, brush)
    wide = frame.unit * bars.whole
    writer = Writer(surface, brush, bars.alpha)
    for row, bar in enumerate(bars.bars):
        _bar(writer, bar, row, frame, wide)


def _frame(bars: Bars, box: Box, brush: Brush) -> _Frame:
    rows = max(1, len(bars.bars))
    k = min(brush.k * brush.view.text_scale, box.h / (ROW * rows))
    wide = max(1.0, min(0.94 * box.w, 900 * k))
    left = box.x + (box.w - wide) / 2
    top = box.y + (box.h - ROW * k * rows) / 2
    return _Frame(left, top, wide / max(1e-9, bars.whole), k)


def _fitted(writer: Writer, words: str, size: float, wide: float) -> pygame.Surface:
    """A bar's name, set smaller where it would be wider than the bar."""
    px = max(5, round(size), round(READ * writer.brush.k))
    while True:
        name = writer.named(words, px, writer.theme.text)
        if name.get_width() <= wide or px <= 8:
            return name
        px = max(8, min(px - 1, round(px * wide / name.get_width())))


def _areas(bar: Bar, row: int, frame: _Frame) -> Iterator[tuple[Part, pygame.Rect]]:
    top = frame.top + (row * ROW + HEAD) * frame.k
    x = frame.left
    for part in bar.parts:
        wide = max(0.0, part.size) * frame.unit
        across = max(1, round(x + wide) - round(x))
        yield part, pygame.Rect(round(x), round(top), across, round(HIGH * frame.k))
        x += wide


def _bar(writer: Writer, bar: Bar, row: int, frame: _Frame, wide: float) -> None:
    theme, k = writer.theme, frame.k
    top = frame.top + (row * ROW + HEAD) * k
    if bar.label:
        name = _fitted(writer, bar.label, NAME * k, wide)
        writer.show(name, frame.left, top - 26 * k - name.get_height())
    rest = pygame.Rect(round(frame.left), round(top), round(wide), round(HIGH * k))
    line = writer.tint(theme.quiet, 0.5)
    edge = max(1, round(1.2 * k))
    pygame.draw.rect(writer.surface, line, rest, edge, round(4 * k))
    for part, area in _areas(bar, row, frame):
        _part(writer, part, area, k)
    for at, tone, dashes in ((bar.asked, Tone.GOAL, 1), (bar.guess, Tone.GUESS, 5)):
        if at is not None:
            x = frame.left + at * frame.unit
            _mark(writer, theme.of(tone).colour, x, rest, k, dashes)


def _part(writer: Writer, part: Part, area: pygame.Rect, k: float) -> None:
    theme, surface = writer.theme, writer.surface
    colour = theme.of(part.tone).colour
    inner = area.inflate(-max(2, round(GAP * k)), -max(2, round(2 * GAP * k)))
    if inner.width > 0:
        edge = max(1, round(2 * k))
        if part.struck:
            pygame.draw.rect(surface, writer.tint(colour, 0.55), inner, edge)
            thin = max(1.0, 1.5 * k)
            writer.line(colour, inner.bottomleft, inner.topright, thin, 0.35)
        else:
            pygame.draw.rect(surface, writer.tint(colour, 0.62), inner)
            pygame.draw.rect(surface, writer.tint(colour), inner, edge)
    if not part.label:
        return
    px = max(5, round(25 * k), round(NAMED * writer.brush.k))
    name = writer.named(part.label, px, theme.text)
    across = name.get_width() + 6 * k
    if area.width > 1 and area.width < across <= BRIEF * max(k, px / 25):
        writer.show(name, area.centerx - name.get_width() / 2, area.bottom + 4 * k)
    elif across <= area.width:
        faint = Writer(surface, writer.brush, writer.alpha * 0.6)
        (faint if part.struck else writer).centred(name, area.center)
        says, room = decimal(part.size).label(), area.width - 2 * k
        size = writer.named(says, px, theme.quiet)
        share = min(1.0, room / size.get_width())
        if share >= SMALLER and floor(px * share) >= round(READ * writer.brush.k):
            size = writer.named(says, floor(px * share), theme.quiet)
            writer.show(size, area.centerx - size.get_width() / 2, area.bottom + 4 * k)


def _mark(
    writer: Writer, colour: Colour, x: float, rest: pygame.Rect, k: float, dashes: int
) -> None:
    """A line across the bar that stands out at both sides."""
    out, wide = 10 * k, max(1.6, 3 * k)
    step = (rest.height + 2 * out) / (2 * dashes - 1)
    for i in range(dashes):
        y = rest.top - out + 2 * i * step
        writer.line(colour, (x, y), (x, y + step), wide)
    for side in (-8 * k, 8 * k):
        head = (x + side, rest.top - out - 8 * k)
        writer.line(colour, head, (x, rest.top - out), wide)
