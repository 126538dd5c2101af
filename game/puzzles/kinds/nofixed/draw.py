"""Nofixed: the circle with v and M v, the band of gaps, and the shelf."""

from collections.abc import Iterator
from math import radians
from typing import Final

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import written
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Curve,
    Dash,
    Item,
    Note,
    Plane,
    Row,
    Segment,
    Sign,
    Tone,
)
from game.language import _
from game.linalg.kept_lines import image, stretch, turn, turned
from game.linalg.plane import ORIGIN, TINY, Point, across, angle, circle, length
from game.puzzles.core import drawing
from game.puzzles.core.wording import grid, row
from game.puzzles.kinds.nofixed.sheet import (
    CANNOT,
    SAYS,
    STRIP,
    UNSAID,
    Sheet,
    runs,
)
from game.puzzles.kinds.nofixed.state import COLUMNS, NofixedState

TONES: Final = (Tone.E1, Tone.E2)
# The band in its plane: half a turn across, a right angle up.
WIDE, HIGH, ROOM = 6.0, 1.0, 0.34
MARKS: Final = (45, 90, 135)


def circle_of(state: NofixedState) -> Iterator[Item]:
    """V and where it goes; what was laid and pinned."""
    yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
    sheet, v = state.sheet(), state.v
    yield from _laid(state)
    matrix = sheet.square()
    if matrix is None:
        yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v")
        return
    if state.placed:
        yield from _pinned(state, sheet)
    (a, b), (c, d) = matrix
    for name, tip, tone in zip(COLUMNS, ((a, c), (b, d)), TONES, strict=True):
        if length(tip) > TINY:
            yield Arrow(key=f"vector:{name}", tip=tip, tone=tone, label=name)
    if state.placed:
        out, by, start = image(matrix, v), sheet.gap(v), angle(v)
        if length(out) > TINY:
            label = f"{state.name()} v"
            yield Arrow(key="vector:Mv", tip=out, tone=Tone.OUTPUT, label=label)
            if abs(by) > TINY:
                end = start + radians(by)
                yield Angle(key="gap", start=start, end=end, tone=Tone.BAD)
        else:
            yield drawing.ring("zero", ORIGIN, Tone.OUTPUT)
        if state.level.square:
            yield from _square(state, out)
    yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v")


def _square(state: NofixedState, out: Point) -> Iterator[Item]:
    """The arrow across v, its image, and the angle between both images."""
    matrix, w = state.sheet().square(), across(state.v)
    if matrix is None:
        return
    other = image(matrix, w)
    yield Arrow(key="vector:w", tip=w, tone=Tone.SHADOW, label="w")
    if length(other) > TINY:
        name = f"{state.name()} w"
        yield Arrow(key="vector:Mw", tip=other, tone=Tone.ROW2, label=name)
    good = state.lean() <= 1.0
    corner = Angle(key="lean", start=angle(out), end=angle(other), radius=1.0)
    yield replace(corner, square=good, tone=Tone.GOOD if good else Tone.BAD)


def _laid(state: NofixedState) -> Iterator[Item]:
    """The lines that were guessed."""
    laid = state.sheet().pins
    if state.placed:
        laid = () if state.guess is None else state.guess[0][state.at][1]
    for n, line in enumerate(laid):
        item = drawing.through(f"guess:{n}", line, state.view(), Tone.GUESS)
        yield replace(item, dash=Dash.DASHED, alpha=1.0)


def _pinned(state: NofixedState, sheet: Sheet) -> Iterator[Item]:
    """What is pinned, with its stretch, or its gap."""
    for n, pin in enumerate(sheet.pins):
        tone = Tone.GOOD if sheet.good(pin) else Tone.BAD
        line = drawing.through(f"pin:{n}", pin, state.view(), tone)
        yield replace(line, dash=Dash.SOLID, alpha=1.0)
        at = (pin[0] * state.view() * 0.7, pin[1] * state.view() * 0.7)
        text = pin_text(sheet, pin)
        yield Note(key=f"pin:{n}:name", at=at, text=text, toward=(1.5, -0.7), tone=tone)


def pin_text(sheet: Sheet, pin: Point) -> str:
    """The stretch of a pinned line, or how far it is from staying."""
    matrix = sheet.square()
    if matrix is None or not sheet.stays(pin):
        return f"{written(round(abs(sheet.gap(pin)), 1)).text}°"
    near = min(
        sheet.kept(), key=lambda x: abs(x[0] * pin[1] - x[1] * pin[0]), default=pin
    )
    by = written(stretch(matrix, near))
    return f"× {by.text}" if by.exact else f"≈ × {by.text}"


def band(state: NofixedState) -> Plane:
    """By how much every line is turned, where that was seen."""
    sheet, matrix = state.sheet(), state.sheet().square()
    items: list[Item] = list(_frame())
    if matrix is not None and state.placed:
        for n, (start, end) in enumerate(runs(sheet.inked)):
            inked = ((x, -HIGH) for x in (_x(start), _x(end)))
            a, b = inked
            items.append(Segment(key=f"ink:{n}", a=a, b=b, tone=Tone.INPUT, weight=3.0))
            items += _curve(sheet, n, start, end)
        for n, pin in enumerate(sheet.pins):
            tone = Tone.GOOD if sheet.good(pin) else Tone.BAD
            items.append(drawing.ring(f"band:pin:{n}", _at(sheet, pin), tone, 3.4))
        items.append(drawing.ring("band:v", _at(sheet, state.v), Tone.INPUT, 2.4))
    caption = _("how far {M} turns the line of v", M=state.name())
    if not state.placed:
        caption = _("the band: covered until you guess")
    high = HIGH + ROOM
    return Plane(
        key="band",
        items=tuple(items),
        span=high,
        centre=(WIDE / 2.0, -0.08),
        ratio=(WIDE + 1.2) / (2.0 * high),
        caption=caption,
        weight=0.8 if len(state.sheets) > 1 else 0.5,
        letter=0.26,
    )


def _frame() -> Iterator[Item]:
    edge = ((0.0, -HIGH), (WIDE, -HIGH), (WIDE, HIGH), (0.0, HIGH))
    yield Curve(key="edge", points=edge, closed=True, tone=Tone.GRID)
    middle = Segment(key="middle", a=(0.0, 0.0), b=(WIDE, 0.0), tone=Tone.AXIS)
    yield replace(middle, weight=1.6)
    for by in (0, *MARKS, 180):
        a, b = (_x(by), -HIGH), (_x(by), -HIGH + 0.08)
        if by in MARKS:
            yield Segment(key=f"mark:{by}", a=a, b=b, tone=Tone.AXIS)
        text = f"{by}°"
        note = Note(key=f"mark:{by}:name", at=(_x(by), -HIGH), text=text, tone=Tone.DIM)
        yield replace(note, toward=(0.0, -0.7))


def _x(by: float) -> float:
    return WIDE * by / 180.0


def _at(sheet: Sheet, v: Point) -> Point:
    """Where a line stands in the band."""
    by = angle(v) * 180.0 / radians(180.0) % 180.0
    return (_x(by), HIGH * sheet.gap(v) / 90.0)


def _curve(sheet: Sheet, n: int, start: float, end: float) -> Iterator[Curve]:
    """The gap over a stretch of directions; broken where it is a right angle."""
    parts, matrix = list[list[Point]]([[]]), sheet.square()
    steps = round((end - start) / STRIP) * 5
    before = 0.0
    for k in range(steps + 1):
        by = start + (end - start) * k / steps
        gap = 0.0 if matrix is None else turn(matrix, turned(by))
        if k and abs(gap - before) > 90.0:
            parts.append([])
        parts[-1].append((_x(by), HIGH * gap / 90.0))
        before = gap
    for k, part in enumerate(parts):
        if len(part) > 1:
            curve = Curve(key=f"gap:{n}:{k}", points=tuple(part), tone=Tone.OUTPUT)
            yield replace(curve, weight=2.0)


def shelf(state: NofixedState) -> Iterator[Row]:
    """The matrices with what is said of each; t; what is said and pinned here."""
    for n, sheet in enumerate(state.sheets):
        mine, name = n == state.at, state.name(n)
        made = grid(sheet.rows, TONES, name=name, column_names=COLUMNS)
        if not mine:
            made = replace(grid(sheet.rows, (Tone.DIM,) * 3, name=name))
        done = state.placed and state.proven(n)
        tone = Tone.GOOD if done else Tone.GUESS if mine else Tone.DIM
        room = max((_(SAYS[claim]) for claim in SAYS if claim != CANNOT), key=len)
        sign = Sign(text=_(SAYS[sheet.claim]), tone=tone, room=room)
        if len(state.sheets) == 1:
            yield row(f"take{n + 1}", made)
            if state.slides():
                yield row("slid", *_t(state))
            continue
        note = _("in hand") if mine else ""
        yield row(f"take{n + 1}", made, sign, note=_("settled") if done else note)
    sheet = state.sheet()
    if sheet.square() is not None and not (state.slides() and not state.placed):
        ways = _("lay a line here"), _("laid here: take it up")
        if state.placed:
            ways = _("pin this line"), _("pinned here: take it out")
        words = ways[state.here() is not None]
        yield row("pin", Sign(text=words, room=max(ways, key=len)))
    if state.placed or not state.slides():
        says = keeps(state, sheet.claim)
        room = max((keeps(state, claim) for claim in SAYS if claim != CANNOT), key=len)
        dim = sheet.claim == UNSAID
        good = state.placed and state.proven(state.at)
        tone = Tone.DIM if dim else Tone.GOOD if good else Tone.GUESS
        yield row("claim", Sign(text=says, tone=tone, room=room))


def keeps(state: NofixedState, claim: str) -> str:
    """How many lines the matrix in hand keeps, by a claim."""
    return _("{M} keeps: {answer}", M=state.name(), answer=_(SAYS[claim]))


def _t(state: NofixedState) -> tuple[str, Array]:
    """T, to be slid."""
    return "t =", Array(cells=((replace(cell(state.t, Tone.GUESS), key="t"),),))
