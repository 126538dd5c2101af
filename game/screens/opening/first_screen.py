"""How the game opens: at the title, or from there straight into a chapter."""

from game.screens.flow.base import Screen
from game.screens.flow.results import Replay
from game.screens.opening.title import TitleScreen
from game.screens.opening.ways_in import again, first
from game.screens.shared.context import Context

__all__ = ["again", "first", "opening"]


def opening(
    context: Context, chapter: str | None = None, *, asks: bool = False
) -> Screen:
    """The first screen: the title, which goes on into a chapter if one is named.

    Where it ``asks``, who has not played what comes before is asked for it first.
    """
    if chapter is None:
        return TitleScreen(context)
    before = context.library.program.chapters[chapter].after
    own = not asks or set(before) <= set(context.store.profile.finished)
    return TitleScreen(context, then=Replay(chapter, own=own))
