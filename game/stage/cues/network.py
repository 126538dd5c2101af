"""The family ``network``: units in layers, and a thread for every number."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
from msgspec import Struct

from game.figure.describe import THREAD, UNIT
from game.figure.numbers import written
from game.figure.things import (
    Dash,
    Dots,
    Item,
    Note,
    Panel,
    Picture,
    Plane,
    Segment,
    Tone,
)
from game.linalg.plane import Point
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, worded
from game.stage.cues.pictures import THING
from game.stage.notation.scope import Path, TableauError, at
from game.stage.notation.values import Value

_FIELDS = {
    "layers": Field(
        fields.listed(fields.listed(fields.NAME, most=8), least=2, most=4),
        "the names of the units, layer by layer, from where it begins",
        needed=True,
    ),
    "weights": Field(
        fields.listed(fields.EXPRESSION, most=3),
        "a matrix from each layer to the next",
        needed=True,
    ),
    "heads": Field(fields.listed(fields.TEXT), "words over the layers"),
    "light": Field(
        fields.listed(fields.NAME), "units of the first layer that send one each"
    ),
    "input": Field(fields.EXPRESSION, "how much each unit of the first layer sends"),
    "pictures": Field(fields.mapped(THING), "pictures of units: name to picture"),
}
# Where things stand: half the height, and the width, which is less where there are many
# units in a layer and so the names are what needs the room.
HIGH: Final = 2.0
WIDE: Final = 3.4
NARROW: Final = 2.6
MANY: Final = 4
MOST: Final = 0.88
SIDE: Final = 0.56
FAINT: Final = 0.16
# How far words over a layer are above it, and their pictures beside them.
OVER: Final = 0.6
BESIDE: Final = 0.85
RAISED: Final = 0.42
LARGE: Final = 1.1
# Room under the lowest unit and over the highest word, and for names at the sides: at
# least so much, and so much for each letter.
UNDER: Final = 0.34
NAMED: Final = 1.3
LETTER: Final = 0.2


class _Unit(Struct, frozen=True):
    """A unit: its layer from 0, its name, where it stands, what it is worth."""

    layer: int
    name: str
    at: Point
    sent: float | None = None


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    layers: list[list[str]] = [[str(n) for n in layer] for layer in value["layers"]]
    weights = _weights(value, layers, path, setting)
    sent = _sent(value, layers, weights, path, setting)
    last = len(layers) - 1
    wide = NARROW if max(map(len, layers)) > MANY else WIDE
    units = [
        list(_layer(n, names, wide * (n / last - 0.5), sent[n] if sent else None))
        for n, names in enumerate(layers)
    ]
    pictures = value.get("pictures") or {}
    items = [
        *_threads(units, weights, sent),
        *(item for layer in units for unit in layer for item in _unit(unit, pictures)),
        *_words(units),
        *_heads(units, value.get("heads") or (), pictures),
    ]
    yield _framed(items, wide)


def _framed(items: Sequence[Item], wide: float) -> Plane:
    """The plane that holds all of it, with room for names at its sides."""
    notes = [item for item in items if isinstance(item, Note)]
    low = min(note.at[1] for note in notes) - UNDER
    aside = max((len(note.text) for note in notes if note.toward[0]), default=0)
    named = max(NAMED, LETTER * aside)
    high = max(_top(item) for item in items if isinstance(item, Note | Picture))
    span = (high - low) / 2
    ratio = max(1.0, (wide / 2 + named) / span)
    centre = (0.0, (high + low) / 2)
    return Plane(
        key="network", items=tuple(items), span=span, centre=centre, ratio=ratio
    )


def _top(item: Note | Picture) -> float:
    return item.at[1] + (item.size / 2 if isinstance(item, Picture) else UNDER)


def _weights(
    value: Any, layers: Sequence[Sequence[str]], path: Path, setting: Setting
) -> list[Value]:
    """The matrices, each as the layers on its sides want it."""
    sources = value["weights"]
    if len(sources) != len(layers) - 1:
        wanted = f"{len(layers)} layers have {len(layers) - 1} matrices between them"
        raise TableauError((*path, "weights"), wanted)
    found: list[Value] = []
    for i, source in enumerate(sources):
        m = at(setting.scope, source, (*path, "weights", i))
        wanted_shape = (len(layers[i + 1]), len(layers[i]))
        if m.shape != wanted_shape:
            rows, columns = wanted_shape
            wanted = f"this matrix has {rows} rows and {columns} columns"
            raise TableauError((*path, "weights", i), wanted)
        found.append(m)
    return found


def _sent(
    value: Any,
    layers: Sequence[Sequence[str]],
    weights: Sequence[Value],
    path: Path,
    setting: Setting,
) -> list[Value]:
    """What every layer is worth, where something is sent through; else nothing."""
    first = layers[0]
    if "input" in value:
        out = at(setting.scope, value["input"], (*path, "input"))
        if out.shape != (len(first),):
            wanted = f"{len(first)} numbers, one a unit"
            raise TableauError((*path, "input"), wanted)
    elif "light" in value:
        for i, name in enumerate(value["light"]):
            if name not in first:
                wanted = f"the first layer has no unit '{name}'"
                raise TableauError((*path, "light", i), wanted)
        out = np.array([float(name in value["light"]) for name in first])
    else:
        return []
    found = [out]
    for m in weights:
        found.append(m @ found[-1])
    return found


def _layer(
    n: int, names: Sequence[str], x: float, sent: Value | None
) -> Iterator[_Unit]:
    gap = min(1.1, 2 * MOST * HIGH / max(1, len(names) - 1))
    top = gap * (len(names) - 1) / 2
    for i, name in enumerate(names):
        worth = None if sent is None else float(sent[i])
        yield _Unit(n, name, (x, top - gap * i), worth)


def _threads(
    units: Sequence[Sequence[_Unit]], weights: Sequence[Value], sent: Sequence[Value]
) -> Iterator[Segment]:
    """A thread for every number that is not zero: as broad as it is large."""
    most = max((float(np.abs(m).max()) for m in weights), default=1.0) or 1.0
    for (before, after), m in zip(pairwise(units), weights, strict=True):
        for b, there in enumerate(after):
            for a, here in enumerate(before):
                w = float(m[b, a])
                if not w:
                    continue
                lit = not sent or bool(here.sent)
                worth = written(w).text
                yield Segment(
                    key=f"{THREAD}{_said(here)}:{_said(there)}:{worth}",
                    a=here.at,
                    b=there.at,
                    tone=Tone.POSITIVE if w > 0 else Tone.NEGATIVE,
                    dash=Dash.SOLID if w > 0 else Dash.DASHED,
                    weight=0.5 + 1.5 * abs(w) / most,
                    alpha=1.0 if lit else FAINT,
                )


def _said(unit: _Unit) -> str:
    return worded(unit.name)


def _unit(unit: _Unit, pictures: Any) -> Iterator[Item]:
    """A unit: its picture, or a dot."""
    key = f"{UNIT}{unit.layer}:{unit.name}"
    if unit.name in pictures:
        yield Picture(key=key, at=unit.at, name=pictures[unit.name], size=SIDE)
        return
    yield Dots(key=key, points=(unit.at,), tone=Tone.PLAIN, radius=1.5)


def _words(units: Sequence[Sequence[_Unit]]) -> Iterator[Note]:
    """The names of the units, with what they are worth where it begins and ends."""
    last = len(units) - 1
    for n, layer in enumerate(units):
        side = -1.0 if n == 0 else 1.0
        for unit in layer:
            told, key = _said(unit), f"{UNIT}{n}:{unit.name}:name"
            if unit.sent is not None and n in {0, last}:
                told = f"{told} {written(unit.sent).text}"
                key = f"worth:{n}:{unit.name}"
            toward = (0.0, 1.9) if 0 < n < last else (side * 1.6, 0.0)
            tone = Tone.DIM if unit.sent == 0.0 else Tone.PLAIN
            yield Note(key=key, at=unit.at, text=told, toward=toward, tone=tone)


def _heads(
    units: Sequence[Sequence[_Unit]], heads: Sequence[str], pictures: Any
) -> Iterator[Item]:
    """Words over the layers, each with its picture where it has one."""
    for n, (layer, head) in enumerate(zip(units, heads, strict=False)):
        x, y = layer[0].at[0], layer[0].at[1] + OVER
        key = f"{UNIT}head:{n}"
        yield Note(key=key, at=(x, y), text=worded(head), tone=Tone.DIM, on=True)
        if head in pictures:
            at = (x + BESIDE * (1.0 if n else -1.0), y + RAISED)
            yield Picture(key=f"{key}:picture", at=at, name=pictures[head], size=LARGE)


NETWORK = Family(
    kind=fields.record(_FIELDS),
    says="units in layers, threads as broad as the numbers between them are large",
    panels=_panels,
)
