"""How a walk along columns is drawn and written, by columns or by rows."""

from typing import Final

from msgspec import Struct

from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Curve,
    Dash,
    Formula,
    Grid,
    Item,
    Note,
    Plane,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    circle,
    dot,
    scaled,
    unit,
)
from game.puzzles.core import drawing
from game.puzzles.core.prediction import miss
from game.puzzles.core.wording import arrow, down_cells, number
from game.puzzles.kinds import listening
from game.puzzles.kinds.walk import Walk

FORMULA: Final = r"M x = x_1 c_1 + x_2 c_2"
TONES: Final = (Tone.E1, Tone.E2)
NAMES: Final = ("c1", "c2")


class Seen(Struct, frozen=True, kw_only=True):
    """What is seen of a walk: covered before the reveal, read by columns or by rows.

    ``none`` is whether the player says that no walk gets there, or None where that is
    not asked. ``ghost`` is the guessed end, None once there is none to show; ``truth``
    where the asked walk ended, once it may be seen beside the guess.
    """

    walk: Walk
    covered: bool
    by_rows: bool
    settled: bool
    none: bool | None
    ghost: Point | None
    truth: Point | None
    foreseen: bool


def plane(seen: Seen, *, revealed: bool) -> Plane:
    """Columns, walk, target, and what is missing between them."""
    walk, view = seen.walk, seen.walk.view
    items: list[Item] = [*drawing.ground(view)]
    if seen.none and not seen.covered and not walk.on_one_line():
        # Every point of the plane lies in the columns' own grid: this one too.
        (a, b), (c, d) = walk.rows()
        items.append(
            Grid(key="image", matrix=((a, b), (c, d)), extent=6, tone=Tone.AXIS)
        )
    if walk.on_one_line() and (seen.none or revealed):
        line = drawing.through("reach", walk.columns[0], view, Tone.PLAIN)
        items.append(line)
    for name, column, tone in zip(NAMES, walk.columns, TONES, strict=True):
        items.append(drawing.through(f"line:{name}", column, view, tone))
    if not seen.covered:
        items += _rails(walk)
    for name, column, tone in zip(NAMES, walk.columns, TONES, strict=True):
        items.append(Arrow(key=f"vector:{name}", tip=column, tone=tone, label=name))
    if not seen.covered:
        items += _steps(walk)
    items += _target(walk)
    if seen.by_rows:
        items += _coordinates(walk)
    items += _guess(seen)
    return drawing.window(tuple(items), view)


def _rails(walk: Walk) -> tuple[Item, ...]:
    """The line on which the second knob runs."""
    way = scaled(unit(walk.columns[1]), 3.0 * walk.view)
    x, y = walk.corner()
    rail = Segment(
        key="rail",
        a=(x - way[0], y - way[1]),
        b=(x + way[0], y + way[1]),
        tone=Tone.E2,
        dash=Dash.DOTTED,
        alpha=0.6,
    )
    return (rail,)


def _steps(walk: Walk) -> list[Item]:
    """The walk itself, one piece a column; a piece of no length is not there."""
    corner, end = walk.corner(), walk.end()
    pieces = (("x1", 0, ORIGIN, corner), ("x2", 1, corner, end))
    items: list[Item] = []
    for name, index, tail, tip in pieces:
        if abs(walk.x[index]) <= TINY:
            continue
        tone, way = TONES[index], unit(added(tip, scaled(tail, -1.0)))
        items.append(
            Arrow(key=f"part:{name}", tail=tail, tip=tip, tone=tone, weight=2.2)
        )
        items.append(
            Note(
                key=f"part:{name}:name",
                at=scaled(added(tail, tip), 0.5),
                text=f"{number(walk.x[index])} {NAMES[index]}",
                toward=scaled(across(way), -1.2),
                tone=tone,
            )
        )
    if not walk.met():
        items.append(drawing.residual("residual", end, walk.target, Tone.GOAL))
    return items


def _target(walk: Walk) -> tuple[Item, ...]:
    tone = Tone.GOOD if walk.met() else Tone.GOAL
    around = circle(0.055 * walk.view, 24)
    return (
        Curve(
            key="target",
            points=tuple(added(walk.target, point) for point in around),
            closed=True,
            tone=tone,
            weight=1.8,
            fill=0.3,
        ),
        Note(key="target:name", at=walk.target, text="t", toward=(0.9, 0.9), tone=tone),
    )


def _coordinates(walk: Walk) -> tuple[Item, ...]:
    """What the rows read of x, each on its own axis of the target's plane."""
    end = walk.end()
    feet = ((end[0], 0.0), (0.0, end[1]))
    items: list[Item] = []
    for name, tone, foot in zip(listening.NAMES, listening.TONES, feet, strict=False):
        items.append(
            Segment(key=f"read:{name}", a=ORIGIN, b=foot, tone=tone, weight=3.0)
        )
        items.append(
            Segment(key=f"read:{name}:drop", a=foot, b=end, tone=tone, dash=Dash.DASHED)
        )
        items.append(
            Note(
                key=f"read:{name}:name",
                at=foot,
                text=f"{name} · x",
                toward=_outward(foot, end),
                tone=tone,
            )
        )
    return tuple(items)


def _outward(foot: Point, end: Point) -> Point:
    """Away from the end, so that the words keep off the drop line."""
    if foot[1] == 0.0:
        return (0.0, -1.1 if end[1] >= 0.0 else 1.1)
    return (-1.8 if end[0] >= 0.0 else 1.8, 0.0)


def _guess(seen: Seen) -> tuple[Item, ...]:
    if seen.ghost is None:
        return ()
    at = seen.ghost
    items: list[Item] = [
        drawing.ring("guess:at", at, Tone.GUESS),
        drawing.naming("guess:name", at, "?", (0.8, -0.8), Tone.GUESS),
    ]
    if seen.truth is not None:
        items.append(miss("miss", at, seen.truth, right=seen.foreseen))
        items.append(
            drawing.ring(
                "truth", seen.truth, Tone.GOOD if seen.foreseen else Tone.BAD, 1.0
            )
        )
    return tuple(items)


def work(seen: Seen) -> Work:
    """M x = where the walk ends, the curtain, and the answer that there is no walk."""
    walk = seen.walk
    rows = [
        Row(
            key="product",
            blocks=_product(walk, covered=seen.covered, by_rows=seen.by_rows),
            note=f"the target: t = {arrow(walk.target)}",
        ),
        _curtain(seen),
    ]
    if seen.none is not None:
        rows.append(_none_row(seen))
    return Work(key="work", rows=tuple(rows))


def named(walk: Walk, term: str) -> Work:
    """The term and the formula; M x as steps along columns, and by rows."""
    first, second = walk.columns
    rows = [
        Row(key="name:term", blocks=(Sign(text=term),)),
        Row(key="name:formula", blocks=(Formula(tex=FORMULA),)),
        Row(
            key="name:columns",
            blocks=(
                Sign(text=number(walk.x[0])),
                down_cells(first, Tone.E1, "c1"),
                Sign(text="+" if walk.x[1] >= 0 else "−"),
                Sign(text=number(abs(walk.x[1]))),
                down_cells(second, Tone.E2, "c2"),
                Sign(text="="),
                down_cells(walk.end(), Tone.OUTPUT),
            ),
            note="by columns: steps, tip to tail",
        ),
        Row(
            key="name:rows",
            blocks=_product(walk, covered=False, by_rows=True),
            note="by rows: each reads x, and says one coordinate",
        ),
    ]
    if walk.on_one_line() and any(walk.rows()[0]):
        echo = listening.echo(walk.rows(), walk.target, agree=walk.possible())
        rows.append(echo)
    return Work(key="naming", rows=tuple(rows))


def _product(walk: Walk, *, covered: bool, by_rows: bool) -> tuple[Array | Sign, ...]:
    read = tuple(dot(row, walk.x) for row in walk.rows())
    tones = listening.TONES if by_rows else (Tone.OUTPUT, Tone.OUTPUT)
    ends = tuple(
        (Cell(text="?" if covered else number(x), tone=tone),)
        for x, tone in zip(read, tones, strict=False)
    )
    steps = tuple(
        (Cell(text=number(x), tone=Tone.INPUT if by_rows else tone),)
        for x, tone in zip(walk.x, TONES, strict=True)
    )
    if by_rows:
        matrix = listening.matrix(walk.rows())
    else:
        cells = tuple(
            tuple(Cell(text=number(v), tone=t) for v, t in zip(row, TONES, strict=True))
            for row in walk.rows()
        )
        matrix = Array(cells=cells, column_names=NAMES)
    return (matrix, Array(cells=steps, name="x"), Sign(text="="), Array(cells=ends))


def _curtain(seen: Seen) -> Row:
    # The notes are about equally long, so that no panel jumps when it is turned.
    if seen.by_rows:
        words, tone, note = "read by rows", Tone.GOOD, "a coordinate from each row"
    elif seen.settled:
        words, tone, note = "read by columns", Tone.PLAIN, "turn it: read it by rows"
    else:
        words, tone, note = "read by columns", Tone.DIM, "the target comes first"
    return Row(key="curtain", blocks=(Sign(text=words, tone=tone),), note=note)


def _none_row(seen: Seen) -> Row:
    if not seen.none:
        words, tone, note = "Is there no way?", Tone.DIM, "you can say so here"
    elif seen.settled:
        words, tone, note = "There is none.", Tone.GOOD, "all walks keep to this line"
    elif seen.walk.on_one_line():
        words, tone, note = "There is none?", Tone.BAD, "but t lies on this line"
    else:
        words, tone, note = "There is none?", Tone.BAD, "but the steps go everywhere"
    return Row(key="none", blocks=(Sign(text=words, tone=tone),), note=note)
