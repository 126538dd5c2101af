"""Ways into the story: a chapter's first line, a scene, or where a save stands."""

from collections.abc import Mapping

from game.language import _
from game.narrative.program.domains import Value
from game.saving.save import Save
from game.screens.opening import journeys
from game.screens.shared.context import Context
from game.screens.story.play import PlayScreen


def first(
    context: Context,
    chapter: str,
    seed: int = 0,
    carried: Mapping[str, Value] | None = None,
) -> PlayScreen:
    """The chapter from its first line, as ``journeys.first`` begins it."""
    return PlayScreen(context, journeys.first(context, chapter, seed, carried))


def scene(
    context: Context,
    chapter: str,
    name: str,
    carried: Mapping[str, Value] | None = None,
) -> PlayScreen:
    """A scene from its first line, as ``journeys.scene`` comes there."""
    return PlayScreen(context, journeys.scene(context, chapter, name, carried))


def again(context: Context, save: Save) -> PlayScreen:
    """Where a save stands; a notice says when that is not exactly the same place."""
    journey, message = journeys.again(context, save)
    screen = PlayScreen(context, journey, played=save.played, fresh=False)
    if message:
        screen.notice.say(_(message))
    return screen
