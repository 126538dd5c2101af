"""Painting bars: blocks end to end on one scale, with marks across them."""

from collections.abc import Iterator

import pygame
from msgspec import Struct

from game.figure.things import Bar, Bars, Box, Part, Tone
from game.ui.paint import strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.label import picture, show
from game.ui.paint.lamps import number
from game.ui.theme import Colour, mix

HIGH = 74.0
ROW = 190.0
GAP = 3.0
NAME = 30.0
HEAD = 66.0


class PartPlace(Struct, frozen=True):
    """Where a block of a bar stands, in window pixels; ``key`` is the block's."""

    key: str
    area: pygame.Rect


class _Frame(Struct, frozen=True):
    """The scale of a panel: the left end, the top, pixels a unit and a logical unit."""

    left: float
    top: float
    unit: float
    k: float


def part_places(bars: Bars, box: Box, brush: Brush) -> tuple[PartPlace, ...]:
    """Where every block can be touched, also one that is too thin to be seen."""
    frame = _frame(bars, box, brush)
    return tuple(
        PartPlace(part.key, area)
        for row, bar in enumerate(bars.bars)
        for part, area in _areas(bar, row, frame)
    )


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
    for row, bar in enumerate(bars.bars):
        _bar(surface, brush, bar, row, frame, bars.alpha, wide)


def _frame(bars: Bars, box: Box, brush: Brush) -> _Frame:
    rows = max(1, len(bars.bars))
    k = min(brush.k * small_text(brush), box.h / (ROW * rows))
    wide = max(1.0, min(0.94 * box.w, 900 * k))
    left = box.x + (box.w - wide) / 2
    top = box.y + (box.h - ROW * k * rows) / 2
    return _Frame(left, top, wide / max(1e-9, bars.whole), k)


def _fitted(brush: Brush, words: str, size: float, wide: float) -> pygame.Surface:
    """A bar's name, set smaller where it would be wider than the bar."""
    px = max(5, round(size))
    while True:
        name = picture(brush, words, px, brush.theme.text, rim=False)
        if name.get_width() <= wide or px <= 8:
            return name
        px = max(8, min(px - 1, round(px * wide / name.get_width())))


def _areas(bar: Bar, row: int, frame: _Frame) -> Iterator[tuple[Part, pygame.Rect]]:
    top = frame.top + (row * ROW + HEAD) * frame.k
    x = frame.left
    for part in bar.parts:
        wide = max(0.0, part.size) * frame.unit
        area = pygame.Rect(
            round(x),
            round(top),
            max(1, round(x + wide) - round(x)),
            round(HIGH * frame.k),
        )
        yield part, area
        x += wide


def _bar(
    surface: pygame.Surface,
    brush: Brush,
    bar: Bar,
    row: int,
    frame: _Frame,
    alpha: float,
    wide: float,
) -> None:
    theme, k = brush.theme, frame.k
    top = frame.top + (row * ROW + HEAD) * k
    if bar.label:
        name = _fitted(brush, bar.label, NAME * k, wide)
        show(surface, name, (frame.left, top - 26 * k - name.get_height()), alpha)
    rest = pygame.Rect(round(frame.left), round(top), round(wide), round(HIGH * k))
    line = mix(theme.ground, theme.quiet, 0.5 * alpha)
    pygame.draw.rect(surface, line, rest, max(1, round(1.2 * k)), round(4 * k))
    for part, area in _areas(bar, row, frame):
        _part(surface, brush, part, area, k, alpha)
    for at, tone, dashed in (
        (bar.asked, Tone.GOAL, False),
        (bar.guess, Tone.GUESS, True),
    ):
        if at is not None:
            colour = mix(theme.ground, theme.of(tone).colour, alpha)
            _mark(surface, colour, frame.left + at * frame.unit, rest, k, dashed=dashed)


def _part(
    surface: pygame.Surface,
    brush: Brush,
    part: Part,
    area: pygame.Rect,
    k: float,
    alpha: float,
) -> None:
    theme = brush.theme
    colour = theme.of(part.tone).colour
    inner = area.inflate(-max(2, round(GAP * k)), -max(2, round(2 * GAP * k)))
    if inner.width > 0:
        edge = max(1, round(2 * k))
        if part.struck:
            pygame.draw.rect(
                surface, mix(theme.ground, colour, 0.55 * alpha), inner, edge
            )
            ends = (inner.bottomleft, inner.topright)
            faint = mix(theme.ground, colour, 0.35 * alpha)
            strokes.line(surface, faint, *ends, max(1.0, 1.5 * k))
        else:
            pygame.draw.rect(surface, mix(theme.ground, colour, 0.62 * alpha), inner)
            pygame.draw.rect(surface, mix(theme.ground, colour, alpha), inner, edge)
    if not part.label:
        return
    px = max(5, round(25 * k))
    name = picture(brush, part.label, px, theme.text, rim=False)
    size = picture(brush, number(part.size), px, theme.quiet, rim=False)
    under = area.bottom + 4 * k
    if name.get_width() + 6 * k <= max(area.width, 30 * k):
        at = (area.centerx - name.get_width() / 2, area.centery - name.get_height() / 2)
        show(surface, name, at, alpha * (0.6 if part.struck else 1.0))
        if size.get_width() <= area.width + 10 * k:
            show(surface, size, (area.centerx - size.get_width() / 2, under), alpha)


def _mark(
    surface: pygame.Surface,
    colour: Colour,
    x: float,
    rest: pygame.Rect,
    k: float,
    *,
    dashed: bool,
) -> None:
    """A line across the bar that stands out at both sides."""
    out = 10 * k
    wide = max(1.6, 3 * k)
    pieces = 5 if dashed else 1
    step = (rest.height + 2 * out) / (2 * pieces - 1)
    for i in range(pieces):
        y = rest.top - out + 2 * i * step
        strokes.line(surface, colour, (x, y), (x, y + step), wide)
    head = [(x - 8 * k, rest.top - out - 8 * k), (x + 8 * k, rest.top - out - 8 * k)]
    strokes.line(surface, colour, head[0], (x, rest.top - out), wide)
    strokes.line(surface, colour, head[1], (x, rest.top - out), wide)
