"""Saves as the play screen makes them: at every new line, and when asked."""

from msgspec.structs import replace

from game.narrative.anchors import Saved, anchor
from game.saving.save import Save
from game.screens.desk import Desk
from game.screens.journey import Journey
from game.ui.thumbnail import thumbnail

QUICK = 0


def save_of(desk: Desk, journey: Journey, played: float) -> Save:
    """The save of the moment that is shown."""
    moment = journey.now
    program = desk.library.program
    return Save(
        place=Saved(moment.state, anchor(program, moment.state, journey.trail)),
        stage=moment.stage,
        trail=journey.trail,
        played=played,
        when=desk.wall(),
    )


def keep(desk: Desk, journey: Journey, played: float) -> None:
    """The autosave of a new moment, and what of it lasts beyond this play."""
    for key in journey.unlocked:
        desk.store.profile.unlock(key)
    journey.unlocked.clear()
    desk.store.autosave(save_of(desk, journey, played))
    desk.store.keep_profile()


def keep_in(
    desk: Desk, journey: Journey, played: float, slot: int, note: str = ""
) -> None:
    """A save in a slot, with a picture of the page behind any menu."""
    picture = thumbnail(desk.page) if desk.page is not None else None
    save = replace(save_of(desk, journey, played), note=note)
    desk.store.save_slot(slot, save, picture)
