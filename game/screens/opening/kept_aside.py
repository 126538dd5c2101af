"""The play that another one follows is not lost: it is kept in a slot of its own."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from game.language import _
from game.narrative.program.operations import End
from game.saving.save import Save
from game.saving.slots import QUICK, named
from game.screens.menus.chapter_records import endings
from game.screens.shared.sitting import Sitting

PictureOf = Callable[[Save], bytes | None]


def keep_aside(
    sitting: Sitting, picture_of: PictureOf, following: Save | None = None
) -> None:
    """Keep the newest play in a slot of its own, and say so.

    Not where the ``following`` one stands at the same place, or nothing could be lost.
    """
    save = sitting.store.latest()
    same = save is None or (following is not None and save.place == following.place)
    if save is None or same or len(save.trail) < 2 or _over(sitting, save):
        return
    note = _("Kept when another play began")
    number = sitting.store.keep_aside(save, note, partial(picture_of, save))
    if number is not None:
        sitting.said.append(
            _("Your play until now is kept: {slot}.", slot=named(number))
        )


def loaded(
    sitting: Sitting, slot: int, picture_of: PictureOf, *, asked: bool = False
) -> Save | None:
    """The save of a slot; from now on that is where the play goes on.

    ``asked``: the player knows that the play before is left for it. Where the slot
    holds none the newest play goes on, if there is one.
    """
    save = sitting.store.load_slot(slot)
    if save is None:
        sitting.said.append(
            _("{slot} holds no save. The play goes on.", slot=named(slot))
        )
        return sitting.store.latest()
    if not asked and slot >= QUICK:
        keep_aside(sitting, picture_of, save)
    sitting.store.autosave(replace(save, note="", thumbnail=0))
    return save


def goes_on(sitting: Sitting) -> bool:
    """Whether there is a play to go on with: after its last word there is none."""
    save = sitting.store.latest()
    if save is None:
        return False
    chapter = sitting.library.program.chapters.get(save.place.state.chapter)
    return chapter is None or not (endings(chapter) and _over(sitting, save))


def _over(sitting: Sitting, save: Save) -> bool:
    """Whether a save stands at its chapter's end: nothing of it can be lost."""
    state = save.place.state
    chapter = sitting.library.program.chapters.get(state.chapter)
    known = chapter is not None and 0 <= state.at < len(chapter.code)
    return chapter is not None and known and isinstance(chapter.code[state.at], End)
