"""Numbers and arrows in writing: as figures write them, and as brackets of cells."""

from game.figure.numbers import number, pair
from game.figure.things import Array, Cell, Tone
from game.linalg.plane import Point

__all__ = ["across_cells", "arrow", "down_cells", "number"]


def arrow(value: Point) -> str:
    """An arrow by its coordinates: ``(2, −1)``."""
    return pair(value)


def across_cells(value: Point, tone: Tone, name: str = "") -> Array:
    """An arrow written as a row."""
    cells = tuple(Cell(text=number(x), tone=tone) for x in value)
    return Array(cells=(cells,), name=name)


def down_cells(value: Point, tone: Tone, name: str = "") -> Array:
    """An arrow written as a column."""
    cells = tuple((Cell(text=number(x), tone=tone),) for x in value)
    return Array(cells=cells, name=name)
