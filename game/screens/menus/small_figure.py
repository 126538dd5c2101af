"""Figures as small pictures on the page of a menu, with words under each."""

from collections.abc import Callable

import pygame
from msgspec import Struct

from game.figure.arrange import arrange
from game.figure.describe import describe
from game.figure.things import Box, Figure
from game.ui.forms.widgets import INDENT, SMALL, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.paint.figure import paint
from game.ui.paint.ground import lay_ground
from game.ui.type.typesetting import Text
from game.ui.window.view import HEIGHT, View

SHAPE = 0.66
# Narrower than this, in what grows with the text, they stand one under the other.
NARROW = 330.0
GAP = 30.0
# How large what is written in the picture is, in logical units of the page.
WRITTEN = 20.0
EM = 34.0
EDGE = 10.0


class Shown(Struct, frozen=True):
    """A figure to be worked out when it is first seen, by its name among those kept."""

    name: str
    caption: str
    draw: Callable[[], Figure] = Figure

    @property
    def empty(self) -> bool:
        """Whether nothing will be seen."""
        return self.draw is Figure


class Gallery:
    """The figures and pictures of a screen, kept as long as it is there.

    Each is worked out or painted in a frame of its own, in which nothing else is drawn.
    """

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}
        self._pictures: dict[object, pygame.Surface] = {}
        self._wanted: dict[object, tuple[Shown, Brush, tuple[int, int]]] = {}

    @property
    def wanting(self) -> bool:
        """Whether a picture that was asked for is not there yet."""
        return bool(self._wanted)

    def work(self) -> bool:
        """Do one piece; whether all that was asked for is there now."""
        for key, (one, brush, size) in self._wanted.items():
            if one.name not in self._figures:
                self.figure(one)
                return False
            self._pictures[key] = painted(brush, self._figures[one.name], size)
            del self._wanted[key]
            return not self._wanted
        return False

    def turn(self) -> None:
        """Another page is shown: what the last one still wanted can wait."""
        self._wanted.clear()

    def clear(self) -> None:
        """What was known is out of date."""
        self._figures.clear()
        self._pictures.clear()

    def figure(self, one: Shown) -> Figure:
        """The figure, at once."""
        if one.name not in self._figures:
            self._figures[one.name] = one.draw()
        return self._figures[one.name]

    def picture(self, on: Canvas, one: Shown, size: tuple[int, int]) -> pygame.Surface:
        """The picture of a figure; its bare ground until it is there."""
        key = (one.name, size, on.theme.name)
        if key in self._pictures:
            return self._pictures[key]
        if not one.empty:
            self._wanted[key] = (one, on.brush, size)
        return painted(on.brush, Figure(), size)


class SmallFigures(Widget):
    """Two figures as on the stage, by the same painters."""

    def __init__(self, left: Shown, right: Shown, gallery: Gallery) -> None:
        super().__init__()
        self._both, self._gallery = (left, right), gallery

    def label(self) -> str:
        """What is to be seen, in words."""
        figure = self._gallery.figure
        said = (f"{one.caption}: {describe(figure(one))}" for one in self._both)
        return " ".join(said)

    def height(self, brush: Brush, width: int) -> int:
        """The pictures and their captions."""
        each = _each(brush, width)
        highs = [self._high(brush, one, each) for one in self._both]
        return max(highs) if _beside(brush, width) else sum(highs)

    def _high(self, brush: Brush, one: Shown, each: int) -> int:
        under = _caption(brush, one, each).height
        return round(each * SHAPE) + under + brush.view.px(26)

    def paint(self, on: Canvas) -> None:
        """Draw the pictures in hairline frames."""
        each, beside = _each(on.brush, on.area.w), _beside(on.brush, on.area.w)
        x, y = on.left, on.area.y
        for one in self._both:
            frame = pygame.Rect(x, y + on.px(8), each, round(each * SHAPE))
            picture = self._gallery.picture(on, one, frame.size)
            on.surface.blit(picture, frame)
            tone = on.theme.fog if one.empty else on.theme.hairline
            line = max(1.0, 1.2 * on.k)
            corners = frame.topleft, frame.topright, frame.bottomright, frame.bottomleft
            for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
                on.line(tone, a, b, line)
            caption = _caption(on.brush, one, each)
            caption.draw(on.surface, frame.x, frame.bottom + on.px(6))
            if beside:
                x = frame.right + on.px(GAP)
            else:
                y += self._high(on.brush, one, each)


def painted(brush: Brush, figure: Figure, size: tuple[int, int]) -> pygame.Surface:
    """A figure as a small picture on its own ground."""
    picture = pygame.Surface(size)
    picture.fill(brush.theme.ground)
    small, edge = _small(brush), brush.view.px(EDGE)
    wide, high = size[0] - 2 * edge, size[1] - 2 * edge
    if not figure.panels or wide < 8 or high < 8:
        return picture
    boxes = {
        key: Box(box.x + edge, box.y + edge, box.w, box.h)
        for key, box in arrange(figure, wide, high, EM * small.k).items()
    }
    lay_ground(picture, figure, boxes, small)
    paint(picture, figure, boxes, small)
    return picture


def _room(brush: Brush, width: int) -> int:
    return max(16, width - brush.view.px(INDENT))


def _beside(brush: Brush, width: int) -> bool:
    each = (_room(brush, width) - brush.view.px(GAP)) / 2
    return each >= NARROW * brush.k * brush.view.text_scale


def _each(brush: Brush, width: int) -> int:
    room = _room(brush, width)
    return (room - brush.view.px(GAP)) // 2 if _beside(brush, width) else room


def _caption(brush: Brush, one: Shown, width: int) -> Text:
    return typed(brush, one.caption, SMALL * 0.9, width / brush.k, brush.theme.quiet)


def _small(brush: Brush) -> Brush:
    """A brush for a window so small that its writing is as small as wanted."""
    view = brush.view
    high = round(view.k * HEIGHT * WRITTEN / EM)
    return brush.at(view=View(round(high * 16 / 9), high, view.text_scale**0.5))
