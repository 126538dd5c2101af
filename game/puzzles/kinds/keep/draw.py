"""How keep is drawn: arrows on a plane, rows in writing, blocks on bars."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from game.figure.numbers import (
    ABOUT,
    Written,
    decimal,
    equals,
    percent,
    relation,
    rooted,
    written,
)
from game.figure.things import (
    Array,
    Arrow,
    Bar,
    Bars,
    Cell,
    Dash,
    Head,
    Item,
    Note,
    Part,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.language import _
from game.linalg.plane import ORIGIN, TINY, Point, across, added, length, scaled, unit
from game.linalg.spans import Numbers, dot
from game.puzzles.core import drawing
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.keep.state import MOST, KeepState

PYTHAGORAS: Final = r"|v|^2 = |k|^2 + |v - k|^2"
# The blocks of so many rows, one by one.
BLOCKS: Final = {
    count: "|v|^2 = " + " + ".join(rf"(r_{i} \cdot v)^2" for i in range(1, count + 1))
    for count in range(2, MOST + 1)
}
FORMULAS: Final = (PYTHAGORAS, *BLOCKS.values())
TONES: Final = (Tone.ROW, Tone.ROW2, Tone.E1, Tone.E2, Tone.SHADOW)
NAMED: Final = 0.35


def rows(at: KeepState) -> Work:
    """V and the rows; behind each row its answer, covered until the reveal."""
    room = tuple(
        max((entry.text for entry in column), key=len)
        for column in zip(*map(_entries, (at.v, *at.rows)), strict=True)
    )
    names = [_name(f"r{i}", values) for i, values in enumerate(at.rows, 1)]
    widest = max(names, key=len)
    v = _cells(at.v, "v", Tone.INPUT, room)
    lines = [row("v", Sign(text=_name("v", at.v), room=widest), v)]
    each = zip(at.rows, at.gone, at.answers(), strict=True)
    for i, (values, gone, answer) in enumerate(each, 1):
        tone = Tone.DIM if gone else TONES[i - 1]
        # Covered, not absent: the reveal must not push the figure aside.
        reads = f"· v {decimal(answer).equals() if at.placed else '= ?'}"
        line = row(
            f"row:r{i}",
            Sign(text=names[i - 1], tone=tone, room=widest),
            _cells(values, f"r{i}", tone, room),
            Sign(text=reads, tone=tone),
        )
        lines.append(replace(line, struck=gone))
    tone = Tone.BAD if at.over() else Tone.GOOD
    words = _("{count} kept, room for {room}", count=at.staying(), room=at.level.keep)
    lines.append(row("room", Sign(text=words, tone=tone)))
    return Work(key="work", rows=tuple(lines))


def bars(at: KeepState) -> Bars:
    """The squared answers end to end; under them |v|^2, kept and lost."""
    squares = [answer**2 for answer in at.answers()]
    whole = dot(at.v, at.v)
    kept = dot(at.kept(), at.kept())
    blocks = tuple(
        Part(key=f"block:r{i}", size=x, tone=TONES[i - 1], label=f"r{i}", struck=gone)
        for i, (x, gone) in enumerate(zip(squares, at.gone, strict=True), 1)
    )
    parts = (
        Part(key="kept", size=kept, tone=Tone.SUM, label=_("kept")),
        Part(key="lost", size=max(0.0, whole - kept), tone=Tone.BAD, label=_("lost")),
    )
    above = Bar(
        key="blocks",
        parts=blocks if at.placed else (),
        label=_("squared answers, end to end") if at.placed else _("covered"),
    )
    below = Bar(
        key="v",
        parts=parts if at.placed else (Part(key="all", size=whole, tone=Tone.INPUT),),
        label="|v|²",
        asked=at.level.asked * whole,
        guess=None if at.guess is None else at.share_of(at.guess) * whole,
    )
    frame = max(whole, sum(squares)) if at.placed else whole
    return Bars(key="bars", bars=(above, below), whole=max(frame, TINY), weight=0.9)


def drawn(at: KeepState, *, revealed: bool) -> Iterator[Item]:
    """V and the rows; what is kept of v, and the residual, once revealed."""
    rows = tuple(enumerate(zip(map(_point, at.rows), at.gone, strict=True), 1))
    for i, (tip, gone) in rows:
        if not gone and length(tip) > TINY:
            yield drawing.through(f"line:r{i}", tip, at.view(), TONES[i - 1])
    for i, (tip, gone) in rows:
        yield Arrow(
            key=f"vector:r{i}",
            tip=tip,
            tone=Tone.GHOST if gone else TONES[i - 1],
            dash=Dash.DOTTED if gone else Dash.SOLID,
            head=Head.OPEN if gone else Head.FULL,
            label=f"r{i}",
            alpha=0.6 if gone else 1.0,
        )
    v = _point(at.v)
    yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v")
    if at.placed:
        yield from _parts(v, _point(at.kept()), good=revealed and at.reached())


def _parts(v: Point, kept: Point, *, good: bool) -> Iterator[Item]:
    """What is kept, from the origin; what is lost, from there to v's tip."""
    if length(kept) > TINY:
        tone = Tone.GOOD if good else Tone.SUM
        yield Segment(key="kept", a=ORIGIN, b=kept, tone=tone, weight=3.6, alpha=0.75)
    gap = added(v, scaled(kept, -1.0))
    if length(gap) > 1e-6:
        yield Arrow(
            key="lost",
            tail=kept,
            tip=v,
            tone=Tone.BAD,
            dash=Dash.DASHED,
            head=Head.OPEN,
            weight=0.7,
        )
    if length(gap) > NAMED:
        middle, side = added(kept, scaled(gap, 0.5)), unit(across(gap))
        words, tone = _("lost"), Tone.BAD
        yield Note(key="lost:name", at=middle, text=words, toward=side, tone=tone)


def joined(names: Sequence[str]) -> str:
    """Names with "and" between them."""
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}", some=joined(names[:-1]), last=names[-1])


def named(at: KeepState) -> Iterator[Row]:
    """The formula that fits these rows, and the numbers of this player."""
    whole, kept = dot(at.v, at.v), dot(at.kept(), at.kept())
    part, gone, all_ = map(written, (kept, max(0.0, whole - kept), whole))
    share = percent(kept / whole if whole > TINY else 1.0, 1)
    stay = joined([f"r{i}" for i, gone in enumerate(at.gone, 1) if not gone])
    yield formula(BLOCKS[len(at.rows)] if at.orthonormal() else PYTHAGORAS)
    note = _("what {rows} keep of v, together", rows=stay or _("no rows"))
    if at.staying() == 1:
        note = _("what {row} keeps of v: its shadow", row=stay)
    yield row("name:part", "k =", _cells(at.kept(), "", Tone.SUM), note=note)
    yield row(
        "name:sum",
        f"{part.text} + {gone.text} {relation(part, gone, all_)} {all_.text}",
        note=_("kept and lost: {share} of the whole is kept", share=share.said()),
    )
    loud = max(range(len(at.rows)), key=lambda i: abs(at.answers()[i]))
    if at.gone[loud]:
        words = f"r{loud + 1} · v {equals(at.answers()[loud])}"
        yield row("name:loud", words, note=_("the loudest answer, and it could go"))


def _entries(values: Numbers) -> tuple[Written, ...]:
    """The entries in writing: with roots where all of them are exact so."""
    roots = tuple(map(rooted, values))
    exact = all(each.exact for each in roots)
    return roots if exact else tuple(map(written, values))


def _name(name: str, values: Numbers) -> str:
    """The name before its entries; what is rounded is only about so."""
    about = any(not each.exact for each in _entries(values))
    return f"{name} {ABOUT}" if about else name


def _cells(values: Numbers, name: str, tone: Tone, room: tuple[str, ...] = ()) -> Array:
    cells = tuple(
        Cell(
            text=entry.text,
            tone=tone,
            key=f"{name}:{i}" if name else "",
            rounded=not entry.exact,
        )
        for i, entry in enumerate(_entries(values), 1)
    )
    return Array(cells=(cells,), room=room)


def _point(values: Numbers) -> Point:
    return (values[0], values[1])
