"""Erase: the readers, what falls onto the floor, and the table of what is heard."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Dash,
    Dots,
    Item,
    Note,
    Row,
    Segment,
    Sign,
    Tone,
)
from game.language import _
from game.linalg.plane import TINY, Point, added, apart, dot, scaled, unit
from game.puzzles.core import drawing, pressed_answer
from game.puzzles.core.prediction import miss
from game.puzzles.core.wording import row, said
from game.puzzles.kinds.erase.state import FALLS, ONCE, SAYS, TOGETHER, EraseState

# Numbers come and go: the table stays as wide as it is.
ROOM: Final = "−0.00"
# In shares of the half height: how long the rain's strokes are and how far apart.
STROKE, BETWEEN, STROKES = 0.16, 0.44, 2
# Where the floor's name stands.
NAMED: Final = 0.7
CORNER: Final[Point] = (0.8, 0.8)
UNDER: Final[Point] = (0.8, -0.8)


def falling(state: EraseState) -> Iterator[Item]:
    """The floor and the rain, the readers over them, and all points with their way."""
    view = state.view()
    floor = drawing.through("floor", state.floor, view, Tone.OUTPUT)
    yield replace(floor, dash=Dash.SOLID, alpha=1.0, weight=1.6)
    if state.rain is not None:
        yield from _rain(state)
    if state.rain is not None or not state.placed:
        yield _floor_name(state)
    if state.placed:
        yield from _kept_lines(state)
        yield from _ways(state)
    yield Arrow(key="vector:g", tip=state.green, tone=Tone.ROW, label="g")
    if state.food is not None:
        yield Arrow(key="vector:f", tip=state.food, tone=Tone.ROW2, label="f")
    turned = state.turned().handle
    if state.placed:
        tone = Tone.OUTPUT if state.rain is None else Tone.SHADOW
        arrow = Arrow(key=f"vector:{turned.key}", tip=turned.at, tone=tone)
        yield replace(arrow, label=turned.name, weight=1.4)
    yield from _points(state)
    yield from _ghost(state)


def _floor_name(state: EraseState) -> Note:
    """What the line is, where no arrow along it says so: at the end that is freer."""
    way, points = unit(state.floor), state.points()
    ends = (scaled(way, by * NAMED * state.view()) for by in (-1.0, 1.0))
    at = max(ends, key=lambda end: min(apart(end, point) for point in points))
    side = (way[1], -way[0])
    return Note(key="name:floor", at=at, text=_("floor"), toward=side, tone=Tone.OUTPUT)


def _rain(state: EraseState) -> Iterator[Item]:
    """Short strokes all over the plane, the way everything falls."""
    view, way = state.view(), state.way()
    half = scaled(way, STROKE * view / 2.0)
    steps = [BETWEEN * view * n for n in range(-STROKES, STROKES + 1)]
    for n, x in enumerate(steps):
        for m, y in enumerate(steps):
            at = (x + (m % 2) * BETWEEN * view / 2.0, y)
            a, b = added(at, half), added(at, scaled(half, -1.0))
            stroke = Segment(key=f"rain:{n}:{m}", a=a, b=b, tone=Tone.GRID)
            yield replace(stroke, weight=1.2)


def _kept_lines(state: EraseState) -> Iterator[Item]:
    """Where each would have the food that it has."""
    if not state.asks() or state.food is None:
        return
    for n, at in enumerate(state.things):
        value = dot(state.food, at)
        line = drawing.level_line(f"kept:{n}", state.food, value, state.view())
        tone = Tone.GOOD if state.is_kept(at) else Tone.GOAL
        yield replace(line, tone=tone, weight=0.8)


def _ways(state: EraseState) -> Iterator[Item]:
    """From each point down to where it lands; the middles of two crowds darker."""
    again = 2.0 if state.falls != ONCE else 1.0
    for n, at in enumerate(state.points()):
        landing = state.lands(at)
        if landing is None:
            continue
        way = Segment(key=f"way:{n}", a=at, b=landing, tone=Tone.SHADOW)
        yield replace(way, dash=Dash.DOTTED, weight=1.2)
        good = state.is_gone(at) and (state.is_kept(at) or not state.asks())
        tone = Tone.OUTPUT if state.others else Tone.GOOD if good else Tone.BAD
        yield drawing.ring(f"landing:{n}", landing, tone, 1.3 * again)
    if state.others:
        one, other = (state.lands(at) or at for at in state.middles())
        close = state.split() <= TOGETHER
        if not close:
            yield drawing.residual("split", one, other)
        for name, at in (("a", one), ("b", other)):
            tone = Tone.GOOD if close else Tone.BAD
            yield drawing.ring(f"landed:{name}", at, tone, 1.8)


def _points(state: EraseState) -> Iterator[Item]:
    """All that falls, by name; of two crowds the middles."""
    if not state.others:
        for n, (name, at) in enumerate(zip(state.names(), state.things, strict=True)):
            yield drawing.ring(f"point:{n}", at, Tone.INPUT)
            yield drawing.naming(f"name:{n}", at, name, CORNER, Tone.INPUT)
        return
    crowds = zip("ab", (state.things, state.others), state.middles(), strict=True)
    for (name, some, middle), tone in zip(crowds, (Tone.E1, Tone.E2), strict=True):
        yield Dots(key=f"crowd:{name}", points=some, tone=tone, radius=1.0)
        yield drawing.ring(f"middle:{name}", middle, tone, 2.0)
        yield drawing.naming(f"name:{name}", middle, name, CORNER, tone)


def _ghost(state: EraseState) -> Iterator[Item]:
    """Where the landing was expected; the miss, once all is right."""
    if state.ghost is None and state.placed:
        return
    at = state.ghost or state.guessed_of()
    yield drawing.ring("guess:at", at, Tone.GUESS)
    yield drawing.naming("guess:name", at, "?", UNDER, Tone.GUESS)
    truth, begun = state.truth(), state.afresh()
    if state.reached() and truth is not None and truth == begun.truth():
        good = state.foreseen() is True
        if apart(at, truth) > TINY:
            yield miss("miss", at, truth, right=good)


def rows(state: EraseState) -> Iterator[Row]:
    """What each reader hears of where each point lands; what is said and done."""
    if state.others:
        yield from _of_crowds(state)
        return
    count = 1 if state.food is None else 3
    heads = (_("green"), _("food"), _("was"))[:count]
    cells = tuple(tuple(_cells(state, at))[:count] for at in state.things)
    made = Array(cells=cells, row_names=state.names(), column_names=heads)
    note = _("what each reader hears after the fall")
    note = note if state.placed else _("covered until you have made a guess")
    yield row("heard", replace(made, room=(ROOM,) * count), note=note)
    if state.placed and state.level.again:
        tone = Tone.DIM if state.falls == ONCE else Tone.GOOD
        yield row("falls", Sign(text=_(FALLS[state.falls]), tone=tone))
    if state.asks():
        tone = Tone.GOOD if state.reached() else Tone.GUESS
        yield pressed_answer.line(state.said, SAYS, tone)


def _cells(state: EraseState, at: Point) -> Iterator[Cell]:
    if not state.placed:
        yield Cell(text="?", tone=Tone.DIM)
        yield Cell(text="?", tone=Tone.DIM)
    else:
        gone, kept = state.is_gone(at), state.is_kept(at)
        tone = Tone.GOOD if gone else Tone.BAD
        yield cell(_clean(state.reading(state.green, at)), tone, lit=gone)
        food = _clean(state.reading(state.food or at, at))
        if not state.asks():
            yield cell(food)
        else:
            yield cell(food, Tone.GOOD if kept else Tone.BAD, lit=kept)
    yield cell(dot(state.food or at, at), Tone.DIM)


def _clean(x: float) -> float:
    """Without what rounding leaves of a 0."""
    return 0.0 if abs(x) < TINY else x


def _of_crowds(state: EraseState) -> Iterator[Row]:
    """What green hears of both middles, and what the best of all readers does."""
    landed = [state.lands(at) or at for at in state.middles()]
    heard = [(state.green, _("green")), (state.floor, _("best"))]
    cells = []
    for at in landed:
        each = (_clean(dot(reader, at)) for reader, _name in heard)
        shown = (cell(x) if state.placed else Cell(text="?") for x in each)
        cells.append(tuple(shown))
    names = tuple(name for _reader, name in heard)
    made = Array(cells=tuple(cells), row_names=("a", "b"), column_names=names)
    note = _("the best reader left looks along the floor")
    yield row("heard", replace(made, room=(ROOM,) * 2), note=note)
    if state.placed:
        close = state.split() <= TOGETHER
        text = _("{far} apart", far=said(state.split()))
        yield row("split", Sign(text=text, tone=Tone.GOOD if close else Tone.BAD))
