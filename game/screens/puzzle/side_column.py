"""The column of type at a puzzle: what it is, what was earned, what can be done.

Everything is set at the reader's size and shrinks together until it fits.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box
from game.puzzles.session.awards import Awards, Bar
from game.screens.puzzle.actions import Action
from game.screens.puzzle.puzzle_layout import reach
from game.ui.paint import strokes
from game.ui.paint.award_signs import SIGNS
from game.ui.paint.award_signs import earned as draw_sign
from game.ui.paint.brush import Brush
from game.ui.paint.icons import icon
from game.ui.paint.signs import waiting
from game.ui.paint.text_panel import hairline, tracked
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Style, Text

KIND: Final = 22.0
TITLE: Final = 62.0
WORDS: Final = 31.0
MAIN: Final = 33.0
SMALL: Final = 25.0
FIELD: Final = 40.0
SHRINK: Final = 0.94
SMALLEST: Final = 0.3
INDENT: Final = 40.0
EMBLEM: Final = 38.0
TOOL: Final = 26.0


class Earned(Struct, frozen=True):
    """The marks of a win and how its cost stands among par and earlier answers."""

    marks: Awards
    bars: tuple[Bar, ...]


class Field(Struct, frozen=True):
    """A line to write on, and what is said of what was written."""

    text: str
    reply: str
    right: bool
    lit: bool


class Told(Struct, frozen=True, kw_only=True):
    """All that the column has to say at one moment."""

    kind: str
    emblem: str = ""
    title: str
    words: str
    status: str = ""
    earned: Earned | None = None
    field: Field | None = None
    actions: tuple[Action, ...] = ()
    focus: str = ""
    over: str = ""


class Spot(Struct, frozen=True):
    """An action's place: ``area`` is what a hand may touch, in window pixels."""

    action: Action
    area: pygame.Rect
    text: Text
    at: tuple[int, int]


class _Size(Struct, frozen=True):
    """The column's width in logical units and how large its type is."""

    brush: Brush
    width: float
    scale: float

    def set(
        self, words: str, size: float, face: Face, colour: Colour, leading: float = 1.45
    ) -> Text:
        """Words over the whole width."""
        style = Style(
            size=size * self.scale,
            width=self.width,
            colour=colour,
            accent=self.brush.theme.parchment,
            face=face,
            leading=leading,
        )
        return self.brush.set(runs(quoted(words)), style)

    def px(self, units: float) -> int:
        """Pixels of a length that shrinks with the type."""
        return max(1, round(units * self.scale * self.brush.k))


class Column:
    """The column laid out for one moment.

    ``spots`` are its actions' places; what is above them ends at ``bottom``.
    """

    def __init__(self, told: Told, box: Box, brush: Brush) -> None:
        self.told = told
        self.area = brush.view.of(box)
        self.spots: tuple[Spot, ...] = ()
        self.bottom = self.area.y
        scale = brush.view.text_scale
        while True:
            self._size = _Size(brush, box.w, scale)
            over = self._lay() - self.area.bottom
            if over <= 0 or scale <= SMALLEST:
                return
            scale *= SHRINK

    def spot(self, id_: str) -> Spot | None:
        """The place of an action."""
        return next((spot for spot in self.spots if spot.action.id == id_), None)

    def at(self, x: float, y: float) -> str:
        """The action under a window pixel, or nothing."""
        for spot in self.spots:
            if spot.area.collidepoint(x, y):
                return spot.action.id
        return ""

    # Laying out

    def _lay(self) -> int:
        """Give everything its place from the top; the bottom that it would need."""
        told, size, theme = self.told, self._size, self._size.brush.theme
        self._title = size.set(told.title, TITLE, Face.TITLE, theme.parchment, 1.12)
        self._words = size.set(told.words, WORDS, Face.READING, theme.text)
        self._status = size.set(told.status, SMALL * 0.92, Face.UI, theme.quiet)
        y = self.area.y + size.px(KIND * 2.0)
        self._title_y = y
        y += self._title.height + size.px(18)
        self._words_y = y
        y += (self._words.height if told.words else 0) + size.px(22)
        self._status_y = y
        y += (self._status.height if told.status else 0) + size.px(20)
        self._earned_y = y
        y += self._earned_height()
        self._field_y = y
        y += self._field_height()
        self.bottom = y
        return self._lay_actions(y + size.px(10))

    def _earned_height(self) -> int:
        return self._size.px(244) if self.told.earned else 0

    def _field_height(self) -> int:
        field = self.told.field
        if field is None:
            return 0
        theme = self._size.brush.theme
        tone = theme.good if field.right else theme.text
        self._reply = self._size.set(field.reply, WORDS * 0.9, Face.READING, tone)
        reply = self._reply.height if field.reply else 0
        return self._size.px(FIELD * 2.1) + reply + self._size.px(16)

    def _lay_actions(self, top: int) -> int:
        """Actions stand at the column's foot; the bottom that they would need."""
        main = [a for a in self.told.actions if a.main]
        flow = [a for a in self.told.actions if not a.main]
        spots = [*self._lines(main)]
        gap = self._size.px(18) if main and flow else 0
        under = max((s.area.bottom for s in spots), default=0)
        spots += self._flowing(flow, under + gap)
        high = max((s.area.bottom for s in spots), default=0)
        foot = max(self.area.bottom, top + high)
        self.spots = tuple(_moved(spot, self.area.x, foot - high) for spot in spots)
        return top + high

    def _lines(self, actions: Iterable[Action]) -> Iterable[Spot]:
        size = self._size
        narrow = _Size(size.brush, size.width - INDENT * size.scale, size.scale)
        y = 0
        for action in actions:
            colour = self._colour(action, quiet=False)
            text = narrow.set(action.words, MAIN, Face.READING, colour, 1.3)
            least = round(2 * reach(size.brush.view))
            high = max(text.height, least)
            at = (size.px(INDENT), y + (high - text.height) // 2)
            area = pygame.Rect(0, y, at[0] + text.width, high)
            yield Spot(action, area, text, at)
            y += high + size.px(2)

    def _flowing(self, actions: Sequence[Action], top: int) -> Iterable[Spot]:
        size = self._size
        least = round(2 * reach(size.brush.view))
        x, y, gap = 0, top, size.px(34)
        pad = gap // 2
        for action in actions:
            colour = self._colour(action, quiet=True)
            text = size.set(action.words, SMALL, Face.UI, colour, 1.3)
            before = size.px(TOOL + 10) if _tool(action) else 0
            wide = before + text.width
            if x and (action.apart or x + wide > self.area.w):
                x, y = 0, y + max(text.height, least)
            high = max(text.height, least)
            area = pygame.Rect(x - pad, y, max(wide + gap, least), high)
            at = (x + before, y + (high - text.height) // 2)
            yield Spot(action, area, text, at)
            x += area.width

    def _colour(self, action: Action, *, quiet: bool) -> Colour:
        theme = self._size.brush.theme
        if not action.able:
            return mix(theme.ground, theme.quiet, 0.45)
        if action.id in {self.told.focus, self.told.over}:
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
        self._title.draw(surface, x, self._title_y)
        if told.words:
            self._words.draw(surface, x, self._words_y)
        if told.status:
            self._status.draw(surface, x, self._status_y)
        if told.earned:
            self._draw_earned(surface, told.earned)
        if told.field:
            self._draw_field(surface, told.field)
        for spot in self.spots:
            self._draw_action(surface, spot)

    def _draw_action(self, surface: pygame.Surface, spot: Spot) -> None:
        brush, size, action = self._size.brush, self._size, spot.action
        spot.text.draw(surface, *spot.at)
        if action.struck:
            y = spot.at[1] + spot.text.leading // 2
            ends = ((spot.at[0], y), (spot.at[0] + spot.text.width, y))
            strokes.line(surface, brush.theme.quiet, *ends, max(1.0, 2.0 * brush.k))
        if _tool(action):
            self._draw_tool(surface, spot)
        elif action.on:
            mark = (spot.at[0] - size.px(11), spot.at[1] + spot.text.leading // 2)
            brush.patches.dot(surface, brush.theme.ember, mark, 4.5 * brush.k)
        lit = action.able and action.id in {self.told.focus, self.told.over}
        middle = spot.at[1] + spot.text.leading // 2
        if action.main:
            mark = (self.area.x + size.px(12), middle)
            if lit:
                waiting(surface, brush, mark, 0.0, brush.theme.ember)
            elif action.able:
                brush.patches.dot(surface, brush.theme.hairline, mark, 4.0 * brush.k)
        elif lit:
            under = spot.at[1] + spot.text.leading
            ends = ((spot.at[0], under), (spot.at[0] + spot.text.width, under))
            strokes.line(surface, brush.theme.ember, *ends, max(1.0, 1.6 * brush.k))

    def _draw_tool(self, surface: pygame.Surface, spot: Spot) -> None:
        """The tool's icon before its words, bright while it lies out."""
        size, theme, action = self._size, self._size.brush.theme, spot.action
        side = size.px(TOOL)
        at = (spot.at[0] - size.px(10) - side / 2, spot.at[1] + spot.text.leading / 2)
        line = theme.bone if action.on else self._colour(action, quiet=True)
        accent = theme.ember if action.on else line
        icon(surface, size.brush, action.id, at, side, line, accent)

    def _draw_field(self, surface: pygame.Surface, field: Field) -> None:
        brush, size = self._size.brush, self._size
        x, y = self.area.x, self._field_y
        tone = brush.theme.good if field.right else brush.theme.text
        written = size.set(field.text, FIELD, Face.MONO, tone, 1.3)
        foot = y + size.px(FIELD * 1.45)
        end = x
        if field.text:
            written.draw(surface, x, foot - written.height - size.px(4))
            end = written.end(x, y)[0] + size.px(3)
        line = brush.theme.ember if field.lit else brush.theme.hairline
        ends = ((x, foot), (self.area.right, foot))
        strokes.line(surface, line, *ends, max(1.0, 1.8 * brush.k))
        if field.lit and not field.right:
            top = foot - size.px(FIELD * 1.15)
            caret = ((end, top), (end, foot - size.px(8)))
            strokes.line(surface, brush.theme.ember, *caret, max(1.0, 2.2 * brush.k))
        if field.reply:
            self._reply.draw(surface, x, foot + size.px(18))

    def _draw_earned(self, surface: pygame.Surface, earned: Earned) -> None:
        size = self._size
        y = self._earned_y + size.px(12)
        for sign, (words, won) in zip(SIGNS, _said(earned.marks), strict=True):
            self._draw_mark(surface, sign, words, y, won=won)
            y += size.px(38)
        self._draw_bars(surface, earned, y + size.px(4))

    def _draw_mark(
        self, surface: pygame.Surface, sign: str, words: str, y: int, *, won: bool
    ) -> None:
        brush, size = self._size.brush, self._size
        at = (self.area.x + size.px(13), y)
        r = float(size.px(9))
        if won:
            brush.patches.glow(surface, brush.theme.ember, at, 3.0 * r, 0.25)
        draw_sign(surface, brush, sign, at, r, won=won)
        colour = brush.theme.text if won else brush.theme.quiet
        text = size.set(words, SMALL, Face.UI, colour, 1.3)
        text.draw(surface, self.area.x + size.px(INDENT), y - text.leading / 2)

    def _draw_bars(self, surface: pygame.Surface, earned: Earned, y: int) -> None:
        brush, size, theme = self._size.brush, self._size, self._size.brush.theme
        words = _cost(earned.marks)
        text = size.set(words, SMALL, Face.UI, theme.text, 1.3)
        text.draw(surface, self.area.x + size.px(INDENT), y - size.px(10))
        if len(earned.bars) < 2:
            return
        left = self.area.x + size.px(INDENT)
        foot = y + size.px(86)
        room = min(size.px(34), (self.area.right - left) // len(earned.bars))
        most = max(bar.count for bar in earned.bars) or 1
        for index, bar in enumerate(earned.bars):
            x = left + index * room
            wide = max(2, round(room * 0.55))
            high = round(size.px(46) * bar.count / most)
            tone = theme.ember if bar.now else theme.fog
            if high:
                pygame.draw.rect(surface, tone, (x, foot - high, wide, high))
            ends = ((x, foot), (x + wide, foot))
            strokes.line(surface, mix(theme.ground, theme.quiet, 0.5), *ends, 1.0)
            if bar.par or bar.now:
                px = max(5, size.px(SMALL * 0.72))
                label = brush.fonts.render(Face.UI, px, str(bar.cost), theme.quiet)
                surface.blit(label, (x + (wide - label.get_width()) // 2, foot + 3))


def _tool(action: Action) -> bool:
    return action.id.startswith("tool-")


def _moved(spot: Spot, dx: int, dy: int) -> Spot:
    at = (spot.at[0] + dx, spot.at[1] + dy)
    return Spot(spot.action, spot.area.move(dx, dy), spot.text, at)


def _said(marks: Awards) -> tuple[tuple[str, bool], ...]:
    seen = {None: "no guess beforehand", True: "foreseen", False: "foreseen otherwise"}
    return (
        ("solved", marks.solved),
        ("unaided" if marks.unaided else "with hints", marks.unaided),
        (seen[marks.foreseen], bool(marks.foreseen)),
    )


def _cost(marks: Awards) -> str:
    moves = "1 move" if marks.cost == 1 else f"{marks.cost} moves"
    return f"{moves}, par {marks.par}"
