"""Figures as small pictures on the page of a menu, with words under each."""

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
    """A figure with its name among the pictures that are kept; one may be empty."""

    name: str
    figure: Figure
    caption: str


class SmallFigures(Widget):
    """Two figures as on the stage, by the same painters.

    ``kept`` holds their pictures, by name, as long as the screen is there.
    """

    def __init__(
        self, left: Shown, right: Shown, kept: dict[object, pygame.Surface]
    ) -> None:
        said = (f"{one.caption}: {describe(one.figure)}" for one in (left, right))
        super().__init__("", " ".join(said))
        self._both, self._kept = (left, right), kept

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
            on.surface.blit(self._picture(on, one, frame), frame)
            tone = on.theme.hairline if one.figure.panels else on.theme.fog
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

    def _picture(self, on: Canvas, one: Shown, frame: pygame.Rect) -> pygame.Surface:
        key = (one.name, frame.size, on.theme.name)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = _painted(on, one.figure, frame.size)
        return picture


def _painted(on: Canvas, figure: Figure, size: tuple[int, int]) -> pygame.Surface:
    picture = pygame.Surface(size)
    picture.fill(on.theme.ground)
    small, edge = _small(on.brush), on.px(EDGE)
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
