"""The column of type at a puzzle: what it is, what was earned, what can be done.

The lines have places of their own. What stands above them is set at the reader's size
and shrinks together until it fits.
"""

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
from game.screens.puzzle.line_places import APART, MAIN, TOOL, LinePlaces
from game.screens.puzzle.paper import Paper
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
FIELD: Final = 40.0
SHRINK: Final = 0.94
SMALLEST: Final = 0.3
EMBLEM: Final = 38.0


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

    def __init__(
        self, told: Column, box: Box, brush: Brush, places: LinePlaces
    ) -> None:
        self.told = told
        self.area = brush.view.of(box)
        self._places, self._brush = places, brush
        self.spots = tuple(self._spot(line) for line in told.lines)
        tops = [spot.area.y for spot in self.spots]
        # Words keep their size while lines come and go; an answer needs the room.
        tops += [] if told.paper else [places.top]
        foot = min(tops, default=self.area.bottom)
        scale = brush.view.text_scale
        while True:
            self._size = ColumnType(brush, box.w, scale)
            self.bottom = self._lay()
            if self.bottom + self._size.px(10) <= foot or scale <= SMALLEST:
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

    def caret(self, x: float, y: float) -> int | None:
        """Before which sign a touch of the written line is; None where it is not."""
        size, paper = self._size, self.told.paper
        high = size.px(FIELD * 1.45) + size.px(8)
        area = pygame.Rect(self.area.x, self._field_y, self.area.width, high)
        if paper is None or paper.choosing or not area.collidepoint(x, y):
            return None
        wide = self._written(paper).width
        signs = len(paper.text)
        at = round((x - self.area.x) * signs / wide) if wide else 0
        return max(0, min(signs, at))

    # Laying out

    def _written(self, paper: Paper) -> Text:
        """What is written on paper, in type whose signs are equally wide."""
        tone = self._brush.theme.good if paper.right else self._brush.theme.text
        return self._size.set(paper.text, FIELD, Face.MONO, tone, 1.3)

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
        return y

    def _spot(self, line: Line) -> Spot:
        """A line in its place, in type that fits there."""
        places, area = self._places, self._places.of[line.action]
        tone = self._colour(line)
        size, face = (MAIN, Face.READING) if line.main else (SMALL, Face.UI)
        while True:
            text = places.narrow.set(line.words, size, face, tone, 1.3)
            if text.height <= area.height or size < SMALLEST * MAIN:
                break
            size *= SHRINK
        left = area.x + places.size.px(INDENT) * line.main
        if line.action not in places.wide:
            left = area.x + places.size.px(APART) // 2
            left += places.size.px(TOOL + 10) * isinstance(line.action, UseTool)
        return Spot(line, area, text, (left, area.y + (area.height - text.height) // 2))

    def _lit(self, line: Line) -> bool:
        return line.able and line.action in self.told.lit

    def _colour(self, line: Line) -> Colour:
        theme = self._brush.theme
        if not line.able:
            return mix(theme.ground, theme.quiet, 0.45)
        if self._lit(line):
            return theme.ember
        return theme.text if line.main else theme.quiet

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
        brush, size, line = self._brush, self._places.size, spot.line
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
        size, theme, line = self._places.size, self._brush.theme, spot.line
        side = size.px(TOOL)
        at = (spot.at[0] - size.px(10) - side / 2, spot.at[1] + spot.text.leading / 2)
        tone = theme.bone if line.on else self._colour(line)
        accent = theme.ember if line.on else tone
        icon(surface, self._brush, f"tool-{key}", at, side, tone, accent)

    def _draw_field(self, surface: pygame.Surface, paper: Paper) -> None:
        brush, size = self._size.brush, self._size
        x, y, theme = self.area.x, self._field_y, self._size.brush.theme
        written, foot = self._written(paper), y + size.px(FIELD * 1.45)
        top = foot - size.px(FIELD * 1.15)
        editing = self.told.written and not paper.right
        if editing and paper.line.all:
            taken = (x, top, written.width, foot - top - size.px(4))
            surface.fill(theme.fog, taken)
        if paper.text:
            written.draw(surface, x, foot - written.height - size.px(4))
        line = theme.ember if self.told.written else theme.hairline
        ends = ((x, foot), (self.area.right, foot))
        strokes.line(surface, line, *ends, max(1.0, 1.8 * brush.k))
        if editing and not paper.line.all:
            share = paper.line.caret / max(1, len(paper.text))
            at = x + round(written.width * share) + size.px(1)
            caret = ((at, top), (at, foot - size.px(8)))
            strokes.line(surface, theme.ember, *caret, max(1.0, 2.2 * brush.k))
