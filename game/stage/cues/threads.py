"""The family ``threads``: memories as arrows, and a thread between each two of them.

threads:
  memories: {frame: [1, 3], hair: [2, 3]}
  follow: [frame, hair]

A thread is as strong as the two are alike: their cosine. Beside each two that follow
one another stands the number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any, Final

import numpy as np

from game.figure.describe import THREAD
from game.figure.numbers import written
from game.figure.things import (
    Arrow,
    Dash,
    Dots,
    Item,
    Note,
    Panel,
    Plane,
    Segment,
    Tone,
)
from game.linalg.plane import Point, across, added, scaled, unit
from game.linalg.vectors import dot, length
from game.reading.problems import did_you_mean
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, worded
from game.stage.notation.scope import (
    Definition,
    Path,
    Scope,
    TableauError,
    plane_vector,
)
from game.stage.notation.values import Value

_FIELDS = {
    "memories": Field(
        fields.mapped(fields.EXPRESSION, "memories"), "arrows of the plane", needed=True
    ),
    "follow": Field(
        fields.listed(fields.NAME, least=1), "the threads that are followed, in turn"
    ),
    "named": Field(fields.FLAG, "whether their names are read; false for directions"),
}
ROOM, WIDEST = 1.4, 1.4
# A thread that nobody follows, and what one of full strength adds to it.
THIN, STRONG = 0.3, 2.2
PULLED: Final = 1.3
ASIDE: Final = 1.0


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    memories = value.get("memories") if isinstance(value, dict) else None
    if isinstance(memories, dict):
        for name, source in memories.items():
            yield Definition(str(name), source, (*path, "memories", name))


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    memories = {
        name: _memory(setting.scope, source, (*path, "memories", name))
        for name, source in value["memories"].items()
    }
    way = [str(name) for name in value.get("follow") or ()]
    for i, name in enumerate(way):
        if name not in memories:
            hint = did_you_mean(name, memories)
            message = f"no memory is named '{name}'"
            raise TableauError((*path, "follow", i), message, hint)
    named = value.get("named", True) is not False
    items = (
        *_threads(memories, way),
        *(_dots(memories, way) if named else _arrows(memories, way)),
    )
    points = [*map(_point, memories.values()), *([] if named else [(0.0, 0.0)])]
    xs, ys = zip(*points, strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    span = ROOM * max(high, wide / WIDEST, 1.0) / 2
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    yield Plane(
        key="threads", items=tuple(items), span=span, centre=middle, ratio=WIDEST
    )


def _memory(scope: Scope, source: Any, path: Path) -> Value:
    found = plane_vector(scope, source, path)
    if not length(found):
        raise TableauError(path, "a memory of nothing has no threads")
    return found


def _point(v: Value) -> Point:
    return (float(v[0]), float(v[1]))


def _threads(memories: Mapping[str, Value], way: Sequence[str]) -> Iterator[Item]:
    pulled = {frozenset(pair) for pair in pairwise(way)}
    for (one, a), (other, b) in combinations(memories.items(), 2):
        like = dot(a, b) / (length(a) * length(b))
        followed = frozenset((one, other)) in pulled
        number = written(like)
        yield Segment(
            key=f"{THREAD}{one}:{other}:{number.said()}",
            a=_point(a),
            b=_point(b),
            tone=Tone.POSITIVE if like > 0 else Tone.NEGATIVE,
            dash=Dash.SOLID if like > 0 else Dash.DASHED,
            weight=(THIN + STRONG * abs(like)) * (PULLED if followed else 1.0),
            alpha=1.0 if followed or not way else 0.3,
        )
        if followed:
            middle = scaled(added(_point(a), _point(b)), 0.5)
            # A number stands outside, where no other thread passes, as names do.
            aside = across(unit(added(_point(b), scaled(_point(a), -1.0))))
            outward = dot(np.array(aside), np.array(middle)) > 0.0
            aside = aside if outward else scaled(aside, -1.0)
            key = f"strength:{one}:{other}"
            yield Note(
                key=key, at=middle, text=number.text, toward=scaled(aside, ASIDE)
            )


def _dots(memories: Mapping[str, Value], way: Sequence[str]) -> Iterator[Item]:
    for name, v in memories.items():
        tone = Tone.SUM if name in way else Tone.PLAIN
        at = _point(v)
        yield Dots(key=f"memory:{name}", points=(at,), radius=1.3, tone=tone)
        yield Note(
            key=f"name:{name}", at=at, text=worded(name), toward=unit(at), tone=tone
        )


def _arrows(memories: Mapping[str, Value], way: Sequence[str]) -> Iterator[Item]:
    for name, v in memories.items():
        tone = Tone.SUM if name in way else Tone.INPUT
        yield Arrow(key=f"vector:{name}", tip=_point(v), tone=tone)


THREADS = Family(
    kind=fields.record(_FIELDS),
    says="memories and the threads between them, as strong as the two are alike",
    definitions=_definitions,
    panels=_panels,
)
