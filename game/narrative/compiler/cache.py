"""Compiled units as bytes, for a cache that ``app`` keeps on disk.

An entry proves itself: a mark, a checksum, the compiler's format. Anything else is
no entry, whatever it is.
"""

from collections.abc import Mapping
from hashlib import sha256
from zlib import crc32

import msgspec

from game.narrative.compiler.cast import Cast
from game.narrative.compiler.chapter import FORMAT
from game.narrative.compiler.vocabulary import Vocabulary
from game.narrative.program.program import Unit

MAGIC = b"EFU1"
_decoder = msgspec.msgpack.Decoder(Unit)


def surroundings(vocabulary: Vocabulary, cast: Cast, salt: str = "") -> str:
    """A hash of all that a unit depends on besides its file.

    The stage's checking function cannot be hashed: its schema stands for it, and
    ``salt`` can stand for more (the game's version).
    """
    said = {
        "format": FORMAT,
        "salt": salt,
        "speakers": {
            name: sorted(moods) for name, moods in vocabulary.speakers.items()
        },
        "stage": vocabulary.stage_schema,
        "puzzles": vocabulary.puzzles,
        "guesses": sorted(vocabulary.guesses),
        "assets": {name: sorted(names) for name, names in vocabulary.assets.items()},
        "cast": cast,
    }
    return sha256(msgspec.json.encode(said, order="deterministic")).hexdigest()


def key(data: bytes, extra_hash: str) -> str:
    """The name of a file's entry."""
    digest = sha256(extra_hash.encode())
    digest.update(data)
    return digest.hexdigest()


def dump(unit: Unit) -> bytes:
    """The entry of a unit."""
    body = msgspec.msgpack.encode(unit)
    return MAGIC + crc32(body).to_bytes(4, "big") + body


def load(entry: bytes | None) -> Unit | None:
    """The unit of an entry; None where it is damaged, foreign, or absent."""
    if entry is None or entry[:4] != MAGIC:
        return None
    body = memoryview(entry)[8:]
    if crc32(body).to_bytes(4, "big") != entry[4:8]:
        return None
    try:
        unit = _decoder.decode(body)
    except (msgspec.DecodeError, ValueError):
        return None
    return unit if unit.format == FORMAT else None


def pick(cached: Mapping[str, bytes], name: str) -> tuple[Unit | None, bytes]:
    """The unit under a key, with its bytes."""
    entry = cached.get(name)
    return load(entry), entry or b""
