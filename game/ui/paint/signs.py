"""The little drawn signs: the marks of a guess, the lamp, the sign of waiting."""

from itertools import pairwise
from math import ceil, cos, floor, pi, sin, tau

import pygame

from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face

PLACES = 4


def ring(at: XY, radius: float, begin: float = 0.0, end: float = 1.0) -> list[XY]:
    """Points of a circle, or of the part between two shares of a turn from the top."""
    steps = max(12, round(radius * 2))
    share = [begin + (end - begin) * i / steps for i in range(steps + 1)]
    return [
        (at[0] + radius * sin(tau * s), at[1] - radius * cos(tau * s)) for s in share
    ]


def circle(
    surface: pygame.Surface,
    brush: Brush,
    colour: Colour,
    at: XY,
    radius: float,
    wide: float,
) -> None:
    """A ring around a pixel, kept for the next of its size: a cloud has thirty."""
    left, top = floor(at[0] * PLACES) / PLACES, floor(at[1] * PLACES) / PLACES
    reach = ceil(radius + wide) + 1
    key = ("ring", colour, radius, wide, left % 1, top % 1)
    kept = brush.pictures.get(key)
    if kept is None:
        kept = pygame.Surface((2 * reach, 2 * reach), pygame.SRCALPHA)
        middle = (reach + left % 1, reach + top % 1)
        strokes.curve(kept, colour, ring(middle, radius), wide)
        brush.pictures.keep(key, kept)
    place = (floor(left) - reach, floor(top) - reach)
    surface.blit(kept, place, special_flags=strokes.PREMULTIPLIED)


def mark(
    surface: pygame.Surface, brush: Brush, kind: str, at: XY, radius: float
) -> None:
    """A guess's mark: holds, breaks, open or empty; a capital letter names evidence."""
    theme = brush.theme
    wide = max(1.4, radius * 0.16)
    if kind == "holds":
        _holds(surface, brush, at, radius)
    elif kind == "breaks":
        for begin, end in ((0.10, 0.52), (0.60, 1.02)):
            points = ring(at, radius * 0.92, begin, end)
            strokes.curve(surface, theme.bad, points, wide)
        r = radius * 1.08
        a, b = (at[0] - r * 0.5, at[1] + r), (at[0] + r * 0.5, at[1] - r)
        strokes.line(surface, theme.bad, a, b, wide)
    elif kind == "open":
        strokes.curve(surface, theme.brass, ring(at, radius * 0.92), wide)
        brush.patches.dot(surface, theme.brass, at, radius * 0.2)
    elif len(kind) == 1 and kind.isupper():
        px = max(5, round(radius * 2.0))
        drawn = brush.fonts.render(Face.MONO, px, kind, theme.brass)
        base = brush.fonts.ascent(Face.MONO, px) - 0.36 * px
        surface.blit(drawn, (at[0] - drawn.get_width() / 2, at[1] - base))
    else:
        for i in range(12):
            points = ring(at, radius * 0.92, i / 12, i / 12 + 0.035)
            strokes.curve(surface, mix(theme.fog, theme.quiet, 0.6), points, wide)


def _holds(surface: pygame.Surface, brush: Brush, at: XY, radius: float) -> None:
    brush.patches.dot(surface, brush.theme.good, at, radius)
    tick = [(-0.42, 0.02), (-0.1, 0.34), (0.46, -0.34)]
    points = [(at[0] + x * radius, at[1] + y * radius) for x, y in tick]
    for a, b in pairwise(points):
        strokes.line(surface, brush.theme.ground, a, b, max(1.6, radius * 0.2))


def waiting(
    surface: pygame.Surface,
    brush: Brush,
    at: XY,
    t: float,
    colour: Colour | None = None,
) -> pygame.Rect:
    """The brass mark: a small lozenge that breathes with ``t`` (seconds)."""
    r = 9.0 * brush.k * (1.0 + 0.10 * sin(tau * t / 2.4))
    nib = colour or brush.theme.brass
    points = [
        (at[0] + r * cos(i * pi / 2), at[1] + 1.15 * r * sin(i * pi / 2))
        for i in range(4)
    ]
    brush.patches.glow(surface, nib, at, 26 * brush.k, 0.22)
    strokes.fill(surface, nib, points, 1.0)
    reach = round(28 * brush.k)
    return pygame.Rect(round(at[0]) - reach, round(at[1]) - reach, 2 * reach, 2 * reach)
