"""Plays that begin: at a chapter's first line, at a scene, or where a save stands.

No pygame here.
"""

from collections.abc import Mapping

from game.narrative.machine.machine import begin
from game.narrative.overview.recap import recap
from game.narrative.program.domains import Value
from game.narrative.resume.anchors import Resumed, resume
from game.narrative.resume.reaching import afresh, came
from game.saving.reached import read
from game.saving.save import Save
from game.screens.shared.sitting import Sitting
from game.screens.story.journey import Journey
from game.stage.state import Stage

WEEK = 7 * 24 * 60 * 60.0


def first(
    sitting: Sitting,
    chapter: str,
    seed: int = 0,
    carried: Mapping[str, Value] | None = None,
) -> Journey:
    """The chapter from its first line, with what earlier chapters carry over.

    Given what is ``carried`` instead, nothing else is.
    """
    program, profile = sitting.library.program, sitting.store.profile
    profile.begin(chapter)
    if carried is None:
        carried = profile.carried_into(program.chapters[chapter].after)
    return Journey.begin(program, chapter, seed=seed, carried=dict(carried))


def scene(
    sitting: Sitting,
    chapter: str,
    name: str,
    carried: Mapping[str, Value] | None = None,
) -> Journey:
    """A scene from its first line, as the player came there last.

    Given what is ``carried``, or where it is not known how they came: from nothing,
    by the fewest answers. A scene that nothing leads to is its chapter's beginning.
    """
    program = sitting.library.program
    text = sitting.store.profile.reached.get(f"{chapter}.{name}", "")
    reached = read(text) if text and carried is None else None
    stage = (reached.before if reached is not None else None) or Stage()
    resumed = came(program, chapter, name, reached.past) if reached else None
    if resumed is None:
        stage = Stage()
        resumed = _afresh(sitting, chapter, name, carried)
    if resumed is None:
        return first(sitting, chapter, carried=carried)
    return Journey.resume(program, resumed, Stage(), before=stage)


def _afresh(
    sitting: Sitting, chapter: str, name: str, carried: Mapping[str, Value] | None
) -> Resumed | None:
    program, profile = sitting.library.program, sitting.store.profile
    if carried is None:
        carried = profile.carried_into(program.chapters[chapter].after)
    return afresh(program, begin(program, chapter, carried=carried), name)


def happened(sitting: Sitting, save: Save) -> tuple[str, ...]:
    """What is told of the last scenes that led to where a save stands.

    Nothing to who left it less than a week ago.
    """
    if sitting.wall() - save.when < WEEK:
        return ()
    program = sitting.library.program
    resumed = resume(program, save.place)
    chapter = program.chapters.get(resumed.state.chapter)
    if chapter is None:
        return ()
    return recap(chapter, (one.state.at for one in resumed.told))


def again(sitting: Sitting, save: Save) -> tuple[Journey, str]:
    """Where a save stands, and what to tell where that is not the very same place."""
    program = sitting.library.program
    resumed = resume(program, save.place)
    journey = Journey.resume(program, resumed, save.stage, save.trail, save.before)
    journey.index = max(0, journey.index - save.back)
    return journey, resumed.message
