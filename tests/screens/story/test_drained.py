"""Colours that are gone from a page: what is in the window, and what comes back."""

import pygame
import pytest

from game.screens.story.drained import Drained

RED, GREY = (200, 40, 40), (70, 70, 70)
AREA = pygame.Rect(2, 2, 4, 4)


@pytest.fixture
def window() -> pygame.Surface:
    made = pygame.Surface((16, 9))
    made.fill(RED)
    return made


def apart(colour: pygame.Color) -> int:
    return max(colour[:3]) - min(colour[:3])


def test_nothing_is_copied_where_no_colour_is_gone(window: pygame.Surface) -> None:
    drained = Drained()
    assert drained.page(window, 0.0) is window
    assert drained.lay(window, [AREA]) == [AREA]
    assert window.get_at((3, 3))[:3] == RED


def test_more_is_gone_the_further_it_went(window: pygame.Surface) -> None:
    left = []
    for amount in (0.25, 0.5, 1.0):
        drained = Drained()
        assert drained.page(window.copy(), amount) is not window
        shown = window.copy()
        assert drained.lay(shown, [AREA]) is None
        left.append(apart(shown.get_at((3, 3))))
    assert apart(window.get_at((3, 3))) > left[0] > left[1] > left[2] == 0


def test_what_is_painted_again_loses_no_more_than_the_rest(
    window: pygame.Surface,
) -> None:
    drained = Drained()
    drained.page(window, 0.5)
    drained.lay(window, None)
    once = window.get_at((3, 3))
    for _ in range(5):
        drained.page(window, 0.5)
        assert drained.lay(window, [AREA]) == [AREA]
    assert window.get_at((3, 3)) == once == window.get_at((10, 7))


def test_the_colours_come_back_whole(window: pygame.Surface) -> None:
    drained = Drained()
    page = drained.page(window, 0.9)
    page.fill(GREY, AREA)
    drained.lay(window, [AREA])
    assert drained.page(window, 0.0) is window
    assert drained.lay(window, []) is None
    assert window.get_at((3, 3))[:3] == GREY
    assert window.get_at((10, 7))[:3] == RED
