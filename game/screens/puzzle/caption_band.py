"""The band under the figure: what is said of the picture, or the values to choose."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box
from game.puzzles.core.protocol import Handle
from game.screens.puzzle.puzzle_layout import reach
from game.screens.shared.unbroken_pairs import unbroken
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.signs import mark
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Style, Text

HINT: Final = 30.0
CAPTION: Final = 24.0
VALUE: Final = 28.0
AIR: Final = 12


class _Value(Struct, frozen=True):
    """A value as it is set: its place, and its sign if it is a mark."""

    value: str
    text: Text
    area: pygame.Rect
    sign: bool


class Strip:
    """The band laid out for one moment: a hint above a caption, or a line of values."""

    def __init__(
        self,
        brush: Brush,
        box: Box,
        *,
        caption: str = "",
        hint: str = "",
        handle: Handle | None = None,
    ) -> None:
        self.brush = brush
        self.area = brush.view.of(box)
        self.box = box
        self._handle = handle
        self._values: list[_Value] = []
        self._lines: list[tuple[Text, int]] = []
        self._caption: list[tuple[pygame.Surface, tuple[int, int]]] = []
        top = self.area.y
        if hint:
            top = self._say(hint, top)
        if handle is not None:
            top = self._lay_values(handle, top)
        if caption and self.area.bottom - top > brush.view.px(CAPTION):
            self._tell(caption, top)

    def at(self, x: float, y: float) -> str | None:
        """The value under a window pixel; None where there is none."""
        found = (v.value for v in self._values if v.area.collidepoint(x, y))
        return next(found, None)

    def areas(self, value: str) -> list[pygame.Rect]:
        """Where a value can be touched; nothing where it is not offered."""
        return [v.area for v in self._values if v.value == value]

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the band on its ground."""
        for text, y in self._lines:
            text.draw(surface, self.area.x, y)
        for line, at in self._caption:
            surface.blit(line, at)
        for item in self._values:
            self._draw_value(surface, item)

    def _tell(self, words: str, top: int) -> None:
        """Set a caption. It changes with every frame of a drag: no typesetter, then."""
        brush, scale = self.brush, self.brush.view.text_scale
        fonts, room = brush.fonts, self.area.width
        while True:
            px = max(6, round(CAPTION * scale * brush.k))
            lines = evenly(words, partial(fonts.width, Face.UI, px), room)
            high = round(px * 1.35)
            if top + high * len(lines) <= self.area.bottom or scale < 0.4:
                break
            scale *= 0.94
        for row, text in enumerate(lines):
            drawn = fonts.render(Face.UI, px, text, brush.theme.quiet)
            x = self.area.x + (room - drawn.get_width()) // 2
            self._caption.append((drawn, (x, top + row * high)))

    def _say(self, words: str, top: int) -> int:
        """Set a hint from ``top`` down, shrunk until it fits; where it ends."""
        brush, theme = self.brush, self.brush.theme
        scale, words = brush.view.text_scale, unbroken(words)
        while True:
            style = Style(
                size=HINT * scale,
                width=self.box.w,
                colour=theme.parchment,
                italic=True,
                leading=1.35,
                align=0.5,
            )
            text = brush.set(runs(quoted(words)), style)
            if top + text.height <= self.area.bottom or scale < 0.4:
                self._lines.append((text, top))
                return top + text.height + brush.view.px(AIR)
            scale *= 0.94

    def _lay_values(self, handle: Handle, top: int) -> int:
        """The values in one line, shrunk until they fit; where they end."""
        scale = self.brush.view.text_scale
        while not self._laid(handle, top, scale) and scale > 0.35:
            scale *= 0.93
        return max((v.area.bottom for v in self._values), default=top)

    def _laid(self, handle: Handle, top: int, scale: float) -> bool:
        """Set the values side by side; whether they fit."""
        brush, theme = self.brush, self.brush.theme
        high = max(round(2 * reach(brush.view)), round(VALUE * 1.5 * scale * brush.k))
        gap, signed = round(26 * scale * brush.k), handle.key.startswith("mark:")
        lead = round(38 * scale * brush.k) if signed else 0
        self._values = []
        x = self.area.x
        for value, says in zip(handle.values, handle.says, strict=True):
            chosen = value == handle.value
            words = says if signed or not value else value
            style = Style(
                size=VALUE * scale,
                width=self.box.w,
                colour=theme.ember if chosen else theme.text,
                face=Face.UI_MEDIUM if chosen else Face.UI,
                leading=1.3,
            )
            text = brush.set(words, style)
            wide = max(text.width + lead + gap, round(2 * reach(brush.view)))
            area = pygame.Rect(x, top, wide, high)
            self._values.append(_Value(value, text, area, signed))
            x += wide + gap // 2
        spare = self.area.right - x
        for item in self._values:
            item.area.x += max(0, spare) // 2
        return spare >= 0 and top + high <= self.area.bottom

    def _draw_value(self, surface: pygame.Surface, item: _Value) -> None:
        brush, theme = self.brush, self.brush.theme
        lead = 0
        if item.sign:
            r = item.text.leading * 0.34
            lead = round(item.area.width - item.text.width) * 2 // 3
            at = (item.area.x + r + 2, item.area.centery)
            mark(surface, brush, item.value, at, r)
        else:
            lead = (item.area.width - item.text.width) // 2
        y = item.area.centery - item.text.height // 2
        item.text.draw(surface, item.area.x + lead, y)
        if self._handle is not None and item.value == self._handle.value:
            foot = item.area.centery + item.text.height // 2 + 2
            x = item.area.x + lead
            ends = ((x, foot), (x + item.text.width, foot))
            strokes.line(surface, theme.ember, *ends, max(1.0, 1.8 * brush.k))


def evenly(words: str, width: Callable[[str], int], room: int) -> list[str]:
    """As few lines as fit, about equally long: no last word stands alone.

    Pairs of numbers stay whole. ``width`` measures words in pixels, each only once.
    """
    parts = unbroken(words).split(" ")
    wide, space = [width(part) for part in parts], width(" ")
    rows = _rows(wide, space, room)
    share = max(round(0.5 * room), (sum(wide) + space * len(wide)) // len(rows))
    closer = rows
    while share < room and (closer is rows or len(closer) > len(rows)):
        closer = _rows(wide, space, share)
        share += max(1, share // 20)
    best = closer if len(closer) == len(rows) else rows
    ends = [sum(best[: i + 1]) for i in range(len(best))]
    return [" ".join(parts[end - n : end]) for end, n in zip(ends, best, strict=True)]


def _rows(wide: list[int], space: int, room: int) -> list[int]:
    """How many words stand in each line that is at most ``room`` wide."""
    rows, used = [0], 0
    for word in wide:
        if rows[-1] and used + space + word > room:
            rows.append(0)
            used = 0
        used += word + (space if rows[-1] else 0)
        rows[-1] += 1
    return rows
