"""Numbers as tones: a cell for each, lit in one tone above zero, in another below."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.figure.things import Tone, Tones
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.theme import Colour, mix

# Shares of light between which a cell below zero wears no other stroke.
STEPS: Final = 32
# How far a stroke stays away from the sides of its cell, and from its corners.
ASIDE: Final = (2, 3)
Edges: TypeAlias = list[int]


def paint_tones(
    layer: pygame.Surface, item: Tones, area: pygame.Rect, width: float, brush: Brush
) -> None:
    """Paint the cells on a layer, premultiplied, in a box of whole pixels.

    They meet there: no seam is seen between any two. Below zero each has a stroke of
    a ``width``.
    """
    if not item.rows or area.w < 1 or area.h < 1:
        return
    light, below = (brush.theme.of(t).colour for t in (item.tone, Tone.NEGATIVE))
    values = _values(item.rows)
    share = item.alpha * np.minimum(1.0, np.abs(values))
    ink = np.where(values[:, :, None] > 0.0, (*light, 255.0), (*below, 255.0))
    wide, high = _edges(values.shape[1], area.w), _edges(values.shape[0], area.h)
    cells = _picture(np.rint(share[:, :, None] * ink).astype(np.uint8), wide, high)
    layer.blit(cells, area, special_flags=strokes.PREMULTIPLIED)
    steps = np.where(values < 0.0, np.rint(share * STEPS), 0.0).astype(int)
    tones = [mix(below, light, step / STEPS) for step in range(STEPS + 1)]
    for i, j in np.argwhere(steps > 0).tolist():
        size = (wide[j + 1] - wide[j], high[i + 1] - high[i])
        drawn = _stroke(brush, size, tones[steps[i, j]], width)
        at = (area.x + wide[j], area.y + high[i])
        layer.blit(drawn, at, special_flags=strokes.PREMULTIPLIED)


def _values(rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """All rows as long as the longest: where nothing is, nothing is lit."""
    wide = max(map(len, rows))
    return np.array([(*row, *[0.0] * (wide - len(row))) for row in rows])


def _picture(ink: NDArray[np.uint8], wide: Edges, high: Edges) -> pygame.Surface:
    """Ink (rows, columns, 4), each in its cell."""
    out = pygame.Surface((wide[-1], high[-1]), pygame.SRCALPHA)
    shifts = np.array(out.get_shifts(), np.uint32)
    cells = np.bitwise_or.reduce(ink.astype(np.uint32) << shifts, axis=2)
    rows = np.repeat(cells, np.diff(high), axis=0)
    pixels = pygame.surfarray.pixels2d(out)
    pixels.T[:] = np.repeat(rows, np.diff(wide), axis=1)
    del pixels
    return out


def _edges(count: int, size: int) -> Edges:
    """Where the cells begin, and the last one ends, in whole pixels."""
    return [round(i * size / count) for i in range(count + 1)]


def _stroke(
    brush: Brush, size: tuple[int, int], tone: Colour, width: float
) -> pygame.Surface:
    """The stroke of a cell, from its foot up to the right; kept."""

    def make() -> pygame.Surface:
        (w, h), (x, y) = size, ASIDE
        out = pygame.Surface(size, pygame.SRCALPHA)
        strokes.line(out, tone, (x, h - y), (w - y, x), width)
        return out

    return brush.pictures.of(("stroke", size, tone, round(8 * width)), make)
