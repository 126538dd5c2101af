"""The Patient: a head and shoulders that will not settle, an outline and its echoes."""

from collections.abc import Sequence
from functools import lru_cache
from math import sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import strokes
from game.ui.strokes import XY
from game.ui.theme import Theme, mix

_BODY = (
    (0.00, 1.04), (0.02, 0.92), (0.065, 0.825), (0.16, 0.765), (0.28, 0.728),
    (0.365, 0.690), (0.395, 0.640), (0.393, 0.590), (0.340, 0.556), (0.303, 0.485),
    (0.291, 0.415), (0.270, 0.390), (0.262, 0.335), (0.277, 0.318), (0.279, 0.255),
    (0.300, 0.188), (0.366, 0.124), (0.500, 0.098),
)  # fmt: skip
_FACE = (
    (0.500, 0.607), (0.432, 0.595), (0.358, 0.552), (0.303, 0.485), (0.291, 0.415),
    (0.279, 0.335), (0.279, 0.255), (0.300, 0.188), (0.366, 0.124), (0.500, 0.098),
)  # fmt: skip
_WAVES = ((2, 0.07, 0.4), (5, 0.11, 1.9), (9, 0.19, 4.1), (16, 0.30, 0.2))
_CENTRE = (0.5, 0.36)
ECHOES = 4
RINGS = 6


class PatientPortrait:
    """A man as an outline. ``certainty`` from 0 to 1 stills it and draws the echoes in.

    The curve is a fixed one plus harmonic noise; inside it run contours, as of a map
    that somebody began.
    """

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        *,
        t: float,
        certainty: float,
        speaking: bool = False,
        theme: Theme,
    ) -> None:
        """Paint inside a rectangle of pixels; the shoulders melt away at its foot."""
        if rect.w < 8 or rect.h < 8:
            return
        loose = 1.0 - min(1.0, max(0.0, certainty))
        stir = 0.18 + 0.82 * loose
        if speaking:
            stir += 0.22 + 0.16 * sin(tau * 2.9 * t)
        layer = _layer(rect.size)
        layer.fill((0, 0, 0, 0))
        body = curve(_body(), rect.size, t, stir)
        strokes.fill(layer, mix(theme.ink, theme.fog, 0.48), body, 0.90)
        self._light(layer, rect, theme)
        self._rings(layer, rect.size, t, loose, theme)
        echoes = _echoes(rect.size)
        echoes.fill((0, 0, 0, 0))
        for echo in range(ECHOES, 0, -1):
            points = curve(_body(), rect.size, t - 0.6 * echo, stir * (1 + 0.6 * echo))
            tone = mix(theme.teal, theme.parchment, 0.2 + 0.15 * echo)
            pygame.draw.aalines(echoes, tone, closed=False, points=points)
        strokes.fade(echoes, 0.10 + 0.42 * loose)
        layer.blit(echoes, (0, 0), special_flags=strokes.PREMULTIPLIED)
        self._contour(layer, body, theme, max(1.3, rect.h / 240))
        layer.blit(_foot(rect.size), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(layer, rect, special_flags=strokes.PREMULTIPLIED)

    @staticmethod
    def _light(layer: pygame.Surface, rect: pygame.Rect, theme: Theme) -> None:
        """The warm lamp from the upper left, inside the body only."""
        if theme.grain == 0.0:
            return
        warm = _lamp(rect.size, theme.ember)
        layer.blit(warm, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    @staticmethod
    def _rings(
        layer: pygame.Surface,
        size: tuple[int, int],
        t: float,
        loose: float,
        theme: Theme,
    ) -> None:
        for i in range(1, RINGS + 1):
            points = curve(
                _face(), size, t - 0.8 * i, 0.2 + 1.3 * loose, 1.0 - i / (RINGS + 1.2)
            )
            tone = mix(theme.fog, theme.ember, max(0.0, 0.62 - 0.1 * i))
            faint = mix(theme.ink, tone, 0.62 - 0.06 * i)
            pygame.draw.aalines(layer, faint, closed=True, points=points)

    @staticmethod
    def _contour(
        layer: pygame.Surface, points: Sequence[XY], theme: Theme, width: float
    ) -> None:
        across = layer.get_width()
        step = 9
        for i in range(0, len(points) - 1, step):
            part = points[i : i + step + 1]
            share = part[len(part) // 2][0] / across
            tone = mix(theme.parchment, theme.teal, 1.5 * share - 0.30)
            lit = mix(theme.ink, tone, 1.0 - 0.42 * share)
            strokes.curve(layer, lit, part, width)


def curve(
    still: NDArray[np.float64],
    size: tuple[int, int],
    t: float,
    stir: float,
    share: float = 1.0,
) -> list[XY]:
    """A still curve (n, 2) in shares of the box, stirred and drawn in, in pixels."""
    s = np.linspace(0.0, 1.0, len(still))
    closed = bool(np.allclose(still[0], still[-1]))
    turns = 1.0 if closed else 1.7
    wave = np.zeros_like(s)
    for n, speed, phase in _WAVES:
        wave += np.sin(tau * (n * s * turns + t * speed) + phase) / n
    away = (still - _CENTRE) * share
    far = np.maximum(1e-6, np.hypot(away[:, 0], away[:, 1]))[:, None]
    moved = away + 0.021 * stir * wave[:, None] * away / far
    pixels = (moved + _CENTRE) * size
    return [(float(x), float(y)) for x, y in pixels]


@lru_cache(maxsize=1)
def _body() -> NDArray[np.float64]:
    return _mirrored(_BODY)


@lru_cache(maxsize=1)
def _face() -> NDArray[np.float64]:
    return _mirrored(_FACE)


def _mirrored(half: Sequence[XY]) -> NDArray[np.float64]:
    """A smooth curve through half an outline and its mirror (Catmull-Rom)."""
    points = np.array([*half, *((1.0 - x, y) for x, y in reversed(half[:-1]))])
    padded = np.vstack([points[:1], points, points[-1:]])
    out = []
    for i in range(1, len(padded) - 2):
        a, b, c, d = padded[i - 1 : i + 3]
        for j in range(3):
            u = j / 3
            out.append(
                b
                + 0.5 * u * (c - a)
                + u * u * (a - 2.5 * b + 2 * c - 0.5 * d)
                + u**3 * (-0.5 * a + 1.5 * b - 1.5 * c + 0.5 * d)
            )
    out.append(points[-1])
    return np.array(out)


@lru_cache(maxsize=4)
def _layer(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, pygame.SRCALPHA)


@lru_cache(maxsize=4)
def _echoes(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, pygame.SRCALPHA)


@lru_cache(maxsize=4)
def _lamp(size: tuple[int, int], ember: tuple[int, int, int]) -> pygame.Surface:
    """Light to be multiplied in: warm at the upper left, dim at the lower right."""
    small = pygame.Surface((24, 24))
    for x in range(24):
        for y in range(24):
            near = max(0.0, 1.0 - ((x / 23 - 0.30) ** 2 + (y / 23 - 0.22) ** 2) / 0.55)
            shade = mix((84, 100, 108), mix((255, 255, 255), ember, 0.45), near)
            small.set_at((x, y), shade)
    return pygame.transform.smoothscale(small, size)


@lru_cache(maxsize=4)
def _foot(size: tuple[int, int]) -> pygame.Surface:
    column = pygame.Surface((1, size[1]), pygame.SRCALPHA)
    for y in range(size[1]):
        share = min(1.0, max(0.0, (size[1] - y) / (0.30 * size[1])))
        level = round(255 * share * share * (3 - 2 * share))
        column.set_at((0, y), (level,) * 4)
    return pygame.transform.scale(column, size)
