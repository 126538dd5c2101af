"""Numbers and arrows in writing, and rows of work made of them."""

from collections.abc import Sequence

from game.figure.numbers import number, pair
from game.figure.things import Array, Block, Cell, Formula, Row, Sign, Tone
from game.linalg.plane import Point

__all__ = [
    "across_cells",
    "arrow",
    "down_cells",
    "formula",
    "grid",
    "number",
    "row",
    "unknown",
]


def arrow(value: Point) -> str:
    """An arrow by its coordinates: ``(2, −1)``."""
    return pair(value)


def across_cells(value: Point, tone: Tone, name: str = "") -> Array:
    """An arrow written as a row."""
    cells = tuple(Cell(text=number(x), tone=tone) for x in value)
    return Array(cells=(cells,), name=name)


def down_cells(
    value: Sequence[float], tone: Tone | Sequence[Tone], name: str = ""
) -> Array:
    """An arrow written as a column, in one tone or each entry in its own."""
    tones = (tone,) * len(value) if isinstance(tone, Tone) else tone
    cells = tuple(
        (Cell(text=number(x), tone=each),)
        for x, each in zip(value, tones, strict=False)
    )
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
        tuple(
            Cell(text=number(x), tone=tones[j if column_names else i])
            for j, x in enumerate(row)
        )
        for i, row in enumerate(rows)
    )
    return Array(cells=cells, name=name, row_names=row_names, column_names=column_names)


def row(key: str, *blocks: Block | str, note: str = "") -> Row:
    """A row of work; what is text is a sign."""
    return Row(
        key=key,
        blocks=tuple(Sign(text=b) if isinstance(b, str) else b for b in blocks),
        note=note,
    )


def formula(tex: str, note: str = "") -> Row:
    """The formula of a naming."""
    return row("name:formula", Formula(tex=tex), note=note)
