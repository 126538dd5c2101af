"""A window that nobody sees, and tools for painting on it."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.ui.paint.brush import Brush
from game.ui.window.assets import Assets
from game.ui.window.view import View

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def window() -> Iterator[pygame.Surface]:
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode((64, 64))
    pygame.display.quit()


@pytest.fixture(scope="session")
def assets() -> Assets:
    return Assets(ROOT)


@pytest.fixture
def brush(assets: Assets) -> Brush:
    return Brush.of(assets, View(1280, 720))
