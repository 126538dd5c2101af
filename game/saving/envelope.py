"""What stands around the JSON of a save: who wrote it, how new it is, is it whole?

Little-endian: magic (4 bytes), version of the content (2), generation (8), length of
the content (4), CRC-32 of the header so far and the content (4); then the content.
"""

import json
import math
import struct
import zlib
from collections.abc import Sequence
from typing import Any, NoReturn

from msgspec import Struct

MAGIC = b"EIGF"
HEADER = struct.Struct("<4sHQI")
CRC = struct.Struct("<I")
START = HEADER.size + CRC.size
MOST_BYTES = 1 << 20
DEEPEST = 24
MOST_NODES = 200_000
LARGEST = (1 << 63) - 1


class Damage(ValueError):  # noqa: N818 - a state of a file, told to the player
    """A file is not what was written; the message says why, in words."""


class Frame(Struct, frozen=True):
    """A whole file: what its header says, and the bytes of its content."""

    version: int
    generation: int
    content: bytes


def wrap(frame: Frame) -> bytes:
    """The bytes of a file. Raises ValueError for content that could not be read."""
    if len(frame.content) > MOST_BYTES - START:
        raise ValueError(f"a save of {len(frame.content)} bytes is too large")
    head = HEADER.pack(MAGIC, frame.version, frame.generation, len(frame.content))
    return head + CRC.pack(zlib.crc32(frame.content, zlib.crc32(head))) + frame.content


def unwrap(data: bytes) -> Frame:
    """The frame of a file. Raises Damage."""
    if len(data) < START:
        raise Damage("it is cut off" if data else "it is empty")
    if len(data) > MOST_BYTES:
        raise Damage("it is too large to be a save")
    head, content = data[: HEADER.size], data[START:]
    magic, version, generation, length = HEADER.unpack(head)
    if magic != MAGIC:
        raise Damage("it is not a save of this game")
    if len(content) != length:
        raise Damage("it is cut off" if len(content) < length else "it is too long")
    (crc,) = CRC.unpack(data[HEADER.size : START])
    if crc != zlib.crc32(content, zlib.crc32(head)):
        raise Damage("its content was changed")
    return Frame(version, generation, content)


def read_json(content: bytes) -> Any:
    """The value of strict JSON. Raises Damage."""
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_int,
        )
    except Damage:
        raise
    except RecursionError as fault:
        raise Damage("it is nested too deeply") from fault
    except ValueError as fault:
        raise Damage("it is not JSON") from fault
    _walk(value)
    return value


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Damage("a name stands in it twice")
    return found


def _constant(text: str) -> NoReturn:
    raise Damage(f"{text} is no number")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Damage("a number in it is too large")
    return value


def _int(text: str) -> int:
    if len(text) > 20 or abs(int(text)) > LARGEST:
        raise Damage("a number in it is too large")
    return int(text)


def _walk(value: Any) -> None:
    """Depth, size and the texts of a value; by levels, so that no depth can hurt."""
    level, count = [value], 0
    for _ in range(DEEPEST):
        following: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                following += item
                following += item.values()
            elif isinstance(item, list):
                following += item
            elif isinstance(item, str) and not _is_clean(item):
                raise Damage("a text in it cannot be shown")
        count += len(following)
        if count > MOST_NODES:
            raise Damage("it holds too much")
        if not following:
            return
        level = following
    raise Damage("it is nested too deeply")


def _is_clean(text: str) -> bool:
    """Whether the text has no NUL and no half of a surrogate pair."""
    halves = not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)
    return "\0" not in text and not halves
