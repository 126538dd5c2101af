"""An unseen window and a context for every test of a screen."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest

from game.screens.shared.context import Context
from tests.screens.support import set_context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with set_context(tmp_path) as made:
        yield made
