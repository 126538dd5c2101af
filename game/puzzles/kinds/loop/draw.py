"""Loop: the ring with its stations, the word in coaches and cases, and the numbers."""

from collections.abc import Iterator
from math import cos, pi, sin
from typing import Final

import numpy as np
from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import vector, written
from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Curve,
    Dash,
    Item,
    Note,
    Plane,
    Row,
    Sign,
    Tone,
)
from game.language import _
from game.linalg.plane import Point, added, circle
from game.linalg.vectors import Matrix
from game.puzzles.core import pressed_answer
from game.puzzles.core.brackets import SIGNS, cases, leaves, worth
from game.puzzles.core.wording import row
from game.puzzles.kinds.loop.level import LoopLevel
from game.puzzles.kinds.loop.state import (
    COACH,
    DIALS,
    LOW,
    RAILS,
    ROOM,
    SAYS,
    WIDE,
    LoopState,
    read_of,
)

A: Final[Point] = (-3.4, 1.2)
B: Final[Point] = (3.4, 1.2)
DISC, HIGH = 1.0, 1.0
SPAN, LEAST = 3.2, 10.2
TONES: Final = {"M": Tone.OUTPUT, "T": Tone.ROW, "v": Tone.INPUT, "u": Tone.OUTPUT}


def plane(state: LoopState) -> Plane:
    """The ring above, the word below."""
    items = [*_ring(state), *(() if state.level.find else _word(state))]
    low, high = (1.2, 1.9) if state.level.find else (0.0, SPAN)
    count = len(leaves(state.sides[0]))
    return Plane(
        key="plane",
        items=tuple(items),
        span=high,
        centre=(0.0, low),
        ratio=max(LEAST, ROOM * count + 1.2) / (2.0 * high),
        weight=1.3,
        letter=0.56,
    )


def _ring(state: LoopState) -> Iterator[Item]:
    level = state.level
    known = level.known()
    m = known["M"]
    for key, side, name, at in (("up", 1.0, "M", -0.1), ("down", -1.0, "Mᵀ", 0.1)):
        points = tuple(
            (-side * 2.55 * cos(pi * k / 24), 1.2 + side * HIGH * sin(pi * k / 24))
            for k in range(25)
        )
        tone = TONES["M" if side > 0 else "T"]
        yield Curve(key=f"rail:{key}", points=points, tone=tone, weight=1.6)
        tip = (side * 0.12, 1.2 + side * HIGH)
        tail = (-side * 0.12, 1.2 + side * HIGH)
        yield Arrow(key=f"rail:{key}:head", tip=tip, tail=tail, tone=tone)
        place = (0.0, 1.2 + side * (HIGH - 0.38))
        yield Note(key=f"rail:{key}:name", at=place, text=name, tone=tone, on=True)
        del at
    for key, middle, tone in (("A", A, Tone.INPUT), ("B", B, Tone.OUTPUT)):
        rim = tuple(added(middle, (DISC * x, DISC * y)) for x, y in circle(1.0))
        yield Curve(key=f"station:{key}", points=rim, closed=True, tone=Tone.GRID)
        yield Note(
            key=f"station:{key}:name",
            at=(middle[0] + (-1.35 if key == "A" else 1.35), 2.1),
            text=key,
            tone=tone,
            on=True,
        )
    if level.find:
        text = _("three numbers")
        under = (B[0], B[1] - DISC - 0.32)
        yield Note(key="space", at=under, text=text, tone=Tone.DIM, on=True)
        return
    at_a, at_b = ends(level)
    for key, middle, arrow, tone in (
        ("v", A, at_a, Tone.INPUT),
        ("u", B, at_b, Tone.OUTPUT),
    ):
        size = float(np.linalg.norm(arrow))
        name = names(level)[0 if key == "v" else 1]
        if size > 1e-9:
            x, y = (float(z) * 0.9 * DISC / size for z in arrow)
            yield Arrow(
                key=f"at:{key}", tail=middle, tip=added(middle, (x, y)), tone=tone
            )
        hidden = key == ("v" if level.letter == "u" else "u") and not state.placed
        told = "?" if hidden else vector(arrow).text
        under = (middle[0], middle[1] - DISC - 0.32)
        text = f"{name} = {told}"
        yield Note(key=f"at:{key}:name", at=under, text=text, tone=tone, on=True)
    del m


def ends(level: LoopLevel) -> tuple[Matrix, Matrix]:
    """The arrow at A, and the one at B."""
    known = level.known()
    m, at = known["M"], known[level.letter]
    return (at, m @ at) if level.letter == "v" else (m.T @ at, at)


def names(level: LoopLevel) -> tuple[str, str]:
    """What they are called."""
    return ("v", "M v") if level.letter == "v" else ("Mᵀ u", "u")


def _word(state: LoopState) -> Iterator[Item]:
    """The left side: every letter a coach, every bracket a case around some."""
    left = state.sides[0]
    good = state.placed and state.reached()
    for n, letter in enumerate(leaves(left)):
        at = state.letter_at(n)
        yield _box(f"coach:{n}", at, (COACH, COACH), TONES.get(letter, Tone.PLAIN))
        text = SIGNS.get(letter, letter)
        tone = TONES.get(letter, Tone.PLAIN)
        yield Note(key=f"coach:{n}:name", at=at, text=text, tone=tone, on=True)
    for path in cases(left):
        (first, last), level = state.span_of(path), state.inside(path)
        a, b = state.letter_at(first), state.letter_at(last)
        grown = 0.16 * level
        middle = ((a[0] + b[0]) / 2.0, LOW)
        size = ((b[0] - a[0]) / 2.0 + WIDE + grown, 0.74 + grown)
        name = "".join(map(str, path))
        box = _box(f"case:{name}", middle, size, Tone.GOOD if good else Tone.SHADOW)
        yield replace(box, weight=1.6)
        if state.placed:
            place, (_wide, high) = state.end_of(path)
            bar = ((place[0], LOW - high / 4.0), (place[0], LOW + high / 4.0))
            grip = Curve(key=f"grip:{name}", points=bar, tone=Tone.SHADOW, weight=3.4)
            yield replace(grip, dash=Dash.UNBROKEN)


def _box(key: str, at: Point, size: Point, tone: Tone) -> Curve:
    """An outline: what is filled and small would drive the letter out."""
    (x, y), (w, h) = at, size
    corners = ((x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h))
    return Curve(key=key, points=corners, closed=True, tone=tone)


def numbers(state: LoopState) -> Iterator[Row]:
    """M, and what the laps make of the arrow."""
    level = state.level
    cells = tuple(tuple(map(cell, line)) for line in level.matrix)
    yield row("M", Array(cells=cells, name="M"))
    if level.find:
        yield from _dialled(state)
    elif not state.placed:
        times = Array(cells=((replace(cell(state.times, Tone.GUESS), key="times"),),))
        yield row("times", times, _("times as long"))
    else:
        told = written(level.times()).text
        laps = Sign(text=_("{n} times as long", n=told), tone=Tone.GOOD)
        guess = ""
        if state.guess is not None:
            guess = _("your guess: {n}", n=written(state.guess).text)
        yield row("times", laps, note=guess)


def rows(state: LoopState) -> Iterator[Row]:
    """What is asked, and what may be done."""
    level, (_left, right) = state.level, state.sides
    if right is not None:
        yield row("word", read_of(state.sides))
    if not level.none:
        yield row(
            "goal", Sign(text=read_of(state.goals()), tone=Tone.GOAL), note=_("asked")
        )
    changes = state.changes()
    if level.swap:
        yield _worth(state)
    rails = tuple(
        Cell(text=SIGNS.get(rail, rail), key=f"ride{rail}", tone=TONES[rail])
        for rail in RAILS
        if f"ride{rail}" in changes
    )
    if rails:
        yield row("ride", _("in front of both"), Array(cells=(rails,)))
    for key in ("slide", "back", "swap"):
        if key in changes:
            yield row(key, changes[key][0])
    tone = Tone.GOOD if state.reached() else Tone.GUESS
    yield pressed_answer.line(state.said, SAYS, tone)


def _dialled(state: LoopState) -> Iterator[Row]:
    """The arrow of the dials, and what the rail home makes of it."""
    cells = tuple(
        (replace(cell(x, Tone.OUTPUT), key=key),)
        for key, x in zip(DIALS, state.dials, strict=True)
    )
    yield row("w", Array(cells=cells, name="w"))
    out = tuple((cell(x, Tone.BAD if x else Tone.GOOD),) for x in state.caught())
    yield row("caught", "Mᵀ w", "=", Array(cells=out))


def _worth(state: LoopState) -> Row:
    """Where the word ends, and whether that is where it ended at first."""
    known = state.level.known()
    value, first = (worth(x, known) for x in (state.sides[0], state.level.words()[0]))
    same = bool(np.allclose(value, first))
    words = _("ends at {place}", place=vector(value).said())
    note = _("as at first") if same else _("it ends elsewhere")
    return row(
        "worth", Sign(text=words, tone=Tone.GOOD if same else Tone.BAD), note=note
    )
