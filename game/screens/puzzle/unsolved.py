"""Levels that were begun and left: kept in the profile, and gone on with later."""

from collections.abc import Iterable

from game.puzzles.core.protocol import Turn
from game.puzzles.kinds.board_state import marking
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import seed_of
from game.puzzles.session.record import UnreadableError, decode, encode
from game.puzzles.session.session import Session, start, step_on
from game.screens.shared.context import Context


def begun(
    context: Context, kind: str, level: str, marks: Iterable[tuple[str, str]] = ()
) -> Session:
    """The session to go on with, or one at the level's start.

    A board begins with the ``marks`` that its guesses have in the Ledger.

    Raises:
        KeyError: there is no such level.
    """
    levels, last = context.library.levels, kept(context, kind, level)
    # How much was read and solved: no two plays shuffle alike, and no dice are needed.
    profile = context.store.profile
    seed = seed_of("play", len(profile.seen), *sorted(profile.solved))
    if last is not None:
        seed = last.seed
    fresh = start(kind, levels.find(kind, level), levels.guesses, seed)
    if last is not None and last.start == fresh.start:
        return last
    for guess, mark in marks if KINDS[kind].marks else ():
        fresh = step_on(fresh, Turn(marking(guess), mark)) if mark else fresh
    return fresh


def kept(context: Context, kind: str, level: str) -> Session | None:
    """The session to go on with; None where there is none, or it fits no more."""
    text = context.store.profile.unsolved.get(f"{kind}.{level}")
    if text is None:
        return None
    try:
        return decode(text.encode(), context.library.levels)
    except UnreadableError:
        return None


def keep(context: Context, session: Session) -> None:
    """Remember where a level stands; called at each step, so that a kill costs few."""
    store = context.store
    begun = session.marks is None and bool(session.steps or session.hints)
    text = encode(session.release().without_hint()).decode() if begun else ""
    store.profile.leave(f"{session.kind}.{session.level.id}", text)
    if store.profile.due:
        store.keep_profile()
