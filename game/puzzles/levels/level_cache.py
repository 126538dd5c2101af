"""Judged levels as bytes, for a cache that ``app`` keeps on disk.

Only levels of which nothing is wrong are worth an entry.
"""

from typing import Any, Final

import msgspec

from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import Library
from game.reading.cache import seal, unseal

MAGIC: Final = b"EFL1"


def dump(library: Library) -> bytes:
    """The entry of a library."""
    return seal(MAGIC, library.levels)


def load(entry: bytes | None, guesses: Guesses) -> Library | None:
    """The library of an entry; None where it is damaged, foreign, or absent."""
    raw = unseal(MAGIC, entry, dict[str, msgspec.Raw])
    if raw is None:
        return None
    try:
        return Library({kind: _levels(kind, raw[kind]) for kind in raw}, guesses)
    except (msgspec.DecodeError, KeyError):
        return None


def _levels(kind: str, some: msgspec.Raw) -> tuple[Level, ...]:
    schema: Any = KINDS[kind].schema
    levels: tuple[Level, ...] = msgspec.msgpack.decode(some, type=tuple[schema, ...])
    return levels
