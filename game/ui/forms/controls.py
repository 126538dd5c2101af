"""Widgets that hold a value: slider, toggle, choice and tabs."""

from collections.abc import Callable, Sequence
from typing import Any

import pygame
from msgspec import Struct

from game.language import _
from game.ui.forms.widgets import BODY, INDENT, SMALL, Act, Widget, pointed, typed
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.icons import icon
from game.ui.theme import Colour
from game.ui.type.typesetting import Text

SPLIT = 0.46
SAYS = 0.84
KNOB = 10.0
SIGN = 34.0


class _Parts(Struct, frozen=True):
    """A labelled row in pixels: its label, the middle, the ends of its control."""

    label: Text
    middle: int
    left: int
    right: int


class _Labelled(Widget):
    """A row with its label at the left and its control at the right."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(key, words)
        self.able = True

    def height(self, brush: Brush, width: int) -> int:
        """Its label and some air; never less than a finger needs."""
        label = self._label(brush, width, brush.theme.text)
        air = brush.view.px(22.0 * brush.view.text_scale)
        return max(label.height + air, brush.view.px(60))

    def _label(self, brush: Brush, width: int, colour: Colour) -> Text:
        room = width * SPLIT / brush.k - INDENT - 20.0
        return typed(brush, self.words, BODY, room, colour)

    def _begin(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> _Parts:
        """Draw the label; the places of the rest."""
        theme = brush.theme
        label = self._label(brush, area.w, theme.ember if lit else theme.text)
        top = area.centery - label.height // 2
        label.draw(surface, area.x + brush.view.px(INDENT), top)
        if lit:
            pointed(surface, brush, area.x, area.centery)
        left, right = _track(area)
        return _Parts(label, area.centery, left, right)

    def _say(
        self,
        surface: pygame.Surface,
        brush: Brush,
        words: str,
        area: pygame.Rect,
        left: int | None = None,
    ) -> None:
        """Draw the value's words: at the row's right edge, or from ``left`` on."""
        text = typed(brush, words, SMALL, area.w / brush.k, brush.theme.parchment)
        x = area.right - text.width if left is None else left
        text.draw(surface, x, area.centery - text.height // 2)


def _track(area: pygame.Rect) -> tuple[int, int]:
    return area.x + round(area.w * SPLIT), area.x + round(area.w * SAYS)


class Slider(_Labelled):
    """A number between two ends, in steps; ``says`` puts it in words.

    ``signs`` are icons before the track: for the lower end, and for all above it.
    """

    def __init__(
        self,
        key: str,
        words: str,
        number: float,
        ends: tuple[float, float],
        *,
        by: float,
        says: Callable[[float], str],
        signs: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(key, words)
        self.number = min(ends[1], max(ends[0], number))
        self._ends, self._by, self._says = ends, by, says
        self._signs = signs

    def value(self) -> str:
        """The number in words."""
        return self._says(self.number)

    def step(self, way: int) -> Act | None:
        """One step more or less."""
        return self._to(self.number + way * self._by)

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """Jump to where it was pressed; a press on the label does nothing."""
        left, _ = _track(area)
        return self.drag(area, x) if x >= left - area.h // 2 else None

    def drag(self, area: pygame.Rect, x: float) -> Act | None:
        """Follow the hand."""
        left, right = _track(area)
        low, high = self._ends
        return self._to(low + (high - low) * (x - left) / max(1, right - left))

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the label, the track filled up to the knob, and the number."""
        theme, k = brush.theme, brush.k
        parts = self._begin(surface, brush, area, lit=lit)
        y = parts.middle + 0.5
        low, high = self._ends
        knob = parts.left + (parts.right - parts.left) * (self.number - low) / (
            high - low
        )
        ends = (parts.left, y), (parts.right, y)
        strokes.line(surface, theme.fog, *ends, max(1.0, 2.0 * k))
        full = theme.ember if lit else theme.brass
        if knob - parts.left >= 1:
            strokes.line(surface, full, (parts.left, y), (knob, y), max(2.0, 4.5 * k))
        if lit:
            brush.patches.glow(surface, full, (knob, y), 26 * k, 0.3)
        colour = theme.parchment if lit else theme.bone
        brush.patches.dot(surface, colour, (knob, y), KNOB * k)
        if self._signs:
            size = SIGN * k * brush.view.text_scale
            name = self._signs[self.number > low]
            at = (parts.left - size, y)
            icon(surface, brush, name, at, size, theme.quiet, full)
        self._say(surface, brush, self.value(), area)

    def _to(self, number: float) -> Act | None:
        low, high = self._ends
        steps = round((number - low) / self._by)
        fits = min(high, max(low, round(low + steps * self._by, 6)))
        if fits == self.number:
            return None
        self.number = fits
        return Act(self.key, fits)


class Toggle(_Labelled):
    """On or off."""

    def __init__(self, key: str, words: str, *, on: bool) -> None:
        super().__init__(key, words)
        self.on = on

    def value(self) -> str:
        """On or off."""
        return _("On") if self.on else _("Off")

    def choose(self) -> Act | None:
        """The other way."""
        self.on = not self.on
        return Act(self.key, self.on)

    def step(self, way: int) -> Act | None:
        """Right is on, left is off."""
        return self.choose() if self.on != (way > 0) else None

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the label and the switch; a knob filled at the right is on."""
        theme, k = brush.theme, brush.k
        parts = self._begin(surface, brush, area, lit=lit)
        y, r = parts.middle + 0.5, 13.0 * k
        a, b = (parts.left + r, y), (parts.left + r + 34 * k, y)
        strong = theme.ember if lit else theme.brass
        ground = strong if self.on else theme.fog
        strokes.line(surface, ground, a, b, 2 * r)
        for end in (a, b):
            brush.patches.dot(surface, ground, end, r)
        knob, colour = (b, theme.ink) if self.on else (a, theme.quiet)
        brush.patches.dot(surface, colour, knob, r - max(2.0, 3.0 * k))
        self._say(surface, brush, self.value(), area, round(b[0] + r + 20 * k))


class Choice(_Labelled):
    """One of a few values, each with its words."""

    def __init__(
        self, key: str, words: str, options: Sequence[tuple[Any, str]], now: Any
    ) -> None:
        super().__init__(key, words)
        self.options = tuple(options)
        found = (i for i, (value, _) in enumerate(self.options) if value == now)
        self.at = next(found, 0)

    def value(self) -> str:
        """The words of the value chosen."""
        return self.options[self.at][1]

    def choose(self) -> Act | None:
        """The next one, from the last to the first."""
        return self._to((self.at + 1) % len(self.options))

    def step(self, way: int) -> Act | None:
        """The one before or after."""
        return self._to(min(len(self.options) - 1, max(0, self.at + way)))

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The left half goes back, the rest goes on."""
        left, right = _track(area)
        if left - area.h // 2 <= x < (left + right) / 2:
            return self.step(-1)
        return self.step(1) if x >= left else None

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the label and the value between two angles."""
        theme, k = brush.theme, brush.k
        parts = self._begin(surface, brush, area, lit=lit)
        tone = theme.ember if lit else theme.brass
        first, last = self.at == 0, self.at == len(self.options) - 1
        high = 9.0 * k * brush.view.text_scale
        for x, name, end in (
            (parts.left + high, "previous", first),
            (parts.right - high, "next", last),
        ):
            colour = theme.fog if end else tone
            at = (x, parts.middle)
            icon(surface, brush, name, at, 3.2 * high, colour, colour)
        room = (parts.right - parts.left) / k - 60.0
        text = typed(brush, self.value(), SMALL, room, theme.parchment)
        middle = (parts.left + parts.right) // 2
        text.draw(surface, middle - text.width // 2, area.centery - text.height // 2)

    def _to(self, at: int) -> Act | None:
        if at == self.at:
            return None
        self.at = at
        return Act(self.key, self.options[at][0])


class Tabs(Widget):
    """Names side by side, the one that is open underlined."""

    def __init__(self, key: str, names: Sequence[str], at: int) -> None:
        super().__init__(key, _("Page"))
        self.able = True
        self.names, self.at = tuple(names), at
        self._edges: list[tuple[int, int]] = []

    def value(self) -> str:
        """The name of the open one."""
        return self.names[self.at]

    def height(self, brush: Brush, width: int) -> int:
        """A line and its underline."""
        del width
        return brush.view.px(72.0 * brush.view.text_scale)

    def choose(self) -> Act | None:
        """The next one, from the last to the first."""
        return self._to((self.at + 1) % len(self.names))

    def step(self, way: int) -> Act | None:
        """The one before or after."""
        return self._to(min(len(self.names) - 1, max(0, self.at + way)))

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The one that was pressed."""
        for index, (left, right) in enumerate(self._edges):
            if left <= x - area.x < right:
                return self._to(index)
        return None

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the names over one hairline."""
        theme, k = brush.theme, brush.k
        self._edges = []
        foot = area.bottom - brush.view.px(14)
        x = area.x + brush.view.px(INDENT)
        ends = ((x, foot), (area.right, foot))
        strokes.line(surface, theme.fog, *ends, max(1.0, 1.2 * k))
        names = self._set(brush, area.w, lit=lit)
        gap = brush.view.px(44)
        for index, text in enumerate(names):
            text.draw(surface, x, foot - text.height - brush.view.px(8))
            if index == self.at:
                bar = ((x, foot), (x + text.width, foot))
                tone = theme.ember if lit else theme.brass
                strokes.line(surface, tone, *bar, max(2.0, 4.0 * k))
                if lit:
                    middle = foot - text.height // 2 - brush.view.px(8)
                    pointed(surface, brush, area.x, middle)
            left, right = x - gap // 2 - area.x, x + text.width + gap // 2 - area.x
            self._edges.append((left, right))
            x += text.width + gap

    def _set(self, brush: Brush, width: int, *, lit: bool) -> list[Text]:
        """The names, smaller where they would not fit side by side."""
        theme, size = brush.theme, BODY
        while True:
            texts = [
                typed(
                    brush,
                    name,
                    size,
                    width / brush.k,
                    (theme.ember if lit else theme.parchment)
                    if index == self.at
                    else theme.quiet,
                )
                for index, name in enumerate(self.names)
            ]
            wide = sum(t.width + brush.view.px(44) for t in texts)
            if wide + brush.view.px(INDENT) <= width or size < 12:
                return texts
            size *= 0.93

    def _to(self, at: int) -> Act | None:
        if at == self.at:
            return None
        self.at = at
        return Act(self.key, at)
