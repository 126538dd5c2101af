"""Numbers and arrows in writing, and rows of work made of them."""

from collections.abc import Sequence
from typing import Final

from game.figure.cells import cell, signed
from game.figure.numbers import ABOUT, EQUALS, vector, written
from game.figure.things import Array, Block, Cell, Formula, Row, Sign, Tone
from game.linalg.plane import Point

_LOW: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

__all__ = [
    "across_cells",
    "arrow",
    "down_cells",
    "equal",
    "formula",
    "grid",
    "listed",
    "row",
    "said",
    "subscripted",
    "unknown",
]


def arrow(value: Point) -> str:
    """An arrow by its coordinates, in a sentence: ``(2, −1)``, or "about" so."""
    return vector(value).said()


def equal(name: str, value: Point) -> str:
    """What an arrow is: ``r = (2, −1)``, or ``r ≈ (1.23, 0.4)``."""
    return f"{name} {vector(value).equals()}"


def listed(name: str, rows: Sequence[Point]) -> str:
    """What a matrix is, row by row: ``M = [(2, 1), (−1, 2)]``."""
    each = [vector(row) for row in rows]
    sign = EQUALS if all(row.exact for row in each) else ABOUT
    return f"{name} {sign} [{', '.join(row.text for row in each)}]"


def said(value: float) -> str:
    """A number in a sentence: "2", "about 2.24"."""
    return written(value).said()


def subscripted(name: str) -> str:
    """A key as the name that it is in a sentence: c₁ for ``c1``."""
    return name.translate(_LOW)


def across_cells(value: Point, tone: Tone, name: str = "") -> Array:
    """An arrow written as a row."""
    cells = tuple(cell(x, tone) for x in value)
    return Array(cells=(cells,), name=name)


def down_cells(
    value: Sequence[float], tone: Tone | Sequence[Tone], name: str = ""
) -> Array:
    """An arrow written as a column, in one tone or each entry in its own."""
    tones = (tone,) * len(value) if isinstance(tone, Tone) else tone
    cells = tuple((cell(x, each),) for x, each in zip(value, tones, strict=False))
    return Array(cells=cells, name=name)


def unknown(name: str = "") -> Array:
    """An arrow written as a column of question marks."""
    return Array(cells=((Cell(text="?"),), (Cell(text="?"),)), name=name)


def grid(
    rows: Sequence[Sequence[float]],
    tones: Sequence[Tone],
    *,
    name: str = "",
    row_names: tuple[str, ...] = (),
    column_names: tuple[str, ...] = (),
) -> Array:
    """A matrix in writing; ``tones`` are its columns' where those have names."""
    cells = tuple(
        tuple(cell(x, tones[j if column_names else i]) for j, x in enumerate(row))
        for i, row in enumerate(rows)
    )
    return Array(cells=cells, name=name, row_names=row_names, column_names=column_names)


def row(key: str, *blocks: Block | str, note: str = "") -> Row:
    """A row of work; what is text is a sign, and "=" is "≈" by rounded cells."""
    made = tuple(Sign(text=b) if isinstance(b, str) else b for b in blocks)
    return Row(key=key, blocks=signed(made), note=note)


def formula(tex: str, note: str = "") -> Row:
    """The formula of a naming."""
    return row("name:formula", Formula(tex=tex), note=note)
