"""A session as text, so that a save can hold it and a bug report can replay it.

What is kept are the steps; positions are played again from the level.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.puzzles.core.level import Level
from game.puzzles.levels.library import Library
from game.puzzles.session.awards import Awards
from game.puzzles.session.session import Session, start, step_on
from game.puzzles.session.steps import Step

FORMAT: Final = 3
MOST_STEPS: Final = 20_000
# By how much a guess had to fail, where a save was kept before any failure counted.
MARGINS: Final = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.0)


class UnreadableError(ValueError):
    """The text is no session that this game can open; the message says why."""


class Kept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written of a session; ``given`` stands for the level's numbers.

    ``first`` is how many of the steps were given with it.
    """

    format: int
    kind: str
    level: str
    given: str
    steps: tuple[Step, ...] = ()
    first: int = 0
    ahead: tuple[Step, ...] = ()
    held: float = 0.0
    won: bool = False
    predicted: bool = False
    foreseen: bool | None = None
    hints: int = 0
    hint_step: int = 0
    marks: Awards | None = None
    seed: str = ""
    revealing: tuple[Step, ...] | None = None
    winning: tuple[Step, ...] | None = None


def encode(session: Session) -> bytes:
    """JSON of a session, without what a hand is just holding."""
    kept = Kept(
        format=FORMAT,
        kind=session.kind,
        level=session.level.id,
        given=given(session.level),
        seed=session.seed,
        steps=session.steps,
        first=session.given,
        ahead=session.ahead,
        held=session.held,
        won=session.won,
        predicted=session.predicted,
        foreseen=session.foreseen,
        hints=session.hints,
        hint_step=session.hint_step,
        marks=session.marks,
        revealing=session.revealing,
        winning=session.winning,
    )
    return msgspec.json.encode(kept)


def given(level: Level) -> str:
    """A short hash of what a level gives: its numbers, and none of its words."""
    return _hashed(msgspec.json.encode(_fields(level), order="sorted"))


def _fields(level: Level) -> dict[str, object]:
    """The mute level's fields, with the par of 1 that was once among them."""
    found: dict[str, object] = {}
    for name, value in msgspec.structs.asdict(_mute(level)).items():
        found[name] = value
        if name == "uses":
            found["par"] = 1
    return found


def _earlier(fields: dict[str, object]) -> Iterator[dict[str, object]]:
    """The same numbers as levels had them that still wrote a margin to break by."""
    yield fields
    if "guess" in fields:
        yield from ({**fields, "by": by} for by in MARGINS)


def gives(level: Level, hashed: str) -> bool:
    """Whether a kept hash stands for this level's numbers, as written now or before."""
    for fields in _earlier(_fields(level)):
        if hashed == _hashed(msgspec.json.encode(fields, order="sorted")):
            return True
        # Saves from before fields were sorted have the span as the last field.
        if "span" in fields:
            fields["span"] = fields.pop("span")
        if hashed == _hashed(msgspec.json.encode(fields)):
            return True
    return False


def _mute(level: Level) -> Level:
    return replace(
        level,
        title="",
        introduces="",
        uses=(),
        intro="",
        naming="",
        check="",
    )


def _hashed(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


def decode(data: bytes, library: Library) -> Session:
    """The session of that text, its steps played again.

    Raises:
        UnreadableError: no such text, kind or guess, or the level is another one now.
    """
    try:
        kept = msgspec.json.decode(data, type=Kept)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"not a session: {error}") from error
    if kept.format != FORMAT:
        raise UnreadableError(f"format {kept.format}, this game knows {FORMAT}")
    if len(kept.steps) + len(kept.ahead) > MOST_STEPS:
        raise UnreadableError(f"more than {MOST_STEPS} steps")
    try:
        level = library.find(kept.kind, kept.level)
        if not gives(level, kept.given):
            raise UnreadableError("the level was changed since")
        session = start(kept.kind, level, library.guesses, kept.seed)
    except KeyError as error:
        raise UnreadableError(str(error.args[0])) from error
    for step in kept.steps:
        session = step_on(session, step)
    return replace(
        session,
        given=max(0, min(kept.first, len(kept.steps))),
        ahead=kept.ahead,
        held=kept.held,
        won=kept.won,
        predicted=kept.predicted,
        foreseen=kept.foreseen,
        hints=kept.hints,
        hint_step=kept.hint_step,
        marks=kept.marks,
        revealing=kept.revealing,
        winning=kept.winning,
    )
