"""The reading page: what is repainted in parts looks like the whole."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.screens.desk import Desk
from game.screens.opening import first
from game.screens.play import PlayScreen
from game.ui.intents import Advance
from tests.screens.menus import set_desk

FRAME = 1 / 30
SIZES = [(640, 360), (512, 384)]


@pytest.fixture(params=SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def small(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    with set_desk(tmp_path, request.param) as made:
        yield made


def pixels(window: pygame.Surface, screen: PlayScreen) -> NDArray[np.int64]:
    """The window as numbers, without the faces, which move with time."""
    out = pygame.surfarray.array3d(window).astype(np.int64)
    for area in screen.leaf.faces.areas():
        out[area.left : area.right + 2, area.top : area.bottom + 2] = 0
    return out


def test_painting_what_changed_paints_everything(small: Desk) -> None:
    window = pygame.display.get_surface()
    assert window is not None
    screen = first(small, "rows")
    assert isinstance(screen, PlayScreen)
    for _ in range(14):
        for _ in range(100):
            screen.update(FRAME, [])
            screen.draw(window)
        before = pixels(window, screen)
        screen.redraw()
        assert screen.draw(window) is None
        assert np.abs(before - pixels(window, screen)).max() <= 2
        screen.update(FRAME, [Advance()])
