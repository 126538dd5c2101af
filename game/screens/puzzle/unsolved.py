"""Levels in the profile: those begun and not gone on from are kept as they stand."""

from collections.abc import Iterable, Mapping
from functools import reduce

import msgspec
from msgspec.structs import replace

from game.puzzles.core.protocol import Turn
from game.puzzles.kinds.board_state import marking
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import seed_of
from game.puzzles.levels.library import Library
from game.puzzles.session.awards import histogram
from game.puzzles.session.misses import missed
from game.puzzles.session.record import UnreadableError, decode, encode
from game.puzzles.session.session import Session, start, step_on
from game.saving.profile import LONGEST_BEGUN
from game.screens.puzzle.puzzle_state import Earned
from game.screens.shared.sitting import Sitting


def begun(
    sitting: Sitting,
    kind: str,
    level: str,
    marks: Iterable[tuple[str, str]] = (),
    facts: Mapping[str, str] | None = None,
) -> Session:
    """The session to go on with, or one at the level's start.

    A board begins with the ``marks`` that its guesses have in the Ledger, a kind that
    recalls any with the ``facts`` of the play, which stand for its seed.

    Raises:
        KeyError: there is no such level.
    """
    levels, last = _levels(sitting), kept(sitting, kind, level)
    # How much was read and solved: no two plays shuffle alike, and no dice are needed.
    profile = sitting.store.profile
    seed = seed_of("play", len(profile.seen), *sorted(profile.solved))
    known, facts = KINDS[kind].recalls, facts or {}
    recalled = {name: facts[name] for name in known if name in facts}
    if recalled:
        seed = msgspec.json.encode(recalled).decode()
    elif last is not None:
        seed = last.seed
    fresh = start(kind, levels.find(kind, level), levels.guesses, seed)
    if last is not None and last.start == fresh.start:
        return last
    if recalled and last is not None and last.seed.startswith("{") and not last.marks:
        # Marks were revised meanwhile: what was done stands.
        return reduce(step_on, last.steps, fresh)
    for guess, mark in marks if KINDS[kind].marks else ():
        fresh = step_on(fresh, Turn(marking(guess), mark)) if mark else fresh
    return replace(fresh, given=len(fresh.steps))


def kept(sitting: Sitting, kind: str, level: str) -> Session | None:
    """The session to go on with; None where there is none, or it fits no more."""
    text = sitting.store.profile.unsolved.get(f"{kind}.{level}")
    if text is None:
        return None
    try:
        return decode(text.encode(), _levels(sitting))
    except UnreadableError:
        return None


def keep_on(sitting: Sitting, now: Session, last: Session) -> Session:
    """Keep what has changed since the ``last`` session that was kept; the one that is.

    A first guess tells by how much the hand is off.
    """
    if now.steps is last.steps and now.hints == last.hints:
        return last
    keep(sitting, now)
    off = missed(now) if now.predicted and not last.predicted else None
    if off is not None:
        sitting.store.profile.miss(_key(now), off)
    return now


def keep_won(sitting: Sitting, session: Session) -> Earned:
    """Keep the marks of a win; how its cost stands among the earlier ones."""
    key, marks = _key(session), session.tally()
    known = sitting.store.profile.solved.get(key)
    earned = Earned(marks, histogram(marks, known.costs if known else ()))
    sitting.store.profile.solve(key, marks)
    keep(sitting, session)
    sitting.store.keep_profile()
    return earned


def earned_by(sitting: Sitting, session: Session) -> Earned | None:
    """What the win of a session that is gone on with had earned; None before a win."""
    marks = session.marks
    if not session.won or marks is None:
        return None
    known = sitting.store.profile.solved.get(_key(session))
    # The last of the costs is its own.
    return Earned(marks, histogram(marks, known.costs[:-1] if known else ()))


def keep(sitting: Sitting, session: Session) -> None:
    """Remember where a level stands; called at each step, so that a kill costs few."""
    store = sitting.store
    begun = session.marks is not None or bool(session.steps or session.hints)
    text = encode(session.release().without_hint()).decode() if begun else ""
    if session.marks is not None and len(text) > LONGEST_BEGUN:
        # A long play after the win must not cost the win: it stays as it was kept.
        return
    store.profile.leave(_key(session), text)
    if store.profile.due:
        store.keep_profile()


def leave(sitting: Sitting, session: Session, *, story: bool, told: bool) -> None:
    """A level is left; the ``story`` needs a win until it was ``told`` its outcome."""
    profile = sitting.store.profile
    if session.marks is not None and (told or not story):
        profile.leave(_key(session), "")
    if profile.changed:
        sitting.store.keep_profile()


def _levels(sitting: Sitting) -> Library:
    """The levels as they are for the hand that plays."""
    misses = tuple(miss.off for miss in sitting.store.profile.misses)
    return replace(sitting.library.levels, misses=misses)


def _key(session: Session) -> str:
    return f"{session.kind}.{session.level.id}"
