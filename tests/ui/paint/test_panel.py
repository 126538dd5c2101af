"""Soft edges of any size from the same pieces."""

from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.paint.panel import fitting_feather, soft, soften
from game.ui.paint.shading import WHITE

sides = st.integers(4, 900)


def levels(size: tuple[int, int], feather: float) -> pygame.Surface:
    layer = pygame.Surface(size, pygame.SRCALPHA)
    layer.fill(WHITE)
    soften(layer, layer.get_rect(), feather)
    return layer


@given(sides, sides)
def test_the_middle_stays_and_the_edge_goes(w: int, h: int) -> None:
    layer = levels((w, h), 30.0)
    assert layer.get_at((w // 2, h // 2)).a >= 120 or min(w, h) < 8
    for corner in ((0, 0), (w - 1, 0), (0, h - 1), (w - 1, h - 1)):
        assert layer.get_at(corner).a <= 64


@pytest.mark.parametrize("size", [(700, 520), (701, 333), (90, 61)])
def test_it_is_the_same_from_every_side(size: tuple[int, int]) -> None:
    layer = levels(size, 24.0)
    for flips in ((True, False), (False, True), (True, True)):
        turned = pygame.transform.flip(layer, *flips)
        assert pygame.image.tobytes(turned, "RGBA") == pygame.image.tobytes(
            layer, "RGBA"
        )


def test_the_edge_has_no_seam() -> None:
    layer = levels((600, 400), 40.0)
    for y in (0, 7, 20, 39, 55, 200):
        row = [layer.get_at((x, y)).a for x in range(600)]
        assert max(abs(a - b) for a, b in pairwise(row)) <= 14


@given(sides, sides, st.floats(1, 200))
def test_a_feather_fits_its_frame(w: int, h: int, feather: float) -> None:
    fitting = fitting_feather(pygame.Rect(0, 0, w, h), feather)
    assert fitting >= 1
    assert 2 * soft(fitting, WHITE).reach <= max(4, min(w, h))


def test_pieces_are_kept_while_a_panel_changes_its_size() -> None:
    made = {id(soft(30, WHITE))}
    for w in range(600, 700, 3):
        levels((w, w // 2), 30.0)
        made.add(id(soft(30, WHITE)))
    assert len(made) == 1
