"""Carry: its level."""

from collections.abc import Iterator
from typing import Final

from game.linalg.plane import Point, sine
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

FEATURES: Final = ("p", "q", "s")
# By what the forest's face is moved, and how many places that takes.
AXES, FACE, LINE, DRAWN = "axes", "face", "line", "drawn"
BY: Final = {AXES: 2, FACE: 2, LINE: 2, DRAWN: 3}
NARROWEST: Final = 0.15


class CarryLevel(PlaneLevel, frozen=True, kw_only=True):
    """``face`` are two eyes and a mouth; ``start`` is where what ``by`` moves is first.

    By ``axes`` and by ``face`` (its eyes) the first has arrived and lies still; by
    ``line`` both axes go to one line; ``drawn`` is the face itself, by its table alone.
    Where only ``lengths`` are asked, each part need but stay as long as it is. ``none``
    is a level whose dot products no map keeps.
    """

    face: tuple[Point, Point, Point]
    start: tuple[Point, ...]
    by: str = AXES
    lengths: bool = False
    none: bool = False
    span: float = 3.0

    def faults(self) -> Iterator[Fault]:
        """What cannot be carried as it says."""
        if self.by not in BY:
            yield Fault(("by",), f"nothing is moved by '{self.by}'", ", ".join(BY))
        elif len(self.start) != BY[self.by]:
            message = f"by '{self.by}' {BY[self.by]} places are moved"
            yield Fault(("start",), message, f"not {len(self.start)}")
        elif self.by == LINE and any(y for _x, y in self.start):
            yield Fault(("start",), "a place is off the line", "its height must be 0")
        elif self.by == FACE and sine(*self.face[:2]) < NARROWEST:
            yield Fault(("face",), "the eyes lie (nearly) on one line")
