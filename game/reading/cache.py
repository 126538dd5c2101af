"""Cached values as bytes: what is dear to make, for a cache that ``app`` keeps on disk.

An entry is named after all that it was made of, and proves itself: a mark of four
bytes for its kind, a checksum, its type. Anything else is no entry, whatever it is.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")


def key(files: Mapping[str, bytes], *around: bytes) -> str:
    """The name of the entry made of these files; ``around`` is all else in it."""
    digest = sha256()
    named = (part for name in sorted(files) for part in (name.encode(), files[name]))
    for piece in (*around, *named):
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()


def seal(mark: bytes, value: object) -> bytes:
    """The entry of a value."""
    body = msgspec.msgpack.encode(value)
    return mark + crc32(body).to_bytes(4, "big") + body


def unseal(mark: bytes, entry: bytes | None, kind: type[T]) -> T | None:
    """The value of an entry; None where it is damaged, foreign, or absent."""
    if entry is None or entry[:4] != mark:
        return None
    body = memoryview(entry)[8:]
    if crc32(body).to_bytes(4, "big") != entry[4:8]:
        return None
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.DecodeError, ValueError):
        return None
