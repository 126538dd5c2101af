"""How the game opens: at the title, or from there straight into a chapter."""

from game.screens.base import Screen
from game.screens.desk import Desk
from game.screens.results import Replay
from game.screens.title import TitleScreen
from game.screens.ways import again, first

__all__ = ["again", "first", "opening"]


def opening(desk: Desk, chapter: str | None = None) -> Screen:
    """The first screen: the title, which goes on into a chapter if one is named."""
    return TitleScreen(desk, then=Replay(chapter) if chapter else None)
