"""Painting tiles: letters in a row of slots, a few words under each."""

from collections.abc import Iterator

import pygame

from game.figure.things import Box, Tile, Tiles
from game.ui.paint.brush import Brush
from game.ui.paint.label import minus, parts
from game.ui.paint.writer import Writer
from game.ui.theme import mix
from game.ui.type.fonts import Face

WIDE = 150.0
SIDE = 112.0
TALL = 236.0


def tile_places(
    tiles: Tiles, box: Box, brush: Brush
) -> Iterator[tuple[str, pygame.Rect]]:
    """Where every tile can be touched, by its key."""
    left, top, k = _frame(tiles, box, brush)
    for tile in tiles.tiles:
        yield tile.key, _area(tile.place, left, top, k)


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
    writer = Writer(surface, brush, tiles.alpha)
    line = writer.tint(brush.theme.quiet, 0.4)
    for slot in range(count):
        area = _area(slot, left, top, k)
        pygame.draw.rect(surface, line, area, max(1, round(1.2 * k)), round(8 * k))
    for tile in sorted(tiles.tiles, key=lambda tile: tile.lit):
        _tile(writer, tile, _area(tile.place, left, top, k), k)
    _ends(writer, tiles, left, top, k)


def _frame(tiles: Tiles, box: Box, brush: Brush) -> tuple[float, float, float]:
    count = max(1, len(tiles.tiles))
    k = min(brush.k * brush.view.text_scale, box.w / (count * WIDE), box.h / TALL)
    left = box.x + (box.w - count * WIDE * k) / 2
    return left, box.y + (box.h - TALL * k) / 2, k


def _area(place: float, left: float, top: float, k: float) -> pygame.Rect:
    side = round(SIDE * k)
    x = left + (place + 0.5) * WIDE * k - side / 2
    return pygame.Rect(round(x), round(top + 34 * k), side, side)


def _tile(writer: Writer, tile: Tile, area: pygame.Rect, k: float) -> None:
    theme = writer.theme
    tone = theme.of(tile.tone).colour
    corner = round(8 * k)
    face = writer.tint(mix(theme.panel, tone, 0.3))
    pygame.draw.rect(writer.surface, face, area, border_radius=corner)
    edge = writer.tint(theme.good if tile.lit else tone)
    wide = max(1, round((4 if tile.lit else 2.4) * k))
    pygame.draw.rect(writer.surface, edge, area, wide, corner)
    name, top = _letter(writer, tile.label, max(6, round(50 * k)))
    writer.show(name, area.centerx - name.get_width() / 2, area.centery - top)
    if tile.text:
        px = max(5, round(30 * k))
        said = writer.fonts.render(Face.UI_MEDIUM, px, minus(tile.text), theme.text)
        writer.show(said, area.centerx - said.get_width() / 2, area.bottom + 6 * k)


def _letter(writer: Writer, text: str, px: int) -> tuple[pygame.Surface, float]:
    """A tile's name, and how far its top is above the middle: letters share a line."""
    found = parts(text)
    if len(found) == 1:
        face = found[0][1]
        drawn = writer.fonts.render(face, px, text, writer.theme.text)
        return drawn, writer.fonts.ascent(face, px) - 0.25 * px
    drawn = writer.named(text, px, writer.theme.text)
    return drawn, drawn.get_height() / 2


def _ends(writer: Writer, tiles: Tiles, left: float, top: float, k: float) -> None:
    """What the first and the last slot are, and an arrow from one to the other."""
    right = left + len(tiles.tiles) * WIDE * k
    # As large as the reader asks, as long as it stays smaller than the letters.
    asked = 25 * writer.brush.k * writer.brush.view.text_scale
    px = max(5, round(min(asked, 33 * k)))
    quiet = writer.theme.quiet
    first, last = (
        writer.fonts.render(Face.UI, px, end, quiet) if end else None
        for end in tiles.ends
    )
    said = any(tile.text for tile in tiles.tiles)
    y = top + 34 * k + SIDE * k + (58 if said or last is not None else 16) * k
    # Faces differ in the air about their lines, and not in where these lie.
    middle = y + 0.6 * px
    if first is not None:
        writer.show(first, left + 19 * k, middle - first.get_height() / 2)
    if last is not None:
        x = right - 19 * k - last.get_width()
        writer.show(last, x, middle - last.get_height() / 2)
    if first is None or last is None:
        return
    a = left + 19 * k + first.get_width() + 14 * k
    b = right - 19 * k - last.get_width() - 14 * k
    tip = (b, middle)
    if b - a > 30 * k:
        for x, dy in ((a, 0.0), (b - 10 * k, -7 * k), (b - 10 * k, 7 * k)):
            writer.line(quiet, (x, tip[1] + dy), tip, max(1.0, 1.6 * k), 0.6)
