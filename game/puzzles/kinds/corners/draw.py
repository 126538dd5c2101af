"""Corners: the picture, the canvas between its strips, and what is left over."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.things import Curve, Dash, Item, Note, Plane, Segment, Tone, Tones
from game.language import _
from game.linalg.plane import Point, added
from game.linalg.vectors import Matrix
from game.puzzles.kinds.corners.level import Rows
from game.puzzles.kinds.corners.state import AWAY, CornersState

# How light the lightest is, beside what is written.
LIGHT: Final = 0.92
WEIGHT: Final = 2.0


def plane(state: CornersState) -> Plane:
    """All three side by side."""
    wide, high = state.extent()
    shown = (
        ("picture", state.picture, _("picture"), Tone.PLAIN),
        ("canvas", _rows(state.canvas()), _("canvas"), Tone.PLAIN),
        ("rest", _rows(state.rest()), _("left over"), Tone.POSITIVE),
    )
    items: list[Item] = []
    for number, (key, rows, name, tone) in enumerate(shown):
        corner = state.corner(number)
        items += _cells(key, corner, rows, tone)
        items += _frame(key, corner, rows, Tone.DIM, ruled=state.ruled())
        under = added(corner, (state.wide() / 2.0, 0.4 - state.high() - state.under()))
        note = Note(key=f"{key}:name", at=under, text=name, tone=Tone.DIM, on=True)
        items.append(note)
    if state.placed:
        row, column = state.stamps[state.held]
        above = added(state.corner(1), (0.0, 1.0 + AWAY))
        beside = added(state.corner(1), (-1.0 - AWAY, 0.0))
        for key, corner, rows, tone in (
            ("row", above, (row,), Tone.ROW),
            ("column", beside, tuple((x,) for x in column), Tone.E1),
        ):
            items += _cells(key, corner, rows, tone)
            items += _frame(key, corner, rows, tone, ruled=True)
    return Plane(
        key="plane",
        items=tuple(items),
        span=high / 2.0,
        ratio=wide / high,
        weight=WEIGHT,
        letter=0.62 if state.ruled() else 0.9,
    )


def _rows(made: Matrix) -> Rows:
    return tuple(map(tuple, made.tolist()))


def _cells(key: str, corner: Point, rows: Rows, tone: Tone) -> Iterator[Item]:
    yield Tones(key=key, corner=corner, rows=rows, tone=tone, alpha=LIGHT)


def _frame(
    key: str, corner: Point, rows: Rows, tone: Tone, *, ruled: bool
) -> Iterator[Item]:
    """The edge of a picture or a strip, and the lines between its cells."""
    wide, high = len(rows[0]), len(rows)
    lines = [
        *(((j, 0), (j, -high)) for j in range(1, wide)),
        *(((0, -i), (wide, -i)) for i in range(1, high)),
    ]
    for n, (a, b) in enumerate(lines if ruled else ()):
        begins, ends = added(corner, a), added(corner, b)
        line = Segment(key=f"{key}:line:{n}", a=begins, b=ends, tone=Tone.GRID)
        yield replace(line, alpha=0.5)
    corners = ((0, 0), (wide, 0), (wide, -high), (0, -high))
    points = tuple(added(corner, at) for at in corners)
    edge = Curve(key=f"{key}:edge", points=points, closed=True, tone=tone, weight=0.6)
    yield replace(edge, dash=Dash.UNBROKEN)
