"""Painting a figure: each panel in its box. Nothing changes but pixels."""

from collections.abc import Iterator, Mapping

import pygame

from game.figure.things import Bars, Box, Figure, Lamps, Page, Plane, Tiles, Work
from game.ui.paint.bars import paint_bars
from game.ui.paint.brush import Brush
from game.ui.paint.lamps import paint_lamps
from game.ui.paint.ledger_page import paint_ledger
from game.ui.paint.plane import caption_px, paint_plane
from game.ui.paint.plane_scale import to_panel, to_pixel
from game.ui.paint.tiles import paint_tiles
from game.ui.paint.work import paint_work
from game.ui.paint.work_layout import measure_work

__all__ = ["measure_work", "paint", "painting", "to_panel", "to_pixel"]


def paint(
    surface: pygame.Surface,
    figure: Figure,
    boxes: Mapping[str, Box],
    brush: Brush,
    *,
    clip: pygame.Rect | None = None,
) -> None:
    """Paint every panel that has a box of pixels under its key, within ``clip``."""
    for _ in painting(surface, figure, boxes, brush, clip=clip):
        pass


def painting(
    surface: pygame.Surface,
    figure: Figure,
    boxes: Mapping[str, Box],
    brush: Brush,
    *,
    clip: pygame.Rect | None = None,
) -> Iterator[None]:
    """The same, a panel a step."""
    under = _captions(figure, boxes, brush)
    for panel in figure.panels:
        box = boxes.get(panel.key)
        if box is None:
            continue
        before = surface.get_clip()
        if clip is not None:
            surface.set_clip(clip.clip(before))
        match panel:
            case Plane():
                paint_plane(surface, panel, box, brush, under)
            case Work():
                paint_work(surface, panel, box, brush)
            case Page():
                paint_ledger(surface, panel, box, brush)
            case Lamps():
                paint_lamps(surface, panel, box, brush)
            case Bars():
                paint_bars(surface, panel, box, brush)
            case Tiles():
                paint_tiles(surface, panel, box, brush)
        surface.set_clip(before)
        yield


def _captions(figure: Figure, boxes: Mapping[str, Box], brush: Brush) -> int:
    """One size for all captions of a figure; 0 where it has none."""
    sizes = (
        caption_px(panel, boxes[panel.key], brush)
        for panel in figure.panels
        if isinstance(panel, Plane) and panel.caption and panel.key in boxes
    )
    return min(sizes, default=0)
