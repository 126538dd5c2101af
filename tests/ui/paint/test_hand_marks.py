"""Marks by hand: one's own strokes for each guess, always the same, written on."""

import pygame
import pytest

from game.ui.paint.brush import Brush
from game.ui.paint.hand_marks import KINDS, Written, hand_mark, lines_of
from game.ui.window.assets import Assets
from game.ui.window.view import View
from tests.screens.support import ROOT

GROUND = (12, 16, 18)


@pytest.fixture(scope="module")
def brush() -> Brush:
    pygame.font.init()
    return Brush.of(Assets(ROOT), View(1280, 720))


def ink(brush: Brush, mark: Written, size: int = 80) -> int:
    """How many pixels a mark covers; it must stay inside of its room."""
    surface = pygame.Surface((size, size))
    surface.fill(GROUND)
    hand_mark(surface, brush, mark, (size / 2, size / 2), 0.3 * size)
    edge = pygame.Surface((size, size))
    edge.fill(GROUND)
    edge.blit(surface, (4, 4), (4, 4, size - 8, size - 8))
    assert pygame.image.tobytes(edge, "RGB") == pygame.image.tobytes(surface, "RGB")
    mask = pygame.mask.from_threshold(surface, GROUND, (3, 3, 3))
    return size * size - mask.count()


@pytest.mark.parametrize("kind", KINDS)
def test_each_guess_has_strokes_of_its_own_and_keeps_them(kind: str) -> None:
    assert lines_of(kind, "row-to-axis") == lines_of(kind, "row-to-axis")
    assert lines_of(kind, "row-to-axis") != lines_of(kind, "drop-small")


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_is_written_on_and_stays_in_its_room(brush: Brush, kind: str) -> None:
    guesses = [f"guess-{n}" for n in range(20)]
    for guess in guesses:
        shares = [
            ink(brush, Written(kind, guess, share)) for share in (0.0, 0.3, 0.7, 1.0)
        ]
        assert shares[0] == 0
        assert shares == sorted(set(shares))


def test_an_open_ring_does_not_close() -> None:
    for number in range(20):
        (line,) = lines_of("open", f"guess-{number}")
        (ax, ay), (bx, by) = line[0], line[-1]
        assert abs(ax - bx) + abs(ay - by) > 0.3


def test_what_has_no_mark_is_there_as_well(brush: Brush) -> None:
    assert ink(brush, Written("", "row-to-axis")) > 0
