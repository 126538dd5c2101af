"""Corners: the picture, the canvas between its strips, and what is left over."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from game.figure.things import Curve, Dash, Item, Note, Plane, Segment, Tone
from game.language import _
from game.linalg.plane import Point, added
from game.puzzles.kinds.corners.level import Strip
from game.puzzles.kinds.corners.state import AWAY, CornersState

# How opaque the brightest is; below which share of it a tone is none.
BRIGHT, FAINT = 0.92, 0.02
WEIGHT: Final = 2.0
# How far blocks keep from the edge of their cells.
SEAM: Final = 0.035
# How wide a picture may be that has lines between its cells.
RULED: Final = 8


def plane(state: CornersState) -> Plane:
    """All three side by side."""
    wide, high = state.extent()
    rest = state.rest().tolist()
    items = [
        *_picture("picture", state.corner(0), state.picture, _("picture")),
        *_picture("canvas", state.corner(1), state.canvas().tolist(), _("canvas")),
        *_picture("rest", state.corner(2), rest, _("left over"), Tone.POSITIVE),
    ]
    if state.placed:
        items += _strips(state)
    return Plane(
        key="plane",
        items=tuple(items),
        span=high / 2.0,
        ratio=wide / high,
        weight=WEIGHT,
        letter=0.62 if state.wide() < 9 else 0.9,
    )


def _picture(
    key: str,
    corner: Point,
    rows: Sequence[Sequence[float]],
    name: str,
    tone: Tone = Tone.PLAIN,
) -> Iterator[Item]:
    wide, high = float(len(rows[0])), float(len(rows))
    for i, row in enumerate(rows):
        yield from _row(f"{key}:{i}", added(corner, (0.0, -float(i))), row, tone)
    yield _frame(f"{key}:frame", corner, wide, high)
    at = added(corner, (wide / 2.0, -high - 0.7))
    yield Note(key=f"{key}:name", at=at, text=name, tone=Tone.DIM, on=True)
    if wide > RULED:
        return  # Lines would be all that is seen of a portrait.
    for j in range(1, int(wide)):
        a, b = added(corner, (j, 0.0)), added(corner, (j, -high))
        yield Segment(key=f"{key}:x{j}", a=a, b=b, tone=Tone.GRID, alpha=0.5)
    for i in range(1, int(high)):
        a, b = added(corner, (0.0, -i)), added(corner, (wide, -i))
        yield Segment(key=f"{key}:y{i}", a=a, b=b, tone=Tone.GRID, alpha=0.5)


def _row(key: str, corner: Point, row: Sequence[float], tone: Tone) -> Iterator[Item]:
    """Tones of a row; neighbours that are alike are one block."""
    start = 0
    for value, run in groupby(row, key=lambda x: round(x, 3)):
        many = len(list(run))
        if abs(value) > FAINT:
            at = added(corner, (start, 0.0))
            yield _block(f"{key}:{start}", at, float(many), 1.0, value, tone)
        start += many


def _block(
    key: str, corner: Point, wide: float, high: float, value: float, tone: Tone
) -> Curve:
    """A tone; one below zero has a dotted edge and a colour of its own."""
    inner = added(corner, (SEAM, -SEAM))
    block = _frame(key, inner, wide - 2.0 * SEAM, high - 2.0 * SEAM)
    fill = BRIGHT * min(1.0, abs(value))
    if value > 0.0:
        # Its edge is as bright as it is.
        light = replace(block, tone=tone, fill=1.0, weight=0.1, dash=Dash.UNBROKEN)
        return replace(light, alpha=fill)
    below = replace(block, tone=Tone.NEGATIVE, dash=Dash.DOTTED)
    return replace(below, fill=fill, weight=0.9)


def _frame(key: str, corner: Point, wide: float, high: float) -> Curve:
    (x, y), right, low = corner, corner[0] + wide, corner[1] - high
    points = (x, y), (right, y), (right, low), (x, low)
    return Curve(key=key, points=points, closed=True, tone=Tone.DIM, weight=0.5)


def _strips(state: CornersState) -> Iterator[Item]:
    """The strips of the stamp in hand along the edges of the canvas."""
    row, column = state.stamps[state.held]
    corner = state.corner(1)
    above, beside = (0.0, 1.0 + AWAY), (-1.0 - AWAY, 0.0)
    yield from _strip("row", added(corner, above), row, (1.0, 0.0), Tone.ROW)
    yield from _strip("column", added(corner, beside), column, (0.0, -1.0), Tone.E1)


def _strip(
    key: str, corner: Point, tones: Strip, step: Point, tone: Tone
) -> Iterator[Item]:
    for i, value in enumerate(tones):
        at = added(corner, (i * step[0], i * step[1]))
        if abs(value) > FAINT:
            yield _block(f"{key}:{i}", at, 1.0, 1.0, value, tone)
        edge = _frame(f"{key}:edge:{i}", at, 1.0, 1.0)
        yield replace(edge, tone=tone, weight=0.7, dash=Dash.UNBROKEN)
