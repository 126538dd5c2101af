"""The family ``lowrank``: a picture as a matrix, and the best that few strips make.

lowrank: {rows: ['0990', '9009'], ranks: [1]}

Rows are tones from 0 to 9. The strips of a rank stand along two edges of what they
make, and under it stands which share of the picture is missing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from game.figure.describe import MADE, WHOLE
from game.figure.numbers import percent
from game.figure.things import Item, Note, Panel, Plane, Tone
from game.language import _, ngettext
from game.linalg.lowrank import kept_share, strongest
from game.linalg.svd import Svd, svd
from game.linalg.vectors import Matrix
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field
from game.stage.cues.toned import LARGEST, ROWS, levels, shown, toned
from game.stage.notation.scope import Definition, Path

_FIELDS = {
    "name": Field(fields.NAME, "what the lines call this matrix"),
    "rows": Field(ROWS, "the picture: tones from 0 to 9, row by row", needed=True),
    "whole": Field(fields.FLAG, "false: it is not shown, only what is made of it"),
    "ranks": Field(
        fields.listed(fields.count(1, LARGEST), most=4), "of how many strips each way"
    ),
}
# Between pictures (of several, their words need more), from a strip to what it makes,
# and under a picture for words; the sides of a panel are soft.
SEVERAL, SOFT = 0.6, 0.12
GAP, OFF, UNDER, EDGE = 0.16, 0.05, 0.36, 0.05


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    rows = value.get("rows") if isinstance(value, dict) and "name" in value else None
    if fields.is_list(rows) and not any(True for _ in toned(rows, path)):
        numbers = [[int(sign) for sign in row] for row in rows]
        yield Definition(value["name"], numbers, (*path, "rows"))


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    del path, setting
    picture = levels(value["rows"])
    high, wide = picture.shape
    size = float(max(high, wide))
    factors, ranks = svd(picture), [int(k) for k in value.get("ranks") or ()]
    items: list[Item] = []
    at, gap = 0.0, size * (SEVERAL if len(ranks) > 1 else GAP)
    if value.get("whole", True):
        items += shown(WHOLE, (at, 0.0), picture, Tone.PLAIN)
        told = _("{n} numbers", n=high * wide)
        items.append(_under(WHOLE, at, picture.shape, told))
        at += wide + gap
    most = max(ranks, default=0)
    for k in ranks:
        at += k + (OFF * size)
        items += _made(factors, k, at)
        at += wide + gap
    top = most + OFF * size if most else 0.0
    span = (top + high + UNDER * size) / 2 + EDGE * size
    across = at - gap
    yield Plane(
        key="lowrank",
        items=tuple(items),
        span=span,
        centre=(across / 2, (top - high - UNDER * size) / 2),
        ratio=(across / 2 + SOFT * size) / span,
    )


def _made(factors: Svd, k: int, at: float) -> Iterator[Item]:
    """What the strongest ``k`` make, and their strips along its left and its top."""
    u, s, vt = factors
    made = strongest(factors, k)
    off = OFF * max(made.shape)
    missing = percent(1.0 - kept_share(s, k), 1)
    yield from shown(f"{MADE}{k}:{missing.said()}", (at, 0.0), made, Tone.PLAIN)
    columns, rows = _strip(u[:, :k]), _strip(vt[:k])
    yield from shown(f"columns:{k}", (at - off - k, 0.0), columns, Tone.E1)
    yield from shown(f"rows:{k}", (at, off + k), rows, Tone.ROW)
    yield _under(f"{MADE}{k}:pairs", at, made.shape, _strips(k))
    told = _("{share} lost", share=missing.label())
    yield _under(f"{MADE}{k}:missing", at, made.shape, told, line=1)


def _strips(k: int) -> str:
    return ngettext("{n} pair", "{n} pairs", k)


def _strip(numbers: Matrix) -> Matrix:
    """Numbers of a strip, the largest of them light and mostly above zero."""
    sign = -1.0 if float(numbers.sum()) < 0.0 else 1.0
    return np.asarray(sign * numbers / np.abs(numbers).max(), dtype=np.float64)


def _under(
    key: str, at: float, shape: tuple[int, ...], told: str, line: int = 0
) -> Note:
    """Words in the middle under a picture, on its first line or its second."""
    high, wide = shape
    place = (at + wide / 2, -high - (UNDER / 2) * max(shape) * (line + 0.6))
    return Note(key=f"{key}:words", at=place, text=told, on=True)


LOWRANK = Family(
    kind=fields.record(_FIELDS),
    says="a picture as a matrix, and the best that so many strips make of it",
    definitions=_definitions,
    panels=_panels,
)
