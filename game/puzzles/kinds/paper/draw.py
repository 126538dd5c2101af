"""Paper: the sheet in writing; the circle and the ellipse, and what was entered."""

from collections.abc import Iterator
from math import sqrt
from typing import Final

from game.figure.cells import cell
from game.figure.numbers import MINUS
from game.figure.things import (
    Array,
    Arrow,
    Block,
    Cell,
    Curve,
    Dash,
    Item,
    Row,
    Sign,
    Tone,
)
from game.linalg.plane import TINY, Point, circle, length, scaled, unit
from game.puzzles.core import drawing, rod
from game.puzzles.core.wording import row
from game.puzzles.kinds.paper.sheet import (
    GRAM,
    INPUTS,
    OUTPUTS,
    SQUARES,
    STRETCHES,
    WHOLE,
    Whole,
)
from game.puzzles.kinds.paper.state import PaperState, key

LONG: Final = 1.25
NUMBERS: Final = (Tone.E1, Tone.E2)
ROOM: Final = ("−44",)


def given(state: PaperState) -> Iterator[Row]:
    """M alone."""
    yield row("given", _given(state))


def _given(state: PaperState) -> Array:
    keys = (("m1:1", "m1:2"), ("m2:1", "m2:2"))
    return _array(state.sheet.matrix, keys, name="M")


def rows(state: PaperState) -> Iterator[Row]:
    """M, and the six lines."""
    sheet, m = state.sheet, _given(state)
    p, q, r = sheet.gram
    keys = ((key(GRAM, 1), key(GRAM, 2)), ("", key(GRAM, 3)))
    g = _array(((p, q), (q, r)), keys)
    yield row("given", m, "   ", _number(state, GRAM), "MᵀM :", g)
    one, other = sheet.squares
    found = Array(
        cells=((_cell(one, key(SQUARES, 1)), _cell(other, key(SQUARES, 2))),), room=ROOM
    )
    yield row(
        "squares",
        *(_number(state, SQUARES), "λ :", found, "   "),
        *(_number(state, STRETCHES), "σ :", _stretch(state, 1), _stretch(state, 2)),
    )
    v, w = sheet.inputs()
    u, x = sheet.outputs()
    yield row(
        "arrows",
        *(_number(state, INPUTS), "v :", _down(v, INPUTS, 1), _down(w, INPUTS, 3)),
        *("   ", _number(state, OUTPUTS), "u :"),
        *(_down(u, OUTPUTS, 1), _down(x, OUTPUTS, 3)),
    )
    yield row("whole", _number(state, WHOLE), *_whole(state), note="U D Vᵀ")


def _whole(state: PaperState) -> Iterator[Block | str]:
    n, u, m, vt = state.sheet.frames()
    yield from ("1/√", _alone(n, key(WHOLE, 1)), _four(u, 2))
    yield _diagonal(state)
    yield from ("1/√", _alone(m, key(WHOLE, 6)), _four(vt, 7))


def named(state: PaperState) -> Iterator[Row]:
    """M, and the three that make it."""
    yield row("name:given", _given(state))
    yield row("name:whole", *_whole(state), note="U D Vᵀ")


def _number(state: PaperState, line: int) -> Sign:
    """The number of a line, in the tone of how it was judged when it was handed in."""
    astray = state.astray()
    if state.handed is None or (astray and line > astray):
        return Sign(text=f"{line}", tone=Tone.DIM)
    return Sign(text=f"{line}", tone=Tone.BAD if line == astray else Tone.GOOD)


def _cell(x: int, at: str, tone: Tone = Tone.PLAIN) -> Cell:
    return cell(float(x), tone, key=at)


def _array(
    rows_: tuple[Whole, Whole], keys: tuple[tuple[str, str], ...], name: str = ""
) -> Array:
    cells = tuple(
        tuple(_cell(x, at) for x, at in zip(each, some, strict=True))
        for each, some in zip(rows_, keys, strict=True)
    )
    return Array(cells=cells, name=name, room=ROOM)


def _four(rows_: tuple[Whole, Whole], first: int) -> Array:
    keys = (
        (key(WHOLE, first), key(WHOLE, first + 1)),
        (key(WHOLE, first + 2), key(WHOLE, first + 3)),
    )
    return _array(rows_, keys)


def _down(arrow: Whole, line: int, first: int) -> Array:
    tone = NUMBERS[first > 1]
    x, y = arrow
    one, other = (_cell(n, key(line, first + i), tone) for i, n in enumerate((x, y)))
    return Array(cells=((one,), (other,)), room=ROOM)


def _alone(x: int, at: str) -> Array:
    return Array(cells=((_cell(x, at),),), room=ROOM)


def _stretch(state: PaperState, at: int) -> Array:
    """A stretch: whether it is a root, and of what."""
    root, x = state.sheet.roots[at - 1], state.sheet.lines[STRETCHES - 1][at - 1]
    sign = Cell(text="√" if root else "·", tone=Tone.DIM, key=f"root{at}")
    return Array(cells=((sign, _cell(x, key(STRETCHES, at), NUMBERS[at - 1])),))


def _diagonal(state: PaperState) -> Array:
    """D, made of line 3."""
    texts = [
        ("√" if root and x else "") + f"{x}".replace("-", MINUS)
        for x, root in zip(
            state.sheet.lines[STRETCHES - 1], state.sheet.roots, strict=True
        )
    ]
    zero = Cell(text="0", tone=Tone.DIM)
    one, other = (
        Cell(text=text, tone=tone) for text, tone in zip(texts, NUMBERS, strict=True)
    )
    return Array(cells=((one, zero), (zero, other)))


def items(state: PaperState) -> Iterator[Item]:
    """The circle, the rod, and once that is laid the ellipse and what was entered."""
    view = state.view()
    yield Curve(key="circle", points=circle(1.0), closed=True, tone=Tone.INPUT)
    if not state.placed:
        (a, b), (c, d) = state.sheet.matrix
        for n, (tip, tone) in enumerate(zip(((a, c), (b, d)), NUMBERS, strict=True), 1):
            if length(_plane(tip)) > TINY:
                at = _plane(tip)
                yield Arrow(key=f"vector:c{n}", tip=at, tone=tone, label=f"c{n}")
        yield rod.way(state.reach())
        end = scaled(state.rod, LONG * view)
        yield rod.line("rod", end, Tone.GUESS, Dash.DASHED, 2.0)
        return
    if state.guess is not None:
        laid = scaled(state.guess, LONG * view)
        yield rod.line("rod", laid, Tone.GUESS, Dash.DASHED, 1.4)
    yield Curve(key="ellipse", points=_ellipse(state), closed=True, tone=Tone.OUTPUT)
    yield from _entered(state)


def _entered(state: PaperState) -> Iterator[Item]:
    """The arrows of the sheet: v on the circle, u as long as its stretch."""
    sheet = state.sheet
    for n, (v, tone) in enumerate(zip(sheet.inputs(), NUMBERS, strict=True), 1):
        if v != (0, 0):
            at = unit(_plane(v))
            yield Arrow(key=f"v{n}", tip=at, tone=tone, label=f"v{n}", weight=0.8)
    pairs = zip(sheet.outputs(), sheet.stretched, NUMBERS, strict=True)
    for n, (u, square, tone) in enumerate(pairs, 1):
        if u != (0, 0) and square > 0:
            tip = scaled(unit(_plane(u)), min(sqrt(square), 2.0 * state.view()))
            yield Arrow(key=f"u{n}", tip=tip, tone=tone, label=f"σ{n} u{n}")


def truth(state: PaperState) -> Iterator[Item]:
    """The long axis, once the whole is right."""
    to = unit(state.long_axis()) if length(state.long_axis()) > TINY else (1.0, 0.0)
    yield drawing.through("axis", to, state.view(), Tone.GOOD)


def _ellipse(state: PaperState) -> tuple[Point, ...]:
    (a, b), (c, d) = state.sheet.matrix
    return tuple((a * x + b * y, c * x + d * y) for x, y in circle(1.0))


def _plane(v: Whole) -> Point:
    return (float(v[0]), float(v[1]))
