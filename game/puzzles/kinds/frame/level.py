"""Frame: its level."""

from collections.abc import Iterator
from math import hypot
from typing import Final

from game.linalg.factors import Matrix2
from game.linalg.frames import frame, off_frame, stretches
from game.linalg.plane import TINY, Point, length
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

# How the right angle is found: v is turned; the far end of a quarter turn is foretold
# first; M v is pushed outward; or another M is looked for that has none.
TURN, ENDS, FAR, LOSE = "turn", "ends", "far", "lose"
BY: Final = (TURN, ENDS, FAR, LOSE)
# In degrees, and as a ratio of both stretches.
APART, ROUNDEST = 4.0, 1.2


class FrameLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``start`` is the direction of v at first."""

    matrix: Matrix2
    start: Point
    by: str = TURN

    def faults(self) -> Iterator[Fault]:
        """A start that is the answer, what is out of view, and a round image."""
        most, least = stretches(self.matrix)
        if self.by not in BY:
            message = f"nothing is found by '{self.by}'"
            yield Fault(("by",), message, ", ".join(BY))
        elif length(self.start) < TINY:
            yield Fault(("start",), "the zero vector has no direction")
        elif most > self.span * 0.95 or max(map(hypot, *self.matrix)) < TINY:
            message = "the image is out of view, or a point"
            yield Fault(("matrix",), message, "change the span")
        elif most < ROUNDEST * least:
            message = "(nearly) every right angle stays one"
            yield Fault(("matrix",), message, "stretch one way more")
        elif self.by == FAR and least < most / 20.0:
            yield Fault(("matrix",), "on so flat an image nothing can be pushed")
        elif off_frame(frame(self.matrix), self.start) < APART and self.by != LOSE:
            message = "v begins where the right angle stays"
            yield Fault(("start",), message, "turn it away")
