"""What the makers' verbs share: opening a story from the command line."""

import os
from pathlib import Path

from game.app.folders import find
from game.app.library import Reading, read_story


def open_story(folder: str | None) -> Reading:
    """The story of this installation, or of a named folder, as the game reads it."""
    return read_story(find(os.environ), Path(folder) if folder else None)


def root() -> Path:
    """The folder that holds story, art and sounds."""
    return find(os.environ).root
