"""An entry gives back the levels that it was made of, and nothing else is one."""

from zlib import crc32

import msgspec
import pytest

from game.puzzles.levels.level_cache import MAGIC, dump, key, load
from tests.puzzles.support import LIBRARY


def sealed(value: object) -> bytes:
    body = msgspec.msgpack.encode(value)
    return MAGIC + crc32(body).to_bytes(4, "big") + body


def test_levels_come_back_as_they_were() -> None:
    assert load(dump(LIBRARY), LIBRARY.guesses) == LIBRARY


@pytest.mark.parametrize(
    "entry",
    [
        None,
        b"",
        b"EFU1",
        MAGIC,
        dump(LIBRARY)[:-1],
        dump(LIBRARY)[:50] + b"~" + dump(LIBRARY)[51:],
        sealed([]),
        sealed({"dual": 3}),
        sealed({"dual": [{"id": 3}]}),
        sealed({"gone": []}),
    ],
)
def test_anything_else_is_no_entry(entry: bytes | None) -> None:
    assert load(entry, {}) is None


def test_a_key_tells_files_and_surroundings_apart() -> None:
    keys = {
        key({"a": b"1", "b": b"2"}, b"x"),
        key({"a": b"1", "b": b"3"}, b"x"),
        key({"a": b"1b", "": b"2"}, b"x"),
        key({"a": b"1", "b": b"2"}, b"y"),
        key({"a": b"1", "b": b"2"}, b"x", b""),
    }
    assert len(keys) == 5
    assert key({"a": b"1", "b": b"2"}) == key({"b": b"2", "a": b"1"})
