"""Where everything stands on the puzzle screen, in logical units. Pure arithmetic.

A column of type at the left, the figure in all the room that is left, and under the
figure a band for a few words.
"""

from enum import Enum, auto
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box
from game.ui.window.view import View

MARGIN: Final = 72.0
GUTTER: Final = 36.0
TOP: Final = 40.0
EDGE: Final = 56.0
# Room for what to do now, and for a hint of two lines above a row of values.
BAND: Final = 188.0
# How far the column and the figure may be painted into the gutter between them.
COLUMN_REACH: Final = 16.0
ROOM_REACH: Final = 18.0
LEAST_TARGET: Final = 44.0
LEAST_PIXELS: Final = 30.0


class Part(Enum):
    """What is painted by itself: the column, the room of the figure, the words."""

    COLUMN = auto()
    ROOM = auto()
    WORDS = auto()


class PuzzlePage(Struct, frozen=True, kw_only=True):
    """The boxes of one puzzle screen; none of them overlap."""

    column: Box
    room: Box
    words: Box


def puzzle_page(view: View) -> PuzzlePage:
    """The page for a view: the column grows with the text, but never past 2/5."""
    scale = max(0.1, view.text_scale)
    wide = min(500.0, max(400.0, 0.25 * view.w)) * max(1.0, scale**0.5)
    wide = min(wide, 0.4 * view.w, 0.5 * view.w - MARGIN - GUTTER - EDGE)
    left = MARGIN + wide + GUTTER
    band = BAND * max(0.9, scale**0.6)
    foot = max(40.0, view.foot + 24.0)
    room = Box(left, TOP, view.w - left - EDGE, view.h - TOP - band - foot)
    words = Box(left, room.y + room.h + 20.0, room.w, band)
    return PuzzlePage(
        column=Box(MARGIN, 60.0, wide, view.h - 60.0 - 44.0), room=room, words=words
    )


def part_area(part: Part, page: PuzzlePage, view: View) -> pygame.Rect:
    """The pixels that a part is painted on: nothing else is there."""
    words, room = view.of(page.words), view.of(page.room)
    match part:
        case Part.COLUMN:
            column = view.of(page.column)
            return pygame.Rect(0, 0, column.right + view.px(COLUMN_REACH), view.height)
        case Part.ROOM:
            bottom = max(room.bottom, words.y)
            # What frames or strikes a row reaches out of the room.
            left = room.x - view.px(ROOM_REACH)
            return pygame.Rect(left, 0, view.width - left, bottom)
        case Part.WORDS:
            return words


def reach(view: View, size: float = LEAST_TARGET) -> float:
    """Half of a target's width in pixels: 44 logical units, never under 30 pixels."""
    return max(size * view.k, LEAST_PIXELS) / 2
