"""A sitting as text, so that a save can hold it and a bug report can replay it.

What is kept are the steps; positions are played again from the level.
"""

from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.puzzles.level import Level, Lore
from game.puzzles.levels import Library
from game.puzzles.marks import Marks
from game.puzzles.sitting import Sitting, start, step_on
from game.puzzles.steps import Step

FORMAT: Final = 3
MOST_STEPS: Final = 20_000


class UnreadableError(ValueError):
    """The text is no sitting that this game can open; the message says why."""


class Kept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written of a sitting; ``given`` stands for the level's numbers."""

    format: int
    kind: str
    level: str
    given: str
    steps: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()
    held: float = 0.0
    won: bool = False
    predicted: bool = False
    foreseen: bool | None = None
    hints: int = 0
    hint_step: int = 0
    marks: Marks | None = None


def encode(sitting: Sitting) -> bytes:
    """JSON of a sitting, without what a hand is just holding."""
    kept = Kept(
        format=FORMAT,
        kind=sitting.kind,
        level=sitting.level.id,
        given=given(sitting.level),
        steps=sitting.steps,
        ahead=sitting.ahead,
        held=sitting.held,
        won=sitting.won,
        predicted=sitting.predicted,
        foreseen=sitting.foreseen,
        hints=sitting.hints,
        hint_step=sitting.hint_step,
        marks=sitting.marks,
    )
    return msgspec.json.encode(kept)


def given(level: Level) -> str:
    """A short hash of what a level gives: its numbers, and none of its words."""
    mute = replace(
        level,
        title="",
        introduces="",
        uses=(),
        par=1,
        intro="",
        naming="",
        check="",
    )
    return blake2b(msgspec.json.encode(mute), digest_size=8).hexdigest()


def decode(data: bytes, library: Library, lore: Lore | None = None) -> Sitting:
    """The sitting of that text, its steps played again.

    Raises:
        UnreadableError: no such text, kind or guess, or the level is another one now.
    """
    try:
        kept = msgspec.json.decode(data, type=Kept)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"not a sitting: {error}") from error
    if kept.format != FORMAT:
        raise UnreadableError(f"format {kept.format}, this game knows {FORMAT}")
    if len(kept.steps) + len(kept.ahead) > MOST_STEPS:
        raise UnreadableError(f"more than {MOST_STEPS} steps")
    try:
        level = library.find(kept.kind, kept.level)
        if kept.given != given(level):
            raise UnreadableError("the level was changed since")
        sitting = start(kept.kind, level, lore)
    except KeyError as error:
        raise UnreadableError(str(error.args[0])) from error
    for step in kept.steps:
        sitting = step_on(sitting, step)
    return replace(
        sitting,
        ahead=kept.ahead,
        held=kept.held,
        won=kept.won,
        predicted=kept.predicted,
        foreseen=kept.foreseen,
        hints=kept.hints,
        hint_step=kept.hint_step,
        marks=kept.marks,
    )
