"""Ways into the story: a chapter's first line, or where a save stands."""

from game.language import _
from game.narrative.resume.anchors import resume
from game.saving.save import Save
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen


def first(context: Context, chapter: str, seed: int = 0) -> PlayScreen:
    """The chapter from its first line, with what earlier chapters carry over."""
    program, profile = context.library.program, context.store.profile
    profile.begin(chapter)
    carried = profile.carried_into(program.chapters[chapter].after)
    return PlayScreen(
        context, Journey.begin(program, chapter, seed=seed, carried=carried)
    )


def again(context: Context, save: Save) -> PlayScreen:
    """Where a save stands; a notice says when that is not exactly the same place."""
    program = context.library.program
    resumed = resume(program, save.place)
    journey = Journey.resume(program, resumed, save.stage, save.trail, save.before)
    screen = PlayScreen(context, journey, played=save.played, fresh=False)
    if resumed.message:
        screen.notice.say(_(resumed.message))
    return screen
