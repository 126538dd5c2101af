"""Level files as typed values: YAML read strictly, every mistake with its place."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, Final, TypeAlias, get_args, get_origin

import msgspec
import yaml

from game.puzzles.core.level import Complaint, Level

LARGEST: Final = 256 * 1024
LONGEST: Final = 2000
DEEPEST: Final = 12
_INTEGER: Final = re.compile(r"[+-]?\d{1,9}")
_NUMBER: Final = re.compile(r"[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})(/[1-9]\d{0,8})?")

Path: TypeAlias = tuple[str | int, ...]


class Places:
    """Where each value of one level stands in its file, and what is wrong there."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: dict[Path, yaml.Mark] = {}
        self.complaints: list[Complaint] = []

    def complain(self, mark: yaml.Mark, message: str, hint: str = "") -> None:
        """Note a mistake at a mark."""
        self.complaints.append(
            Complaint(self.file, mark.line + 1, mark.column + 1, message, hint)
        )

    def complain_at(self, path: Path, message: str, hint: str = "") -> None:
        """Note a mistake at a value, or at the nearest thing that holds it."""
        while path not in self.marks and path:
            path = path[:-1]
        self.complain(self.marks[path], message, hint)


def nearest(got: str, known: Iterator[str] | list[str]) -> str:
    """A hint that names the nearest known word, or lists them."""
    words = sorted(known)
    near = get_close_matches(got, words, n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else f"known: {', '.join(words)}"


def entries(file: str, data: bytes) -> tuple[list[yaml.Node], tuple[Complaint, ...]]:
    """The level nodes of a file: a plain list, without anchors, tags or aliases."""
    places = Places(file)
    start = yaml.Mark(file, 0, 0, 0, None, 0)
    if len(data) > LARGEST:
        places.complain(start, f"larger than {LARGEST // 1024} KB")
        return [], tuple(places.complaints)
    try:
        text = data.decode("utf-8-sig")
        bad = _unusual(text)
        if bad is not None:
            places.complain(*bad)
            return [], tuple(places.complaints)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        places.complain(start, f"byte {error.start} is not UTF-8")
        return [], tuple(places.complaints)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark or start
        places.complain(mark, f"not YAML: {error.problem or error.context}")
        return [], tuple(places.complaints)
    except yaml.YAMLError as error:
        places.complain(start, f"not YAML: {error}")
        return [], tuple(places.complaints)
    if root is None:
        places.complain(start, "no level in this file")
        return [], tuple(places.complaints)
    if not isinstance(root, yaml.SequenceNode):
        places.complain(
            root.start_mark, "a level file is a list of levels", "- id: ..."
        )
        return [], tuple(places.complaints)
    return list(root.value), ()


def _unusual(text: str) -> tuple[Any, str] | None:
    # Seen event by event: composing a file that is too deep would overflow the stack.
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return mark, "anchors and aliases are not allowed in level files"
        if getattr(event, "tag", None):
            return mark, "tags are not allowed in level files"
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return mark, f"nested deeper than {DEEPEST}"
    return None


def level_of(node: yaml.Node, schema: type[Level], places: Places) -> Level | None:
    """One level from its node, or None with complaints."""
    places.marks[()] = node.start_mark
    before = len(places.complaints)
    if not isinstance(node, yaml.MappingNode):
        places.complain(node.start_mark, "a level is a mapping", "- id: ...")
        return None
    fields = {f.name: f for f in msgspec.structs.fields(schema)}
    values: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in fields:
            hint = nearest(name, list(fields))
            places.complain(key.start_mark, f"no field is named '{name}'", hint)
        elif name in values:
            places.complain(key.start_mark, f"'{name}' is written twice")
        else:
            places.marks[(name,)] = value.start_mark
            values[name] = _value(value, fields[name].type, (name,), places)
    for name, field in fields.items():
        if field.required and name not in values:
            places.complain(node.start_mark, f"the field '{name}' is missing")
    if len(places.complaints) > before:
        return None
    return schema(**values)


def _value(node: yaml.Node, wanted: Any, path: Path, places: Places) -> Any:
    places.marks[path] = node.start_mark
    if get_origin(wanted) is tuple:
        return _list(node, get_args(wanted), path, places)
    if not isinstance(node, yaml.ScalarNode):
        what = "a number" if wanted in {int, float} else "text"
        places.complain(node.start_mark, f"'{path[0]}' needs {what} here")
        return None
    return _scalar(node, wanted, path, places)


def _list(
    node: yaml.Node, inner: tuple[Any, ...], path: Path, places: Places
) -> tuple[Any, ...] | None:
    if not isinstance(node, yaml.SequenceNode):
        places.complain(node.start_mark, f"'{path[0]}' needs a list here", "[a, b]")
        return None
    wanted = inner
    if len(inner) == 2 and inner[1] is Ellipsis:
        wanted = (inner[0],) * len(node.value)
    if len(node.value) != len(wanted):
        places.complain(
            node.start_mark,
            f"'{path[0]}' needs {len(wanted)} entries here, got {len(node.value)}",
        )
        return None
    return tuple(
        _value(each, kind, (*path, index), places)
        for index, (each, kind) in enumerate(zip(node.value, wanted, strict=True))
    )


def _scalar(node: yaml.ScalarNode, wanted: Any, path: Path, places: Places) -> Any:
    text = str(node.value)
    if len(text) > LONGEST:
        places.complain(node.start_mark, f"longer than {LONGEST} characters")
    elif wanted is str:
        return text.strip()
    elif wanted is bool:
        if text in {"true", "false"}:
            return text == "true"
        places.complain(node.start_mark, f"'{path[0]}' is true or false, got '{text}'")
    elif wanted is int:
        if _INTEGER.fullmatch(text):
            return int(text)
        places.complain(
            node.start_mark, f"'{path[0]}' needs a whole number, got '{text}'"
        )
    elif _NUMBER.fullmatch(text):
        above, _, below = text.partition("/")
        return float(Fraction(above) / Fraction(below or 1))
    else:
        places.complain(
            node.start_mark,
            f"'{path[0]}' needs a number, got '{text}'",
            "a decimal or a fraction such as 2/5; infinities and NaN are no givens",
        )
    return None
