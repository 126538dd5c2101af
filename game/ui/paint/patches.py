"""Little supersampled pictures, painted once and kept: heads, discs and soft light."""

from collections.abc import Hashable
from functools import cache
from math import atan2, ceil, cos, floor, hypot, sin, tau

import numpy as np
import pygame

from game.figure.things import Head
from game.ui.kept import PICTURES, Kept, weight
from game.ui.paint import strokes
from game.ui.paint.shading import lit
from game.ui.paint.strokes import XY, Nib
from game.ui.theme import Colour

ANGLES = 720
PLACES = 4
FINE = 4
# Pixels along which soft light is worked out, before it takes its size.
LIGHT = 64


class Patches:
    """Patches by what they show, premultiplied."""

    def __init__(self) -> None:
        self._kept: Kept[Hashable, pygame.Surface] = Kept(PICTURES, weight)

    def arrow(self, surface: pygame.Surface, nib: Nib, tail: XY, tip: XY) -> None:
        """An arrow. Its head shrinks with it; one of no length is a dot."""
        dx, dy = tip[0] - tail[0], tip[1] - tail[1]
        length = hypot(dx, dy)
        if length < 1.0:
            self.dot(surface, nib.colour, tip, nib.weight * 0.9)
            return
        size = head_size(nib.weight, length)
        cover = {Head.NONE: 0.0, Head.DOT: 0.1}.get(nib.head, 0.78)
        back = size[0] * cover
        base = (tip[0] - dx / length * back, tip[1] - dy / length * back)
        if length > back:
            strokes.stroke(surface, nib.colour, (tail, base), nib.weight, nib.dash)
        if nib.head is not Head.NONE:
            self._head(surface, nib, tip, atan2(dy, dx), size)

    def _head(
        self,
        surface: pygame.Surface,
        nib: Nib,
        tip: XY,
        angle: float,
        size: tuple[float, float],
    ) -> None:
        """A head, ``size`` long and wide, in the direction ``angle`` (y down)."""
        turn = round(angle / tau * ANGLES) % ANGLES
        scale = (round(size[0] * 4) / 4, round(size[1] * 4) / 4)
        reach = ceil(max(scale)) + 3
        place, sub = _place(tip, reach)
        key = (nib.head, nib.colour, nib.ground, turn, sub, scale)
        patch = self._kept.of(
            key,
            lambda: _head(nib, _spot(sub, reach), turn / ANGLES * tau, scale, reach),
        )
        surface.blit(patch, place, special_flags=strokes.PREMULTIPLIED)

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
        reach = ceil(r) + 2
        place, sub = _place(at, reach)

        def make() -> pygame.Surface:
            large = _large(reach)
            x, y = _spot(sub, reach)
            pygame.draw.circle(large, colour, (x * FINE, y * FINE), r * FINE)
            patch = pygame.transform.smoothscale(large, (2 * reach, 2 * reach))
            strokes.fade(patch, alpha)
            return patch

        patch = self._kept.of(("dot", colour, r, sub, round(alpha * 24)), make)
        surface.blit(patch, place, special_flags=strokes.PREMULTIPLIED)

    def dots(
        self, surface: pygame.Surface, nib: Nib, ends: tuple[XY, XY], alpha: float = 1.0
    ) -> None:
        """A dotted straight line: only the dots that show, each where it would be."""
        a, b = ends
        length, period = hypot(b[0] - a[0], b[1] - a[1]), sum(nib.dash)
        first, last = strokes.shown(surface, a, b, nib.weight + period)
        if first >= last or length < 1e-6:
            return
        begin, end = floor(first * length / period), ceil(last * length / period)
        for number in range(begin, end):
            share = (number * period + nib.dash[0] / 2) / length
            if share <= 1.0:
                at = strokes.along(a, b, share)
                self.dot(surface, nib.colour, at, nib.weight / 2, alpha)

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
        patch = self._kept.of(key, lambda: glow_patch(colour, 2 * r, 2 * r, level))
        place = (round(at[0]) - r, round(at[1]) - r)
        surface.blit(patch, place, special_flags=pygame.BLEND_RGB_ADD)


def _place(at: XY, reach: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a patch around a point begins, and the point's part of a pixel."""
    sub = (int(at[0] % 1 * PLACES), int(at[1] % 1 * PLACES))
    return (floor(at[0]) - reach, floor(at[1]) - reach), sub


def _spot(sub: tuple[int, int], reach: int) -> XY:
    """The point of a patch that it is painted around."""
    return ((sub[0] + 0.5) / PLACES + reach, (sub[1] + 0.5) / PLACES + reach)


def _large(reach: int) -> pygame.Surface:
    return pygame.Surface((2 * reach * FINE, 2 * reach * FINE), pygame.SRCALPHA)


def glow_patch(colour: Colour, w: int, h: int, strength: float) -> pygame.Surface:
    """An elliptic glow to be added, falling smoothly to nothing at its edge."""
    out = pygame.transform.smoothscale(_light(), (max(2, w), max(2, h)))
    shade = tuple(round(c * strength) for c in colour)
    out.fill(shade, special_flags=pygame.BLEND_RGB_MULT)
    return out


@cache
def _light() -> pygame.Surface:
    along = np.abs(2.0 * (np.arange(LIGHT) + 0.5) / LIGHT - 1.0)
    near = np.clip(1.0 - np.hypot(along[:, None], along[None, :]), 0.0, 1.0)
    return lit(near * near * (3.0 - 2.0 * near))


def _head(
    nib: Nib, tip: XY, angle: float, size: tuple[float, float], reach: int
) -> pygame.Surface:
    long, wide = size
    patch = _large(reach)
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


def head_size(weight: float, length: float) -> tuple[float, float]:
    """Length and width of the head of an arrow so long, in pixels."""
    long = min(weight * 4.6 + 1, length)
    return (long, min(weight * 4.0 + 1, length * 0.9))
