"""The brackets of an array."""

import pygame
import pytest

from game.ui.paint.bracket import bracket
from game.ui.paint.brush import Brush


def test_a_left_one_opens_to_the_right_and_a_right_one_mirrors_it(brush: Brush) -> None:
    left, right = (bracket(brush, 80.0, arm, 30) for arm in (12.0, -12.0))
    mirrored = pygame.transform.flip(right, flip_x=True, flip_y=False)
    apart = left.copy()
    apart.blit(mirrored, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    # An end's own pixel may lie on either side.
    seen = pygame.mask.from_surface(apart, 60).count()
    assert seen <= 4
    ink = left.get_bounding_rect(min_alpha=60)
    assert ink.h == pytest.approx(81, abs=2)
    assert ink.w == pytest.approx(13, abs=2)
    assert ink.center == pytest.approx(left.get_rect().center, abs=1)
    # The middle of the arms is open.
    assert left.get_at((ink.right - 3, ink.centery)).a == 0
    assert left.get_at((ink.left + 1, ink.centery)).a > 60


def test_what_is_moved_by_less_than_a_pixel_is_the_same_picture(brush: Brush) -> None:
    assert bracket(brush, 80.0, 12.0, 30) is bracket(brush, 80.3, 12.2, 30)
    assert bracket(brush, 80.0, 12.0, 30) is not bracket(brush, 90.0, 12.0, 30)
