"""Saves as a play makes them by itself, at every new line. No pygame here."""

from msgspec.structs import replace

from game.narrative.machine.events import Pick
from game.saving.reached import Reached, written
from game.saving.save import Save
from game.screens.shared.sitting import Sitting
from game.screens.story.journey import Journey
from game.stage.state import Stage


def save_of(sitting: Sitting, journey: Journey, played: float) -> Save:
    """The save of the moment that is shown."""
    place, before = journey.saved()
    return Save(
        place=place,
        stage=journey.now.stage,
        before=before,
        trail=journey.trail,
        played=played,
        when=sitting.wall(),
    )


def reach(sitting: Sitting, journey: Journey) -> None:
    """Keep how the scenes were come to that began with the moment that is shown."""
    if not journey.entered:
        return
    place, before = journey.saved()
    stage = before if before != Stage() else None
    how = written(Reached(place.past, stage)) if place.past is not None else ""
    for scene in journey.entered:
        sitting.store.profile.reach(f"{journey.now.state.chapter}.{scene}", how)
    journey.entered.clear()


def keep(sitting: Sitting, journey: Journey, played: float) -> None:
    """The autosave of a new moment, and what of it lasts beyond this play."""
    for key in journey.unlocked:
        sitting.store.profile.unlock(key)
    journey.unlocked.clear()
    reach(sitting, journey)
    before = journey.before.answer if journey.before is not None else None
    if isinstance(before, Pick):
        sitting.store.profile.see(before.option)
    sitting.store.autosave(save_of(sitting, journey, played))
    sitting.store.keep_profile()


def keep_place(sitting: Sitting, journey: Journey, played: float) -> None:
    """The autosave of a play that was rolled back: what lies ahead of it stays."""
    ahead = journey.ahead()
    back = ahead.index - journey.index
    shown = journey.trail[-1] if journey.trail else ""
    save = replace(save_of(sitting, ahead, played), back=back, shown=shown)
    sitting.store.autosave(save)
