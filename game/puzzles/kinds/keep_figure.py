"""How keep is drawn: arrows on a plane, rows in writing, blocks on bars."""

from typing import Final

from msgspec import Struct

from game.figure.things import (
    Array,
    Arrow,
    Bar,
    Bars,
    Cell,
    Dash,
    Formula,
    Head,
    Item,
    Note,
    Part,
    Plane,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.linalg.plane import ORIGIN, TINY, Point, across, added, length, scaled, unit
from game.linalg.spans import Numbers, dot
from game.puzzles.core import drawing
from game.puzzles.core.wording import number

PYTHAGORAS: Final = r"|v|^2 = |P v|^2 + |v - P v|^2"
BLOCKS: Final = r"|v|^2 = \sum_i (r_i \cdot v)^2"
FORMULAS: Final = (PYTHAGORAS, BLOCKS)
TONES: Final = (Tone.ROW, Tone.ROW2, Tone.E1, Tone.E2, Tone.SHADOW)
SQUARE: Final = 1e-9
NAMED: Final = 0.35


class Shown(Struct, frozen=True, kw_only=True):
    """What is drawn: ``kept`` is what the rows that stay keep of ``v``.

    ``room`` is how many may stay, ``asked`` the share of |v|^2 that must, ``guess``
    the share that was kept at the reveal.
    """

    v: Numbers
    rows: tuple[Numbers, ...]
    gone: tuple[bool, ...]
    kept: Numbers
    room: int
    asked: float
    placed: bool
    reached: bool
    guess: float | None

    def answers(self) -> Numbers:
        """The dot product of each row with v."""
        return tuple(dot(row, self.v) for row in self.rows)

    def orthonormal(self) -> bool:
        """Whether the rows are of length one, at right angles, and as many as v's."""
        count = len(self.rows)
        return count == len(self.v) and all(
            abs(dot(self.rows[i], self.rows[j]) - (i == j)) <= SQUARE
            for i in range(count)
            for j in range(i, count)
        )


def rows(shown: Shown) -> Work:
    """V and the rows; behind each row its answer, covered until the reveal."""
    room = tuple(
        max(map(number, column), key=len)
        for column in zip(shown.v, *shown.rows, strict=True)
    )
    v = _cells(shown.v, "v", Tone.INPUT, room)
    lines = [Row(key="v", blocks=(Sign(text="v", room="r1"), v))]
    for i, (row, gone, answer) in enumerate(
        zip(shown.rows, shown.gone, shown.answers(), strict=True), 1
    ):
        tone = Tone.DIM if gone else TONES[i - 1]
        blocks = (Sign(text=f"r{i}", tone=tone), _cells(row, f"r{i}", tone, room))
        # Covered, not absent: the reveal must not push the figure aside.
        reads = number(answer) if shown.placed else "?"
        said = Sign(text=f"· v = {reads}", tone=tone)
        lines.append(Row(key=f"row:r{i}", blocks=(*blocks, said), struck=gone))
    stay = shown.gone.count(False)
    tone = Tone.GOOD if stay <= shown.room else Tone.BAD
    words = f"{stay} kept, room for {shown.room}"
    lines.append(Row(key="room", blocks=(Sign(text=words, tone=tone),)))
    return Work(key="work", rows=tuple(lines))


def bars(shown: Shown) -> Bars:
    """The squared answers end to end; under them |v|^2, kept and lost."""
    squares = [answer**2 for answer in shown.answers()]
    whole = dot(shown.v, shown.v)
    kept = dot(shown.kept, shown.kept)
    blocks = tuple(
        Part(key=f"block:r{i}", size=x, tone=TONES[i - 1], label=f"r{i}", struck=gone)
        for i, (x, gone) in enumerate(zip(squares, shown.gone, strict=True), 1)
    )
    parts = (
        Part(key="kept", size=kept, tone=Tone.SUM, label="kept"),
        Part(key="lost", size=max(0.0, whole - kept), tone=Tone.BAD, label="lost"),
    )
    above = Bar(
        key="blocks",
        parts=blocks if shown.placed else (),
        label="squared answers, end to end" if shown.placed else "covered",
    )
    below = Bar(
        key="v",
        parts=parts
        if shown.placed
        else (Part(key="all", size=whole, tone=Tone.INPUT),),
        label="|v|²",
        asked=shown.asked * whole,
        guess=None if shown.guess is None else shown.guess * whole,
    )
    frame = max(whole, sum(squares)) if shown.placed else whole
    return Bars(key="bars", bars=(above, below), whole=max(frame, TINY), weight=0.9)


def plane(shown: Shown, view: float, *, revealed: bool) -> Plane:
    """V and the rows; what is kept of v, and the residual, once revealed."""
    items: list[Item] = [*drawing.ground(view)]
    for i, (row, gone) in enumerate(zip(shown.rows, shown.gone, strict=True), 1):
        if not gone and length(_point(row)) > TINY:
            way = drawing.through(f"line:r{i}", _point(row), view, TONES[i - 1])
            items.append(way)
    for i, (row, gone) in enumerate(zip(shown.rows, shown.gone, strict=True), 1):
        items.append(
            Arrow(
                key=f"vector:r{i}",
                tip=_point(row),
                tone=Tone.GHOST if gone else TONES[i - 1],
                dash=Dash.DOTTED if gone else Dash.SOLID,
                head=Head.OPEN if gone else Head.FULL,
                label=f"r{i}",
                alpha=0.6 if gone else 1.0,
            )
        )
    v, kept = _point(shown.v), _point(shown.kept)
    items.append(Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v"))
    if shown.placed:
        items += _parts(v, kept, good=revealed and shown.reached)
    return drawing.window(tuple(items), view)


def _parts(v: Point, kept: Point, *, good: bool) -> list[Item]:
    """What is kept, from the origin; what is lost, from there to v's tip."""
    items: list[Item] = []
    if length(kept) > TINY:
        tone = Tone.GOOD if good else Tone.SUM
        items.append(
            Segment(key="kept", a=ORIGIN, b=kept, tone=tone, weight=3.6, alpha=0.75)
        )
    gap = added(v, scaled(kept, -1.0))
    if length(gap) > 1e-6:
        lost = Arrow(
            key="lost",
            tail=kept,
            tip=v,
            tone=Tone.BAD,
            dash=Dash.DASHED,
            head=Head.OPEN,
            weight=0.7,
        )
        items.append(lost)
    if length(gap) > NAMED:
        middle = added(kept, scaled(gap, 0.5))
        side = unit(across(gap))
        items.append(
            Note(key="lost:name", at=middle, text="lost", toward=side, tone=Tone.BAD)
        )
    return items


def named(shown: Shown) -> Work:
    """The term, the formula that fits these rows, and the numbers of this player."""
    whole, kept = dot(shown.v, shown.v), dot(shown.kept, shown.kept)
    lost = max(0.0, whole - kept)
    share = 100.0 * kept / whole if whole > TINY else 100.0
    stay = [f"r{i}" for i, gone in enumerate(shown.gone, 1) if not gone]
    lines = [
        Row(key="name:term", blocks=(Sign(text="projection"),)),
        Row(
            key="name:formula",
            blocks=(Formula(tex=BLOCKS if shown.orthonormal() else PYTHAGORAS),),
        ),
        Row(
            key="name:part",
            blocks=(Sign(text="P v ="), _cells(shown.kept, "", Tone.SUM)),
            note=f"on the span of {' and '.join(stay) or 'nothing'}",
        ),
        Row(
            key="name:sum",
            blocks=(Sign(text=f"{number(kept)} + {number(lost)} = {number(whole)}"),),
            note=f"kept and lost: {number(share, 1)}% of the whole is kept",
        ),
    ]
    loud = max(range(len(shown.rows)), key=lambda i: abs(shown.answers()[i]))
    if shown.gone[loud]:
        answer = number(shown.answers()[loud])
        lines.append(
            Row(
                key="name:loud",
                blocks=(Sign(text=f"r{loud + 1} · v = {answer}"),),
                note="the loudest answer, and it could go",
            )
        )
    return Work(key="naming", rows=tuple(lines))


def _cells(values: Numbers, name: str, tone: Tone, room: tuple[str, ...] = ()) -> Array:
    cells = tuple(
        Cell(text=number(x), tone=tone, key=f"{name}:{i}" if name else "")
        for i, x in enumerate(values, 1)
    )
    return Array(cells=(cells,), room=room)


def _point(values: Numbers) -> Point:
    return (values[0], values[1])
