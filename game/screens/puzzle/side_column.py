"""The column of type at a puzzle: what it is, what was earned, what can be done.

Everything is set at the reader's size and shrinks together until it fits.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box
from game.screens.puzzle.actions import Action, Line, UseTool
from game.screens.puzzle.earned_marks import (
    HEIGHT,
    INDENT,
    SMALL,
    ColumnType,
    draw_earned,
)
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.puzzle_layout import reach
from game.screens.puzzle.puzzle_view import Column
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.icons import icon
from game.ui.paint.signs import waiting
from game.ui.paint.strokes import XY
from game.ui.paint.text_panel import hairline, tracked
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

KIND: Final = 22.0
TITLE: Final = 62.0
WORDS: Final = 31.0
MAIN: Final = 33.0
FIELD: Final = 40.0
SHRINK: Final = 0.94
SMALLEST: Final = 0.3
EMBLEM: Final = 38.0
TOOL: Final = 26.0


class Spot(Struct, frozen=True):
    """A line's place: ``area`` is what a hand may touch, in window pixels."""

    line: Line
    area: pygame.Rect
    text: Text
    at: tuple[int, int]


class SideColumn:
    """The column laid out for one moment.

    ``spots`` are its lines' places; what is above them ends at ``bottom``.
    """

    def __init__(self, told: Column, box: Box, brush: Brush) -> None:
        self.told = told
        self.area = brush.view.of(box)
        self.spots: tuple[Spot, ...] = ()
        self.bottom = self.area.y
        scale = brush.view.text_scale
        while True:
            self._size = ColumnType(brush, box.w, scale)
            over = self._lay() - self.area.bottom
            if over <= 0 or scale <= SMALLEST:
                return
            scale *= SHRINK

    def middle(self, action: Action) -> XY:
        """The middle of an action's line; KeyError where it is not shown."""
        areas = {spot.line.action: spot.area for spot in self.spots}
        return (float(areas[action].centerx), float(areas[action].centery))

    def at(self, x: float, y: float) -> Action | None:
        """The action under a window pixel."""
        found = (s.line.action for s in self.spots if s.area.collidepoint(x, y))
        return next(found, None)

    # Laying out

    def _lay(self) -> int:
        """Give everything its place from the top; the bottom that it would need."""
        told, size, theme = self.told, self._size, self._size.brush.theme
        y = self.area.y + size.px(KIND * 2.0)
        self._texts: list[tuple[Text, int]] = []
        for words, large, face, colour, leading, gap in (
            (told.title, TITLE, Face.TITLE, theme.parchment, 1.12, 18),
            (told.words, WORDS, Face.READING, theme.text, 1.45, 22),
            (told.status, SMALL * 0.92, Face.UI, theme.quiet, 1.45, 20),
        ):
            if words:
                text = size.set(words, large, face, colour, leading)
                self._texts.append((text, y))
                y += text.height
            y += size.px(gap)
        self._earned_y = y
        y += size.px(HEIGHT) if told.earned else 0
        self._field_y = y
        if told.paper:
            tone = theme.good if told.paper.right else theme.text
            reply = size.set(told.paper.reply, WORDS * 0.9, Face.READING, tone)
            foot = y + size.px(FIELD * 1.45)
            y += size.px(FIELD * 2.1) + size.px(16)
            if told.paper.reply:
                self._texts.append((reply, foot + size.px(18)))
                y += reply.height
        self.bottom = y
        main = [line for line in told.lines if line.main]
        flow = [line for line in told.lines if not line.main]
        return self._lay_lines(main, flow, y + size.px(10))

    def _lay_lines(self, main: list[Line], flow: list[Line], top: int) -> int:
        """Lines stand at the column's foot; the bottom that they would need."""
        spots = [*self._main(main)]
        gap = self._size.px(18) if main and flow else 0
        spots += self._flowing(
            flow, max((s.area.bottom for s in spots), default=0) + gap
        )
        high = max((s.area.bottom for s in spots), default=0)
        dx, dy = self.area.x, max(self.area.bottom, top + high) - high
        self.spots = tuple(
            Spot(s.line, s.area.move(dx, dy), s.text, (s.at[0] + dx, s.at[1] + dy))
            for s in spots
        )
        return top + high

    def _main(self, lines: Iterable[Line]) -> Iterable[Spot]:
        size = self._size
        narrow = ColumnType(size.brush, size.width - INDENT * size.scale, size.scale)
        y, least = 0, round(2 * reach(size.brush.view))
        for line in lines:
            colour = self._colour(line, quiet=False)
            text = narrow.set(line.words, MAIN, Face.READING, colour, 1.3)
            high = max(text.height, least)
            at = (size.px(INDENT), y + (high - text.height) // 2)
            yield Spot(line, pygame.Rect(0, y, at[0] + text.width, high), text, at)
            y += high + size.px(2)

    def _flowing(self, lines: Sequence[Line], top: int) -> Iterable[Spot]:
        size = self._size
        x, y, gap = 0, top, size.px(34)
        least = round(2 * reach(size.brush.view))
        for line in lines:
            colour = self._colour(line, quiet=True)
            text = size.set(line.words, SMALL, Face.UI, colour, 1.3)
            before = size.px(TOOL + 10) if isinstance(line.action, UseTool) else 0
            wide, high = before + text.width, max(text.height, least)
            if x and (line.apart or x + wide > self.area.w):
                x, y = 0, y + high
            area = pygame.Rect(x - gap // 2, y, max(wide + gap, least), high)
            at = (x + before, y + (high - text.height) // 2)
            yield Spot(line, area, text, at)
            x += area.width

    def _lit(self, line: Line) -> bool:
        return line.able and line.action in self.told.lit

    def _colour(self, line: Line, *, quiet: bool) -> Colour:
        theme = self._size.brush.theme
        if not line.able:
            return mix(theme.ground, theme.quiet, 0.45)
        if self._lit(line):
            return theme.ember
        return theme.quiet if quiet else theme.text

    # Painting

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the column on its ground."""
        told, size, brush = self.told, self._size, self._size.brush
        x = self.area.x
        name = tracked(brush, told.kind.upper(), KIND * size.scale, brush.theme.glint)
        if told.emblem:
            side = size.px(EMBLEM)
            at = (x + side / 2, self.area.y + name.get_height() / 2)
            theme = brush.theme
            icon(surface, brush, told.emblem, at, side, theme.glint, theme.ember)
            x += side + size.px(14)
        surface.blit(name, (x, self.area.y))
        right = x + name.get_width() + size.px(14)
        if right < self.area.right - 8:
            rule = hairline(brush, self.area.right - right)
            middle = self.area.y + name.get_height() // 2
            surface.blit(rule, (right, middle), special_flags=strokes.PREMULTIPLIED)
        x = self.area.x
        for text, y in self._texts:
            text.draw(surface, x, y)
        if told.earned:
            room = pygame.Rect(x, self._earned_y, self.area.width, size.px(HEIGHT))
            draw_earned(surface, size, told.earned, room)
        if told.paper:
            self._draw_field(surface, told.paper)
        for spot in self.spots:
            self._draw_line(surface, spot)

    def _draw_line(self, surface: pygame.Surface, spot: Spot) -> None:
        brush, size, line = self._size.brush, self._size, spot.line
        (x, y), middle = spot.at, spot.at[1] + spot.text.leading // 2
        right, theme = x + spot.text.width, brush.theme
        spot.text.draw(surface, x, y)
        if line.struck:
            ends = ((x, middle), (right, middle))
            strokes.line(surface, theme.quiet, *ends, max(1.0, 2.0 * brush.k))
        if isinstance(line.action, UseTool):
            self._draw_tool(surface, spot, line.action.key)
        if line.main:
            mark = (self.area.x + size.px(12), middle)
            if self._lit(line):
                waiting(surface, brush, mark, 0.0, theme.ember)
            elif line.able:
                brush.patches.dot(surface, theme.hairline, mark, 4.0 * brush.k)
        elif self._lit(line):
            under = y + spot.text.leading
            ends = ((x, under), (right, under))
            strokes.line(surface, theme.ember, *ends, max(1.0, 1.6 * brush.k))

    def _draw_tool(self, surface: pygame.Surface, spot: Spot, key: str) -> None:
        """The tool's icon before its words, bright while it lies out."""
        size, theme, line = self._size, self._size.brush.theme, spot.line
        side = size.px(TOOL)
        at = (spot.at[0] - size.px(10) - side / 2, spot.at[1] + spot.text.leading / 2)
        tone = theme.bone if line.on else self._colour(line, quiet=True)
        accent = theme.ember if line.on else tone
        icon(surface, size.brush, f"tool-{key}", at, side, tone, accent)

    def _draw_field(self, surface: pygame.Surface, paper: Paper) -> None:
        brush, size = self._size.brush, self._size
        x, y = self.area.x, self._field_y
        tone = brush.theme.good if paper.right else brush.theme.text
        written = size.set(paper.text, FIELD, Face.MONO, tone, 1.3)
        foot = y + size.px(FIELD * 1.45)
        end = x
        if paper.text:
            written.draw(surface, x, foot - written.height - size.px(4))
            end = written.end(x, y)[0] + size.px(3)
        line = brush.theme.ember if self.told.written else brush.theme.hairline
        ends = ((x, foot), (self.area.right, foot))
        strokes.line(surface, line, *ends, max(1.0, 1.8 * brush.k))
        if self.told.written and not paper.right:
            top = foot - size.px(FIELD * 1.15)
            caret = ((end, top), (end, foot - size.px(8)))
            strokes.line(surface, brush.theme.ember, *caret, max(1.0, 2.2 * brush.k))
