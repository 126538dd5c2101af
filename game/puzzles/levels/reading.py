"""Level files as typed values: every field as its kind's schema wants it."""

import re
from fractions import Fraction
from typing import Final, get_args, get_origin

import msgspec

from game.puzzles.core.level import Level
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Path, Sequence, Text, find
from game.reading.problems import did_you_mean
from game.reading.reader import read_list

LONGEST: Final = 2000
_INTEGER: Final = re.compile(r"[+-]?\d{1,9}")
_NUMBER: Final = re.compile(r"[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})(/[1-9]\d{0,8})?")


class Places:
    """Where the values of one level stand in its file, and what is wrong there."""

    def __init__(self, node: Node, notes: Diagnostics) -> None:
        self._node, self._notes = node, notes
        self._before = len(notes.found)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong with this level so far."""
        return len(self._notes.found) == self._before

    def complain_at(self, path: Path, message: str, hint: str = "") -> None:
        """Note a mistake at a value, or at the nearest thing that holds it."""
        place = find(self._node, path, key=False)
        self._notes.add("S901", place, message, hint)


def entries(data: bytes, notes: Diagnostics) -> list[Node]:
    """The level nodes of a file: a plain list."""
    top = read_list(data, notes, "a level file is a list of levels, each '- id: ...'")
    return [] if top is None else top.items


def level_of(node: Node, schema: type[Level], notes: Diagnostics) -> Level | None:
    """One level from its node, or None with problems."""
    before = len(notes.found)
    if not isinstance(node, Mapping):
        notes.add("S103", node, "a level is a mapping", "- id: ...")
        return None
    fields = {f.name: f for f in msgspec.structs.fields(schema)}
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


def _value(node: Node, wanted: object, field: str, notes: Diagnostics) -> object:
    if get_origin(wanted) is tuple:
        return _list(node, get_args(wanted), field, notes)
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
        above, _, below = text.partition("/")
        return float(Fraction(above) / Fraction(below or 1))
    notes.add("S103", node, told, hint)
    return None
