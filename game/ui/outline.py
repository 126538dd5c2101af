"""The Patient: a head and shoulders that will not settle, an outline and its echoes."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, sin, tau
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import strokes
from game.ui.strokes import XY
from game.ui.theme import Colour, Theme, mix

Curve: TypeAlias = NDArray[np.float64]

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
STEP = 9


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
        body, *echoes = curves(
            _body(),
            rect.size,
            [t - 0.6 * echo for echo in range(ECHOES + 1)],
            [stir * (1 + 0.6 * echo) for echo in range(ECHOES + 1)],
        )
        self._inside(layer, body.tolist(), theme)
        self._rings(layer, rect.size, t, loose, theme)
        for echo in range(ECHOES, 0, -1):
            tone = mix(theme.teal, theme.parchment, 0.2 + 0.15 * echo)
            faint = _premultiplied(tone, 0.10 + 0.42 * loose)
            points = echoes[echo - 1].tolist()
            pygame.draw.aalines(layer, faint, closed=False, points=points)
        self._contour(layer, body, theme, max(1.3, rect.h / 240))
        foot = _foot(rect.size)
        top = rect.h - foot.get_height()
        layer.blit(foot, (0, top), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(layer, rect, special_flags=strokes.PREMULTIPLIED)

    @staticmethod
    def _inside(layer: pygame.Surface, body: list[list[float]], theme: Theme) -> None:
        """The body, lit by the warm lamp from the upper left."""
        pygame.draw.polygon(layer, (255, 255, 255, 255), body)
        dark = mix(theme.ink, theme.fog, 0.48)
        warmth = theme.ember if theme.grain else None
        skin = _skin(layer.get_size(), dark, warmth)
        layer.blit(skin, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)

    @staticmethod
    def _rings(
        layer: pygame.Surface,
        size: tuple[int, int],
        t: float,
        loose: float,
        theme: Theme,
    ) -> None:
        numbers = range(1, RINGS + 1)
        drawn = curves(
            _face(),
            size,
            [t - 0.8 * i for i in numbers],
            [0.2 + 1.3 * loose] * RINGS,
            [1.0 - i / (RINGS + 1.2) for i in numbers],
        )
        for i, points in zip(numbers, drawn, strict=True):
            tone = mix(theme.fog, theme.ember, max(0.0, 0.62 - 0.1 * i))
            faint = mix(theme.ink, tone, 0.62 - 0.06 * i)
            pygame.draw.aalines(layer, faint, closed=True, points=points.tolist())

    @staticmethod
    def _contour(
        layer: pygame.Surface, body: Curve, theme: Theme, width: float
    ) -> None:
        """The outline itself: parallel lines whose tone turns from left to right."""
        along = np.gradient(body, axis=0)
        away = along[:, ::-1] * (-1.0, 1.0) / np.hypot(*along.T)[:, None]
        half = max(0.0, (width - 0.86) / 2)
        count = max(2, ceil(2 * half / 0.8) + 1)
        starts = range(0, len(body) - 1, STEP)
        tones = []
        for i in starts:
            x = float(body[min(i + STEP // 2, len(body) - 1), 0])
            share = x / layer.get_width()
            tone = mix(theme.parchment, theme.teal, 1.5 * share - 0.30)
            tones.append(mix(theme.ink, tone, 1.0 - 0.42 * share))
        for o in np.linspace(-half, half, count):
            points = (body + o * away).tolist()
            for i, lit in zip(starts, tones, strict=True):
                part = points[i : i + STEP + 1]
                pygame.draw.aalines(layer, lit, closed=False, points=part)


def curves(
    still: Curve,
    size: tuple[int, int],
    times: Sequence[float],
    stirs: Sequence[float],
    shares: Sequence[float] | None = None,
) -> NDArray[np.float64]:
    """A still curve (n, 2) in shares of the box, stirred and drawn in.

    The result is (m, n, 2), in pixels: one curve for each of the ``times``
    (seconds), each stirred and drawn in by its own share.
    """
    s = np.linspace(0.0, 1.0, len(still))
    turns = 1.0 if bool(np.all(np.abs(still[0] - still[-1]) < 1e-9)) else 1.7
    t = np.asarray(times)[:, None]
    wave = np.zeros((len(times), len(s)))
    for n, speed, phase in _WAVES:
        wave += np.sin(tau * (n * turns * s + speed * t) + phase) / n
    away = still - _CENTRE
    far = np.maximum(1e-6, np.hypot(away[:, 0], away[:, 1]))
    drawn = np.ones(len(times)) if shares is None else np.asarray(shares)
    out = drawn[:, None] + 0.021 * np.asarray(stirs)[:, None] * wave / far
    moved = away * out[:, :, None] + _CENTRE
    return np.asarray(moved * size)


def _premultiplied(tone: Colour, share: float) -> tuple[int, int, int, int]:
    r, g, b = (round(c * share) for c in tone)
    return (r, g, b, round(255 * share))


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
def _skin(size: tuple[int, int], dark: Colour, ember: Colour | None) -> pygame.Surface:
    """What fills the outline, premultiplied; lit from the upper left where warm."""
    small = pygame.Surface((24, 24))
    for x in range(24):
        for y in range(24):
            near = max(0.0, 1.0 - ((x / 23 - 0.30) ** 2 + (y / 23 - 0.22) ** 2) / 0.55)
            lit = mix((255, 255, 255), ember, 0.45) if ember else (255, 255, 255)
            warm = mix((84, 100, 108), lit, near) if ember else lit
            r, g, b = (
                round(0.9 * c * w / 255) for c, w in zip(dark, warm, strict=True)
            )
            small.set_at((x, y), (r, g, b))
    out = pygame.Surface(size, pygame.SRCALPHA)
    out.blit(pygame.transform.smoothscale(small, size), (0, 0))
    out.fill((255, 255, 255, round(255 * 0.9)), special_flags=pygame.BLEND_RGBA_MULT)
    return out


@lru_cache(maxsize=4)
def _foot(size: tuple[int, int]) -> pygame.Surface:
    """The fading of the lowest part: a strip of that height, to be multiplied in."""
    high = max(1, round(0.30 * size[1]))
    column = pygame.Surface((1, high), pygame.SRCALPHA)
    for y in range(high):
        share = (high - y) / high
        level = round(255 * share * share * (3 - 2 * share))
        column.set_at((0, y), (level,) * 4)
    return pygame.transform.scale(column, (size[0], high))
