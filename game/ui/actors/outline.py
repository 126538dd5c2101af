"""A head as a map draws a hill, whose lines will not settle.

How much of the map is drawn, and how still it stands, follows the certainty.
"""

from functools import lru_cache
from itertools import pairwise
from math import ceil, tau
from typing import TypeAlias

import numpy as np
import pygame
from msgspec import Struct
from numpy.typing import NDArray

from game.ui.paint import strokes
from game.ui.paint.shading import WHITE, tinted
from game.ui.theme import Colour, Theme, mix
from game.ui.window.assets import AssetFault, Assets

Curve: TypeAlias = NDArray[np.float64]

FILE = "art/faces/outline.json"
# Pixels along which its skin is worked out, before it takes its size.
SKIN = 24
ECHOES = 4
# Points of the border, and how many of them one tone is held for.
POINTS, STEP = 160, 14
# How many levels are drawn at no certainty, and over how many one fades in.
FIRST, FADE = 0.30, 0.16
WAVES = ((2, 0.07, 0.4), (5, 0.11, 1.9), (9, 0.19, 4.1), (16, 0.30, 0.2))
CENTRE = (0.49, 0.34)
SWAY = 0.021
PLAIN = (
    (0.00, 1.04), (0.02, 0.92), (0.065, 0.825), (0.16, 0.765), (0.28, 0.728),
    (0.365, 0.690), (0.395, 0.640), (0.393, 0.590), (0.340, 0.556), (0.303, 0.485),
    (0.291, 0.415), (0.270, 0.390), (0.262, 0.335), (0.277, 0.318), (0.279, 0.255),
    (0.300, 0.188), (0.366, 0.124), (0.500, 0.098),
)  # fmt: skip


class Facts(Struct, frozen=True):
    """What the file holds, in shares of the box: a border, lines with their heights."""

    body: list[tuple[float, float]]
    lines: list[tuple[float, list[tuple[float, float]]]]


class Outline(Struct, frozen=True):
    """The map of a head: ``body`` (n, 2); each line a height, 0 to 1, and (m, 2)."""

    body: Curve
    lines: tuple[tuple[float, Curve], ...]


def read_outline(assets: Assets) -> Outline:
    """The kept map; ``AssetFault`` when it is damaged."""
    facts = assets.facts(FILE, Facts, "run art/recipes/outline.py")
    if len(facts.body) < 3:
        raise AssetFault(FILE, "its border is no line", "run art/recipes/outline.py")
    lines = tuple((h, np.array(line)) for h, line in facts.lines if len(line) > 1)
    return Outline(even(np.array(facts.body), POINTS), lines)


def plain_outline() -> Outline:
    """A head without a map, for when the kept one cannot be read."""
    half = [*PLAIN, *((1.0 - x, y) for x, y in reversed(PLAIN[:-1]))]
    return Outline(even(np.array(half), POINTS), ())


class OutlinePortrait:
    """A head as a map. ``certainty`` from 0 to 1 stills it and fills it in."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        lines = [outline.body, *(line for _, line in outline.lines)]
        self._ends = np.cumsum([len(line) for line in lines]).tolist()
        self._points = np.concatenate(lines)

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        t: float,
        certainty: float,
        theme: Theme,
        speaking: float = 0.0,
    ) -> None:
        """Paint inside a rectangle of pixels; the shoulders melt away at its foot."""
        if rect.w < 8 or rect.h < 8:
            return
        sure = min(1.0, max(0.0, certainty))
        stir = 0.10 + 0.90 * (1.0 - sure) + 0.45 * min(1.0, max(0.0, speaking))
        layer = _layer(rect.size)
        layer.fill((0, 0, 0, 0))
        whole = stirred(self._points, rect.size, t, stir)
        body = whole[: self._ends[0]]
        self._inside(layer, body, theme)
        self._map(layer, whole, sure, theme)
        faint = 0.08 + 0.40 * (1.0 - sure)
        for echo in range(ECHOES, 0, -1):
            tone = mix(theme.teal, theme.parchment, 0.2 + 0.15 * echo)
            pale = (*(round(c * faint) for c in tone), round(255 * faint))
            before, more = t - 0.6 * echo, stir * (1 + 0.6 * echo)
            late = stirred(self.outline.body, rect.size, before, more).tolist()
            pygame.draw.aalines(layer, pale, closed=False, points=late)
        _contour(layer, body, theme, max(1.3, rect.h / 260))
        layer.blit(edges(rect.size), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(layer, rect, special_flags=strokes.PREMULTIPLIED)

    @staticmethod
    def _inside(layer: pygame.Surface, body: Curve, theme: Theme) -> None:
        """The body, lit by the warm lamp from the upper left."""
        foot = float(layer.get_height() + 2)
        first, last = body[[0, -1], 0].tolist()
        closed = [(first, foot), *body.tolist(), (last, foot)]
        pygame.draw.polygon(layer, (255, 255, 255, 255), closed)
        dark = mix(theme.ink, theme.fog, 0.40)
        warmth = theme.ember if theme.grain else None
        skin = _skin(layer.get_size(), dark, warmth)
        layer.blit(skin, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)

    def _map(
        self, layer: pygame.Surface, whole: Curve, sure: float, theme: Theme
    ) -> None:
        """The lines of equal height that are known so far."""
        known = FIRST + (1.0 - FIRST + FADE) * sure
        spans = pairwise(self._ends)
        for (height, _), (start, end) in zip(self.outline.lines, spans, strict=True):
            there = min(1.0, (known - height) / FADE)
            if there <= 0.0:
                continue
            tone = mix(theme.teal, theme.ember, 1.5 * height - 0.25)
            lit = mix(theme.ink, tone, (0.34 + 0.42 * height) * there)
            points = whole[start:end].tolist()
            pygame.draw.aalines(layer, (*lit, 255), closed=False, points=points)


def _contour(layer: pygame.Surface, body: Curve, theme: Theme, width: float) -> None:
    """The border itself: parallel lines whose tone turns from left to right."""
    along = np.gradient(body, axis=0)
    away = along[:, ::-1] * (-1.0, 1.0) / (np.hypot(*along.T)[:, None] + 1e-9)
    half = max(0.0, (width - 0.86) / 2)
    count = max(2, ceil(2 * half / 0.8) + 1)
    starts = range(0, len(body) - 1, STEP)
    tones = []
    for i in starts:
        share = float(body[min(i + STEP // 2, len(body) - 1), 0]) / layer.get_width()
        tone = mix(theme.parchment, theme.teal, 1.5 * share - 0.30)
        tones.append(mix(theme.ink, tone, 1.0 - 0.42 * share))
    for o in np.linspace(-half, half, count):
        points = (body + o * away).tolist()
        for i, lit in zip(starts, tones, strict=True):
            part = points[i : i + STEP + 1]
            pygame.draw.aalines(layer, lit, closed=False, points=part)


def stirred(points: Curve, size: tuple[int, int], t: float, stir: float) -> Curve:
    """Points (n, 2) in shares of a box, stirred at ``t`` seconds; (n, 2) in pixels.

    Each moves along its ray from the middle of the head, by a wave round it, so
    neighbouring lines move together and never cross.
    """
    away = points - CENTRE
    far = np.maximum(1e-6, np.hypot(away[:, 0], away[:, 1]))
    angle = np.arctan2(away[:, 1], away[:, 0])
    wave = np.zeros(len(points))
    for n, speed, phase in WAVES:
        wave += np.sin(n * angle + tau * speed * t + phase) / n
    more = 1.0 + SWAY * stir * wave * np.minimum(1.0, far / 0.2) / far
    return np.asarray((away * more[:, None] + CENTRE) * size)


def even(line: Curve, count: int) -> Curve:
    """The same line through ``count`` points at equal distances, rounded a little."""
    far = np.r_[0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    at = np.linspace(0.0, far[-1], count)
    out = np.stack([np.interp(at, far, line[:, k]) for k in (0, 1)], axis=1)
    for _ in range(2):
        out[1:-1] = 0.25 * out[:-2] + 0.5 * out[1:-1] + 0.25 * out[2:]
    return out


@lru_cache(maxsize=4)
def _layer(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, pygame.SRCALPHA)


@lru_cache(maxsize=4)
def _skin(size: tuple[int, int], dark: Colour, ember: Colour | None) -> pygame.Surface:
    """What fills the outline, premultiplied; lit from the upper left where warm."""
    x, y = (np.linspace(0.0, 1.0, SKIN) - c for c in (0.30, 0.22))
    near = np.clip(1.0 - (x[:, None] ** 2 + y[None, :] ** 2) / 0.55, 0.0, 1.0)
    white = np.array((255.0, 255.0, 255.0))
    shade, warm = white, white
    if ember:
        shade, warm = np.array((84.0, 100.0, 108.0)), white + 0.45 * (ember - white)
    tones = shade + near[:, :, None] * (warm - shade)
    small = pygame.surfarray.make_surface(np.rint(0.9 / 255.0 * tones * dark))
    out = pygame.Surface(size, pygame.SRCALPHA)
    out.blit(pygame.transform.smoothscale(small, size), (0, 0))
    out.fill((255, 255, 255, round(255 * 0.9)), special_flags=pygame.BLEND_RGBA_MULT)
    return out


@lru_cache(maxsize=4)
def edges(size: tuple[int, int]) -> pygame.Surface:
    """What fades foot and sides of somebody at a side: a picture to multiply with."""
    w, h = size
    x, y = (np.linspace(0.0, 1.0, n, dtype=np.float32) for n in (w, h))
    foot = np.clip((1.0 - y) / 0.34, 0.0, 1.0)
    side = np.clip(np.minimum(x, 1.0 - x) / 0.20, 0.0, 1.0)
    share = np.outer(side * (2 - side), foot * foot * (3 - 2 * foot))
    return tinted(share, WHITE)


@lru_cache(maxsize=2)
def oval(size: tuple[int, int]) -> pygame.Surface:
    """What lets a whole picture melt away all round: a picture to multiply with."""
    x, y = (np.linspace(-1.0, 1.0, n) for n in size)
    far = np.cbrt(np.abs(x[:, None]) ** 3 + np.abs(y[None, :]) ** 3)
    share = np.clip((1.0 - far) / 0.26, 0.0, 1.0)
    return tinted(share * share * (3 - 2 * share), WHITE)
