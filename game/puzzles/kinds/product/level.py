"""Product: its level, and what makes one impossible to play."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from game.linalg.plane import Point, determinant, dot
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

# How near the marker's place at first a number may not come out, in units.
CLEAR: Final = 0.5


class ProductLevel(PlaneLevel, frozen=True, kw_only=True):
    """One row or two, the number that each must give, and v at its start."""

    rows: tuple[Point, ...]
    asked: tuple[float, ...]
    start: Point
    span: float = 3.0

    def reach(self) -> float:
        """The greatest number that can come out, and so the end of the line."""
        return float(ceil(max(abs(a) + abs(b) for a, b in self.rows) * self.span))


def faults(level: ProductLevel) -> Iterator[Fault]:
    """What does not fit together; its span and its arrows are good."""
    rows, asked = level.rows, level.asked
    if not 1 <= len(rows) <= 2:
        yield Fault(("rows",), f"one row or two, not {len(rows)}")
    elif len(asked) != len(rows):
        yield Fault(("asked",), f"{len(asked)} numbers are asked of {len(rows)} rows")
    elif len(rows) == 2 and abs(determinant(*rows)) < CLEAR:
        yield Fault(("rows",), "the rows lie (nearly) on one line")
    elif max(map(abs, asked)) > 0.95 * level.reach():
        yield Fault(("asked",), "no arrow in view gives so much", "ask for less")
    elif any(abs(dot(row, level.start)) < CLEAR for row in rows):
        message = "at its start about 0 comes out, where the marker waits"
        yield Fault(("start",), message)
