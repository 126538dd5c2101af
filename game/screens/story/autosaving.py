"""Saves as the play screen makes them: at every new line, and when asked."""

from msgspec.structs import replace

from game.narrative.machine.events import Pick
from game.saving.reached import Reached, written
from game.saving.save import Save
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.stage.state import Stage
from game.ui.window.thumbnail import thumbnail

QUICK = 0


def save_of(context: Context, journey: Journey, played: float) -> Save:
    """The save of the moment that is shown."""
    place, before = journey.saved()
    return Save(
        place=place,
        stage=journey.now.stage,
        before=before,
        trail=journey.trail,
        played=played,
        when=context.wall(),
    )


def reach(context: Context, journey: Journey) -> None:
    """Keep how the scenes were come to that began with the moment that is shown."""
    if not journey.entered:
        return
    place, before = journey.saved()
    stage = before if before != Stage() else None
    how = written(Reached(place.past, stage)) if place.past is not None else ""
    for scene in journey.entered:
        context.store.profile.reach(f"{journey.now.state.chapter}.{scene}", how)
    journey.entered.clear()


def keep(context: Context, journey: Journey, played: float) -> None:
    """The autosave of a new moment, and what of it lasts beyond this play."""
    for key in journey.unlocked:
        context.store.profile.unlock(key)
    journey.unlocked.clear()
    reach(context, journey)
    before = journey.before.answer if journey.before is not None else None
    if isinstance(before, Pick):
        context.store.profile.see(before.option)
    context.store.autosave(save_of(context, journey, played))
    context.store.keep_profile()


def keep_place(context: Context, journey: Journey, played: float) -> None:
    """The autosave of a play that was rolled back: what lies ahead of it stays."""
    ahead = journey.ahead()
    back = ahead.index - journey.index
    shown = journey.trail[-1] if journey.trail else ""
    save = replace(save_of(context, ahead, played), back=back, shown=shown)
    context.store.autosave(save)


def keep_in(
    context: Context, journey: Journey, played: float, slot: int, note: str = ""
) -> None:
    """A save in a slot, with a picture of the page behind any menu."""
    picture = thumbnail(context.page) if context.page is not None else None
    save = replace(save_of(context, journey, played), note=note)
    context.store.save_slot(slot, save, picture)
