"""How a play screen is opened: from the first line, or from a save."""

from typing import Any

from game.narrative.anchors import resume
from game.saving.save import Save
from game.screens.desk import Desk
from game.screens.journey import Journey
from game.screens.play import PlayScreen


def first(desk: Desk, chapter: str, seed: int = 0) -> PlayScreen:
    """The chapter from its first line, with what earlier chapters carry over."""
    carried: dict[str, Any] = desk.store.profile.carried_into(
        desk.library.program.chapters[chapter].after
    )
    journey = Journey.begin(
        desk.library.program, chapter, seed=seed, carried=carried
    )
    return PlayScreen(desk, journey)


def again(desk: Desk, save: Save) -> PlayScreen:
    """Where a save stands; a notice says when that is not exactly the same place."""
    resumed = resume(desk.library.program, save.place)
    journey = Journey.resume(
        desk.library.program, resumed.state, save.stage, save.trail
    )
    screen = PlayScreen(desk, journey, played=save.played, fresh=False)
    if resumed.message:
        screen.notice.say(resumed.message)
    return screen
