"""A key stands for all that an entry was made of; an entry proves itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reading.cache import key, seal, unseal


@given(st.lists(st.one_of(st.text(), st.integers(-9, 9))))
def test_a_value_comes_back_and_no_byte_of_it_can_change(
    value: list[str | int],
) -> None:
    entry = seal(b"TEST", value)
    assert unseal(b"TEST", entry, list[str | int]) == value
    for at in range(len(entry)):
        damaged = entry[:at] + bytes([entry[at] ^ 0x41]) + entry[at + 1 :]
        assert unseal(b"TEST", damaged, list[str | int]) is None


@pytest.mark.parametrize(
    "entry", [None, b"", b"TEST", seal(b"ELSE", 3), seal(b"TEST", "x")]
)
def test_what_is_foreign_or_of_another_type_is_no_entry(entry: bytes | None) -> None:
    assert unseal(b"TEST", entry, int) is None


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
