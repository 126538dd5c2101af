"""Antialiased lines, arrows and shapes that keep their weight while they turn.

pygame's thick lines measure their width along an axis: a turning vector would thin by
29 percent. So a line is a bundle of one-pixel antialiased lines side by side, and a
head is a supersampled patch. Surfaces hold premultiplied colour where transparent.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import atan2, ceil, cos, floor, hypot, pi, sin, tau
from typing import TypeAlias

import pygame
from msgspec import Struct

from game.figure.things import Dash, Head
from game.ui.theme import Colour

XY: TypeAlias = tuple[float, float]
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
SPACING = 0.55
ANGLES = 720
PLACES = 4
FINE = 4
FARTHEST = 30000.0
THIN = 0.16


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
    # One such line measures a pixel along an axis, so it is thinner when it slants.
    single = max(abs(dx), abs(dy)) / length
    half = (width - single) / 2
    if half <= THIN:
        pygame.draw.aaline(surface, colour, a, b)
        return
    nx, ny = -dy / length, dx / length
    count = max(2, ceil(2 * half / SPACING) + 1)
    for i in range(count):
        o = -half + 2 * half * i / (count - 1)
        p, q = (a[0] + nx * o, a[1] + ny * o), (b[0] + nx * o, b[1] + ny * o)
        pygame.draw.aaline(surface, colour, p, q)


def _beside(surface: pygame.Surface, a: XY, b: XY, width: float) -> bool:
    """Whether a line lies wholly to one side of the surface: nothing of it shows."""
    w, h = surface.get_size()
    return (
        max(a[0], b[0]) < -width
        or max(a[1], b[1]) < -width
        or min(a[0], b[0]) > w + width
        or min(a[1], b[1]) > h + width
    )


def _shown(surface: pygame.Surface, a: XY, b: XY, margin: float) -> tuple[float, float]:
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


def _broken(
    surface: pygame.Surface, colour: Colour, ends: tuple[XY, XY], nib: Nib
) -> None:
    """A broken straight line: only the dashes that show, each where it would be."""
    (a, b), period = ends, nib.dash[0] + nib.dash[1]
    length = hypot(b[0] - a[0], b[1] - a[1])
    first, last = _shown(surface, a, b, nib.weight + period)
    if first >= last or length < 1e-6:
        return
    # The pattern begins with a's own dash, however far outside it lies.
    from_, to = floor(first * length / period) * period / length, last
    for p, q in pieces((_along(a, b, from_), _along(a, b, to)), *nib.dash):
        line(surface, colour, p, q, nib.weight)


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
                yield (_along(a, b, begin / length), _along(a, b, end / length))
        at += length


def _along(a: XY, b: XY, t: float) -> XY:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def stroke(
    surface: pygame.Surface,
    colour: Colour,
    points: Sequence[XY],
    width: float,
    dash: tuple[float, float] = (0.0, 0.0),
) -> None:
    """A polyline, whole or broken."""
    if dash[0] > 0.0 and len(points) == 2:
        nib = Nib(colour=colour, weight=width, dash=dash)
        _broken(surface, colour, (points[0], points[1]), nib)
    elif dash[0] > 0.0 and _length(points) < FARTHEST:
        for a, b in pieces(points, *dash):
            line(surface, colour, a, b, width)
    elif len(points) == 2:
        line(surface, colour, points[0], points[1], width)
    elif len(points) > 2:
        curve(surface, colour, points, width)


def _length(points: Sequence[XY]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def curve(
    surface: pygame.Surface, colour: Colour, points: Sequence[XY], width: float
) -> None:
    """A fine polyline as parallel curves; corners sharper than a curve are rounded."""
    half = (width - 0.86) / 2
    if half <= THIN:
        pygame.draw.aalines(surface, colour, closed=False, points=points)
        return
    count = max(2, ceil(2 * half / SPACING) + 1)
    normals = _normals(points)
    for i in range(count):
        o = -half + 2 * half * i / (count - 1)
        moved = [
            (x + nx * o, y + ny * o)
            for (x, y), (nx, ny) in zip(points, normals, strict=True)
        ]
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
    left, top = (
        floor(max(min(xs) - 2, inside.left)),
        floor(max(min(ys) - 2, inside.top)),
    )
    right = ceil(min(max(xs) + 2, inside.right))
    bottom = ceil(min(max(ys) + 2, inside.bottom))
    return left, top, right - left, bottom - top


def fade(layer: pygame.Surface, alpha: float) -> None:
    """Make a premultiplied layer ``alpha`` times as strong."""
    level = round(255 * min(1.0, max(0.0, alpha)))
    if level < 255:
        layer.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)


class Patches:
    """Little supersampled pictures, premultiplied, kept by what they show."""

    def __init__(self, kept: int = 1500) -> None:
        self._kept: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._most = kept

    def head(
        self,
        surface: pygame.Surface,
        nib: Nib,
        tip: XY,
        angle: float,
        size: tuple[float, float],
    ) -> None:
        """An arrow's head, ``size`` long and wide, its point at ``tip``.

        ``angle`` is the direction of the arrow in pixels, y down. An open head is
        filled with the nib's ground, so that the shaft does not show in it.
        """
        if nib.head is Head.NONE:
            return
        turn = round(angle / tau * ANGLES) % ANGLES
        sub = (int(tip[0] % 1 * PLACES), int(tip[1] % 1 * PLACES))
        scale = (round(size[0] * 4) / 4, round(size[1] * 4) / 4)
        key = (nib.head, nib.colour, nib.ground, turn, sub, scale)
        reach = ceil(max(scale)) + 3
        patch = self._kept.get(key)
        if patch is None:
            at = ((sub[0] + 0.5) / PLACES + reach, (sub[1] + 0.5) / PLACES + reach)
            patch = _head(nib, at, turn / ANGLES * tau, scale, reach)
            self._keep(key, patch)
        place = (floor(tip[0]) - reach, floor(tip[1]) - reach)
        surface.blit(patch, place, special_flags=PREMULTIPLIED)

    def dot(
        self,
        surface: pygame.Surface,
        colour: Colour,
        at: XY,
        radius: float,
        alpha: float = 1.0,
    ) -> None:
        """A filled disc."""
        r = max(0.75, round(radius * 4) / 4)
        sub = (int(at[0] % 1 * PLACES), int(at[1] % 1 * PLACES))
        key = ("dot", colour, r, sub, round(alpha * 24))
        reach = ceil(r) + 2
        patch = self._kept.get(key)
        if patch is None:
            patch = pygame.Surface(
                (2 * reach * FINE, 2 * reach * FINE), pygame.SRCALPHA
            )
            centre = (
                ((sub[0] + 0.5) / PLACES + reach) * FINE,
                ((sub[1] + 0.5) / PLACES + reach) * FINE,
            )
            pygame.draw.circle(patch, colour, centre, r * FINE)
            patch = pygame.transform.smoothscale(patch, (2 * reach, 2 * reach))
            fade(patch, alpha)
            self._keep(key, patch)
        place = (floor(at[0]) - reach, floor(at[1]) - reach)
        surface.blit(patch, place, special_flags=PREMULTIPLIED)

    def dots(
        self,
        surface: pygame.Surface,
        nib: Nib,
        ends: tuple[XY, XY],
        alpha: float = 1.0,
    ) -> None:
        """A dotted straight line: only the dots that show, each where it would be.

        A whole line of them costs less than one layer to fade them on.
        """
        a, b = ends
        length, period = hypot(b[0] - a[0], b[1] - a[1]), sum(nib.dash)
        first, last = _shown(surface, a, b, nib.weight + period)
        if first >= last or length < 1e-6:
            return
        for number in range(
            floor(first * length / period), ceil(last * length / period)
        ):
            at = (number * period + nib.dash[0] / 2) / length
            if at <= 1.0:
                self.dot(surface, nib.colour, _along(a, b, at), nib.weight / 2, alpha)

    def glow(
        self,
        surface: pygame.Surface,
        colour: Colour,
        at: XY,
        radius: float,
        strength: float = 0.5,
    ) -> None:
        """Soft light around a point, added to what is there."""
        r = max(2, round(radius))
        level = round(min(1.0, strength) * 24) / 24
        key = ("glow", colour, r, level)
        patch = self._kept.get(key)
        if patch is None:
            patch = glow_patch(colour, 2 * r, 2 * r, level)
            self._keep(key, patch)
        place = (round(at[0]) - r, round(at[1]) - r)
        surface.blit(patch, place, special_flags=pygame.BLEND_RGB_ADD)

    def _keep(self, key: tuple[object, ...], patch: pygame.Surface) -> None:
        self._kept[key] = patch
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


def glow_patch(colour: Colour, w: int, h: int, strength: float) -> pygame.Surface:
    """An elliptic glow to be added, falling smoothly to nothing at its edge."""
    out = pygame.transform.smoothscale(_light(), (max(2, w), max(2, h)))
    shade = tuple(round(c * strength) for c in colour)
    out.fill(shade, special_flags=pygame.BLEND_RGB_MULT)
    return out


@cache
def _light() -> pygame.Surface:
    fine = 64
    light = pygame.Surface((fine, fine))
    for x in range(fine):
        for y in range(fine):
            far = hypot(x + 0.5 - fine / 2, y + 0.5 - fine / 2) / (fine / 2)
            near = max(0.0, 1.0 - far)
            level = round(255 * near * near * (3 - 2 * near))
            light.set_at((x, y), (level, level, level))
    return light


def _head(
    nib: Nib, tip: XY, angle: float, size: tuple[float, float], reach: int
) -> pygame.Surface:
    long, wide = size
    patch = pygame.Surface((2 * reach * FINE, 2 * reach * FINE), pygame.SRCALPHA)
    c, s = cos(angle), sin(angle)

    def at(back: float, side: float) -> XY:
        x = tip[0] - c * back - s * side
        y = tip[1] - s * back + c * side
        return (x * FINE, y * FINE)

    if nib.head is Head.DOT:
        pygame.draw.circle(patch, nib.colour, at(wide * 0.3, 0.0), wide * 0.36 * FINE)
    else:
        outer = [at(0, 0), at(long, wide / 2), at(long * 0.8, 0), at(long, -wide / 2)]
        pygame.draw.polygon(patch, nib.colour, outer)
        if nib.head is Head.OPEN:
            b = long * 0.22
            inner = [
                at(b * 1.25, 0),
                at(long * 0.86, wide * 0.24),
                at(long * 0.72, 0),
                at(long * 0.86, -wide * 0.24),
            ]
            pygame.draw.polygon(patch, nib.ground, inner)
    return pygame.transform.smoothscale(patch, (2 * reach, 2 * reach))


def arrow(
    surface: pygame.Surface, patches: Patches, nib: Nib, tail: XY, tip: XY
) -> None:
    """An arrow. Its head shrinks with it; one of no length is a dot."""
    dx, dy = tip[0] - tail[0], tip[1] - tail[1]
    length = hypot(dx, dy)
    if length < 1.0:
        patches.dot(surface, nib.colour, tip, nib.weight * 0.9)
        return
    size = head_size(nib.weight, length)
    cover = {Head.NONE: 0.0, Head.DOT: 0.1}.get(nib.head, 0.78)
    back = size[0] * cover
    base = (tip[0] - dx / length * back, tip[1] - dy / length * back)
    if length > back:
        stroke(surface, nib.colour, (tail, base), nib.weight, nib.dash)
    patches.head(surface, nib, tip, atan2(dy, dx), size)


def head_size(weight: float, length: float) -> tuple[float, float]:
    """Length and width of the head of an arrow so long, in pixels."""
    long = min(weight * 4.6 + 1, length)
    return (long, min(weight * 4.0 + 1, length * 0.9))


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
