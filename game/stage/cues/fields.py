"""The fields of cues: one table says what each may hold, for checks and for schemas."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias, TypeGuard

from msgspec import Struct

from game.figure.things import Tone
from game.language import pgettext
from game.reading.problems import Fault, did_you_mean
from game.stage.notation.parsing import parse
from game.stage.notation.scope import Path
from game.stage.notation.syntax import KEYWORDS, Name, NotationError

Schema: TypeAlias = dict[str, Any]
Check: TypeAlias = Callable[[Any, Path], Iterator[Fault]]


class Kind(Struct, frozen=True):
    """What a value may be: its check, and the same as JSON Schema."""

    check: Check
    schema: Schema


class Field(Struct, frozen=True):
    """One field of a cue, with a sentence for the author."""

    kind: Kind
    says: str
    needed: bool = False


Fields: TypeAlias = Mapping[str, Field]


def _one(holds: Callable[[Any], bool], message: str) -> Check:
    def check(value: Any, path: Path) -> Iterator[Fault]:
        if not holds(value):
            yield Fault(path, f"{message}, not {shown(value)}")

    return check


def shown(value: Any) -> str:
    """A value as it may be quoted back, shortened."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def is_number(value: Any) -> bool:
    """Whether a value is a plain, finite number."""
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    return plain and abs(value) < 1e9


def is_name(value: Any) -> bool:
    """Whether a text can be a name in the notation."""
    if not isinstance(value, str) or value in KEYWORDS:
        return False
    try:
        return isinstance(parse(value), Name)
    except NotationError:
        return False


def _is_source(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return bool(value) and all(_is_source(v) for v in value)
    return is_number(value) or (isinstance(value, str) and bool(value.strip()))


# Where the values of cues hold words for people, by the names of their fields.
WORDED = frozenset(
    {
        *("axes", "caption", "captions", "heading", "heads", "images", "inputs"),
        *("labels", "layers", "note", "outputs", "says"),
    }
)


def worded(text: Any) -> str:
    """Words of a cue, in the player's language."""
    return pgettext("stage", str(text))


TEXT = Kind(_one(lambda v: isinstance(v, str), "a text"), {"type": "string"})
FLAG = Kind(_one(lambda v: isinstance(v, bool), "true or false"), {"type": "boolean"})
SPAN = Kind(
    _one(lambda v: is_number(v) and 0.1 <= v <= 1000, "a number above 0.1"),
    {"type": "number", "minimum": 0.1},
)
NAME = Kind(
    _one(is_name, "a name (a letter, then letters and digits)"),
    {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9']*$"},
)
EXPRESSION = Kind(
    _one(_is_source, "an expression or a list of numbers"),
    {"type": ["string", "number", "array"]},
)


def choice(words: Collection[str]) -> Kind:
    """One of a few words."""
    fits = _one(lambda v: v in words, f"one of {', '.join(words)}")
    return Kind(fits, {"enum": list(words)})


TONE = choice([str(tone) for tone in Tone])


def count(low: int, high: int) -> Kind:
    """A whole number within bounds."""
    fits = _one(
        lambda v: isinstance(v, int) and not isinstance(v, bool) and low <= v <= high,
        f"a whole number from {low} to {high}",
    )
    return Kind(fits, {"type": "integer", "minimum": low, "maximum": high})


def listed(kind: Kind, *, least: int = 1, most: int = 200) -> Kind:
    """A list of one kind of thing."""

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, (list, tuple)):
            yield Fault(path, f"a list, not {shown(value)}")
        elif not least <= len(value) <= most:
            yield Fault(path, f"a list of {least} to {most}, not {len(value)}")
        else:
            for i, item in enumerate(value):
                yield from kind.check(item, (*path, i))

    schema = {"type": "array", "items": kind.schema, "minItems": least}
    return Kind(check, schema)


def mapped(kind: Kind, what: str = "names") -> Kind:
    """A mapping from names to one kind of thing."""

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield Fault(path, f"a mapping of {what}, not {shown(value)}")
            return
        for name, item in value.items():
            yield from NAME.check(name, (*path, name))
            yield from kind.check(item, (*path, name))

    return Kind(check, {"type": "object", "additionalProperties": kind.schema})


def either(*kinds: tuple[Callable[[Any], bool], Kind]) -> Kind:
    """The first kind whose test fits decides; else the last one complains."""

    def check(value: Any, path: Path) -> Iterator[Fault]:
        for fits, kind in kinds:
            if fits(value):
                yield from kind.check(value, path)
                return
        yield from kinds[-1][1].check(value, path)

    return Kind(check, {"anyOf": [kind.schema for _, kind in kinds]})


def record(fields: Fields) -> Kind:
    """A mapping with known fields; unknown ones get the nearest known name."""

    def check(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield Fault(path, f"a mapping, not {shown(value)}")
            return
        for key, item in value.items():
            field = fields.get(key)
            if field is None:
                hint = did_you_mean(str(key), fields)
                yield Fault((*path, key), f"no field is named '{key}' here", hint)
            else:
                yield from field.kind.check(item, (*path, key))
        for key, field in fields.items():
            if field.needed and key not in value:
                yield Fault(path, f"'{key}' is missing: {field.says}")

    return Kind(check, record_schema(fields))


def record_schema(fields: Fields) -> Schema:
    """The JSON Schema of a mapping with these fields."""
    return {
        "type": "object",
        "properties": {
            key: {**field.kind.schema, "description": field.says}
            for key, field in fields.items()
        },
        "required": [key for key, field in fields.items() if field.needed],
        "additionalProperties": False,
    }


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is a list."""
    return isinstance(value, (list, tuple))


def is_mapping(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a mapping."""
    return isinstance(value, dict)
