"""Widgets that hold a value: slider, toggle, choice and tabs."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.language import _
from game.ui.forms.widgets import BODY, INDENT, SMALL, Act, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.theme import Colour
from game.ui.type.typesetting import Text
from game.ui.window import intents as want
from game.ui.window.reach import Reach

SPLIT = 0.46
SAYS = 0.84
KNOB = 10.0
SIGN = 34.0


class Options(Widget):
    """One of some values, by its place ``at``; -1 while there is none."""

    def __init__(self, key: str, words: str, values: Sequence[Any], at: int) -> None:
        super().__init__(key, words, able=True)
        self.values, self.at = tuple(values), at

    def choose(self) -> Act | None:
        """The next one, from the last to the first."""
        return self.to((self.at + 1) % len(self.values))

    def step(self, way: int) -> Act | None:
        """The one before or after."""
        return self.to(min(len(self.values) - 1, max(0, self.at + way)))

    def to(self, at: int) -> Act | None:
        """The one at a place, if it is another one."""
        if at == self.at:
            return None
        self.at = at
        return Act(self.key, self.values[at])


class _Labelled(Widget):
    """A row with its label at the left and its control at the right."""

    def height(self, brush: Brush, width: int) -> int:
        """Its label and some air; never less than a finger needs."""
        label = self._label(brush, width, brush.theme.text)
        air = brush.view.px(22.0 * brush.view.text_scale)
        return max(label.height + air, brush.view.px(60))

    def paint(self, on: Canvas) -> None:
        """Draw the label, and the control between the ends of its track."""
        label = self._label(on.brush, on.area.w, on.tone)
        label.draw(on.surface, on.left, on.middle - label.height // 2)
        on.point(on.middle)
        self.control(on, *_track(on.area))

    @abstractmethod
    def control(self, on: Canvas, left: int, right: int) -> None:
        """Draw what is set."""

    def _label(self, brush: Brush, width: int, colour: Colour) -> Text:
        room = width * SPLIT / brush.k - INDENT - 20.0
        return typed(brush, self.words, BODY, room, colour)

    def _say(self, on: Canvas, left: int | None = None) -> None:
        """Draw the value's words: at the row's right edge, or from ``left`` on."""
        text = typed(
            on.brush, self.value(), SMALL, on.area.w / on.k, on.theme.parchment
        )
        x = on.area.right - text.width if left is None else left
        text.draw(on.surface, x, on.middle - text.height // 2)


def _track(area: pygame.Rect) -> tuple[int, int]:
    return area.x + round(area.w * SPLIT), area.x + round(area.w * SAYS)


class Slider(_Labelled):
    """A number between two ends, in steps; ``says`` puts it in words.

    ``signs`` are icons before the track: for the lower end, and for all above it.
    """

    pulled = True

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
        super().__init__(key, words, able=True)
        self.number = min(ends[1], max(ends[0], number))
        self._ends, self._by, self._says = ends, by, says
        self._signs = signs

    def value(self) -> str:
        """The number in words."""
        return self._says(self.number)

    def choose(self) -> Act | None:
        """Nothing follows."""
        return None

    def reached(self) -> tuple[Reach, ...]:
        """Less and more."""
        ways = (("less", _("Less"), -1), ("more", _("More"), 1))
        return tuple(
            Reach(key=key, words=words, wants=(want.Focus(dx=way),))
            for key, words, way in ways
        )

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

    def control(self, on: Canvas, left: int, right: int) -> None:
        """Draw the track filled up to the knob, and the number."""
        y = on.middle + 0.5
        low, high = self._ends
        knob = left + (right - left) * (self.number - low) / (high - low)
        on.line(on.theme.fog, (left, y), (right, y), max(1.0, 2.0 * on.k))
        if knob - left >= 1:
            on.line(on.strong, (left, y), (knob, y), max(2.0, 4.5 * on.k))
        patches = on.brush.patches
        if on.lit:
            patches.glow(on.surface, on.strong, (knob, y), 26 * on.k, 0.3)
        colour = on.theme.parchment if on.lit else on.theme.bone
        patches.dot(on.surface, colour, (knob, y), KNOB * on.k)
        if self._signs:
            size = SIGN * on.unit
            name = self._signs[self.number > low]
            on.icon(name, (left - size, y), size, on.theme.quiet, on.strong)
        self._say(on)

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
        super().__init__(key, words, able=True)
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

    def control(self, on: Canvas, left: int, right: int) -> None:  # noqa: ARG002
        """Draw the switch; a knob filled at the right is on."""
        y, r = on.middle + 0.5, 13.0 * on.k
        a, b = (left + r, y), (left + r + 34 * on.k, y)
        ground = on.strong if self.on else on.theme.fog
        on.line(ground, a, b, 2 * r)
        patches = on.brush.patches
        for end in (a, b):
            patches.dot(on.surface, ground, end, r)
        knob, colour = (b, on.theme.ink) if self.on else (a, on.theme.quiet)
        patches.dot(on.surface, colour, knob, r - max(2.0, 3.0 * on.k))
        self._say(on, round(b[0] + r + 20 * on.k))


class Choice(_Labelled, Options):
    """One of a few values, each with its words."""

    def __init__(
        self, key: str, words: str, options: Sequence[tuple[Any, str]], now: Any
    ) -> None:
        values = [value for value, _ in options]
        at = values.index(now) if now in values else 0
        super().__init__(key, words, values, at)
        self._names = [name for _, name in options]

    def value(self) -> str:
        """The words of the value chosen."""
        return self._names[self.at]

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The left half goes back, the rest goes on."""
        left, right = _track(area)
        if left - area.h // 2 <= x < (left + right) / 2:
            return self.step(-1)
        return self.step(1) if x >= left else None

    def control(self, on: Canvas, left: int, right: int) -> None:
        """Draw the value between two angles."""
        high = 9.0 * on.unit
        for x, name, end in (
            (left + high, "previous", 0),
            (right - high, "next", len(self.values) - 1),
        ):
            colour = on.theme.fog if self.at == end else on.strong
            on.icon(name, (x, on.middle), 3.2 * high, colour, colour)
        room = (right - left) / on.k - 60.0
        text = typed(on.brush, self.value(), SMALL, room, on.theme.parchment)
        x = (left + right) // 2 - text.width // 2
        text.draw(on.surface, x, on.middle - text.height // 2)


class Tabs(Options):
    """Names side by side, the one that is open underlined."""

    def __init__(self, key: str, names: Sequence[str], at: int) -> None:
        super().__init__(key, _("Page"), range(len(names)), at)
        self.names = tuple(names)
        self._edges: list[tuple[int, int]] = []

    def value(self) -> str:
        """The name of the open one."""
        return self.names[self.at]

    def height(self, brush: Brush, width: int) -> int:  # noqa: ARG002
        """A line and its underline."""
        return brush.view.px(72.0 * brush.view.text_scale)

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The one that was pressed."""
        for index, (left, right) in enumerate(self._edges):
            if left <= x - area.x < right:
                return self.to(index)
        return None

    def paint(self, on: Canvas) -> None:
        """Draw the names over one hairline."""
        self._edges = []
        foot, x = on.area.bottom - on.px(14), on.left
        on.line(on.theme.fog, (x, foot), (on.area.right, foot), max(1.0, 1.2 * on.k))
        gap = on.px(44)
        for index, text in enumerate(self._set(on)):
            text.draw(on.surface, x, foot - text.height - on.px(8))
            if index == self.at:
                end = (x + text.width, foot)
                on.line(on.strong, (x, foot), end, max(2.0, 4.0 * on.k))
                on.point(foot - text.height // 2 - on.px(8))
            left, right = x - gap // 2, x + text.width + gap // 2
            self._edges.append((left - on.area.x, right - on.area.x))
            x += text.width + gap

    def _set(self, on: Canvas) -> list[Text]:
        """The names, smaller where they would not fit side by side."""
        size, width = BODY, on.area.w
        opened = on.theme.ember if on.lit else on.theme.parchment
        tones = [on.theme.quiet] * len(self.names)
        tones[self.at] = opened
        while True:
            texts = [
                typed(on.brush, name, size, width / on.k, tone)
                for name, tone in zip(self.names, tones, strict=True)
            ]
            wide = sum(t.width + on.px(44) for t in texts)
            if wide + on.px(INDENT) <= width or size < 12:
                return texts
            size *= 0.93
