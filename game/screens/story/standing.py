"""Who stands at which side of the page, and where. Values only."""

from collections.abc import Mapping, Sequence

import pygame

from game.figure.things import Box
from game.narrative.compiler.appearance import SIDES
from game.screens.shared.stage_view import EM
from game.stage.places import Glass, Place
from game.ui.actors.stage_measures import BOARDS, FRINGE, picture_column, stage_row
from game.ui.paint.reading_layout import Page
from game.ui.window.view import View

# How wide the place of who stands alone is, in its heights.
BROAD = 1.06
# How far above the boards a figure ends, in logical units: its dark is soft so far.
ABOVE = 22.0


def stand(
    shown: Sequence[str],
    sides: Mapping[str, str],
    before: Mapping[str, str],
    speaker: str,
) -> dict[str, str]:
    """Who has each side: the speaker, who had it ``before``, or who was shown last.

    ``sides`` says at which side each of the cast wants to stand.
    """
    found = {}
    for side in SIDES:
        there = [name for name in shown if sides.get(name) == side]
        wanted = [name for name in (speaker, before.get(side)) if name in there]
        if there:
            found[side] = (wanted or there[-1:])[0]
    return found


def other(side: str) -> str:
    """The side across."""
    return SIDES[side == SIDES[0]]


def home(side: str, page: Page) -> Box:
    """The place at a side."""
    return page.left if side == SIDES[0] else page.right


def figure_room(page: Page, view: View, place: Place | None) -> tuple[Box, float]:
    """Where a figure stands, above boards or on a glass; its em. Both in pixels."""
    room, em = view.pixels(page.stage), EM * view.k * view.text_scale
    if place is not None and place.glass is not None:
        return _on_glass(room, view, place.glass), em
    if place is None or not place.boards:
        return room, em
    fringe, edge = (stage_row(x, view.width, view.height) for x in (FRINGE, BOARDS))
    top, low = max(room.y, fringe), min(room.y + room.h, edge - ABOVE * view.k)
    return (Box(room.x, top, room.w, low - top) if low > top else room), em


def _on_glass(room: Box, view: View, pane: Glass) -> Box:
    """What is left of a room on a glass; the room where that is too little."""
    left, right = (
        picture_column(x, view.width, view.height) for x in (pane.left, pane.right)
    )
    top, low = (stage_row(y, view.width, view.height) for y in (pane.top, pane.low))
    top, low = max(top, room.y), min(low, room.y + room.h)
    left, right = max(left, room.x), min(right, room.x + room.w)
    fits = right > left and low > top
    return Box(left, top, right - left, low - top) if fits else room


def in_front(page: Page, view: View) -> Box:
    """Where who comes forward stands: beside the others, never over them.

    The ghosts of a face have room to both sides.
    """
    side = page.left.x + page.left.w
    wide = min(view.w - 2 * side, BROAD * page.alone.h)
    return Box((view.w - wide) / 2, page.alone.y, wide, page.alone.h)


def lane(side: str, page: Page | None, view: View, floor: int) -> pygame.Rect:
    """The pixels that somebody may pass on the way: all but the other side."""
    left, right = 0, view.width
    if page is not None and side == "left":
        right = view.of(page.right).left
    elif page is not None:
        left = view.of(page.left).right
    return pygame.Rect(left, 0, right - left, floor)


def between(a: Box, b: Box, t: float) -> Box:
    """The box on the way from one to another, ``t`` from 0 to 1."""
    return Box(
        a.x + (b.x - a.x) * t,
        a.y + (b.y - a.y) * t,
        a.w + (b.w - a.w) * t,
        a.h + (b.h - a.h) * t,
    )
