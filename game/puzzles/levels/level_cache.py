"""Judged levels as bytes, for a cache that ``app`` keeps on disk.

Only levels without a complaint are worth an entry. It proves itself: a mark, a
checksum, every kind and its schema. Anything else is no entry, whatever it is.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from zlib import crc32

import msgspec

from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import Library

MAGIC: Final = b"EFL1"


def key(files: Mapping[str, bytes], *around: bytes) -> str:
    """The name of the entry of these files; ``around`` is all else that judges them."""
    digest = sha256()
    named = (part for name in sorted(files) for part in (name.encode(), files[name]))
    for piece in (*around, *named):
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()


def dump(library: Library) -> bytes:
    """The entry of a library."""
    body = msgspec.msgpack.encode(library.levels)
    return MAGIC + crc32(body).to_bytes(4, "big") + body


def load(entry: bytes | None, guesses: Guesses) -> Library | None:
    """The library of an entry; None where it is damaged, foreign, or absent."""
    if entry is None or entry[:4] != MAGIC:
        return None
    body = memoryview(entry)[8:]
    if crc32(body).to_bytes(4, "big") != entry[4:8]:
        return None
    try:
        raw = msgspec.msgpack.decode(body, type=dict[str, msgspec.Raw])
        levels = {kind: _levels(kind, some) for kind, some in raw.items()}
        return Library(levels, guesses)
    except (msgspec.DecodeError, KeyError):
        return None


def _levels(kind: str, some: msgspec.Raw) -> tuple[Level, ...]:
    schema: Any = KINDS[kind].schema
    levels: tuple[Level, ...] = msgspec.msgpack.decode(some, type=tuple[schema, ...])
    return levels
