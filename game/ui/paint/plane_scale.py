"""Where the points of a plane lie in pixels, and the sizes of what stands on it."""

from math import ceil, floor

import pygame

from game.figure.things import Box, Plane
from game.linalg.plane import Point
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.strokes import XY

RING = 21.0
# Type grows with the reader's wish up to this share of a plane's lesser side.
ROOMY, STEP = 14.0, 3.0
# What a plane asks for its type, it may not make it smaller than this.
LEAST = 21.0
# How much larger labels may become where a plane has no room for more.
CRAMPED = 1.33
# A sheet grows by so many pixels: panels that glide change their size with every frame.
GROWS = 128


def unit(plane: Plane, box: Box) -> float:
    """Pixels of one unit of the plane in a box of pixels.

    The box shows at least ``span`` up and down and ``span * ratio`` to the sides.
    """
    span = 2.0 * max(1e-9, plane.span)
    return max(1e-6, min(box.w / max(0.05, plane.ratio), box.h) / span)


def to_pixel(point: Point, plane: Plane, box: Box) -> XY:
    """The window pixel of a point of the plane."""
    u = unit(plane, box)
    x = box.x + box.w / 2 + (point[0] - plane.centre[0]) * u
    y = box.y + box.h / 2 - (point[1] - plane.centre[1]) * u
    return (x, y)


def to_panel(pixel: XY, plane: Plane, box: Box) -> Point:
    """The point of the plane under a window pixel: the inverse of ``to_pixel``."""
    u = unit(plane, box)
    x = (pixel[0] - box.x - box.w / 2) / u + plane.centre[0]
    y = (box.y + box.h / 2 - pixel[1]) / u + plane.centre[1]
    return (x, y)


def label_px(plane: Plane, box: Box, brush: Brush) -> int:
    """Size of a plane's labels in pixels: few sizes, as each is set and kept."""
    side = min(box.w, box.h) / brush.k
    share = min(1.0, max(0.0, (side - 220.0) / 280.0))
    own = 25.0 + 3.0 * round(3 * share)
    grown = min(own * brush.view.text_scale, STEP * floor(side / ROOMY / STEP))
    size = max(own * min(CRAMPED, small_text(brush)), grown)
    if plane.letter is not None:
        size = min(size, max(LEAST, plane.letter * unit(plane, box) / brush.k))
    return max(7, round(size * brush.k))


def ring_radius(brush: Brush) -> float:
    """Pixels from a point that a hand takes to the ring around it."""
    return max(RING * brush.k, 12.0)


def sheet(brush: Brush, size: tuple[int, int], name: str) -> pygame.Surface:
    """A part of one kept surface, as large as asked: gliding panels allocate none."""
    kept = brush.sheets.get(name)
    old = kept.get_size() if kept else (0, 0)
    if kept is None or old[0] < size[0] or old[1] < size[1]:
        w, h = (max(n, GROWS * ceil(m / GROWS)) for n, m in zip(old, size, strict=True))
        kept = brush.sheets[name] = pygame.Surface((w, h), pygame.SRCALPHA)
    return kept.subsurface(((0, 0), size))
