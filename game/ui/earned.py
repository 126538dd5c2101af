"""The small signs of a level: what it earned, how far it is, what it cost before.

Every sign has a shape of its own, so that none hangs on its colour.
"""

from collections.abc import Sequence
from math import pi, sin

import pygame

from game.puzzles.marks import Bar
from game.ui import strokes
from game.ui.brush import Brush
from game.ui.marks import ring
from game.ui.strokes import XY
from game.ui.theme import mix

SIGNS = ("solved", "unaided", "foreseen")


def earned(
    surface: pygame.Surface, brush: Brush, sign: str, at: XY, r: float, *, won: bool
) -> None:
    """A mark: a lozenge (solved), a triangle (unaided), an eye (foreseen).

    One that was not earned is its faint outline.
    """
    theme = brush.theme
    tone = theme.ember if won else mix(theme.ground, theme.fog, 0.75)
    wide = max(1.0, r * 0.16)
    if sign == "foreseen":
        _eye(surface, brush, at, r, won=won)
        return
    points = _lozenge(at, r) if sign == "solved" else _triangle(at, r)
    if won:
        strokes.fill(surface, tone, points, 1.0)
    else:
        strokes.curve(surface, tone, [*points, points[0]], wide)


def progress(
    surface: pygame.Surface, brush: Brush, state: str, at: XY, r: float
) -> None:
    """How far a level or a kind is: a ring (new), half a lozenge (begun), a whole one.

    What is new wears the colour of what waits.
    """
    theme = brush.theme
    if state == "solved":
        strokes.fill(surface, theme.ember, _lozenge(at, r), 1.0)
    elif state == "begun":
        points = _lozenge(at, r)
        strokes.fill(surface, theme.ember, [points[0], points[3], points[2]], 1.0)
        strokes.curve(surface, theme.ember, [*points, points[0]], max(1.0, r * 0.16))
    else:
        points = ring(at, r * 0.62)
        strokes.curve(surface, theme.teal, points, max(1.2, r * 0.2))


def bars(
    surface: pygame.Surface, brush: Brush, costs: Sequence[Bar], area: pygame.Rect
) -> None:
    """A small histogram of costs: the last answer in ember, par with a tick below."""
    theme = brush.theme
    most = max((bar.count for bar in costs), default=0) or 1
    room = min(area.w / max(1, len(costs)), area.h * 0.55)
    tick = max(3, area.h // 6)
    foot = area.bottom - tick
    for index, bar in enumerate(costs):
        x = round(area.x + index * room)
        wide = max(2, round(room * 0.62))
        high = round((foot - area.top) * bar.count / most)
        ground = mix(theme.ground, theme.quiet, 0.4)
        pygame.draw.rect(surface, ground, (x, foot, wide, 1))
        if high:
            tone = theme.ember if bar.now else mix(theme.fog, theme.quiet, 0.35)
            pygame.draw.rect(surface, tone, (x, foot - high, wide, high))
        if bar.par:
            pygame.draw.rect(surface, theme.parchment, (x, foot + 2, wide, tick - 2))


def _lozenge(at: XY, r: float) -> list[XY]:
    x, y = at
    return [(x, y - 1.15 * r), (x + r, y), (x, y + 1.15 * r), (x - r, y)]


def _triangle(at: XY, r: float) -> list[XY]:
    x, y = at
    return [(x, y - r), (x + 1.05 * r, y + 0.85 * r), (x - 1.05 * r, y + 0.85 * r)]


def _eye(surface: pygame.Surface, brush: Brush, at: XY, r: float, *, won: bool) -> None:
    theme = brush.theme
    tone = theme.ember if won else mix(theme.ground, theme.fog, 0.75)
    steps = max(10, round(r))
    arch = [
        (at[0] + 1.35 * r * (2 * i / steps - 1), 0.85 * r * sin(pi * i / steps))
        for i in range(steps + 1)
    ]
    lids = [(x, at[1] - h) for x, h in arch] + [(x, at[1] + h) for x, h in arch[::-1]]
    strokes.curve(surface, tone, lids, max(1.0, r * 0.18))
    if won:
        brush.patches.dot(surface, tone, at, r * 0.42)
