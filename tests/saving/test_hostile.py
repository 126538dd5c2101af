"""Saves and settings that a stranger wrote, with a true checksum."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.saving import profile
from game.saving.envelope import MOST_BYTES, Damage, Frame, read_json, unwrap, wrap
from game.saving.save import VERSION, Save, decode, encode
from game.saving.settings import Settings, decode_settings, encode_settings
from tests.saving.support import a_save

FEW = settings(max_examples=150, deadline=None)

anything: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([10**30, -(2**63), 2**64, 1e308, "\0", "\ud800", "x" * 5000]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def framed(content: bytes, generation: int = 0) -> bytes:
    return wrap(Frame(VERSION, generation, content))


def readable(data: bytes) -> Save | None:
    try:
        return decode(data)
    except Damage as fault:
        why = str(fault)
    assert why.isprintable()
    assert len(why) < 100
    return None


@FEW
@given(st.binary(max_size=200))
def test_any_bytes_are_damage(data: bytes) -> None:
    assert readable(data) is None
    assert readable(framed(data)) is None


@FEW
@given(anything)
def test_any_json_is_damage(value: Any) -> None:
    assert readable(framed(json.dumps(value).encode())) is None


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        found += nodes(inner, (*path, key))
    return found


TREE = json.loads(unwrap(encode(a_save(lines=2))).content)
PLACES = [path for path in nodes(TREE) if path]
PAST = {"origin": {"chapter": "rows"}, "given": [["choice:a", "b", {}, {}, ""]] * 2001}


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), anything)
def test_a_save_with_one_odd_value_is_refused_or_can_be_written_again(
    path: tuple[Any, ...], value: Any
) -> None:
    tree = json.loads(json.dumps(TREE))
    inner = tree
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    save = readable(framed(json.dumps(tree).encode(), 0))
    if save is not None:
        assert encode(decode(encode(save))) == encode(save)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"a": 1, "a": 2}', "a name stands in it twice"),
        (b"NaN", "NaN is no number"),
        (b"[-Infinity]", "-Infinity is no number"),
        (b"1e999", "a number in it is too large"),
        (b"9" * 5000, "a number in it is too large"),
        (b"9223372036854775808", "a number in it is too large"),
        (b'"\\ud800"', "a text in it cannot be shown"),
        (b'{"\\u0000": 1}', "a text in it cannot be shown"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b"[" * 30 + b"]" * 30, "it is nested too deeply"),
        (b"[" + b"0," * 300_000 + b"0]", "it holds too much"),
        (b"\xff", "it is not JSON"),
        (b"{} {}", "it is not JSON"),
    ],
)
def test_json_is_strict(content: bytes, why: str) -> None:
    with pytest.raises(Damage, match=why):
        read_json(content)


def test_a_save_must_have_the_number_of_its_file() -> None:
    with pytest.raises(Damage, match="number"):
        decode(framed(unwrap(encode(a_save())).content, 5))


@pytest.mark.parametrize(
    "change",
    [
        {"played": -1.0},
        {"when": 1e300},
        {"trail": ["x"] * 121},
        {"place": {**TREE["place"], "past": PAST}},
        {"note": "n" * 201},
        {"thumbnail": -1},
        {"stage": {"words": "w" * 4001}},
        {"place": {**TREE["place"], "state": {"chapter": ""}}},
        {"place": {**TREE["place"], "state": {"chapter": "rows", "at": -2}}},
        {"place": {**TREE["place"], "state": {"chapter": "rows", "stack": [-1]}}},
        {"place": {**TREE["place"], "state": {"chapter": "r", "visits": {"a": -1}}}},
    ],
)
def test_impossible_values_are_refused(change: dict[str, Any]) -> None:
    decode(framed(json.dumps(TREE).encode()))
    with pytest.raises(Damage):
        decode(framed(json.dumps({**TREE, **change}).encode()))


def test_what_is_too_large_is_refused_unread() -> None:
    with pytest.raises(Damage, match="too large"):
        unwrap(bytes(MOST_BYTES + 1))
    with pytest.raises(ValueError, match="too large"):
        wrap(Frame(1, 1, bytes(MOST_BYTES)))


@FEW
@given(st.binary(max_size=60) | anything.map(lambda v: json.dumps(v).encode()))
def test_any_profile_is_damage_or_a_profile(content: bytes) -> None:
    try:
        found = profile.decode(framed(content))
    except Damage:
        return
    profile.encode(found, 1)


@FEW
@given(st.binary(max_size=60) | anything.map(lambda v: json.dumps(v).encode()))
def test_any_settings_are_damage_or_settings(data: bytes) -> None:
    try:
        found, told = decode_settings(data)
    except Damage:
        return
    assert decode_settings(encode_settings(found)) == (found, ())
    assert all(sentence.isprintable() and len(sentence) < 200 for sentence in told)


@FEW
@given(st.dictionaries(st.sampled_from(Settings.__struct_fields__), anything))
def test_odd_settings_are_left_out_one_by_one(given: dict[str, Any]) -> None:
    data = json.dumps({**given, "music": 0.25}).encode()
    found, told = decode_settings(data)
    assert found.music == 0.25
    for name in set(given) - {"music"}:
        default = getattr(Settings(), name)
        assert getattr(found, name) in (default, given[name])
        assert type(getattr(found, name)) is type(default)
        kept = getattr(found, name) == given[name]
        named = f"setting {name} ", f" in {name} was left out"
        assert kept or any(n in sentence for n in named for sentence in told)
