"""How slip is drawn: the lines in writing, and their pieces tip to tail."""

from collections.abc import Iterator
from typing import Final

from game.figure.cells import cell
from game.figure.numbers import equals, written
from game.figure.things import (
    Array,
    Arrow,
    Block,
    Cell,
    Dash,
    Head,
    Item,
    Row,
    Sign,
    Tone,
    Work,
)
from game.language import _
from game.linalg.plane import ORIGIN, Point, added, apart, length, scaled
from game.puzzles.core import drawing
from game.puzzles.core.wording import arrow, down_cells, formula, row
from game.puzzles.kinds.slip.calculation import Calculation

FORMULAS: Final = {
    "rows": r"M x = \begin{bmatrix} r_1 \cdot x \\ r_2 \cdot x \end{bmatrix}",
    "columns": r"M x = x_1 c_1 + x_2 c_2",
}
TONES: Final = {"rows": (Tone.ROW, Tone.ROW2), "columns": (Tone.E1, Tone.E2)}
PIECES: Final = {"rows": ("r1 · x", "r2 · x"), "columns": ("x1 c1", "x2 c2")}
NEAR: Final = 1e-6


def ends(at: Calculation) -> tuple[Point, ...]:
    """Every point of the plane that the drawing reaches."""
    first, second, total = at.lines()[2:]
    return (first, added(first, second), total, at.product())


def work(at: Calculation) -> Work:
    """What is given, and the five lines with what was said of them."""
    rows = [_given(at)]
    for line in range(1, len(at.lines()) + 1):
        blocks = (*_line(at, line), *verdict(at, line))
        rows.append(row(f"line:{line}", Sign(text=f"{line}", tone=Tone.DIM), *blocks))
    return Work(key="work", rows=tuple(rows))


def _matrix(at: Calculation, *, keyed: bool) -> Array:
    """M, its rows or its columns told apart; ``keyed`` cells can be taken."""
    tones, by_rows = TONES[at.level.way], at.level.way == "rows"
    cells = tuple(
        tuple(
            cell(
                x,
                tones[i] if by_rows else tones[j],
                key=f"m{i + 1}:{j + 1}" if keyed else "",
            )
            for j, x in enumerate(each)
        )
        for i, each in enumerate(at.matrix)
    )
    if not keyed:
        return Array(cells=cells)
    if by_rows:
        return Array(cells=cells, name="M", row_names=("r1", "r2"))
    return Array(cells=cells, name="M", column_names=("c1", "c2"))


def _given(at: Calculation) -> Row:
    cells = tuple(
        (cell(x, Tone.INPUT, key=f"x:{i}"),) for i, x in enumerate(at.vector, 1)
    )
    return row("given", _matrix(at, keyed=True), Array(cells=cells, name="x"), "= ?")


def _line(at: Calculation, line: int) -> tuple[Block, ...]:
    pair = at.lines()[line - 1]
    tone = TONES[at.level.way][(line - 1) % 2] if line < 5 else Tone.SUM
    first, second = (
        cell(x, tone, key=f"n{line}:{i}", lit=line in at.seen_wrong())
        for i, x in enumerate(pair, 1)
    )
    column = Array(cells=((first,), (second,)))
    if line == 5:
        return (Sign(text=_("the sum")), column)
    index = 1 if line % 2 else 2
    if at.level.way == "rows":
        if line <= 2:
            terms = Array(cells=((first, Cell(text="+", tone=Tone.DIM), second),))
            total = Sign(text=equals(sum(pair)), tone=tone)
            return (Sign(text=f"r{index} · x =", tone=tone), terms, total)
        answer = f"r{index} · x"
        words = _("{answer} on its axis", answer=answer)
        return (Sign(text=words), column)
    if line <= 2:
        return (Sign(text=f"c{index} =", tone=tone), column)
    by = written(at.vector[index - 1]).text
    return (Sign(text=f"x{index} c{index} = {by} · c{index} =", tone=tone), column)


def verdict(at: Calculation, line: int) -> tuple[Sign, ...]:
    """What was said of a line, and what is true of it: words, not only a colour."""
    said = line == at.said()
    if line in at.seen_wrong():
        words = _("slips, as you said") if said else _("slips")
        return (Sign(text=words, tone=Tone.BAD),)
    if not said:
        return ()
    words = _("your guess") if at.placed else _("slips?")
    return (Sign(text=words, tone=Tone.GUESS),)


def drawn(at: Calculation) -> Iterator[Item]:
    """The two pieces tip to tail and the sum; M x and the residual once revealed."""
    first, second, total = at.lines()[2:]
    if at.placed and length(at.product()) > NEAR:
        yield Arrow(
            key="vector:Mx",
            tip=at.product(),
            tone=Tone.OUTPUT,
            label="M x",
            weight=1.5,
        )
    tones, names = TONES[at.level.way], PIECES[at.level.way]
    for i, (tail, piece) in enumerate(((ORIGIN, first), (first, second))):
        if length(piece) > NEAR:
            yield Arrow(
                key=f"part:{i + 1}",
                tail=tail,
                tip=added(tail, piece),
                tone=tones[i],
                label=names[i],
            )
    if length(total) > NEAR:
        yield _sum(at, total)
    if at.placed and apart(total, at.product()) > NEAR:
        yield drawing.residual("residual", total, at.product())


def _sum(at: Calculation, total: Point) -> Item:
    met = at.placed and apart(total, at.product()) <= NEAR
    return Arrow(
        key="sum",
        tip=total,
        tone=Tone.GOOD if met else Tone.SUM,
        dash=Dash.DASHED,
        head=Head.DOT,
        label="" if met else _("the sum"),
        weight=0.8,
    )


def named(at: Calculation) -> Iterator[Row]:
    """The formula read this way, and what the slip had made of the sum."""
    before = at.afresh().lines()[-1]
    off = added(at.product(), scaled(before, -1.0))
    yield formula(FORMULAS[at.level.way])
    x, out = (
        down_cells(at.vector, Tone.INPUT),
        down_cells(at.product(), Tone.OUTPUT),
    )
    yield row("name:numbers", _matrix(at, keyed=False), x, "=", out)
    yield row(
        "name:slip",
        _("not {place}", place=arrow(before)),
        note=_("the slip had left {rest} over", rest=arrow(off)),
    )
