"""The family ``packing``: arrows of length one, and how loud each pair of them is."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from game.figure import packed
from game.figure.numbers import written
from game.figure.things import Panel, Plane
from game.language import _
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


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    for i, one in enumerate(value):
        where = (*path, i, "arrows")
        arrows = [_unit(setting, s, (*where, n)) for n, s in enumerate(one["arrows"])]
        if len({len(v) for v in arrows}) > 1:
            raise TableauError(where, "some of these are of the plane, some of space")
        words = [worded(word) for word in one.get("labels") or [""] * len(arrows)]
        if len(words) != len(arrows):
            raise TableauError((*path, i, "labels"), f"{len(arrows)} words")
        bands = packed.bands([packed.seen(v) for v in arrows], packed.heard(arrows))
        each = enumerate(zip(arrows, words, strict=True), 1)
        named = (packed.arrow(str(n), v, word) for n, (v, word) in each)
        items = (packed.outline(arrows), *bands, *named)
        key = f"packing:{i + 1}"
        yield Plane(key=key, items=items, span=_span(words), caption=_caption(arrows))


def _unit(setting: Setting, source: Any, path: Path) -> Value:
    """A direction, one long."""
    found = at(setting.scope, source, path)
    if found.shape not in ((2,), (3,)):
        raise TableauError(path, "two components, or three")
    if not length(found):
        raise TableauError(path, "the zero vector has no direction")
    return np.asarray(found / length(found))


def _span(words: Sequence[str]) -> float:
    """What is seen: the circle, and room for names where there are any."""
    return packed.SPAN if any(words) else packed.BARE


def _caption(arrows: Sequence[Value]) -> str:
    """How loud the loudest pair is."""
    loudest = max(abs(dot) for _i, _j, dot in packed.heard(arrows))
    return _("loudest pair {loud}", loud=written(loudest).label())


PACKING = Family(
    kind=fields.listed(fields.record(_FIELDS), most=3),
    says="arrows of length one in the plane or in space, a band for each pair",
    panels=_panels,
)
