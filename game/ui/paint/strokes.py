"""Antialiased lines and shapes that keep their weight while they turn.

A thick line is a bundle of thin ones side by side: pygame's own thin while they turn.
Surfaces hold premultiplied colour where transparent.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, floor, hypot, pi, sin, tau
from typing import TypeAlias

import pygame
from msgspec import Struct

from game.figure.things import Dash, Head
from game.ui.theme import Colour

XY: TypeAlias = tuple[float, float]
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
SPACING = 0.55
FARTHEST = 30000.0
THIN = 0.16
# A share of light that is not seen.
FAINT = 0.004


class Nib(Struct, frozen=True, kw_only=True):
    """How a line is drawn: ``weight`` and ``dash`` in pixels."""

    colour: Colour
    weight: float
    dash: tuple[float, float] = (0.0, 0.0)
    head: Head = Head.FULL
    ground: Colour = (0, 0, 0)


def line(surface: pygame.Surface, colour: Colour, a: XY, b: XY, width: float) -> None:
    """A straight line ``width`` pixels wide at every angle; at least one pixel."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy)
    if length < 1e-6 or _beside(surface, a, b, width):
        return
    if dx == 0.0 or dy == 0.0:
        _ruled(surface, colour, a, b, width)
        return
    # One such line measures a pixel along an axis, so it is thinner when it slants.
    single = max(abs(dx), abs(dy)) / length
    nx, ny = -dy / length, dx / length
    for o in _offsets((width - single) / 2):
        p, q = (a[0] + nx * o, a[1] + ny * o), (b[0] + nx * o, b[1] + ny * o)
        pygame.draw.aaline(surface, colour, p, q)


def _ruled(surface: pygame.Surface, colour: Colour, a: XY, b: XY, width: float) -> None:
    """A line along the rows or columns of pixels: each is filled by its share."""
    upright = a[0] == b[0]
    across, along = (0, 1) if upright else (1, 0)
    first, last = sorted((round(a[along]), round(b[along])))
    left: dict[int, float] = {}
    for o in _offsets((width - 1.0) / 2):
        row = floor(a[across] + o)
        share = a[across] + o - row
        for at, there in ((row, 1.0 - share), (row + 1, share)):
            left[at] = left.get(at, 1.0) * (1.0 - there)
    long, clip = last - first + 1, surface.get_clip()
    for row, unseen in left.items():
        area = (row, first, 1, long) if upright else (first, row, long, 1)
        seen = 1.0 - unseen
        # A fill that mixes colours minds no clip that it lies wholly beside.
        if not clip.colliderect(area):
            continue
        if seen > 1.0 - FAINT:
            surface.fill((*colour, 255), area)
        elif seen > FAINT:
            under = (round(255 * unseen),) * 4
            ink = (*(round(c * seen) for c in colour), round(255 * seen))
            surface.fill(under, area, pygame.BLEND_RGBA_MULT)
            surface.fill(ink, area, pygame.BLEND_RGBA_ADD)


def _offsets(half: float) -> list[float]:
    """Where the parallels of a line lie beside its middle."""
    if half <= THIN:
        return [0.0]
    count = max(2, ceil(2 * half / SPACING) + 1)
    return [-half + 2 * half * i / (count - 1) for i in range(count)]


def _beside(surface: pygame.Surface, a: XY, b: XY, width: float) -> bool:
    """Whether a line lies wholly to one side of the surface: nothing of it shows."""
    w, h = surface.get_size()
    return (
        max(a[0], b[0]) < -width
        or max(a[1], b[1]) < -width
        or min(a[0], b[0]) > w + width
        or min(a[1], b[1]) > h + width
    )


def shown(surface: pygame.Surface, a: XY, b: XY, margin: float) -> tuple[float, float]:
    """The part of a line that can show, as shares of its way (Liang-Barsky)."""
    first, last = 0.0, 1.0
    for axis, size in enumerate(surface.get_size()):
        start, step = a[axis], b[axis] - a[axis]
        if abs(step) < 1e-9:
            if not -margin <= start <= size + margin:
                return (0.0, 0.0)
            continue
        ends = sorted(((-margin - start) / step, (size + margin - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return (first, last) if first < last else (0.0, 0.0)


def pattern(dash: Dash, k: float, width: float) -> tuple[float, float]:
    """Pixels drawn and pixels left out; (0, 0) for a solid line."""
    if dash is Dash.DASHED:
        return (13.0 * k + width, 8.0 * k + width)
    if dash is Dash.DOTTED:
        return (max(1.0, width), 6.0 * k + width)
    return (0.0, 0.0)


def pieces(
    points: Sequence[XY], drawn: float, left_out: float
) -> Iterator[tuple[XY, XY]]:
    """The drawn parts of a broken polyline, the pattern running on round corners."""
    period = drawn + left_out
    at = 0.0
    for a, b in pairwise(points):
        length = hypot(b[0] - a[0], b[1] - a[1])
        if length < 1e-9:
            continue
        first = floor(at / period)
        for number in range(first, floor((at + length) / period) + 1):
            begin = max(number * period, at) - at
            end = min(number * period + drawn, at + length) - at
            if end > begin:
                yield (along(a, b, begin / length), along(a, b, end / length))
        at += length


def along(a: XY, b: XY, t: float) -> XY:
    """The point at a share of the way from ``a`` to ``b``."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def stroke(
    surface: pygame.Surface,
    colour: Colour,
    points: Sequence[XY],
    width: float,
    dash: tuple[float, float] = (0.0, 0.0),
) -> None:
    """A polyline, whole or broken; of a broken one only the dashes that show."""
    if dash[0] > 0.0 and len(points) == 2:
        points = _seen(surface, points[0], points[1], width, sum(dash))
    if dash[0] > 0.0 and _length(points) < FARTHEST:
        for a, b in pieces(points, *dash):
            line(surface, colour, a, b, width)
    elif len(points) == 2:
        line(surface, colour, points[0], points[1], width)
    elif len(points) > 2:
        curve(surface, colour, points, width)


def _seen(
    surface: pygame.Surface, a: XY, b: XY, width: float, period: float
) -> Sequence[XY]:
    """The part of a broken line that shows; each dash is where it would be."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    first, last = shown(surface, a, b, width + period)
    if first >= last or length < 1e-6:
        return ()
    # The pattern begins with a's own dash, however far outside it lies.
    begin = floor(first * length / period) * period / length
    return (along(a, b, begin), along(a, b, last))


def _length(points: Sequence[XY]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def curve(
    surface: pygame.Surface, colour: Colour, points: Sequence[XY], width: float
) -> None:
    """A fine polyline as parallel curves; corners sharper than a curve are rounded."""
    rays = list(zip(points, _normals(points), strict=True))
    for o in _offsets((width - 0.86) / 2):
        moved = [(x + nx * o, y + ny * o) for (x, y), (nx, ny) in rays]
        pygame.draw.aalines(surface, colour, closed=False, points=moved)


def _normals(points: Sequence[XY]) -> list[XY]:
    last = len(points) - 1
    closed = hypot(points[0][0] - points[-1][0], points[0][1] - points[-1][1]) < 1e-6
    out: list[XY] = []
    for i in range(last + 1):
        before = points[i - 1] if i else points[-2 if closed else 0]
        after = points[i + 1] if i < last else points[1 if closed else last]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1.0
        out.append((-dy / length, dx / length))
    return out


def fill(
    surface: pygame.Surface, colour: Colour, points: Sequence[XY], share: float
) -> None:
    """The inside of a closed polyline, ``share`` opaque, with soft edges."""
    left, top, width, height = _bounds(points, surface.get_rect())
    if width <= 0 or height <= 0 or share <= 0.0:
        return
    layer = pygame.Surface((width, height), pygame.SRCALPHA)
    moved = [(x - left, y - top) for x, y in points]
    pygame.draw.polygon(layer, colour, moved)
    pygame.draw.aalines(layer, colour, closed=True, points=moved)
    fade(layer, share)
    surface.blit(layer, (left, top), special_flags=PREMULTIPLIED)


def _bounds(points: Sequence[XY], inside: pygame.Rect) -> tuple[int, int, int, int]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left = floor(max(min(xs) - 2, inside.left))
    top = floor(max(min(ys) - 2, inside.top))
    right = ceil(min(max(xs) + 2, inside.right))
    bottom = ceil(min(max(ys) + 2, inside.bottom))
    return left, top, right - left, bottom - top


def fade(layer: pygame.Surface, alpha: float) -> None:
    """Make a premultiplied layer ``alpha`` times as strong."""
    level = round(255 * min(1.0, max(0.0, alpha)))
    if level < 255:
        layer.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)


def arc(centre: XY, radius: float, start: float, end: float) -> list[XY]:
    """Points of the short arc from one direction to another; radians, y up."""
    sweep = (end - start + pi) % tau - pi
    steps = max(3, ceil(abs(sweep) * max(4.0, radius) / 5))
    return [
        (
            centre[0] + radius * cos(start + sweep * i / steps),
            centre[1] - radius * sin(start + sweep * i / steps),
        )
        for i in range(steps + 1)
    ]
