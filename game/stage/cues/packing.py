"""The family ``packing``: arrows of length one, and how loud each pair of them is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

import numpy as np

from game.figure.describe import BALL, SPACE
from game.figure.numbers import written
from game.figure.things import Arrow, Curve, Dash, Item, Panel, Plane, Segment, Tone
from game.language import _
from game.linalg.plane import circle
from game.linalg.vectors import length
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, worded
from game.stage.notation.scope import Path, TableauError, at
from game.stage.notation.values import Value

_FIELDS = {
    "arrows": Field(
        fields.listed(fields.EXPRESSION, least=2, most=8),
        "directions in the plane or in space",
        needed=True,
    ),
    "labels": Field(fields.listed(fields.TEXT), "words at their tips"),
}
# From where one looks at space: to the right, up, and toward the eye.
RIGHT: Final = np.array([0.9, -0.44, 0.0])
UP: Final = np.array([-0.16, -0.32, 0.93])
TOWARD: Final = np.array([0.41, 0.84, 0.36])
SPAN: Final = 1.5
QUIET: Final = 1e-3


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    for i, one in enumerate(value):
        where = (*path, i, "arrows")
        arrows = [_unit(setting, s, (*where, n)) for n, s in enumerate(one["arrows"])]
        if len({len(v) for v in arrows}) > 1:
            raise TableauError(where, "some of these are of the plane, some of space")
        words = [worded(word) for word in one.get("labels") or ()]
        if words and len(words) != len(arrows):
            raise TableauError((*path, i, "labels"), f"{len(arrows)} words")
        items = (*_outline(arrows), *_bands(arrows), *_arrows(arrows, words))
        key = f"packing:{i + 1}"
        yield Plane(key=key, items=items, span=SPAN, caption=_caption(arrows))


def _unit(setting: Setting, source: Any, path: Path) -> Value:
    """A direction, one long."""
    found = at(setting.scope, source, path)
    if found.shape not in ((2,), (3,)):
        raise TableauError(path, "two components, or three")
    if not length(found):
        raise TableauError(path, "the zero vector has no direction")
    return np.asarray(found / length(found))


def _seen(v: Value) -> tuple[float, float]:
    """Where its tip is on the picture."""
    if len(v) == 2:
        return (float(v[0]), float(v[1]))
    return (float(v @ RIGHT), float(v @ UP))


def _outline(arrows: Sequence[Value]) -> Iterator[Item]:
    """The unit circle, or the ball that the arrows of space end on."""
    key = "circle" if len(arrows[0]) == 2 else f"{BALL}{len(arrows)}"
    yield Curve(key=key, points=circle(1.0, 72), closed=True, tone=Tone.GRID)


def _bands(arrows: Sequence[Value]) -> Iterator[Item]:
    """A band from tip to tip, as broad as the two are loud to one another."""
    for (i, a), (j, b) in combinations(enumerate(arrows, 1), 2):
        loud = float(a @ b)
        if abs(loud) < QUIET:
            continue
        yield Segment(
            key=f"band:{i}:{j}",
            a=_seen(a),
            b=_seen(b),
            tone=Tone.POSITIVE if loud > 0 else Tone.NEGATIVE,
            dash=Dash.SOLID if loud > 0 else Dash.DASHED,
            weight=0.4 + 3.2 * abs(loud),
            alpha=0.75,
        )


def _arrows(arrows: Sequence[Value], words: Sequence[str]) -> Iterator[Item]:
    """The arrows; those of space are thinner the further away they point."""
    for i, v in enumerate(arrows, 1):
        flat = len(v) == 2
        near = 1.0 if flat else 0.75 + 0.35 * float(v @ TOWARD)
        yield Arrow(
            key=f"vector:{i}" if flat else f"{SPACE}{i}",
            tip=_seen(v),
            tone=Tone.INPUT,
            label=words[i - 1] if words else "",
            weight=near,
            alpha=1.0 if flat else min(1.0, 0.55 + 0.45 * near),
        )


def _caption(arrows: Sequence[Value]) -> str:
    """How loud the loudest pair is."""
    loudest = max(abs(float(a @ b)) for a, b in combinations(arrows, 2))
    return _("loudest pair {loud}", loud=written(loudest).said())


PACKING = Family(
    kind=fields.listed(fields.record(_FIELDS), most=3),
    says="arrows of length one in the plane or in space, a band for each pair",
    panels=_panels,
)
