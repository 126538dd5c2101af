"""Things that a matrix carries: their motion follows the matrix."""

from msgspec import Struct

from game.figure.easing import smooth
from game.linalg.factors import IDENTITY, Matrix2, path, times
from game.linalg.plane import Point


class Carried(Struct, frozen=True):
    """Where a thing was before ``matrix`` took it.

    ``points`` are the sources of an arrow's tip or of a curve's or cloud's points.
    Where it comes by ``moves``, they are seen one after another from ``start`` on.
    """

    points: tuple[Point, ...]
    matrix: Matrix2
    start: Matrix2 = IDENTITY
    moves: tuple[Matrix2, ...] = ()

    def on_the_way(self, before: Matrix2, t: float) -> Matrix2:
        """Where it is between another matrix and its own, ``t`` from 0 to 1."""
        if not self.moves or t >= 1.0:
            return path(before, self.matrix, t)
        count = len(self.moves)
        done = min(int(t * count), count - 1)
        now = self.start
        for move in self.moves[:done]:
            now = times(move, now)
        part = path(IDENTITY, self.moves[done], smooth(t * count - done))
        return times(part, now)
