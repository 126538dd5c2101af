"""An unseen window and a desk for every test of a screen."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.screens.desk import Desk
from tests.screens.menus import a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    pygame.display.init()
    pygame.font.init()
    made = a_desk(tmp_path / "saves")
    yield made
    made.store.close()
    pygame.display.quit()
