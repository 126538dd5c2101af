"""Things that a matrix carries: their motion follows the matrix."""

from msgspec import Struct

from game.linalg.factors import Matrix2
from game.linalg.plane import Point


class Carried(Struct, frozen=True):
    """Where a thing was before ``matrix`` took it.

    ``points`` are the sources of an arrow's tip or of a curve's or cloud's points.
    """

    points: tuple[Point, ...]
    matrix: Matrix2
