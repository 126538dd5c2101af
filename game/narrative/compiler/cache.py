"""Compiled units as bytes, for a cache that ``app`` keeps on disk."""

from hashlib import sha256

import msgspec

from game.narrative.compiler.cast import Cast
from game.narrative.compiler.chapter import FORMAT
from game.narrative.compiler.vocabulary import Vocabulary
from game.narrative.program.program import Unit
from game.reading.cache import seal, unseal

MAGIC = b"EFU1"


def surroundings(vocabulary: Vocabulary, cast: Cast, salt: str = "") -> bytes:
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
    return sha256(msgspec.json.encode(said, order="deterministic")).digest()


def dump(unit: Unit) -> bytes:
    """The entry of a unit."""
    return seal(MAGIC, unit)


def load(entry: bytes | None) -> Unit | None:
    """The unit of an entry; None where it is damaged, foreign, or absent."""
    unit = unseal(MAGIC, entry, Unit)
    return unit if unit is not None and unit.format == FORMAT else None
