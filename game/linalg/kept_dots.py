"""Where an arrow may go so that dot products are kept: turned, or mirrored.

Whoever keeps the lengths of two arrows and their dot product keeps every dot product of
the plane (an orthogonal map).
"""

from game.linalg.plane import Point, across, added, determinant, dot, scaled


def places(x: Point, y: Point, image: Point) -> tuple[Point, Point]:
    """Where y may go once x has gone to its image: first turned, then mirrored.

    The lengths must be those of x and its image, which is no arrow of length zero.
    """
    square = dot(x, x)
    along = scaled(image, dot(x, y) / square)
    side = scaled(across(image), determinant(x, y) / square)
    return added(along, side), added(along, scaled(side, -1.0))
