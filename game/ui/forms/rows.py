"""A scrolling list of widgets in bands: where they stand, the focus, every device.

A band is one widget over the whole width or some side by side.
"""

from collections.abc import Iterable, Iterator

import pygame
from msgspec import Struct

from game.ui.forms.widgets import Act, Bands, Canvas, Widget
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach

GAP = 36.0
NOTCH = 90.0
MARGIN = 24.0


def _told(widget: Widget) -> str:
    return ". ".join(part for part in (widget.label(), widget.value()) if part)


def sentences(parts: Iterable[str]) -> str:
    """Parts that are said one after another; what is empty is left out."""
    return ". ".join(part.rstrip(".") for part in parts if part)


class Spot(Struct, frozen=True):
    """A widget and its place, in pixels from the top of the content."""

    widget: Widget
    area: pygame.Rect
    band: int
    column: int


class Rows:
    """Widgets laid out in an area of the window; ``stale`` asks for a new painting.

    The focus of rows that are not ``awake`` is not shown: others hear the player.
    """

    def __init__(self, bands: Bands, focus: str = "") -> None:
        self.area = pygame.Rect(0, 0, 1, 1)
        self.scroll = 0
        self.stale = True
        self.awake = True
        self.focus = -1
        self._brush: Brush | None = None
        self._held: Spot | None = None
        self._spots: list[Spot] = []
        self._tall = 0
        self.bands = bands
        self._wanted = focus

    # What stands where

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""
        return self._spots[self.focus].widget if self.focus >= 0 else None

    @property
    def writing(self) -> bool:
        """Whether letters go into a widget."""
        return self.focused is not None and self.focused.writes

    @property
    def holding(self) -> bool:
        """Whether a widget is being pressed or pulled."""
        return self._held is not None

    @property
    def pulling(self) -> bool:
        """Whether what is being pressed can be pulled."""
        return self._held is not None and self._held.widget.pulled

    @property
    def longest(self) -> int:
        """How far the list can be scrolled, in pixels."""
        return max(0, self._tall - self.area.h)

    def set(self, bands: Bands, focus: str | None = None) -> None:
        """Show other widgets; the focus stays with its key unless another is named."""
        here = self.focused.key if self.focused else self._wanted
        self.bands, self._wanted = bands, here if focus is None else focus
        if self._brush is not None:
            self.place(self._brush, self.area)

    def place(self, brush: Brush, area: pygame.Rect) -> None:
        """Lay the widgets out in an area of the window."""
        here = self.focused.key if self.focused else self._wanted
        wanted = self._wanted or here
        held = self._held.widget.key if self._held else ""
        self._brush, self.area = brush, area
        writing = [spot.widget for spot in self._spots if spot.widget.writes]
        self._lay(brush)
        for widget in writing:
            if all(spot.widget is not widget for spot in self._spots):
                widget.leave()
        named = (s for s in self._spots if held and s.widget.key == held)
        self._held = next(named, None)
        self.focus = self._index(wanted)
        self._wanted = ""
        self.scroll = min(self.scroll, self.longest)
        self.reveal()
        self.stale = True

    def visible(self) -> Iterator[tuple[Spot, pygame.Rect]]:
        """The spots that show, with their places in the window."""
        for spot in self._spots:
            place = self._where(spot)
            if place.bottom > self.area.top and place.top < self.area.bottom:
                yield spot, place

    def place_of(self, key: str) -> pygame.Rect | None:
        """Where a widget stands in the window, if it shows."""
        found = (place for spot, place in self.visible() if spot.widget.key == key)
        return next(found, None)

    def at(self, x: float, y: float) -> Spot | None:
        """The widget that can be chosen at a window pixel."""
        found = (
            spot
            for spot, place in self.visible()
            if place.clip(self.area).collidepoint(x, y) and spot.widget.able
        )
        return next(found, None)

    def _lay(self, brush: Brush) -> None:
        self._spots = []
        gap, y = brush.view.px(GAP), 0
        wide = self.area.w
        for number, band in enumerate(self.bands):
            each = max(1, (wide - gap * (len(band) - 1)) // max(1, len(band)))
            highs = [widget.height(brush, each) for widget in band]
            for column, widget in enumerate(band):
                x = column * (each + gap)
                area = pygame.Rect(x, y, each, max(highs))
                self._spots.append(Spot(widget, area, number, column))
            y += max(highs, default=0)
        self._tall = y

    def _index(self, key: str) -> int:
        able = [i for i, s in enumerate(self._spots) if s.widget.able]
        named = (i for i in able if self._spots[i].widget.key == key)
        return next(named, able[0] if able else -1)

    # The player

    def read(self, intent: Intent) -> Act | None:
        """Answer one intent; what was done to which widget, if anything."""
        if self.focused is not None and self.focused.hears(intent):
            self.stale = True
            return None
        match intent:
            case want.Focus(dx=dx, dy=dy, tab=tab):
                return self._move(dx, dy or tab)
            case want.Skip(held=None):
                return self._move(0, 1)
            case want.Advance():
                return self._done(self.focused.choose() if self.focused else None)
            case want.Choose(index=index):
                return self._number(index)
            case want.Light(index=index):
                self._show(index)
            case want.Point() | want.Press() | want.Release():
                return self._touch(intent)
            case want.Scroll(dy=dy):
                self.roll(-dy * NOTCH)
            case want.Rollback():
                self.roll(-0.8 * self.area.h / self._k)
            case want.Rollforward():
                self.roll(0.8 * self.area.h / self._k)
            case _:
                pass
        return None

    def _touch(self, intent: want.Point | want.Press | want.Release) -> Act | None:
        held = self._held
        match intent:
            case want.Point(x=x) if held is not None:
                self.stale = self.stale or held.widget.writes
                return self._done(held.widget.drag(self._where(held), x))
            case want.Point(x=x, y=y):
                self._lit_at(x, y)
            case want.Press(x=x, y=y):
                self._held = spot = self._lit_at(x, y)
                if spot is not None:
                    return self._done(spot.widget.press(self._where(spot), x))
            case want.Release(x=x) if held is not None:
                held.widget.release(self._where(held), x)
                self._held, self.stale = None, True
            case _:
                pass
        return None

    def _lit_at(self, x: float, y: float) -> Spot | None:
        """The widget at a pixel, which takes the focus."""
        spot = self.at(x, y)
        if spot is not None:
            self.light(spot)
        return spot

    def light(self, spot: Spot) -> None:
        """Give a widget the focus."""
        index = self._spots.index(spot)
        if index != self.focus:
            self.focus, self.stale = index, True

    def let_go(self) -> None:
        """The player is elsewhere: nothing is pressed or written any more."""
        self._held = None
        if self.focused is not None:
            self.focused.leave()

    def roll(self, units: float) -> None:
        """Scroll by logical units, down for positive ones."""
        before = self.scroll
        self.scroll = min(self.longest, max(0, self.scroll + round(units * self._k)))
        self.stale = self.stale or self.scroll != before

    def reveal(self) -> None:
        """Scroll just as far as the focus needs to be seen."""
        if self.focus < 0:
            return
        area, margin = self._spots[self.focus].area, round(MARGIN * self._k)
        if self.focus == self._index(""):
            self.scroll = 0 if area.bottom <= self.area.h else self.scroll
        low, high = area.bottom + margin - self.area.h, area.top - margin
        self.scroll = min(self.longest, max(0, min(max(self.scroll, low), high)))

    def tick(self, dt: float) -> None:
        """Let time pass for what moves by itself."""
        for spot, _ in self.visible():
            self.stale = spot.widget.tick(dt) or self.stale

    def reach(self) -> Iterator[Reach]:
        """What can be taken, for hands that can only step and take."""
        able = (spot for spot in self._spots if spot.widget.able)
        for index, spot in enumerate(able):
            light = want.Light(index)
            yield Reach(
                key=spot.widget.key or f"row {index}",
                words=_told(spot.widget),
                wants=(light, want.Advance()),
                lights=(light,),
                more=spot.widget.reached(),
                area=self._where(spot).clip(self.area),
                lit=spot.widget is self.focused,
                told=True,
            )

    def _show(self, index: int) -> None:
        """Give what can be taken the focus, by its place, and bring it into sight."""
        able = [spot for spot in self._spots if spot.widget.able]
        if 0 <= index < len(able):
            self.light(able[index])
            self.reveal()

    def spoken(self) -> str:
        """What the focus is and how it stands, in words."""
        return _told(self.focused) if self.focused is not None else ""

    def above(self, *, all_: bool = False) -> str:
        """What is only read, in words: between the focus and what it has above it.

        Or ``all_`` above the focus.
        """
        told: list[str] = []
        for spot in self._spots[: max(0, self.focus)]:
            if not spot.widget.able:
                told.append(_told(spot.widget))
            elif not all_:
                told.clear()
        return sentences(told)

    def whole(self) -> str:
        """All that is only read, wherever it stands, in words."""
        return sentences(_told(s.widget) for s in self._spots if not s.widget.able)

    def _where(self, spot: Spot) -> pygame.Rect:
        return spot.area.move(self.area.x, self.area.y - self.scroll)

    def _done(self, act: Act | None) -> Act | None:
        self.stale = self.stale or act is not None
        return act

    def _number(self, index: int) -> Act | None:
        able = [s for s in self._spots if s.widget.able]
        if not 0 <= index < len(able):
            return None
        self.light(able[index])
        self.reveal()
        return self._done(able[index].widget.choose())

    def _move(self, dx: int, dy: int) -> Act | None:
        if self.focus < 0:
            self.roll(dy * NOTCH)
            return None
        here = self._spots[self.focus]
        if dx and len(self.bands[here.band]) < 2:
            return self._done(here.widget.step(dx))
        able = [i for i, s in enumerate(self._spots) if s.widget.able]
        if dx:
            beside = [i for i in able if self._spots[i].band == here.band]
            at = beside.index(self.focus) + dx
            self.focus = beside[max(0, min(len(beside) - 1, at))]
        elif dy:
            self.focus = self._next(here, able, dy)
        self.reveal()
        self.stale = True
        return None

    def _next(self, here: Spot, able: list[int], dy: int) -> int:
        """The nearest column of the next band with a choice; around the end."""
        bands = sorted({self._spots[i].band for i in able})
        band = bands[(bands.index(here.band) + dy) % len(bands)]
        there = [i for i in able if self._spots[i].band == band]
        if len(self.bands[here.band]) < 2 and dy < 0 and len(there) > 1:
            return there[0]
        return min(there, key=lambda i: abs(self._spots[i].column - here.column))

    @property
    def _k(self) -> float:
        return self._brush.k if self._brush else 1.0

    def draw(self, surface: pygame.Surface) -> None:
        """Paint what shows, nothing outside of the area but the marks of focus."""
        for _step in self.drawing(surface):
            pass

    def drawing(self, surface: pygame.Surface) -> Iterator[None]:
        """The same, half of the rows a step."""
        brush = self._brush
        if brush is None:
            return
        shown = list(self.visible())
        half = max(1, -(-len(shown) // 2))
        for first in range(0, len(shown), half):
            before = surface.get_clip()
            surface.set_clip(self.area.inflate(brush.view.px(2 * 34), 0))
            for spot, place in shown[first : first + half]:
                lit = self.awake and spot.widget is self.focused
                spot.widget.paint(Canvas(surface, brush, place, lit=lit))
            surface.set_clip(before)
            yield
        if self.longest:
            self._draw_thumb(surface, brush)
        self.stale = False

    def _draw_thumb(self, surface: pygame.Surface, brush: Brush) -> None:
        area, theme = self.area, brush.theme
        x, share = area.right + brush.view.px(40), area.h / self._tall
        top, thin = area.y + self.scroll * share, max(1.0, 1.2 * brush.k)
        strokes.line(surface, theme.fog, (x, area.top), (x, area.bottom), thin)
        thumb = ((x, top), (x, top + max(16.0, share * area.h)))
        strokes.line(surface, theme.brass, *thumb, max(2.0, 4.0 * brush.k))
