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


def soft_edge(size: tuple[int, int], feather: int) -> pygame.Surface:
    """White in the middle, falling smoothly to nothing over ``feather`` pixels."""
    w, h = size
    mask = pygame.Surface(size, pygame.SRCALPHA)
    feather = max(1, min(feather, w // 2, h // 2))
    for i in range(feather + 1):
        t = i / feather
        level = round(255 * t * t * (3 - 2 * t))
        rect = (i, i, w - 2 * i, h - 2 * i)
        pygame.draw.rect(mask, (level,) * 4, rect, border_radius=2 * (feather - i))
    return mask


def shade(
    surface: pygame.Surface, frame: pygame.Rect, brush: Brush, alpha: float, depth: int
) -> None:
    """Darkness with soft edges for figures to stand on; ``depth`` up to 255."""
    key = ("shade", frame.size, depth, brush.theme.name)
    dark = brush.kept(key)
    if dark is None:
        dark = soft_edge(frame.size, round(60 * brush.k))
        tone = [round(c * depth / 255) for c in brush.theme.ground]
        dark.fill((*tone, depth), special_flags=pygame.BLEND_RGBA_MULT)
        brush.keep(key, dark)
    if alpha < 0.995:
        dark = dark.copy()
        strokes.fade(dark, alpha)
    surface.blit(dark, frame, special_flags=strokes.PREMULTIPLIED)


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
