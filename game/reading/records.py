"""Nodes as typed values: every field as the struct that declares it wants it.

Fields are text, whole numbers, numbers (a fraction such as 2/5 is one), truths, tuples
of these, mappings from names, or structs again; anything else is no field's type.
"""

import re
from collections import abc
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Final, TypeVar, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Sequence, Text
from game.reading.problems import did_you_mean

LONGEST: Final = 2000
_INTEGER: Final = re.compile(r"[+-]?\d{1,9}")
_NUMBER: Final = re.compile(r"[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})(/[1-9]\d{0,8})?")
S = TypeVar("S", bound=msgspec.Struct)


def record(node: Node, schema: type[S], notes: Diagnostics, what: str) -> S | None:
    """A struct from its node, or None with problems; ``what`` names it in them."""
    before = len(notes.found)
    if not isinstance(node, Mapping):
        notes.add("S103", node, f"{what} is a mapping")
        return None
    fields = _fields(schema)
    values: dict[str, object] = {}
    for key, value in node.pairs:
        name = key.text
        if name not in fields:
            hint = did_you_mean(name, fields)
            notes.add("S101", key, f"no field is named '{name[:40]}'", hint)
        elif name not in values:
            values[name] = _value(value, fields[name].type, name, notes)
    for name, field in fields.items():
        if field.required and name not in values:
            notes.add("S102", node, f"the field '{name}' is missing")
    if len(notes.found) > before:
        return None
    return msgspec.convert(values, schema)


@cache
def _fields(schema: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(schema)}


def _value(node: Node, wanted: object, field: str, notes: Diagnostics) -> object:
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is UnionType:
        return _value(node, inner[0], field, notes)
    if origin is tuple:
        return _list(node, inner, field, notes)
    if origin is abc.Mapping:
        return _map(node, inner[1], field, notes)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return record(node, wanted, notes, f"'{field}'")
    if not isinstance(node, Text):
        what = "a number" if wanted in {int, float} else "text"
        notes.add("S103", node, f"'{field}' needs {what} here")
        return None
    return _scalar(node, wanted, field, notes)


def _list(
    node: Node, inner: tuple[object, ...], field: str, notes: Diagnostics
) -> tuple[object, ...] | None:
    if not isinstance(node, Sequence):
        notes.add("S103", node, f"'{field}' needs a list here", "[a, b]")
        return None
    wanted = inner
    if len(inner) == 2 and inner[1] is Ellipsis:
        wanted = (inner[0],) * len(node.items)
    if len(node.items) != len(wanted):
        told = f"'{field}' needs {len(wanted)} entries here, got {len(node.items)}"
        notes.add("S103", node, told)
        return None
    return tuple(
        _value(each, kind, field, notes)
        for each, kind in zip(node.items, wanted, strict=True)
    )


def _map(
    node: Node, wanted: object, field: str, notes: Diagnostics
) -> dict[str, object] | None:
    if not isinstance(node, Mapping):
        notes.add("S103", node, f"'{field}' needs a mapping here", "{name: ...}")
        return None
    return {key.text: _value(each, wanted, key.text, notes) for key, each in node.pairs}


def _scalar(
    node: Text, wanted: object, field: str, notes: Diagnostics
) -> str | float | None:
    text = node.text
    told = f"'{field}' needs a number, got '{text[:40]}'"
    hint = "a decimal or a fraction such as 2/5; infinities and NaN are no givens"
    if wanted is str:
        if len(text) <= LONGEST:
            return text.strip()
        told, hint = f"longer than {LONGEST} characters", ""
    elif wanted is bool:
        if text in {"true", "false"}:
            return text == "true"
        told, hint = f"'{field}' is true or false, got '{text[:40]}'", ""
    elif wanted is int:
        if _INTEGER.fullmatch(text):
            return int(text)
        told, hint = f"'{field}' needs a whole number, got '{text[:40]}'", ""
    elif _NUMBER.fullmatch(text):
        above, slash, below = text.partition("/")
        return float(Fraction(above) / Fraction(below)) if slash else float(text)
    notes.add("S103", node, told, hint)
    return None
