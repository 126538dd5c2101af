"""Quiet surfaces for things to stand on, laid from pieces with soft edges."""

from functools import lru_cache
from math import ceil

import numpy as np
import pygame

from game.figure.things import Box
from game.ui.kept import PICTURES, Kept, weight
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.shading import WHITE, Tint, tinted
from game.ui.theme import Colour, mix
from game.ui.window.view import whole

FEATHER = 168.0
TILE, STRIP = 256, 64
LEVELS = 16
STEP = 6


class Soft:
    """A soft-edged rectangle of any size, of one tint: premultiplied pieces of it."""

    def __init__(self, feather: int, tint: Tint) -> None:
        # A corner's rounding goes beyond the feather.
        self.reach = ceil(1.5 * feather)
        near = tinted(_corner(feather, self.reach), tint)
        self._corner = [_flipped(near, x, y) for y in (0, 1) for x in (0, 1)]
        last = near.subsurface((self.reach - 1, 0, 1, self.reach))
        side = pygame.transform.scale(last, (STRIP, self.reach))
        post = pygame.transform.rotate(side, 90)
        self._edge = [side, _flipped(side, 0, 1), post, _flipped(post, 1, 0)]
        self._tint = tint

    def edges(self, surface: pygame.Surface, frame: pygame.Rect, flags: int) -> None:
        """Blit the border of ``frame``, which is at least twice ``reach`` both ways."""
        r = self.reach
        rows, columns = (frame.top, frame.bottom - r), (frame.left, frame.right - r)
        places = [(x, y) for y in rows for x in columns]
        for piece, place in zip(self._corner, places, strict=True):
            surface.blit(piece, place, special_flags=flags)
        across = pygame.Rect(frame.left + r, frame.top, frame.w - 2 * r, r)
        along = pygame.Rect(frame.left, frame.top + r, r, frame.h - 2 * r)
        below, beside = across.move(0, frame.h - r), along.move(frame.w - r, 0)
        areas = (across, below, along, beside)
        for piece, area in zip(self._edge, areas, strict=True):
            _tile(surface, piece, area, flags)

    def whole(self, surface: pygame.Surface, frame: pygame.Rect, flags: int) -> None:
        """Blit all of it."""
        self.edges(surface, frame, flags)
        inner = frame.inflate(-2 * self.reach, -2 * self.reach)
        middle = _middle()
        middle.fill(self._tint)
        _tile(surface, middle, inner, flags)

    def weight(self) -> int:
        """What its pieces weigh."""
        return sum(weight(piece) for piece in (*self._corner, *self._edge))


def fitting_feather(frame: pygame.Rect, feather: float) -> int:
    """The feather, or what a small frame has room for: few sizes, as each is kept."""
    room = min(frame.w, frame.h) // 4
    if room >= feather:
        return max(1, round(feather))
    return max(1, room - room % STEP)


_kept: Kept[tuple[int, Tint], Soft] = Kept(PICTURES, Soft.weight)


def soft(feather: int, tint: Tint) -> Soft:
    """A kept soft rectangle."""
    return _kept.of((feather, tint), lambda: Soft(feather, tint))


@lru_cache(maxsize=1)
def _middle() -> pygame.Surface:
    """What every soft rectangle is filled with, in its own tint."""
    return pygame.Surface((TILE, TILE), pygame.SRCALPHA)


def soften(layer: pygame.Surface, frame: pygame.Rect, feather: float) -> None:
    """Let what is drawn on a layer fade out toward the border of ``frame``."""
    if frame.w < 4 or frame.h < 4:
        return
    edge = soft(fitting_feather(frame, feather), WHITE)
    edge.edges(layer, frame, pygame.BLEND_RGBA_MULT)


def shade(
    surface: pygame.Surface,
    frame: pygame.Rect,
    brush: Brush,
    alpha: float,
    depth: int,
    feather: float = FEATHER,
) -> None:
    """Darkness with soft edges for figures to stand on; ``depth`` up to 255."""
    level = round(min(1.0, max(0.0, alpha)) * LEVELS) / LEVELS * depth
    if level < 1.0 or frame.w < 4 or frame.h < 4:
        return
    r, g, b = (round(c * level / 255) for c in brush.theme.ground)
    dark = soft(fitting_feather(frame, feather * brush.k), (r, g, b, round(level)))
    dark.whole(surface, frame, strokes.PREMULTIPLIED)


def paper(surface: pygame.Surface, box: Box, brush: Brush, alpha: float = 1.0) -> None:
    """A dark sheet lit from the upper left; it has an edge, and no frame."""
    frame = whole(box)
    key = ("paper", frame.size, brush.theme.name)
    sheet = brush.pictures.of(key, lambda: _sheet(frame.size, brush))
    drop = frame.inflate(round(70 * brush.k), round(70 * brush.k))
    shade(surface, drop.move(0, round(10 * brush.k)), brush, alpha, 170)
    sheet.set_alpha(round(255 * alpha))
    surface.blit(sheet, frame)


def _tile(
    surface: pygame.Surface, piece: pygame.Surface, area: pygame.Rect, flags: int
) -> None:
    w, h = piece.get_size()
    for y in range(area.top, area.bottom, h):
        for x in range(area.left, area.right, w):
            rest = (0, 0, min(w, area.right - x), min(h, area.bottom - y))
            surface.blit(piece, (x, y), rest, special_flags=flags)


@lru_cache(maxsize=4)
def _corner(
    feather: int, reach: int
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """How present the upper left corner is, (reach, reach): 1 at its inner end."""
    inward = np.maximum(0.0, reach - np.arange(reach) - 0.5)
    far = np.hypot(inward[:, None], inward[None, :])
    t = np.clip((reach - far) / feather, 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t))


def _flipped(piece: pygame.Surface, x: int, y: int) -> pygame.Surface:
    return pygame.transform.flip(piece, flip_x=bool(x), flip_y=bool(y))


def _sheet(size: tuple[int, int], brush: Brush) -> pygame.Surface:
    theme = brush.theme
    light = pygame.Surface((3, 3))
    for x in range(3):
        for y in range(3):
            share = 1.0 - (x + 1.4 * y) / 4.8
            light.set_at((x, y), mix(theme.panel, theme.raised, max(0.0, share)))
    out = pygame.Surface(size, pygame.SRCALPHA)
    out.blit(pygame.transform.smoothscale(light, size), (0, 0))
    out.fill((255, 255, 255, 240), special_flags=pygame.BLEND_RGBA_MULT)
    _edge(out, mix(theme.raised, theme.hairline, 0.5), brush)
    return out


def _edge(out: pygame.Surface, lit: Colour, brush: Brush) -> None:
    """The light that catches the upper edge of a sheet."""
    w = out.get_width()
    thick = max(1, round(1.5 * brush.k))
    share = np.maximum(0.0, 1.0 - np.abs(np.arange(w) / max(1, w) - 0.3) / 0.7)
    pixels = pygame.surfarray.pixels3d(out)
    row = pixels[:, 0].astype(np.float64)
    row += (np.array(lit) - row) * share[:, None]
    pixels[:, :thick] = np.rint(row).astype(np.uint8)[:, None]
    del pixels
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:, :thick] = 255
    del alpha
