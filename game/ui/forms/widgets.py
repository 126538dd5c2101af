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

INDENT = 46.0
BODY = 30.0
LARGE = 40.0
SMALL = 25.0
SIGN = 32.0


class Act(Struct, frozen=True):
    """What the player did to the widget of that key; ``value`` is its new value."""

    key: str
    value: Any = None


class Widget(ABC):
    """One part of a menu, of the least kind: it stands there and says its words.

    Areas are rectangles of window pixels. What is ``able`` can have the focus; one
    that ``writes`` takes letters while it has it.
    """

    writes = False

    def __init__(self, key: str = "", words: str = "", *, able: bool = False) -> None:
        self.key = key
        self.words = words
        self.able = able

    @abstractmethod
    def height(self, brush: Brush, width: int) -> int:
        """Pixels that it needs at a width in pixels."""

    @abstractmethod
    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw it; ``lit`` while it has the focus."""

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
    """A paragraph to read, with some room above and below (logical units)."""

    def __init__(
        self,
        words: str | tuple[Run, ...],
        *,
        size: float = BODY,
        face: Face = Face.UI,
        quiet: bool = True,
        room: tuple[float, float] = (10.0, 10.0),
        align: float = 0.0,
    ) -> None:
        told = words if isinstance(words, str) else "".join(r.text for r in words)
        super().__init__("", told)
        self._runs = words
        self._size, self._face, self._quiet = size, face, quiet
        self._room = room
        self._align = align

    def height(self, brush: Brush, width: int) -> int:
        """Its lines and the room around them."""
        around = brush.view.px(sum(self._room)) if sum(self._room) else 0
        return self._text(brush, width).height + around

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the paragraph."""
        del lit
        top = area.y + round(self._room[0] * brush.k)
        left = area.x + brush.view.px(INDENT)
        self._text(brush, area.w).draw(surface, left, top)

    def _text(self, brush: Brush, width: int) -> Text:
        theme = brush.theme
        style = Style(
            size=self._size * brush.view.text_scale,
            width=max(1.0, width / brush.k - INDENT),
            colour=theme.quiet if self._quiet else theme.text,
            accent=theme.parchment,
            face=self._face,
            leading=1.4,
            align=self._align,
        )
        return brush.set(self._runs, style)


class Heading(Widget):
    """Small letter-spaced capitals and a hairline that fades to the right."""

    def height(self, brush: Brush, width: int) -> int:
        """Its line, with room above."""
        del width
        return brush.view.px(66.0 * brush.view.text_scale)

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the words and the line."""
        del lit
        size = 22.0 * brush.view.text_scale
        drawn = tracked(brush, self.words.upper(), size, brush.theme.brass)
        y = area.bottom - round(20 * brush.k * brush.view.text_scale)
        spot = drawn.get_rect(midleft=(area.x + brush.view.px(INDENT), y))
        surface.blit(drawn, spot)
        left = spot.right + brush.view.px(16)
        line = hairline(brush, max(2, area.right - left))
        surface.blit(line, (left, y), special_flags=strokes.PREMULTIPLIED)


class Line(Widget):
    """A line of type that can be chosen, with more said at its right or under it.

    One that is not ``able`` is grey; ``under`` should then say why.
    """

    def __init__(
        self,
        key: str,
        words: str,
        *,
        more: str = "",
        under: str = "",
        able: bool = True,
        size: float = BODY,
        face: Face = Face.UI,
    ) -> None:
        super().__init__(key, words)
        self.able = able
        self._more, self._under = more, under
        self._size, self._face = size, face

    def value(self) -> str:
        """What is said beside and under it."""
        return ". ".join(part for part in (self._more, self._under) if part)

    def height(self, brush: Brush, width: int) -> int:
        """Its words, what is under them, and some air."""
        words, _, under = self._set(brush, width, lit=False)
        high = words.height + (under.height if under else 0)
        return high + brush.view.px(14.0 * brush.view.text_scale)

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw it, with the brass mark before it while it is lit."""
        words, more, under = self._set(brush, area.w, lit=lit)
        top = area.y + brush.view.px(7.0 * brush.view.text_scale)
        left = area.x + brush.view.px(INDENT)
        words.draw(surface, left, top)
        if lit:
            pointed(surface, brush, area.x, top + words.leading // 2)
        if more:
            lower = top + (words.leading - more.leading) // 2
            more.draw(surface, area.right - more.width, lower)
        if under:
            under.draw(surface, left, top + words.height)

    def choose(self) -> Act | None:
        """Its key."""
        return Act(self.key) if self.able else None

    def _set(
        self, brush: Brush, width: int, *, lit: bool
    ) -> tuple[Text, Text | None, Text | None]:
        theme = brush.theme
        room = width / brush.k - INDENT
        tone = theme.ember if lit else theme.text
        words = typed(
            brush,
            self.words,
            self._size,
            room,
            tone if self.able else theme.quiet,
            self._face,
        )
        more = under = None
        if self._more:
            more = typed(brush, self._more, SMALL, room, theme.quiet)
        if self._under:
            under = typed(brush, self._under, SMALL, room, theme.quiet)
        return words, more, under


class Barred(Line):
    """A line that cannot be chosen, with a lock where the focus would be marked."""

    def __init__(
        self, words: str, under: str, *, size: float = BODY, face: Face = Face.UI
    ) -> None:
        super().__init__("", words, under=under, able=False, size=size, face=face)

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the line and the lock."""
        super().paint(surface, brush, area, lit=lit)
        words, _, _ = self._set(brush, area.w, lit=lit)
        top = area.y + brush.view.px(7.0 * brush.view.text_scale)
        at = (area.x + brush.view.px(14), top + words.leading / 2)
        theme = brush.theme
        icon(surface, brush, "locked", at, SIGN * brush.k, theme.quiet, theme.brass)


def typed(
    brush: Brush,
    words: str | tuple[Run, ...],
    size: float,
    room: float,
    colour: Colour,
    face: Face = Face.UI,
) -> Text:
    """Words of a menu, as large as the reader wants; ``room`` in logical units."""
    style = Style(
        size=size * brush.view.text_scale,
        width=max(1.0, room),
        colour=colour,
        accent=brush.theme.parchment,
        face=face,
        leading=1.36,
    )
    return brush.set(words, style)


def pointed(surface: pygame.Surface, brush: Brush, left: int, middle: float) -> None:
    """The brass mark before what has the focus."""
    at = (left + brush.view.px(14), middle)
    waiting(surface, brush, at, 0.0, brush.theme.ember)
