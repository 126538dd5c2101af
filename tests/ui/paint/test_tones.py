"""A matrix as cells of light."""

from bisect import bisect_right

import pygame

from game.figure.things import Tone, Tones
from game.ui.paint.brush import Brush
from game.ui.paint.tones import paint_tones

AREA = pygame.Rect(10, 20, 61, 43)
SIZES = ((AREA.w, 3), (AREA.h, 2))
ROWS = ((1.0, 0.5, -0.25), (0.0, -1.0))


def painted(brush: Brush, alpha: float = 1.0, width: float = 2.0) -> pygame.Surface:
    layer = pygame.Surface((100, 100), pygame.SRCALPHA)
    item = Tones(key="t", corner=(0.0, 0.0), rows=ROWS, alpha=alpha)
    paint_tones(layer, item, AREA, width, brush)
    return layer


def cell(layer: pygame.Surface, i: int, j: int) -> pygame.Color:
    """The upper left of a cell, where no stroke is."""
    return layer.get_at((AREA.x + 3 + j * AREA.w // 3, AREA.y + 3 + i * AREA.h // 2))


def test_cells_are_as_light_as_their_numbers_are_large(brush: Brush) -> None:
    layer = painted(brush)
    light = brush.theme.of(Tone.PLAIN).colour
    below = brush.theme.of(Tone.NEGATIVE).colour
    assert tuple(cell(layer, 0, 0)) == (*light, 255)
    assert tuple(cell(layer, 1, 1)) == (*below, 255)
    assert cell(layer, 0, 1).a == round(0.5 * 255)
    assert cell(layer, 0, 2).a == round(0.25 * 255)
    assert cell(layer, 1, 0).a == 0
    # A row may be short: nothing is lit there.
    assert cell(layer, 1, 2).a == 0
    assert cell(painted(brush, alpha=0.5), 0, 0).a == round(0.5 * 255)


def test_they_fill_their_box_without_a_seam(brush: Brush) -> None:
    layer = painted(brush)
    assert layer.get_bounding_rect() == AREA
    row = [layer.get_at((x, AREA.y + 2)).a for x in range(AREA.left, AREA.right)]
    assert all(row)


def test_only_what_is_below_zero_has_a_stroke(brush: Brush) -> None:
    thick, thin = painted(brush, width=4.0), painted(brush, width=0.5)
    changed = [
        (x, y)
        for x in range(AREA.left, AREA.right)
        for y in range(AREA.top, AREA.bottom)
        if thick.get_at((x, y)) != thin.get_at((x, y))
    ]
    wide, high = ([round(n * size / m) for n in range(m)] for size, m in SIZES)
    cells = {
        (bisect_right(high, y - AREA.y) - 1, bisect_right(wide, x - AREA.x) - 1)
        for x, y in changed
    }
    assert cells == {(0, 2), (1, 1)}
