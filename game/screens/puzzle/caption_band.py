"""The band under the figure: what to do now, a hint, the values of a handle."""

from math import ceil, sqrt
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box
from game.language import _
from game.puzzles.core.protocol import Handle, Role
from game.screens.puzzle.puzzle_layout import reach
from game.screens.puzzle.puzzle_view import Band
from game.ui.paint import strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.caption import CAPTION
from game.ui.paint.signs import mark, waiting
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Style, Text
from game.ui.type.unbroken_pairs import unbroken

NOW: Final = 33.0
HINT: Final = 30.0
VALUE: Final = 28.0
AIR: Final = 12
SIGN: Final = 26
# What the sign takes, with its glow, beyond its middle.
GLOW: Final = 20
# The lines that a hint leaves to the caption; how full they become.
MOST: Final = 2
LOOSE: Final = 0.95


class _Value(Struct, frozen=True):
    """A value as it is set: its place, and its sign if it is a mark."""

    value: str
    text: Text
    area: pygame.Rect
    sign: bool


class CaptionBand:
    """The band laid out for one moment: what to do now, a hint, a line of values.

    What is left of its ``area`` under them, from ``bottom`` on, is for the caption.
    """

    def __init__(self, brush: Brush, box: Box, band: Band) -> None:
        self.brush = brush
        self.area = brush.view.of(box)
        self._width = box.w
        self._handle = band.handle
        self._values: list[_Value] = []
        self._now: Text | None = None
        self._hint: Text | None = None
        self.bottom = self.area.y
        if band.now:
            # Beside it there is room for the sign on either side.
            wide, high = box.w - 2.0 * (SIGN + GLOW), self.area.height * 2 // 5
            self._now = self._set(band.now, NOW, high, width=wide)
            self.bottom += self._now.height + brush.view.px(AIR)
        self._hint_y = self.bottom
        if band.hint:
            valued = band.handle is not None and bool(band.handle.values)
            least = round(2 * reach(brush.view)) + brush.view.px(AIR)
            told = _caption_high(brush, band.caption, self.area.width)
            room = self.area.bottom - self.bottom - (least if valued else told)
            width = self._width
            self._hint = self._set(band.hint, HINT, room, width=width, italic=True)
            self.bottom += self._hint.height + brush.view.px(AIR)
        self._values_y = self.bottom
        if band.handle is not None:
            self._lay_values(band.handle)
            self.bottom = max(
                (v.area.bottom for v in self._values), default=self.bottom
            )

    def at(self, x: float, y: float) -> str | None:
        """The value under a window pixel; None where there is none."""
        found = (v.value for v in self._values if v.area.collidepoint(x, y))
        return next(found, None)

    def areas(self, value: str) -> list[pygame.Rect]:
        """Where a value can be touched; nothing where it is not offered."""
        return [v.area for v in self._values if v.value == value]

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the band on its ground."""
        if self._now is not None:
            self._draw_now(surface, self._now)
        if self._hint is not None:
            self._hint.draw(surface, self.area.x, self._hint_y)
        for item in self._values:
            self._draw_value(surface, item)

    def _draw_now(self, surface: pygame.Surface, text: Text) -> None:
        """What to do now, after the sign that something waits for the player."""
        brush, y = self.brush, self.area.y
        x = self.area.x + brush.view.px(SIGN + GLOW)
        text.draw(surface, x, y)
        left = x + min(line.x for line in text.lines)
        at = (left - brush.view.px(SIGN), y + text.leading / 2)
        waiting(surface, brush, at, 0.0, brush.theme.ember)

    def _set(
        self, words: str, size: float, room: int, *, width: float, italic: bool = False
    ) -> Text:
        """Words in type, shrunk until they fit above what else stands there."""
        brush, scale = self.brush, self.brush.view.text_scale
        words = unbroken(words)
        while True:
            style = Style(
                size=size * scale,
                width=width,
                colour=brush.theme.parchment if italic else brush.theme.text,
                italic=italic,
                leading=1.35,
                align=0.5,
            )
            text = brush.set(runs(quoted(words)), style)
            if text.height <= room or scale < 0.4:
                return text
            scale *= 0.94

    def _lay_values(self, handle: Handle) -> None:
        """The values in one line, shrunk until they fit."""
        scale = self.brush.view.text_scale
        while not self._laid(handle, scale) and scale > 0.35:
            scale *= 0.93

    def _laid(self, handle: Handle, scale: float) -> bool:
        """Set the values side by side; whether they fit."""
        brush, theme, top = self.brush, self.brush.theme, self._values_y
        least = round(2 * reach(brush.view))
        high = max(least, round(VALUE * 1.5 * scale * brush.k))
        gap, signed = round(26 * scale * brush.k), handle.role is Role.MARK
        lead = round(38 * scale * brush.k) if signed else 0
        self._values = []
        x = self.area.x
        shows = handle.shows or handle.values
        for value, says, shown in zip(handle.values, handle.says, shows, strict=True):
            chosen = value == handle.value
            style = Style(
                size=VALUE * scale,
                width=self._width,
                colour=theme.ember if chosen else theme.text,
                face=Face.UI_MEDIUM if chosen else Face.UI,
                leading=1.3,
            )
            text = brush.set(says if signed or not value else _(shown), style)
            wide = max(text.width + lead + gap, least)
            area = pygame.Rect(x, top, wide, high)
            self._values.append(_Value(value, text, area, signed))
            x += wide + gap // 2
        spare = self.area.right - x
        for item in self._values:
            item.area.x += max(0, spare) // 2
        return spare >= 0 and top + high <= self.area.bottom

    def _draw_value(self, surface: pygame.Surface, item: _Value) -> None:
        brush, area, text = self.brush, item.area, item.text
        lead = (area.width - text.width) // 2
        if item.sign:
            r = text.leading * 0.34
            lead = round(area.width - text.width) * 2 // 3
            mark(surface, brush, item.value, (area.x + r + 2, area.centery), r)
        x, y = area.x + lead, area.centery - text.height // 2
        text.draw(surface, x, y)
        if self._handle is not None and item.value == self._handle.value:
            foot = area.centery + text.height // 2 + 2
            ends = ((x, foot), (x + text.width, foot))
            ember = brush.theme.ember
            strokes.line(surface, ember, *ends, max(1.0, 1.8 * brush.k))


def _caption_high(brush: Brush, words: str, wide: int) -> int:
    """What a hint leaves for the caption, of one line or two, and the air above it."""
    px = max(1, round(CAPTION * sqrt(small_text(brush)) * brush.k))
    lines = ceil(brush.fonts.width(Face.UI, px, words) / (LOOSE * wide))
    return round(1.4 * px * min(MOST, lines)) + brush.view.px(AIR)
