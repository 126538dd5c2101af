"""What the show needs beside its puppets, and what may be put into two of its props.

show: microphone
show: {slate: [[3, 1], [1, 3]]}     numbers in chalk
show: {frame: 4}                    a picture, with so many components; 0 is none
hide: slate
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from game.reading.problems import Fault
from game.stage.cues import fields
from game.stage.cues.fields import Field, Kind, shown
from game.stage.notation.scope import Path

SLATE, FRAME = "slate", "frame"
PROPS = (FRAME, "jigsaw", "lantern", "microphone", SLATE)
# What has room on a slate, and in one place of it.
ROWS, COLUMNS, SIGNS = 4, 5, 4
RANKS = 128

Written = tuple[tuple[str, ...], ...]


class Prop(Struct, frozen=True):
    """A prop on the boards; ``rows`` is what is written on it, ``rank`` its picture's.

    Rank 0 is no picture.
    """

    name: str
    rows: Written = ()
    rank: int = 0


def _is_entry(value: Any) -> bool:
    if isinstance(value, str):
        return 0 < len(value.strip()) <= SIGNS
    return fields.is_number(value) and len(_entry(value)) <= SIGNS


def _entry(value: Any) -> str:
    return str(value).strip().replace("-", "−")


def _written(value: Any, path: Path) -> Iterator[Fault]:
    """A matrix that has room on the slate."""
    if not fields.is_list(value) or not all(fields.is_list(row) for row in value):
        hint = "slate: [[3, 1], [1, 3]]"
        yield Fault(path, f"rows of numbers, not {shown(value)}", hint)
        return
    sizes = {len(row) for row in value}
    if not 1 <= len(value) <= ROWS or not sizes <= set(range(1, COLUMNS + 1)):
        what = f"the slate has room for {ROWS} rows and {COLUMNS} columns"
        yield Fault(path, what)
    elif len(sizes) > 1:
        yield Fault(path, "the rows are not of one length")
    for i, row in enumerate(value):
        for j, item in enumerate(row):
            if not _is_entry(item):
                what = f"a number or name of at most {SIGNS} signs, not {shown(item)}"
                yield Fault((*path, i, j), what)


_ROWS = {
    "type": "array",
    "minItems": 1,
    "maxItems": ROWS,
    "items": {
        "type": "array",
        "minItems": 1,
        "maxItems": COLUMNS,
        "items": {"type": ["number", "string"]},
    },
}
INSIDE = fields.record(
    {
        SLATE: Field(Kind(_written, _ROWS), "numbers in chalk, row by row"),
        FRAME: Field(fields.count(0, RANKS), "the picture, in so many components"),
    }
)
SCHEMA: Mapping[str, Any] = INSIDE.schema


def check(value: Any) -> Iterable[Fault]:
    """What is wrong with a ``show:`` that puts something into a prop."""
    if not value:
        return [Fault((), "which prop?", "show: {slate: [[3, 1], [1, 3]]}")]
    return INSIDE.check(value, ())


def props_in(value: Any) -> tuple[Prop, ...]:
    """The props that a ``show:`` names; those that ``check`` refuses are left out."""
    if isinstance(value, dict):
        if any(True for _ in check(value)):
            return ()
        return tuple(_filled(str(name), inside) for name, inside in value.items())
    names = value if fields.is_list(value) else (value,)
    return tuple(Prop(name) for name in names if name in PROPS)


def _filled(name: str, inside: Any) -> Prop:
    if name == FRAME:
        return Prop(name, rank=int(inside))
    return Prop(name, tuple(tuple(_entry(item) for item in row) for row in inside))


def framed(props: Iterable[Prop]) -> int | None:
    """The rank of the picture in the frame; None where no frame is shown."""
    return next((prop.rank for prop in props if prop.name == FRAME), None)


def set_out(there: tuple[Prop, ...], more: tuple[Prop, ...]) -> tuple[Prop, ...]:
    """The props with more of them; one that is there already is filled anew."""
    new = {prop.name: prop for prop in more}
    kept = tuple(new.pop(prop.name, prop) for prop in there)
    return kept + tuple(new.values())
