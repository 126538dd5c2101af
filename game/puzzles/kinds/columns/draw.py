"""How a walk along columns is drawn and written, by columns or by rows."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.numbers import relation, written
from game.figure.things import (
    Array,
    Arrow,
    Curve,
    Dash,
    Grid,
    Item,
    Note,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.language import _
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
from game.puzzles.core.wording import down_cells, equal, formula, grid, row
from game.puzzles.kinds import listening
from game.puzzles.kinds.columns.walk import Walk

FORMULA: Final = r"M x = x_1 c_1 + x_2 c_2"
TONES: Final = (Tone.E1, Tone.E2)
NAMES: Final = ("c1", "c2")


class Seen(Struct, frozen=True, kw_only=True):
    """What is seen of a walk: covered before the reveal, read by columns or by rows.

    ``none`` is whether the player says that no walk gets there, or None where that is
    not asked.
    """

    walk: Walk
    covered: bool
    by_rows: bool
    settled: bool
    none: bool | None


def drawn(seen: Seen, *, revealed: bool) -> Iterator[Item]:
    """Columns, walk, target, and what is missing between them."""
    walk, view = seen.walk, seen.walk.view
    if seen.none and not seen.covered and not walk.on_one_line():
        # Every point of the plane lies in the columns' own grid: this one too.
        yield Grid(key="image", matrix=walk.rows(), extent=6, tone=Tone.AXIS)
    if walk.on_one_line() and (seen.none or revealed):
        yield drawing.through("reach", walk.columns[0], view, Tone.PLAIN)
    columns = tuple(zip(NAMES, walk.columns, TONES, strict=True))
    for name, column, tone in columns:
        yield drawing.through(f"line:{name}", column, view, tone)
    if not seen.covered:
        yield _rail(walk)
    for name, column, tone in columns:
        yield Arrow(key=f"vector:{name}", tip=column, tone=tone, label=name)
    if not seen.covered:
        yield from _steps(walk)
    yield from _target(walk)
    if seen.by_rows:
        yield from _coordinates(walk)


def _rail(walk: Walk) -> Item:
    """The line on which the second knob runs."""
    way = scaled(unit(walk.columns[1]), 3.0 * walk.view)
    x, y = walk.corner()
    return Segment(
        key="rail",
        a=(x - way[0], y - way[1]),
        b=(x + way[0], y + way[1]),
        tone=Tone.E2,
        dash=Dash.DOTTED,
        alpha=0.6,
    )


def _steps(walk: Walk) -> Iterator[Item]:
    """The walk itself, one piece a column; a piece of no length is not there."""
    corner, end = walk.corner(), walk.end()
    pieces = zip(NAMES, TONES, walk.x, (ORIGIN, corner), (corner, end), strict=True)
    for name, tone, x, tail, tip in pieces:
        if abs(x) > TINY:
            key, way = f"part:x{name[1]}", unit(added(tip, scaled(tail, -1.0)))
            yield Arrow(key=key, tail=tail, tip=tip, tone=tone, weight=2.2)
            yield Note(
                key=f"{key}:name",
                at=scaled(added(tail, tip), 0.5),
                text=f"{written(x).label()} {name}",
                toward=scaled(across(way), -1.2),
                tone=tone,
            )
    if not walk.met():
        yield drawing.residual("residual", end, walk.target, Tone.GOAL)


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


def _coordinates(walk: Walk) -> Iterator[Item]:
    """What the rows read of x, each on its own axis of the target's plane."""
    end = walk.end()
    feet = ((end[0], 0.0), (0.0, end[1]))
    for name, tone, foot in zip(listening.NAMES, listening.TONES, feet, strict=False):
        key, dash = f"read:{name}", Dash.DASHED
        yield Segment(key=key, a=ORIGIN, b=foot, tone=tone, weight=3.0)
        yield Segment(key=f"{key}:drop", a=foot, b=end, tone=tone, dash=dash)
        yield Note(
            key=f"{key}:name",
            at=foot,
            text=f"{name} · x",
            toward=_outward(foot, end),
            tone=tone,
        )


def _outward(foot: Point, end: Point) -> Point:
    """Away from the end, so that the words keep off the drop line."""
    if foot[1] == 0.0:
        return (0.0, -1.1 if end[1] >= 0.0 else 1.1)
    return (-1.8 if end[0] >= 0.0 else 1.8, 0.0)


def work(seen: Seen) -> Work:
    """M x = where the walk ends, the curtain, and the answer that there is no walk."""
    walk = seen.walk
    product = _product(walk, covered=seen.covered, by_rows=seen.by_rows)
    note = _("the target: {t}", t=equal("t", walk.target))
    rows = [row("product", *product, note=note), _curtain(seen)]
    if seen.none is not None:
        rows.append(_none(seen))
    return Work(key="work", rows=tuple(rows))


def named(walk: Walk) -> Iterator[Row]:
    """The formula; M x as steps along columns, and by rows."""
    first, second = walk.columns
    yield formula(FORMULA)
    yield row(
        "name:columns",
        written(walk.x[0]).text,
        down_cells(first, Tone.E1, "c1"),
        "+" if walk.x[1] >= 0 else "−",
        written(abs(walk.x[1])).text,
        down_cells(second, Tone.E2, "c2"),
        relation(*map(written, walk.x)),
        down_cells(walk.end(), Tone.OUTPUT),
        note=_("by columns: steps, tip to tail"),
    )
    by_rows = _product(walk, covered=False, by_rows=True)
    note = _("by rows: each reads x, and says one coordinate")
    yield row("name:rows", *by_rows, note=note)
    if walk.on_one_line() and any(walk.rows()[0]):
        yield listening.echo(walk.rows(), walk.target, agree=walk.possible())


def _product(walk: Walk, *, covered: bool, by_rows: bool) -> tuple[Array | str, ...]:
    read = tuple(dot(row, walk.x) for row in walk.rows())
    if by_rows:
        matrix, steps = listening.matrix(walk.rows()), (Tone.INPUT, Tone.INPUT)
        ends = down_cells(read, listening.TONES)
    else:
        matrix, steps = grid(walk.rows(), TONES, column_names=NAMES), TONES
        ends = down_cells(read, Tone.OUTPUT)
    if covered:
        cells = tuple((replace(c, text="?"),) for (c,) in ends.cells)
        ends = replace(ends, cells=cells)
    return (matrix, down_cells(walk.x, steps, "x"), "=", ends)


def _curtain(seen: Seen) -> Row:
    # The notes are about equally long, so that no panel jumps when it is turned.
    if seen.by_rows:
        words, tone = _("read by rows"), Tone.GOOD
        note = _("a coordinate from each row")
    elif seen.settled:
        words, tone = _("read by columns"), Tone.PLAIN
        note = _("press it to read it by rows")
    else:
        words, tone = _("read by columns"), Tone.DIM
        note = _("first reach t, then press it")
    return row("curtain", Sign(text=words, tone=tone), note=note)


def _none(seen: Seen) -> Row:
    if not seen.none:
        words, tone = _("Is there no way?"), Tone.DIM
        note = _("you can say so here")
    elif seen.settled:
        words, tone = _("There is none."), Tone.GOOD
        note = _("all walks keep to this line")
    elif seen.walk.on_one_line():
        words, tone = _("There is none?"), Tone.BAD
        note = _("but t lies on this line")
    else:
        words, tone = _("There is none?"), Tone.BAD
        note = _("but the steps go everywhere")
    return row("none", Sign(text=words, tone=tone), note=note)
