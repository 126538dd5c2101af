"""Numbers and arrows in writing, one way for every kind."""

from game.figure.things import Array, Cell, Point, Tone


def number(value: float) -> str:
    """At most two decimals, no trailing zeros, a true minus, never minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", "0", ""} else text.replace("-", "−")


def arrow(value: Point) -> str:
    """An arrow by its coordinates: ``(2, −1)``."""
    return f"({number(value[0])}, {number(value[1])})"


def across_cells(value: Point, tone: Tone, name: str = "") -> Array:
    """An arrow written as a row."""
    cells = tuple(Cell(text=number(x), tone=tone) for x in value)
    return Array(cells=(cells,), name=name)


def down_cells(value: Point, tone: Tone, name: str = "") -> Array:
    """An arrow written as a column."""
    cells = tuple((Cell(text=number(x), tone=tone),) for x in value)
    return Array(cells=cells, name=name)
