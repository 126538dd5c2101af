"""How slip is drawn: the lines in writing, and their pieces tip to tail."""

from typing import Final

from msgspec import Struct

from game.figure.things import (
    Array,
    Arrow,
    Block,
    Cell,
    Dash,
    Formula,
    Head,
    Item,
    Matrix2,
    Plane,
    Row,
    Sign,
    Tone,
    Work,
)
from game.linalg.plane import ORIGIN, Point, added, apart, length, scaled
from game.puzzles.core import drawing
from game.puzzles.core.wording import arrow, down_cells, number

FORMULAS: Final = {
    "rows": r"M x = \begin{bmatrix} r_1 \cdot x \\ r_2 \cdot x \end{bmatrix}",
    "columns": r"M x = x_1 c_1 + x_2 c_2",
}
TONES: Final = {"rows": (Tone.ROW, Tone.ROW2), "columns": (Tone.E1, Tone.E2)}
PIECES: Final = {"rows": ("r1 · x", "r2 · x"), "columns": ("x1 c1", "x2 c2")}
NEAR: Final = 1e-6


class Shown(Struct, frozen=True, kw_only=True):
    """What is drawn: ``wrong`` are lines (from 1), ``said`` is the chosen one."""

    matrix: Matrix2
    vector: Point
    way: str
    lines: tuple[Point, ...]
    wrong: tuple[int, ...]
    said: int
    product: Point
    placed: bool
    span: float


def ends(shown: Shown) -> tuple[Point, ...]:
    """Every point of the plane that the drawing reaches."""
    first, second, total = shown.lines[2:]
    return (first, added(first, second), total, shown.product)


def work(shown: Shown) -> Work:
    """What is given, and the five lines with what was said of them."""
    rows = [Row(key="given", blocks=_given(shown))]
    for line in range(1, len(shown.lines) + 1):
        blocks = (Sign(text=f"{line}", tone=Tone.DIM), *_line(shown, line))
        rows.append(Row(key=f"line:{line}", blocks=(*blocks, *_verdict(shown, line))))
    return Work(key="work", rows=tuple(rows))


def _given(shown: Shown) -> tuple[Block, ...]:
    tones = TONES[shown.way]
    by_rows = shown.way == "rows"
    cells = tuple(
        tuple(
            Cell(
                text=number(x),
                key=f"m{i + 1}:{j + 1}",
                tone=tones[i] if by_rows else tones[j],
            )
            for j, x in enumerate(row)
        )
        for i, row in enumerate(shown.matrix)
    )
    matrix = Array(
        cells=cells,
        name="M",
        row_names=("r1", "r2") if by_rows else (),
        column_names=() if by_rows else ("c1", "c2"),
    )
    vector = Array(
        cells=tuple(
            (Cell(text=number(x), key=f"x:{i}", tone=Tone.INPUT),)
            for i, x in enumerate(shown.vector, 1)
        ),
        name="x",
    )
    return (matrix, vector, Sign(text="= ?"))


def _line(shown: Shown, line: int) -> tuple[Block, ...]:
    pair = shown.lines[line - 1]
    tone = TONES[shown.way][(line - 1) % 2] if line < 5 else Tone.SUM
    first, second = (
        Cell(
            text=number(x),
            key=f"n{line}:{i}",
            tone=tone,
            lit=line in shown.wrong,
        )
        for i, x in enumerate(pair, 1)
    )
    column = Array(cells=((first,), (second,)))
    if line == 5:
        return (Sign(text="the sum"), column)
    index = 1 if line % 2 else 2
    if shown.way == "rows":
        if line <= 2:
            terms = Array(cells=((first, Cell(text="+", tone=Tone.DIM), second),))
            total = Sign(text=f"= {number(sum(pair))}", tone=tone)
            return (Sign(text=f"r{index} · x =", tone=tone), terms, total)
        return (Sign(text=f"r{index} · x on its axis"), column)
    if line <= 2:
        return (Sign(text=f"c{index} =", tone=tone), column)
    by = number(shown.vector[index - 1])
    return (Sign(text=f"x{index} c{index} = {by} · c{index} =", tone=tone), column)


def _verdict(shown: Shown, line: int) -> tuple[Block, ...]:
    """What was said of a line, and what is true of it: words, not only a colour."""
    said = line == shown.said
    if line in shown.wrong:
        words = "slips, as you said" if said else "slips"
        return (Sign(text=words, tone=Tone.BAD),)
    if not said:
        return ()
    words = "your guess" if shown.placed else "slips?"
    return (Sign(text=words, tone=Tone.GUESS),)


def plane(shown: Shown) -> Plane:
    """The two pieces tip to tail and the sum; M x and the residual once revealed."""
    view = shown.span
    first, second, total = shown.lines[2:]
    tones, names = TONES[shown.way], PIECES[shown.way]
    items: list[Item] = [*drawing.ground(view)]
    if shown.placed and length(shown.product) > NEAR:
        items.append(
            Arrow(
                key="vector:Mx",
                tip=shown.product,
                tone=Tone.OUTPUT,
                label="M x",
                weight=1.5,
            )
        )
    for i, (tail, piece) in enumerate(((ORIGIN, first), (first, second))):
        if length(piece) > NEAR:
            items.append(
                Arrow(
                    key=f"part:{i + 1}",
                    tail=tail,
                    tip=added(tail, piece),
                    tone=tones[i],
                    label=names[i],
                )
            )
    if length(total) > NEAR:
        items.append(_sum(shown, total))
    if shown.placed and apart(total, shown.product) > NEAR:
        items.append(drawing.residual("residual", total, shown.product))
    return drawing.window(tuple(items), view, ringed=False)


def _sum(shown: Shown, total: Point) -> Item:
    met = shown.placed and apart(total, shown.product) <= NEAR
    return Arrow(
        key="sum",
        tip=total,
        tone=Tone.GOOD if met else Tone.SUM,
        dash=Dash.DASHED,
        head=Head.DOT,
        label="" if met else "the sum",
        weight=0.8,
    )


def named(shown: Shown, before: Point) -> Work:
    """The term, the formula read this way, and what the slip had made of the sum."""
    off = added(shown.product, scaled(before, -1.0))
    tones = TONES[shown.way]
    cells = tuple(
        tuple(
            Cell(text=number(x), tone=tones[i] if shown.way == "rows" else tones[j])
            for j, x in enumerate(row)
        )
        for i, row in enumerate(shown.matrix)
    )
    rows = (
        Row(key="name:term", blocks=(Sign(text="matrix times vector"),)),
        Row(key="name:formula", blocks=(Formula(tex=FORMULAS[shown.way]),)),
        Row(
            key="name:numbers",
            blocks=(
                Array(cells=cells),
                down_cells(shown.vector, Tone.INPUT),
                Sign(text="="),
                down_cells(shown.product, Tone.OUTPUT),
            ),
        ),
        Row(
            key="name:slip",
            blocks=(Sign(text=f"not {arrow(before)}"),),
            note=f"the slip had left {arrow(off)} over",
        ),
    )
    return Work(key="naming", rows=rows)
