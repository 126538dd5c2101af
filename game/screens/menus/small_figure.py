"""A figure as a small picture on the page of a menu, with words under it."""

import pygame

from game.figure.arrange import arrange
from game.figure.describe import describe
from game.figure.things import Box, Figure
from game.ui.forms.widgets import SMALL, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.paint.figure import paint
from game.ui.paint.ground import lay_ground
from game.ui.type.typesetting import Text
from game.ui.window.view import HEIGHT

SHAPE = 0.66
# How large what is written in the picture is, in logical units of the page.
WRITTEN = 20.0
EM = 34.0
FRAME = 10.0


class SmallFigure(Widget):
    """The same figure as on the stage, by the same painters; ``caption`` names it.

    ``kept`` holds the pictures, by name, as long as the screen is there.
    """

    def __init__(
        self,
        name: str,
        figure: Figure,
        caption: str,
        kept: dict[object, pygame.Surface],
    ) -> None:
        super().__init__("", caption)
        self._name, self._figure, self._kept = name, figure, kept

    def value(self) -> str:
        """What is to be seen, in words."""
        return describe(self._figure)

    def height(self, brush: Brush, width: int) -> int:
        """The picture and its caption."""
        words = self._caption(brush, width)
        return round(width * SHAPE) + words.height + brush.view.px(22)

    def paint(self, on: Canvas) -> None:
        """Draw the picture in a hairline frame."""
        area = on.area
        frame = pygame.Rect(area.x, area.y, area.w, round(area.w * SHAPE))
        on.surface.blit(self._picture(on, frame), frame)
        tone, wide = on.theme.hairline, max(1.0, 1.2 * on.k)
        corners = [frame.topleft, frame.topright, frame.bottomright, frame.bottomleft]
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            on.line(tone, a, b, wide)
        caption = self._caption(on.brush, area.w)
        caption.draw(on.surface, area.x, frame.bottom + on.px(6))

    def _picture(self, on: Canvas, frame: pygame.Rect) -> pygame.Surface:
        key = (self._name, frame.size, on.theme.name)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = self._painted(on, frame)
        return picture

    def _painted(self, on: Canvas, frame: pygame.Rect) -> pygame.Surface:
        picture = pygame.Surface(frame.size)
        picture.fill(on.theme.ground)
        small = _small(on.brush)
        edge = on.px(FRAME)
        wide, high = frame.w - 2 * edge, frame.h - 2 * edge
        if not self._figure.panels or wide < 8 or high < 8:
            return picture
        found = arrange(self._figure, wide, high, EM * small.k)
        boxes = {
            key: Box(box.x + edge, box.y + edge, box.w, box.h)
            for key, box in found.items()
        }
        lay_ground(picture, self._figure, boxes, small)
        paint(picture, self._figure, boxes, small)
        return picture

    def _caption(self, brush: Brush, width: int) -> Text:
        return typed(brush, self.words, SMALL * 0.9, width / brush.k, brush.theme.quiet)


def _small(brush: Brush) -> Brush:
    """A brush for a window so small that its writing is as small as wanted."""
    share = WRITTEN / EM
    view = brush.view
    high = round(view.k * HEIGHT * share)
    return brush.at(view=type(view)(round(high * 16 / 9), high, view.text_scale**0.5))
