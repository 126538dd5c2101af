"""The family ``bent``: a bent map near a point, and what small steps there become."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np

from game.figure.things import Arrow, Curve, Item, Panel, Plane, Tone
from game.linalg.plane import Point
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, worded
from game.stage.notation.scope import Path, Scope, TableauError, plane_matrix
from game.stage.notation.values import Value

_FIELDS = {
    "slopes": Field(
        fields.EXPRESSION, "the 2 x 2 matrix that it is for small steps", needed=True
    ),
    "curve": Field(
        fields.listed(fields.EXPRESSION, least=2, most=2),
        "for each output, a 2 x 2 matrix: how it bends away from that",
        needed=True,
    ),
    "small": Field(fields.SPAN, "the length of the small steps", needed=True),
    "labels": Field(
        fields.listed(fields.TEXT, least=2, most=2), "names of the steps", needed=True
    ),
    "captions": Field(
        fields.listed(fields.TEXT, least=2, most=2), "words under the two planes"
    ),
}
LINES: Final = 5
FINE: Final = 24
# What is seen of a plane, in steps of the grid as the slopes stretch it.
ROOM: Final = 1.15


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    scope, small = setting.scope, float(value["small"])
    slopes = plane_matrix(scope, value["slopes"], (*path, "slopes"))
    bends = [
        _symmetric(scope, source, (*path, "curve", i))
        for i, source in enumerate(value["curve"])
    ]
    names = [str(name) for name in value["labels"]]
    captions = [worded(word) for word in value.get("captions") or ("", "")]
    sides = (
        ("in", lambda d: d, np.eye(2), names),
        ("out", lambda d: _bent(d, slopes, bends), slopes, [f"J {n}" for n in names]),
    )
    for (key, way, m, labels), caption in zip(sides, captions, strict=True):
        lines = tuple(_lines(way))
        yield Plane(
            key=f"bent:{key}",
            items=(*lines, *_steps(m, small, labels)),
            span=ROOM * float(np.abs(m).max()),
            caption=caption,
        )


def _symmetric(scope: Scope, source: Any, path: Path) -> Value:
    found = plane_matrix(scope, source, path)
    if not np.allclose(found, found.T):
        raise TableauError(path, "how a map bends is the same both ways: symmetric")
    return found


def _bent(d: Value, slopes: Value, bends: list[Value]) -> Value:
    """Where a step ``d`` from the point leads, seen from where the point went."""
    return np.asarray(slopes @ d + np.array([d @ q @ d / 2 for q in bends]))


def _lines(way: Any) -> Iterator[Curve]:
    """The lines of a small grid, as the map bends them."""
    places = np.linspace(-1.0, 1.0, LINES)
    along = np.linspace(-1.0, 1.0, FINE)
    for axis in (0, 1):
        for i, place in enumerate(places):
            points = tuple(_point(way(_spot(axis, place, t))) for t in along)
            middle = i == LINES // 2
            yield Curve(
                key=f"line:{axis}:{i}",
                points=points,
                tone=Tone.AXIS if middle else Tone.GRID,
                weight=0.6,
            )


def _spot(axis: int, place: float, t: float) -> Value:
    return np.array([place, t] if axis else [t, place])


def _point(v: Value) -> Point:
    return (float(v[0]), float(v[1]))


def _steps(m: Value, small: float, names: list[str]) -> Iterator[Item]:
    """The two small steps under a matrix."""
    for n, (name, tone) in enumerate(zip(names, (Tone.E1, Tone.E2), strict=True)):
        tip = _point(m[:, n] * small)
        yield Arrow(key=f"vector:step:{n + 1}", tip=tip, tone=tone, label=name)


BENT = Family(
    kind=fields.record(_FIELDS),
    says="a bent map near a point: its grid, and small steps with what becomes of them",
    panels=_panels,
)
