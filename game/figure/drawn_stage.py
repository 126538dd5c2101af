"""A puppet stage in lines, part by part, as one would draw it from memory.

It is two units high, about (0, 0); the curtains are its right and left edges.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import cos, exp, pi, sin
from typing import Final, TypeAlias

import numpy as np

from game.language import N_
from game.linalg.plane import Point, circle

Stroke: TypeAlias = tuple[Point, ...]

WIDE: Final = 1.7
TOP: Final = 0.92
BACK, FRONT, FOOT = -0.34, -0.62, -0.9
FINE: Final = 28


def _line(a: Point, b: Point) -> Stroke:
    return (a, b)


def _arc(middle: Point, across: float, high: float, start: float, end: float) -> Stroke:
    """Part of an ellipse, from one angle to another (radians)."""
    x, y = middle
    angles = np.linspace(start, end, FINE)
    return tuple((x + across * cos(a), y + high * sin(a)) for a in angles.tolist())


def _curtains() -> Iterator[Stroke]:
    """Folds that a cord draws aside, and the scallops over them."""
    drops = np.linspace(TOP, FRONT, FINE).tolist()
    for fold in range(5):
        for side in (-1.0, 1.0):
            free = WIDE - 0.15 * fold
            yield tuple((side * (free + _drawn(y) * fold), y) for y in drops)
    edges = np.linspace(-WIDE, WIDE, 8).tolist()
    for a, b in pairwise(edges):
        yield _arc(((a + b) / 2, TOP), (b - a) / 2, 0.16, -pi, 0.0)


def _drawn(y: float) -> float:
    """How far the cord, a little below the middle, pulls a fold outward."""
    return 0.1 * exp(-(((y + 0.12) / 0.26) ** 2)) - 0.02 * sin(5.0 * y)


def _boards() -> Iterator[Stroke]:
    """Planks that come toward the eye, and five lights along their edge."""
    yield _line((-1.1, BACK), (1.1, BACK))
    yield _line((-WIDE, FRONT), (WIDE, FRONT))
    for x in np.linspace(-0.9, 0.9, 7).tolist():
        yield _line((x, BACK), (1.5 * x, FRONT))
    yield _line((-WIDE, FOOT), (WIDE, FOOT))
    for x in np.linspace(-1.1, 1.1, 5).tolist():
        yield _arc((x, FRONT - 0.06), 0.13, 0.13, 0.0, pi)


def _forest() -> Iterator[Stroke]:
    """A moon that hangs on a string, and trees of paper."""
    yield _line((0.42, TOP - 0.1), (0.42, 0.62))
    moon = circle(0.17, FINE)
    yield tuple((x + 0.42, y + 0.45) for x, y in (*moon, moon[0]))
    for x, high in ((-0.82, 0.5), (-0.15, 0.36), (0.8, 0.44)):
        yield from _tree(x, high)


def _tree(x: float, high: float) -> Iterator[Stroke]:
    yield _line((x, BACK), (x, BACK + 0.3 * high))
    yield tuple(
        (x + side * high * share, BACK + high * up)
        for side, share, up in (
            (-1, 0.36, 0.3),
            (-1, 0.16, 0.7),
            (-1, 0.24, 0.7),
            (0, 0.0, 1.35),
            (1, 0.24, 0.7),
            (1, 0.16, 0.7),
            (1, 0.36, 0.3),
            (-1, 0.36, 0.3),
        )
    )


def _puppets() -> Iterator[Stroke]:
    """A small one with hair of yarn and a tall one with a tie: neither has a face."""
    yield from _body((-0.45, BACK + 0.02), 0.42, 0.15)
    for a in np.linspace(0.15 * pi, 0.85 * pi, 7).tolist():
        yield _line(_about(-0.45, 0.24, 0.15, a), _about(-0.45, 0.24, 0.23, a))
    yield from _body((0.4, BACK + 0.02), 0.62, 0.16)
    yield ((0.4, 0.26), (0.34, 0.12), (0.4, -0.04), (0.46, 0.12), (0.4, 0.26))


def _about(x: float, y: float, radius: float, angle: float) -> Point:
    return (x + radius * cos(angle), y + radius * sin(angle))


def _body(foot: Point, high: float, head: float) -> Iterator[Stroke]:
    """A bell of cloth with two arms, and a head over it."""
    x, y = foot
    neck = y + high
    yield tuple((x + s * w, y + h * high) for s, w, h in _BELL)
    for side in (-1.0, 1.0):
        hand = (x + side * 0.3, y + 0.62 * high)
        yield ((x + side * 0.12, y + 0.78 * high), (x + side * 0.2, neck), hand)
    yield tuple((x + a, neck + head + b) for a, b in (*circle(head, FINE), (head, 0.0)))


# Side, half width, and height as a share: up the left side, and down the right.
_BELL: Final = (
    *((-1, 0.24, 0.0), (-1, 0.19, 0.45), (-1, 0.13, 0.8), (-1, 0.05, 1.0)),
    *((1, 0.05, 1.0), (1, 0.13, 0.8), (1, 0.19, 0.45), (1, 0.24, 0.0)),
)

PARTS: Final[Mapping[str, Callable[[], Iterator[Stroke]]]] = {
    "curtains": _curtains,
    "boards": _boards,
    "forest": _forest,
    "puppets": _puppets,
}
SAYS: Final[Mapping[str, str]] = {
    "curtains": N_("two curtains in lines, drawn aside by cords"),
    "boards": N_("the boards of a stage in lines, with five lights along their edge"),
    "forest": N_("in lines, a moon on a string and three trees of paper"),
    "puppets": N_("in lines, a small puppet and a tall one, without faces"),
}
