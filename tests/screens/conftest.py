"""An unseen window and a desk for every test of a screen."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest

from game.screens.desk import Desk
from tests.screens.menus import set_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with set_desk(tmp_path) as made:
        yield made
