"""Quiet surfaces for things to stand on: no grey boxes."""

import pygame

from game.figure.things import Box
from game.ui import strokes
from game.ui.brush import Brush
from game.ui.theme import mix
from game.ui.view import whole


def paper(surface: pygame.Surface, box: Box, brush: Brush, alpha: float = 1.0) -> None:
    """A dark sheet lit from the upper left, with a hairline frame."""
    frame = whole(box)
    key = ("paper", frame.size, brush.theme.name)
    sheet = brush.kept(key)
    if sheet is None:
        sheet = brush.keep(key, _sheet(frame.size, brush))
    sheet.set_alpha(round(255 * alpha))
    surface.blit(sheet, frame)


def _sheet(size: tuple[int, int], brush: Brush) -> pygame.Surface:
    theme = brush.theme
    light = pygame.Surface((3, 3))
    for x in range(3):
        for y in range(3):
            share = 1.0 - (x + 1.4 * y) / 4.8
            light.set_at((x, y), mix(theme.panel, theme.raised, max(0.0, share)))
    out = pygame.Surface(size, pygame.SRCALPHA)
    out.blit(pygame.transform.smoothscale(light, size), (0, 0))
    out.fill((255, 255, 255, 238), special_flags=pygame.BLEND_RGBA_MULT)
    w, h = size
    gap = round(10 * brush.k)
    line = mix(theme.panel, theme.hairline, 0.55)
    corners = [(gap, gap), (w - gap, gap), (w - gap, h - gap), (gap, h - gap)]
    for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
        strokes.line(out, line, a, b, 1.0)
    return out
