"""A face in lines, from the places of two eyes and a mouth."""

from collections.abc import Iterator
from typing import Final

from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    apart,
    circle,
    dot,
    length,
    scaled,
    unit,
)

# In shares of the head's radius: how far it leaves the parts, an eye, half a mouth.
ROOM: Final = 1.28
EYE: Final = 0.13
MOUTH: Final = 0.42
BEND: Final = 0.22


def face_lines(face: tuple[Point, ...]) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """Head, eyes and mouth, each with its name."""
    p, q, s = face
    middle = scaled(added(added(p, q), s), 1 / 3)
    size = ROOM * max(apart(middle, at) for at in face)
    yield "head", _around(middle, size, 40)
    yield "eye:p", _around(p, EYE * size, 14)
    yield "eye:q", _around(q, EYE * size, 14)
    way = added(q, scaled(p, -1.0))
    along = unit(way) if length(way) > TINY else (1.0, 0.0)
    over = dot(across(along), added(middle, scaled(s, -1.0)))
    up = scaled(across(along), BEND * size * (1.0 if over >= 0.0 else -1.0))
    wide = scaled(along, MOUTH * size)
    steps = [n / 5 for n in range(-5, 6)]
    smile = (added(scaled(wide, t), scaled(up, t * t)) for t in steps)
    yield "mouth", tuple(added(s, at) for at in smile)


def _around(middle: Point, radius: float, count: int) -> tuple[Point, ...]:
    return tuple(added(middle, at) for at in circle(radius, count))
