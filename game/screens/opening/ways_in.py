"""Ways into the story: a chapter's first line, a scene, or where a save stands."""

from collections.abc import Mapping

from game.language import _
from game.narrative.machine.machine import begin
from game.narrative.overview.recap import recap
from game.narrative.program.domains import Value
from game.narrative.resume.anchors import Resumed, resume
from game.narrative.resume.reaching import afresh, came
from game.saving.reached import read
from game.saving.save import Save
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.stage.state import Stage


def first(
    context: Context,
    chapter: str,
    seed: int = 0,
    carried: Mapping[str, Value] | None = None,
) -> PlayScreen:
    """The chapter from its first line, with what earlier chapters carry over.

    Given what is ``carried`` instead, nothing else is.
    """
    program, profile = context.library.program, context.store.profile
    profile.begin(chapter)
    if carried is None:
        carried = profile.carried_into(program.chapters[chapter].after)
    return PlayScreen(
        context, Journey.begin(program, chapter, seed=seed, carried=dict(carried))
    )


def scene(
    context: Context,
    chapter: str,
    name: str,
    carried: Mapping[str, Value] | None = None,
) -> PlayScreen:
    """A scene from its first line, as the player came there last.

    Given what is ``carried``, or where it is not known how they came: from nothing,
    by the fewest answers. A scene that nothing leads to is its chapter's beginning.
    """
    program = context.library.program
    text = context.store.profile.reached.get(f"{chapter}.{name}", "")
    reached = read(text) if text and carried is None else None
    stage = (reached.before if reached is not None else None) or Stage()
    resumed = came(program, chapter, name, reached.past) if reached else None
    if resumed is None:
        stage = Stage()
        resumed = _afresh(context, chapter, name, carried)
    if resumed is None:
        return first(context, chapter, carried=carried)
    journey = Journey.resume(program, resumed, Stage(), before=stage)
    return PlayScreen(context, journey)


def _afresh(
    context: Context, chapter: str, name: str, carried: Mapping[str, Value] | None
) -> Resumed | None:
    program, profile = context.library.program, context.store.profile
    if carried is None:
        carried = profile.carried_into(program.chapters[chapter].after)
    return afresh(program, begin(program, chapter, carried=carried), name)


def happened(context: Context, save: Save) -> tuple[str, ...]:
    """What is told of the last scenes that led to where a save stands."""
    program = context.library.program
    resumed = resume(program, save.place)
    chapter = program.chapters.get(resumed.state.chapter)
    if chapter is None:
        return ()
    return recap(chapter, (one.state.at for one in resumed.told))


def again(context: Context, save: Save) -> PlayScreen:
    """Where a save stands; a notice says when that is not exactly the same place."""
    program = context.library.program
    resumed = resume(program, save.place)
    journey = Journey.resume(program, resumed, save.stage, save.trail, save.before)
    journey.index = max(0, journey.index - save.back)
    screen = PlayScreen(context, journey, played=save.played, fresh=False)
    if resumed.message:
        screen.notice.say(_(resumed.message))
    return screen
