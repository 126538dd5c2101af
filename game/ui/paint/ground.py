"""The dark that a figure stands on: one pool under all of its panels.

Panels that come and go draw the pool toward them as they appear, so it never jumps.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import pygame

from game.figure.things import Bars, Box, Figure, Lamps, Panel, Plane, Tiles, Work
from game.ui.paint.bars import bars_area
from game.ui.paint.brush import Brush
from game.ui.paint.lamps import lamps_area
from game.ui.paint.panel import shade
from game.ui.paint.tiles import tiles_area
from game.ui.paint.work_layout import work_area
from game.ui.window.view import whole

# How far the pool reaches beyond a panel's box, in logical units.
SOFT: Final = 22.0
DEEP: Final = 184
# Writing needs less of the dark than thin lines do.
WRITING: Final = 152
STEP: Final = 8
# Writing stands up to the border of its panel: it is dark there already.
FEATHER: Final = 112.0


def lay_ground(
    surface: pygame.Surface,
    figure: Figure,
    boxes: Mapping[str, Box],
    brush: Brush,
    *,
    darker: float = 0.0,
) -> None:
    """Darken what a figure stands on. ``boxes`` are the panels' boxes in pixels.

    ``darker`` is how much of what would still be seen is taken away, 0 to 1.
    """
    among = any(isinstance(panel, Plane) for panel in figure.panels)
    frames = [
        (frame, panel.alpha, DEEP if isinstance(panel, Plane) else WRITING)
        for panel in figure.panels
        if panel.key in boxes and panel.alpha > 0.01
        for frame in [_frame(panel, boxes[panel.key], brush, among=among)]
        if frame is not None
    ]
    if not frames:
        return
    pool = whole(spanning((frame, alpha) for frame, alpha, _ in frames))
    deepest = ((alpha, deep + (255 - deep) * darker) for _, alpha, deep in frames)
    depth = max(alpha * deep for alpha, deep in deepest)
    shade(surface, pool, brush, 1.0, STEP * round(depth / STEP), FEATHER)


def spanning(frames: Iterable[tuple[Box, float]]) -> Box:
    """The box around all frames, each as far as it is there; ValueError for none."""
    kept = list(frames)
    if not kept:
        raise ValueError("no frames to span")
    weight = sum(alpha for _, alpha in kept)
    x = sum(alpha * (box.x + box.w / 2) for box, alpha in kept) / weight
    y = sum(alpha * (box.y + box.h / 2) for box, alpha in kept) / weight
    left = min(x + alpha * (box.x - x) for box, alpha in kept)
    top = min(y + alpha * (box.y - y) for box, alpha in kept)
    right = max(x + alpha * (box.x + box.w - x) for box, alpha in kept)
    bottom = max(y + alpha * (box.y + box.h - y) for box, alpha in kept)
    return Box(left, top, right - left, bottom - top)


def _frame(panel: Panel, box: Box, brush: Brush, *, among: bool) -> Box | None:
    """What of a panel needs the dark; a Ledger page brings its own paper.

    Writing ``among`` planes has a box of about its size: it need not be measured.
    """
    match panel:
        case Plane():
            frame = box
        case Work():
            frame = box if among else work_area(panel, box, brush)
        case Lamps():
            frame = lamps_area(panel, box, brush)
        case Bars():
            frame = bars_area(panel, box, brush)
        case Tiles():
            frame = tiles_area(panel, box, brush)
        case _:
            return None
    soft = SOFT * brush.k
    left, top = max(frame.x, box.x) - soft, max(frame.y, box.y) - soft
    right = min(frame.x + frame.w, box.x + box.w) + soft
    bottom = min(frame.y + frame.h, box.y + box.h) + soft
    return Box(left, top, right - left, bottom - top)
