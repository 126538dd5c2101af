"""The family ``pairs``: one vector beside several others, each with its dot product."""

import math
from collections.abc import Iterable
from typing import Any

from game.figure.numbers import equals, vector
from game.figure.things import Arrow, Head, Item, Panel, Plane, Tone
from game.linalg import vectors as lin
from game.linalg.plane import Point
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, is_mapping
from game.stage.cues.scenery import angle_between
from game.stage.cues.sketch import Drawn, Sketch
from game.stage.notation.scope import Definition, Path

_NARROWEST, _WIDEST = 0.75, 2.25
_FIELDS = {
    "of": Field(fields.NAME, "the vector that all are compared with", needed=True),
    "vector": Field(fields.EXPRESSION, "what it is, where it is not named elsewhere"),
    "with": Field(
        fields.listed(fields.EXPRESSION, most=6), "the other vectors", needed=True
    ),
}


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    if is_mapping(value) and "vector" in value:
        yield Definition(str(value.get("of")), value["vector"], (*path, "vector"))


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    sketch = Sketch(value, path, setting.scope)
    name = str(value["of"])
    row = sketch.vector(name, "of")
    others = [sketch.vector(s, "with", i) for i, s in enumerate(value["with"])]
    for i, other in enumerate((row, *others)):
        if not lin.length(other.value):
            steps = ("with", i - 1) if i else ("of",)
            raise sketch.fault("the zero vector has no direction", *steps)
    span, ratio, centre = _frame([v.point for v in (row, *others)])
    for i, other in enumerate(others):
        yield Plane(
            key=f"pair:{i + 1}",
            items=tuple(_items(sketch, row, other, span)),
            span=span,
            centre=centre,
            ratio=ratio,
            caption=_caption(row, other),
        )


def _items(sketch: Sketch, row: Drawn, other: Drawn, span: float) -> Iterable[Item]:
    same = lin.length(row.value - other.value) < 1e-9
    tone = sketch.tone(other.name, Tone.INPUT)
    if same:
        # Under the row, and broader: an arrow with itself is still two arrows.
        yield Arrow(key="other", tip=other.point, tone=tone, head=Head.NONE, weight=2.6)
    yield Arrow(
        key=f"vector:{row.name}",
        tip=row.point,
        tone=sketch.tone(row.name),
        label=row.name,
    )
    if same:
        return
    label = other.name or vector(other.value).label()
    yield Arrow(key="other", tip=other.point, tone=tone, label=label)
    turn = abs(lin.angle(row.value, other.value))
    if turn > 1e-6:
        key = f"angle:{row.name}:{other.name or 'it'}"
        shortest = min(lin.length(row.value), lin.length(other.value))
        radius = min(span * 0.5, shortest * 0.62)
        yield angle_between(key, row.point, other.point, radius)


def _caption(row: Drawn, other: Drawn) -> str:
    same = lin.length(row.value - other.value) < 1e-9
    said = other.name or (row.name if same else vector(other.value).text)
    return f"{row.name} · {said} {equals(lin.dot(row.value, other.value))}"


def _frame(points: list[Point]) -> tuple[float, float, Point]:
    """One window for all, in quarters: its span, its ratio, its centre."""
    xs, ys = zip((0.0, 0.0), *points, strict=True)
    centre = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    wide, high = ((max(v) - min(v)) / 2 * 1.08 + 0.12 for v in (xs, ys))
    span = math.ceil(max(high, wide / _WIDEST) * 4) / 4
    return span, max(_NARROWEST, math.ceil(wide / span * 4) / 4), centre


PAIRS = Family(
    kind=fields.record(_FIELDS),
    says="a vector with each of several others: the angle and the dot product",
    definitions=_definitions,
    panels=_panels,
)
