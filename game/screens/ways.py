"""Ways into the story: a chapter's first line, or where a save stands."""

from game.narrative.anchors import resume
from game.saving.save import Save
from game.screens.desk import Desk
from game.screens.journey import Journey
from game.screens.play import PlayScreen


def first(desk: Desk, chapter: str, seed: int = 0) -> PlayScreen:
    """The chapter from its first line, with what earlier chapters carry over."""
    program, profile = desk.library.program, desk.store.profile
    profile.begin(chapter)
    carried = profile.carried_into(program.chapters[chapter].after)
    return PlayScreen(desk, Journey.begin(program, chapter, seed=seed, carried=carried))


def again(desk: Desk, save: Save) -> PlayScreen:
    """Where a save stands; a notice says when that is not exactly the same place."""
    program = desk.library.program
    resumed = resume(program, save.place)
    journey = Journey.resume(program, resumed.state, save.stage, save.trail)
    screen = PlayScreen(desk, journey, played=save.played, fresh=False)
    if resumed.message:
        screen.notice.say(resumed.message)
    return screen
