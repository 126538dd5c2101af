"""Known answers for pictures of one colour."""

import numpy as np
import pygame

from game.ui.paint.shading import WHITE, lit, tinted

SHARE = np.array([[0.0, 0.5], [0.2, 1.0], [0.1, 0.9]])


def test_a_tint_is_as_strong_as_its_share_and_premultiplied() -> None:
    out = tinted(SHARE, (200, 100, 10, 240))
    assert out.get_size() == (3, 2)
    assert tuple(out.get_at((0, 0))) == (0, 0, 0, 0)
    assert tuple(out.get_at((1, 1))) == (200, 100, 10, 240)
    assert tuple(out.get_at((1, 0))) == (40, 20, 2, 48)


def test_ink_tints_by_its_alpha_alone() -> None:
    out = tinted(SHARE, (0, 0, 0, 255))
    assert tuple(out.get_at((2, 1))) == (0, 0, 0, 230)


def test_a_full_share_of_white_multiplies_nothing_away() -> None:
    ground = pygame.Surface((3, 2), 0, 32)
    ground.fill((90, 60, 30))
    ground.blit(lit(SHARE), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    assert ground.get_at((1, 1))[:3] == (90, 60, 30)
    assert ground.get_at((0, 0))[:3] == (0, 0, 0)


def test_light_has_its_colour_and_no_alpha_of_its_own() -> None:
    out = lit(SHARE, (250, 100.0, 0))
    assert out.get_at((1, 0))[:3] == (50, 20, 0)
    assert not out.get_flags() & pygame.SRCALPHA
    assert lit(SHARE).get_at((2, 0))[:3] == tuple(round(0.1 * c) for c in WHITE[:3])
