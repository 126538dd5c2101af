"""The parts of menus: type that can be chosen, drawn by us, and what each says aloud.

A widget knows its words, its height for a width, how it is painted and what it answers
to a step, a press or a choice. It knows neither where it stands nor who asks.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, TypeAlias

import pygame
from msgspec import Struct

from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.icons import icon
from game.ui.paint.signs import waiting
from game.ui.paint.text_panel import hairline, tracked
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Run, Style, Text
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach

INDENT = 46.0
BODY = 30.0
LARGE = 40.0
SMALL = 25.0
SIGN = 32.0


class Act(Struct, frozen=True):
    """What the player did to the widget of that key; ``value`` is its new value."""

    key: str
    value: Any = None


class Canvas:
    """Where a widget is painted: its area in window pixels, and what to paint with.

    ``unit`` is a logical unit of what grows with the text, ``left`` where words begin.
    A widget is ``lit`` while it has the focus: ``tone`` is that of its words then,
    ``strong`` that of its lines.
    """

    def __init__(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        self.surface, self.brush, self.area, self.lit = surface, brush, area, lit
        self.theme, self.k, self.px = brush.theme, brush.k, brush.view.px
        self.unit = brush.k * brush.view.text_scale
        self.left = area.x + self.px(INDENT)
        self.middle = area.centery
        self.tone = self.theme.ember if lit else self.theme.text
        self.strong = self.theme.ember if lit else self.theme.brass

    def line(
        self,
        colour: Colour,
        start: tuple[float, float],
        end: tuple[float, float],
        wide: float,
    ) -> None:
        """A stroke, in window pixels."""
        strokes.line(self.surface, colour, start, end, wide)

    def icon(
        self, name: str, at: tuple[float, float], size: float, *colours: Colour
    ) -> None:
        """An icon with its middle at a pixel; its lines and its accent in colours."""
        icon(self.surface, self.brush, name, at, size, *colours)

    def point(self, middle: float) -> None:
        """The brass mark before what has the focus."""
        if self.lit:
            at = (self.area.x + self.px(14), middle)
            waiting(self.surface, self.brush, at, 0.0, self.theme.ember)


class Widget(ABC):
    """One part of a menu, of the least kind: it stands there and says its words.

    Areas are rectangles of window pixels. What is ``able`` can have the focus; one
    that ``writes`` takes letters while it has it, one that is ``pulled`` follows the
    pointer while that is pressed.
    """

    writes = False
    pulled = False

    def __init__(self, key: str = "", words: str = "", *, able: bool = False) -> None:
        self.key = key
        self.words = words
        self.able = able

    @abstractmethod
    def height(self, brush: Brush, width: int) -> int:
        """Pixels that it needs at a width in pixels."""

    @abstractmethod
    def paint(self, on: Canvas) -> None:
        """Draw it."""

    def label(self) -> str:
        """What it is, in words."""
        return self.words

    def value(self) -> str:
        """How it stands, in words; empty if there is nothing to say."""
        return ""

    def hears(self, intent: Intent) -> bool:  # noqa: ARG002
        """Whether it keeps an intent for itself while it has the focus."""
        return False

    def choose(self) -> Act | None:
        """The player goes on with it."""
        return Act(self.key) if self.able else None

    def step(self, way: int) -> Act | None:  # noqa: ARG002
        """The player pushes it to the left (-1) or right (1)."""
        return None

    def reached(self) -> tuple[Reach, ...]:
        """What it opens for hands that can only step and take; else it is chosen."""
        return ()

    def press(self, area: pygame.Rect, x: float) -> Act | None:  # noqa: ARG002
        """The player presses on it at a pixel: mostly a choice."""
        return self.choose()

    def drag(self, area: pygame.Rect, x: float) -> Act | None:  # noqa: ARG002
        """The player pulls it while pressing."""
        return None

    def release(self, area: pygame.Rect, x: float) -> None:  # noqa: B027
        """The player lets go of it."""

    def leave(self) -> None:  # noqa: B027
        """It is not seen any more, or the focus is elsewhere."""

    def tick(self, dt: float) -> bool:  # noqa: ARG002
        """Let seconds pass; whether it looks different now."""
        return False


Bands: TypeAlias = Sequence[Sequence[Widget]]


class Words(Widget):
    """A paragraph to read, with some room above and below (logical units).

    Ears are told what is ``said``, where that is not what stands there.
    """

    def __init__(
        self,
        words: str | tuple[Run, ...],
        *,
        said: str | None = None,
        size: float = BODY,
        face: Face = Face.UI,
        quiet: bool = True,
        room: tuple[float, float] = (10.0, 10.0),
    ) -> None:
        told = words if isinstance(words, str) else "".join(map(_marked, words))
        super().__init__("", told if said is None else said)
        self._runs = words
        self._size, self._face, self._quiet = size, face, quiet
        self._room = room

    def height(self, brush: Brush, width: int) -> int:
        """Its lines and the room around them."""
        around = brush.view.px(sum(self._room)) if sum(self._room) else 0
        return self._text(brush, width).height + around

    def paint(self, on: Canvas) -> None:
        """Draw the paragraph."""
        top = on.area.y + round(self._room[0] * on.k)
        self._text(on.brush, on.area.w).draw(on.surface, on.left, top)

    def _text(self, brush: Brush, width: int) -> Text:
        colour = brush.theme.quiet if self._quiet else brush.theme.text
        room = width / brush.k - INDENT
        return typed(brush, self._runs, self._size, room, colour, self._face, 1.4)


def _marked(run: Run) -> str:
    """A run as it is written; a formula with its signs, so that it is said as one."""
    return f"${run.text}$" if run.formula else run.text


class Heading(Widget):
    """Small letter-spaced capitals and a hairline that fades to the right."""

    def height(self, brush: Brush, width: int) -> int:  # noqa: ARG002
        """Its line, with room above."""
        return brush.view.px(66.0 * brush.view.text_scale)

    def paint(self, on: Canvas) -> None:
        """Draw the words and the line."""
        size = 22.0 * on.brush.view.text_scale
        drawn = tracked(on.brush, self.words.upper(), size, on.theme.brass)
        y = on.area.bottom - round(20 * on.unit)
        spot = drawn.get_rect(midleft=(on.left, y))
        on.surface.blit(drawn, spot)
        left = spot.right + on.px(16)
        line = hairline(on.brush, max(2, on.area.right - left))
        on.surface.blit(line, (left, y), special_flags=strokes.PREMULTIPLIED)


class Line(Widget):
    """A line of type that can be chosen, with more said at its right or under it.

    One that is not ``able`` is grey; ``under`` should then say why, and ``sign`` names
    an icon where the focus would be marked. One with a ``size`` of its own is set in
    the face of the story.
    """

    def __init__(
        self,
        key: str,
        words: str,
        *,
        more: str = "",
        under: str = "",
        able: bool = True,
        size: float = 0.0,
        sign: str = "",
    ) -> None:
        super().__init__(key, words, able=able)
        self._more, self._under, self._sign = more, under, sign
        self._size, self._face = (size, Face.READING) if size else (BODY, Face.UI)

    def value(self) -> str:
        """What is said beside and under it."""
        return ". ".join(part for part in (self._more, self._under) if part)

    def height(self, brush: Brush, width: int) -> int:
        """Its words, what is under them, and some air."""
        words, _, under = self._set(brush, width, brush.theme.text)
        high = words.height + (under.height if under else 0)
        return high + brush.view.px(14.0 * brush.view.text_scale)

    def paint(self, on: Canvas) -> None:
        """Draw it, with the brass mark before it while it is lit."""
        words, more, under = self._set(on.brush, on.area.w, on.tone)
        top = on.area.y + on.px(7.0 * on.brush.view.text_scale)
        words.draw(on.surface, on.left, top)
        on.point(top + words.leading // 2)
        if more:
            lower = top + (words.leading - more.leading) // 2
            more.draw(on.surface, on.area.right - more.width, lower)
        if under:
            under.draw(on.surface, on.left, top + words.height)
        if self._sign:
            at = (on.area.x + on.px(14), top + words.leading / 2)
            on.icon(self._sign, at, SIGN * on.k, on.theme.quiet, on.theme.brass)

    def _set(
        self, brush: Brush, width: int, tone: Colour
    ) -> tuple[Text, Text | None, Text | None]:
        quiet = brush.theme.quiet
        room = width / brush.k - INDENT
        tone = tone if self.able else quiet
        words = typed(brush, self.words, self._size, room, tone, self._face)
        more, under = (
            typed(brush, told, SMALL, room, quiet) if told else None
            for told in (self._more, self._under)
        )
        return words, more, under


def typed(
    brush: Brush,
    words: str | tuple[Run, ...],
    size: float,
    room: float,
    colour: Colour,
    face: Face = Face.UI,
    leading: float = 1.36,
) -> Text:
    """Words of a menu, as large as the reader wants; ``room`` in logical units."""
    style = Style(
        size=size * brush.view.text_scale,
        width=max(1.0, room),
        colour=colour,
        accent=brush.theme.parchment,
        face=face,
        leading=leading,
    )
    return brush.set(words, style)
