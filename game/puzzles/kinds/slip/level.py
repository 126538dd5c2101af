"""Slip: its level, and what its numbers can be blamed for."""

from collections.abc import Iterator
from typing import Final

from game.linalg.factors import Matrix2
from game.linalg.plane import Point
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.core.wording import said
from game.puzzles.kinds.slip.lines import COUNT, WAYS, slipped, sorts

GIVEN: Final = 9.0


class SlipLevel(PlaneLevel, frozen=True, kw_only=True):
    """M x worked out by ``way``, with one slip of a sort in a ``line`` (1 to 5).

    ``entry`` (1 or 2) is the number at which a sign or something forgotten slips.
    """

    matrix: Matrix2
    vector: Point
    way: str
    line: int
    slip: str
    entry: int = 2

    def written(self) -> tuple[Point | None, ...]:
        """What was written by hand: the line that slips, and None for the others."""
        made = slipped(
            self.way, self.matrix, self.vector, self.line, self.slip, self.entry
        )
        return tuple(made if i == self.line else None for i in range(1, COUNT + 1))

    def impossible(self) -> Iterator[Fault]:
        """A slip that cannot be, or numbers that no cell can hold."""
        numbers = (*self.matrix[0], *self.matrix[1], *self.vector)
        if self.way not in WAYS:
            yield Fault(("way",), f"no way is named '{self.way}'", "rows or columns")
        elif not 1 <= self.line <= COUNT:
            yield Fault(("line",), f"there is no line {self.line}", f"1 to {COUNT}")
        elif self.slip not in sorts(self.way, self.line):
            known = ", ".join(sorts(self.way, self.line))
            message = f"line {self.line} by {self.way} cannot slip by '{self.slip}'"
            yield Fault(("slip",), message, f"known there: {known}")
        elif self.entry not in {1, 2}:
            yield Fault(("entry",), f"there is no entry {self.entry}", "1 or 2")
        elif any(abs(x) > GIVEN or abs(x * 10 - round(x * 10)) > 1e-9 for x in numbers):
            yield Fault(
                ("matrix",),
                "an entry of M or x is no whole number of tenths, or too large",
                f"tenths from {said(-GIVEN)} to {said(GIVEN)}",
            )
