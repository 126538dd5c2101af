"""Painting a plane: what is in it on one soft-edged layer, labels above."""

import pygame
from msgspec.structs import replace

from game.figure.things import Box, Grid, Plane
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.label import halo, picture, show
from game.ui.paint.label_places import Ground, Line, Wish, place, thinned
from game.ui.paint.panel import soften
from game.ui.paint.plane_items import ItemPainter
from game.ui.paint.plane_scale import label_px, sheet
from game.ui.paint.strokes import XY
from game.ui.window.view import whole

# How far in a plane fades out at its edges: one without a grid hardly goes beyond them.
EDGE, BARE = 48.0, 10.0


def paint_plane(
    surface: pygame.Surface, plane: Plane, box: Box, brush: Brush, under: int = 0
) -> list[pygame.Rect]:
    """Paint a plane in a box of pixels; returns where its labels stand.

    ``under`` is the size of its caption, if others have one beside it.
    """
    frame = whole(box)
    if plane.alpha <= 0.01 or frame.w < 4 or frame.h < 4:
        return []
    layer = sheet(brush, frame.size, "layer")
    inner = Box(box.x - frame.x, box.y - frame.y, box.w, box.h)
    painter = ItemPainter(layer, plane, inner, brush)
    place_ = (frame.size, inner, plane.span, plane.centre, plane.ratio)
    drawn = brush.stills.paint(plane.key, place_, layer, plane.items, painter.item)
    ruled = any(isinstance(item, Grid) for item in plane.items)
    soften(layer, layer.get_rect(), (EDGE if ruled else BARE) * brush.k)
    strokes.fade(layer, plane.alpha)
    surface.blit(layer, frame.topleft, special_flags=strokes.PREMULTIPLIED)
    inside = frame.inflate(-round(8 * brush.k), -round(8 * brush.k))
    wishes = [_moved(w, frame.topleft, plane.alpha) for w in painter.wishes]
    if plane.caption:
        px = under or caption_px(plane, box, brush)
        _caption(surface, plane, frame, brush, px)
    ground = Ground(
        signs=[r.move(frame.topleft) for r in painter.taken],
        lines=[_shifted(line, frame.topleft) for line in drawn],
        dots=[r.move(frame.topleft) for r in painter.dots],
    )
    px = label_px(plane, box, brush)
    wishes = thinned(wishes, brush, px)
    return place(surface, brush, wishes, inside, px, ground)


def _moved(wish: Wish, by: tuple[int, int], alpha: float) -> Wish:
    return replace(wish, at=_plus(wish.at, by), alpha=wish.alpha * alpha)


def _shifted(line: Line, by: tuple[int, int]) -> Line:
    return replace(line, a=_plus(line.a, by), b=_plus(line.b, by))


def _plus(at: XY, by: tuple[int, int]) -> XY:
    return (at[0] + by[0], at[1] + by[1])


def caption_px(plane: Plane, box: Box, brush: Brush) -> int:
    """The size at which a caption fits under its box, at most that of all captions."""
    px = max(6, round(32 * brush.k * brush.view.text_scale))

    def wide(px: int) -> int:
        return picture(brush, plane.caption, px, brush.theme.text).get_width()

    if (natural := wide(px)) > box.w:
        px = max(6, int(px * box.w / natural))
        # Small letters are not as much narrower as they are lower.
        while px > 6 and wide(px) > box.w:
            px -= 1
    return px


def _caption(
    surface: pygame.Surface, plane: Plane, frame: pygame.Rect, brush: Brush, px: int
) -> None:
    """The caption hangs under the box, in the room that was left for it."""
    drawn = picture(brush, plane.caption, px, brush.theme.text)
    top = frame.bottom - halo(px) + round(4 * brush.k)
    show(surface, drawn, (frame.centerx - drawn.get_width() / 2, top), plane.alpha)
