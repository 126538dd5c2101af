"""The room of a board's pages: as tall as their type needs, of which a part is seen."""

from collections.abc import Iterator
from typing import Final

import pygame

from game.figure.arrange import arrange
from game.figure.things import Box, Figure, Page
from game.ui.paint.brush import Brush
from game.ui.paint.ledger_page import scaling, stacked, stacked_height, stacked_scale
from game.ui.paint.signs import waiting
from game.ui.paint.strokes import XY
from game.ui.window.view import whole

# How small type may become, of its own size and of the reader's, so that all is seen.
LEAST: Final = 0.62
LEAST_OF_READERS: Final = 0.48
# In heights of what is seen: what is scrolled is at most so tall.
MOST: Final = 2.0
GAP: Final = 0.9
FADE: Final = 84.0


class ScrolledPages:
    """How far down the pages the reader has come. ``seen`` is the part of the window.

    Type that would have to shrink by much is scrolled instead. A page alone, without
    others to turn to, is a result: that is seen whole, if small type can do it.
    """

    def __init__(self) -> None:
        self.seen = Box(0.0, 0.0, 1.0, 1.0)
        self.tall = 1.0
        self.at = 0.0
        self._result = False

    @property
    def room(self) -> Box:
        """The whole room, in window pixels; its top may lie above what is seen."""
        seen = self.seen
        return Box(seen.x, seen.y - self.at, seen.w, self.tall)

    @property
    def scrolled(self) -> bool:
        """Whether there is more than is seen."""
        return self.tall > self.seen.h + 1.0

    def fit(self, figure: Figure, seen: Box, em: float, brush: Brush) -> None:
        """Find the height for a figure; planes always fit what is seen."""
        self.seen, self.tall = seen, seen.h
        pages, before = only_pages(figure), self._result
        self._result = len(pages) == 1 and not pages[0].fellows
        self.at = self.at if self._result == before else 0.0
        gap, wish = GAP * em, brush.view.text_scale
        scale = stacked_scale(pages, seen.w, seen.h, gap, brush) if pages else 1.0
        least = max(LEAST, LEAST_OF_READERS * wish)
        if scale < least:

            def tall(scale: float) -> float:
                return stacked_height(pages, seen.w, gap, brush, scale)

            if not self._result or tall(scale) > seen.h:
                self.tall = max(min(tall(wish), MOST * seen.h), tall(least))
        self.by(0.0)

    def by(self, pixels: float) -> bool:
        """Further down by so many pixels; whether that moved anything."""
        before = self.at
        self.at = max(0.0, min(self.at + pixels, self.tall - self.seen.h))
        return self.at != before

    def reveal(self, area: pygame.Rect) -> bool:
        """Far enough that an area is seen, with a little around it."""
        spare = 0.08 * self.seen.h
        top, bottom = self.seen.y + spare, self.seen.y + self.seen.h - spare
        if area.top < top:
            return self.by(area.top - top)
        return self.by(max(0.0, min(area.bottom - bottom, area.top - top)))

    def more(self, brush: Brush) -> dict[int, XY]:
        """The brass marks of the edges beyond which there is more: -1 up, 1 down."""
        x, seen, marks = self.seen.x + self.seen.w / 2, self.seen, dict[int, XY]()
        if self.at > 1.0:
            marks[-1] = (x, seen.y + 6.0 * brush.k)
        if self.at + seen.h < self.tall - 1.0:
            marks[1] = (x, seen.y + seen.h - 12.0 * brush.k)
        return marks

    def draw_more(self, surface: pygame.Surface, brush: Brush) -> None:
        """Ink and the brass mark at the edge beyond which there is more."""
        seen, foot = self.seen, surface.get_clip().bottom
        above = Box(seen.x, 0.0, seen.w, seen.y)
        under = Box(seen.x, seen.y + seen.h, seen.w, foot - seen.y - seen.h)
        for way, mark in self.more(brush).items():
            _ink(surface, brush, whole(above if way < 0 else under), up=way < 0)
            waiting(surface, brush, mark, 0.0)


def only_pages(figure: Figure) -> list[Page]:
    """The pages of a figure that has nothing else."""
    pages = [panel for panel in figure.panels if isinstance(panel, Page)]
    return pages if len(pages) == len(figure.panels) else []


def arranged(
    figure: Figure, width: float, height: float, em: float, brush: Brush
) -> dict[str, Box]:
    """The boxes of a figure: pages lie under each other, in type of one size."""
    pages = only_pages(figure)
    if not pages:
        return arrange(figure, width, height, em, brush.view.text_scale)
    return stacked(pages, width, height, GAP * em, brush)


def measuring(figure: Figure, seen: Box, em: float, brush: Brush) -> Iterator[float]:
    """What ``arranged`` measures of pages, a part a step: it is kept, and found."""
    return scaling(only_pages(figure), seen.w, seen.h, GAP * em, brush)


def _ink(
    surface: pygame.Surface, brush: Brush, beyond: pygame.Rect, *, up: bool
) -> None:
    """Ink over what is beyond an edge, rising softly toward it."""
    fade = brush.view.px(FADE)
    high = beyond.height + fade
    column = pygame.Surface((1, high), pygame.SRCALPHA)
    for y in range(high):
        level = round(250 * min(1.0, (y + 1) / fade))
        shade = [round(c * level / 255) for c in brush.theme.ink]
        column.set_at((0, high - 1 - y if up else y), (*shade, level))
    ink = pygame.transform.scale(column, (beyond.width, high))
    top = beyond.y if up else beyond.y - fade
    surface.blit(ink, (beyond.x, top), special_flags=pygame.BLEND_PREMULTIPLIED)
