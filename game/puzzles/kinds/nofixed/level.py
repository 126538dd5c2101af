"""Nofixed: its level."""

from collections.abc import Iterator
from math import hypot
from typing import Final, TypeAlias

from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, kept_lines
from game.linalg.plane import TINY, Point, length
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

Rows: TypeAlias = tuple[Point, ...]
# How far t goes to either side.
FAR: Final = 1.0
# In degrees: two kept lines are told apart.
NARROWEST: Final = 10.0


class NofixedLevel(PlaneLevel, frozen=True, kw_only=True):
    """Matrices by their rows, and the direction of v at first.

    Where there is a ``slide`` the one matrix is moved by t times it, t being ``t`` at
    first, until it keeps one line. In a ``square`` level an arrow w stands across v:
    at the end M v and M w are to stand across each other.
    """

    shelf: tuple[Rows, ...]
    start: Point = (1.0, 0.0)
    slide: Matrix2 | None = None
    t: float = 0.0
    square: bool = False

    def faults(self) -> Iterator[Fault]:
        """What no hand could do, and lines that nobody could tell apart."""
        if length(self.start) < TINY:
            yield Fault(("start",), "the zero vector has no direction")
        if not 1 <= len(self.shelf) <= 3:
            yield Fault(("shelf",), "1 to 3 matrices stand on the shelf")
        if self.slide is not None and (len(self.shelf) > 1 or abs(self.t) > FAR):
            yield Fault(("slide",), "only one matrix slides, and no farther than 1")
        for n, rows in enumerate(self.shelf):
            if len(rows) not in (2, 3):
                yield Fault(("shelf", n), "a matrix has 2 or 3 rows here")
                continue
            if len(rows) == 3:
                continue
            (a, b), (c, d) = rows
            if max(hypot(a, c), hypot(b, d)) > self.span:
                yield Fault(("shelf", n), "a column is out of view", "widen the span")
            kept = kept_lines(((a, b), (c, d)))
            if kept and between(kept[0], kept[-1]) < NARROWEST * (len(kept) - 1):
                yield Fault(("shelf", n), "two kept lines could not be told apart")
