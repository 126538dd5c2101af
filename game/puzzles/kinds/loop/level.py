"""Loop: its level."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from game.linalg.plane import Point
from game.linalg.vectors import Matrix
from game.puzzles.core.brackets import MOST, Tree, leaves, read
from game.puzzles.core.level import Fault, Level

# The farthest that a dial goes.
FAR = 3.0


class LoopLevel(Level, frozen=True, kw_only=True):
    """A matrix by its rows, and ``v``, which boards at A; as ``letter`` "u" it is at B.

    ``start`` and ``goal`` are words, as ``M (T (M v))``, T being M turned over; of an
    equation ``right`` and ``goal_right`` are its right sides. Where letters ``swap``
    the first two may be exchanged. ``none`` is a level where nobody boards. To ``find``
    is the arrow that no train carries, ``v`` being where its dials stand.
    """

    matrix: tuple[Point, ...]
    v: tuple[float, ...]
    letter: str = "v"
    start: str = "v"
    goal: str = "v"
    right: str = ""
    goal_right: str = ""
    swap: bool = False
    none: bool = False
    find: bool = False

    def known(self) -> dict[str, Matrix]:
        """What the letters are."""
        m = np.array(self.matrix)
        return {"M": m, "T": m.T, self.letter: np.array(self.v)}

    def words(self) -> tuple[Tree, Tree | None, Tree, Tree | None]:
        """Both sides at first, and both at the end."""
        return _words(self)

    def times(self) -> float:
        """How many times as long the arrow is that the laps of the start leave."""
        known = self.known()
        at, m = known[self.letter], known["M"]
        lap = m.T @ m if self.letter == "v" else m @ m.T
        laps = (len(leaves(self.words()[2])) - 1) // 2
        out = np.linalg.matrix_power(lap, max(1, laps)) @ at
        return float(out @ at / (at @ at))

    def faults(self) -> Iterator[Fault]:
        """Words that are none, and an arrow that does not come home."""
        for field in ("start", "goal", "right", "goal_right"):
            text = getattr(self, field)
            try:
                tree = read(text) if text else "v"
            except ValueError as error:
                yield Fault((field,), str(error))
                return
            known = {"M", "T", self.letter}
            strange = [x for x in leaves(tree) if x not in known and not x.isdigit()]
            if strange or len(leaves(tree)) > MOST:
                yield Fault((field,), "no such word", f"at most {MOST} letters M, T, v")
                return
        rows, size = len(self.matrix), {len(row) for row in self.matrix}
        ends = rows if self.letter == "u" or self.find else max(size)
        if len(size) > 1 or len(self.v) != ends:
            yield Fault(("v",), "it does not board there: another size")
        elif not self.find and not any(self.v):
            yield Fault(("v",), "the zero vector has no line")
        elif not self.find and self._leaves_its_line():
            yield Fault(("v",), "a lap does not bring it back onto its line")
        elif not self.find and not self.none and self.start == self.goal:
            yield Fault(("start",), "already solved: it reads as asked")

    def _leaves_its_line(self) -> bool:
        known = self.known()
        at, m = known[self.letter], known["M"]
        out = (m.T @ m if self.letter == "v" else m @ m.T) @ at
        return float(np.abs(out - at * (out @ at) / (at @ at)).max()) > 1e-9


@lru_cache(maxsize=32)
def _words(level: LoopLevel) -> tuple[Tree, Tree | None, Tree, Tree | None]:
    right = read(level.right) if level.right else None
    goal_right = read(level.goal_right) if level.goal_right else None
    return read(level.start), right, read(level.goal), goal_right
