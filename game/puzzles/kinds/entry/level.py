"""Entry: its level."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from game.linalg.plane import Point
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

Asked: TypeAlias = tuple[int, int, float]
FEWEST, MOST = 2, 3
ROWS: Final = 2


class EntryLevel(PlaneLevel, frozen=True, kw_only=True):
    """``columns`` are those of W; ``move`` says which of them hands may take.

    ``asked`` are cells of the table (row, column, number), counted from 1: of W^T W,
    or of the ``other`` table, W W^T. With ``signs`` the guess is the sign of each
    pair. ``none`` is a level whose cells no arrow makes.
    """

    columns: tuple[Point, ...]
    asked: tuple[Asked, ...]
    move: tuple[int, ...]
    signs: bool = False
    other: bool = False
    none: bool = False
    span: float = 3.0

    def faults(self) -> Iterator[Fault]:
        """What has no place in the table."""
        count = len(self.columns)
        size = ROWS if self.other else count
        if not FEWEST <= count <= MOST:
            yield Fault(("columns",), "two or three columns fit the table")
        elif not self.move or not all(1 <= n <= count for n in self.move):
            yield Fault(("move",), "no such column can be moved", f"1 to {count}")
        elif not self.asked:
            yield Fault(("asked",), "no cell is asked")
        for n, (r, c, _value) in enumerate(self.asked):
            if not (1 <= r <= size and 1 <= c <= size):
                yield Fault(("asked", n), f"no cell is at {r}, {c}", f"1 to {size}")
