"""The light of the switches: a ring around what can be taken, or a strip of words."""

from collections.abc import Sequence

import pygame

from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush
from game.ui.window.reach import Reach

AROUND, WIDE, EDGE = 6.0, 5.0, 3.0
APART, PAD = 44.0, 16.0
RADIUS = 12.0


def ring_area(brush: Brush, area: pygame.Rect) -> pygame.Rect:
    """All that the ring around an area paints, in window pixels."""
    return area.inflate(*(2 * (2 * brush.view.px(AROUND + WIDE + EDGE),)))


def draw_ring(surface: pygame.Surface, brush: Brush, area: pygame.Rect) -> None:
    """A bright ring between two dark ones: it shows on everything."""
    px, theme = brush.view.px, brush.theme
    inside = area.inflate(2 * px(AROUND), 2 * px(AROUND))
    inside = inside.clip(surface.get_rect().inflate(-2 * px(WIDE), -2 * px(WIDE)))
    wide, edge, round_ = max(2, px(WIDE)), max(1, px(EDGE)), px(RADIUS)
    for grown, colour, thick in (
        (wide + edge, theme.ink, wide + 2 * edge),
        (wide, theme.parchment, wide),
    ):
        frame = inside.inflate(2 * grown, 2 * grown)
        pygame.draw.rect(surface, colour, frame, thick, round_)


def strip_area(brush: Brush, left: int = 0) -> pygame.Rect:
    """Where the strip of words stands, in window pixels: at the foot, from ``left``."""
    view = brush.view
    high = view.px(view.foot)
    return pygame.Rect(left, view.height - high, view.width - left, high)


def draw_strip(
    surface: pygame.Surface,
    brush: Brush,
    area: pygame.Rect,
    shown: Sequence[Reach],
    at: int,
) -> None:
    """The words of things that have no place, as many as fit around the lit one."""
    px, theme = brush.view.px, brush.theme
    surface.fill(theme.ink, area)
    surface.fill(theme.brass, (area.x, area.y, area.w, max(1, px(2))))
    gap, room = px(APART), area.w - 2 * px(APART)
    words = [
        typed(
            brush,
            each.words,
            SMALL,
            room / brush.k,
            theme.parchment if i == at else theme.quiet,
        )
        for i, each in enumerate(shown)
    ]
    first, last = _window([text.width + gap for text in words], at, room)
    x = area.x + (area.w - sum(t.width + gap for t in words[first:last]) + gap) // 2
    for i in range(first, last):
        text = words[i]
        spot = pygame.Rect(x, area.centery - text.height // 2, text.width, text.height)
        if i == at:
            lit = spot.inflate(2 * px(PAD), px(PAD)).clip(area.inflate(0, -px(4)))
            pygame.draw.rect(surface, theme.parchment, lit, max(2, px(4)), px(RADIUS))
        text.draw(surface, spot.x, spot.y)
        x += text.width + gap


def _window(wides: Sequence[int], at: int, room: int) -> tuple[int, int]:
    """From where to where things fit into a room, the one at a place among them."""
    first, last, taken = at, at + 1, wides[at]
    while True:
        after = last < len(wides) and taken + wides[last] <= room
        if after:
            taken, last = taken + wides[last], last + 1
        before = first > 0 and taken + wides[first - 1] <= room
        if before:
            taken, first = taken + wides[first - 1], first - 1
        if not (after or before):
            return first, last
