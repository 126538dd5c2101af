"""Levels that were begun and left: kept in the profile, and gone on with later."""

from game.puzzles.record import UnreadableError, decode, encode
from game.puzzles.sitting import Sitting
from game.screens.desk import Desk


def kept(desk: Desk, kind: str, level: str) -> Sitting | None:
    """The sitting to go on with; None where there is none, or it fits no more."""
    text = desk.store.profile.unsolved.get(f"{kind}.{level}")
    if text is None:
        return None
    library = desk.library
    try:
        return decode(text.encode(), library.levels, library.lore)
    except UnreadableError:
        return None


def keep(desk: Desk, sitting: Sitting) -> None:
    """Remember where a level stands; called at each step, so that a kill costs few."""
    store = desk.store
    begun = sitting.marks is None and bool(sitting.steps or sitting.hints)
    text = encode(sitting.release().without_hint()).decode() if begun else ""
    store.profile.leave(f"{sitting.kind}.{sitting.level.id}", text)
    if store.profile.due:
        store.keep_profile()
