"""Painting tiles: letters in a row of slots, a few words under each."""

import pygame
from msgspec import Struct

from game.figure.things import Box, Tile, Tiles
from game.ui.paint import strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.label import minus, parts, picture, show
from game.ui.theme import mix
from game.ui.type.fonts import Face

WIDE = 150.0
SIDE = 112.0
TALL = 236.0


class TilePlace(Struct, frozen=True):
    """Where a tile lies, in window pixels; ``key`` is the tile's."""

    key: str
    area: pygame.Rect


def tile_places(tiles: Tiles, box: Box, brush: Brush) -> tuple[TilePlace, ...]:
    """Where every tile can be touched."""
    left, top, k = _frame(tiles, box, brush)
    return tuple(
        TilePlace(tile.key, _area(tile.place, left, top, k)) for tile in tiles.tiles
    )


def slot_at(x: float, tiles: Tiles, box: Box, brush: Brush) -> int:
    """The slot nearest to a window pixel's x."""
    left, _, k = _frame(tiles, box, brush)
    return max(0, min(len(tiles.tiles) - 1, round((x - left) / (WIDE * k) - 0.5)))


def tile_step(tiles: Tiles, box: Box, brush: Brush) -> float:
    """From the middle of one slot to the next, in pixels."""
    return WIDE * _frame(tiles, box, brush)[2]


def tiles_area(tiles: Tiles, box: Box, brush: Brush) -> Box:
    """What the tiles take of their box, with a little room around them."""
    left, top, k = _frame(tiles, box, brush)
    soft = 34 * k
    wide = len(tiles.tiles) * WIDE * k + 2 * soft
    return Box(left - soft, top - soft, wide, TALL * k + soft)


def paint_tiles(surface: pygame.Surface, tiles: Tiles, box: Box, brush: Brush) -> None:
    """Paint the tiles in the middle of a box of pixels."""
    count = len(tiles.tiles)
    if not count or tiles.alpha <= 0.01:
        return
    left, top, k = _frame(tiles, box, brush)
    line = mix(brush.theme.ground, brush.theme.quiet, 0.4 * tiles.alpha)
    for slot in range(count):
        area = _area(slot, left, top, k)
        pygame.draw.rect(surface, line, area, max(1, round(1.2 * k)), round(8 * k))
    for tile in sorted(tiles.tiles, key=lambda tile: tile.lit):
        _tile(surface, brush, tile, _area(tile.place, left, top, k), k, tiles.alpha)
    _ends(surface, brush, tiles, (left, top, k))


def _frame(tiles: Tiles, box: Box, brush: Brush) -> tuple[float, float, float]:
    count = max(1, len(tiles.tiles))
    k = min(brush.k * small_text(brush), box.w / (count * WIDE), box.h / TALL)
    return (
        box.x + (box.w - count * WIDE * k) / 2,
        box.y + (box.h - TALL * k) / 2,
        k,
    )


def _area(place: float, left: float, top: float, k: float) -> pygame.Rect:
    side = round(SIDE * k)
    x = left + (place + 0.5) * WIDE * k - side / 2
    return pygame.Rect(round(x), round(top + 34 * k), side, side)


def _tile(
    surface: pygame.Surface,
    brush: Brush,
    tile: Tile,
    area: pygame.Rect,
    k: float,
    alpha: float,
) -> None:
    theme = brush.theme
    tone = theme.of(tile.tone).colour
    corner = round(8 * k)
    face = mix(theme.ground, mix(theme.panel, tone, 0.3), alpha)
    pygame.draw.rect(surface, face, area, border_radius=corner)
    edge = mix(theme.ground, theme.good if tile.lit else tone, alpha)
    pygame.draw.rect(
        surface, edge, area, max(1, round((4 if tile.lit else 2.4) * k)), corner
    )
    name, top = _letter(brush, tile.label, max(6, round(50 * k)))
    at = (area.centerx - name.get_width() / 2, area.centery - top)
    show(surface, name, at, alpha)
    if tile.text:
        px = max(5, round(30 * k))
        said = brush.fonts.render(Face.UI_MEDIUM, px, minus(tile.text), theme.text)
        show(
            surface,
            said,
            (area.centerx - said.get_width() / 2, area.bottom + 6 * k),
            alpha,
        )


def _letter(brush: Brush, text: str, px: int) -> tuple[pygame.Surface, float]:
    """A tile's name, and how far its top is above the tile's middle.

    Letters of neighbours stand on one line, whatever their heights.
    """
    found = parts(text)
    if len(found) == 1:
        face = found[0][1]
        drawn = brush.fonts.render(face, px, text, brush.theme.text)
        return drawn, brush.fonts.ascent(face, px) - 0.25 * px
    drawn = picture(brush, text, px, brush.theme.text, rim=False)
    return drawn, drawn.get_height() / 2


def _ends(
    surface: pygame.Surface,
    brush: Brush,
    tiles: Tiles,
    frame: tuple[float, float, float],
) -> None:
    left, top, k = frame
    wide = len(tiles.tiles) * WIDE * k
    px = max(5, round(25 * k))
    quiet = brush.theme.quiet
    first, last = (
        brush.fonts.render(Face.UI, px, end, quiet) if end else None
        for end in tiles.ends
    )
    said = any(tile.text for tile in tiles.tiles)
    y = top + 34 * k + SIDE * k + (58 if said or last is not None else 16) * k
    if first is not None:
        show(surface, first, (left + 19 * k, y), tiles.alpha)
    if last is not None:
        show(surface, last, (left + wide - 19 * k - last.get_width(), y), tiles.alpha)
    if first is not None and last is not None:
        a = left + 19 * k + first.get_width() + 14 * k
        b = left + wide - 19 * k - last.get_width() - 14 * k
        middle = y + first.get_height() / 2
        if b - a > 30 * k:
            colour = mix(brush.theme.ground, quiet, 0.6 * tiles.alpha)
            strokes.line(surface, colour, (a, middle), (b, middle), max(1.0, 1.6 * k))
            for dy in (-7 * k, 7 * k):
                strokes.line(
                    surface,
                    colour,
                    (b - 10 * k, middle + dy),
                    (b, middle),
                    max(1.0, 1.6 * k),
                )
