"""A puppet stage in lines, part by part, as one would draw it from memory.

It is two units high, about (0, 0); the curtains are its right and left edges.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import cos, exp, pi, sin
from typing import Final, TypeAlias

import numpy as np

from game.language import N_
from game.linalg.plane import Point

Stroke: TypeAlias = tuple[Point, ...]

WIDE: Final = 1.7
TOP: Final = 0.92
BACK, FRONT, FOOT = -0.34, -0.62, -0.9
FINE: Final = 28
MOON: Final = (-0.06, 0.52)
# The two heads, each with its radius.
SMALL, TALL = ((-0.45, 0.25), 0.15), ((0.4, 0.46), 0.16)
DOT: Final = 0.014


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
    """A moon on a string and trees of paper, in the gaps that the puppets leave."""
    yield _line((MOON[0], TOP - 0.16), (MOON[0], MOON[1] + 0.14))
    yield _ring(MOON, 0.14)
    for x, high in ((-0.93, 0.5), (-0.03, 0.34), (0.9, 0.44)):
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
    """A small one with hair of yarn and a tall one with a tie."""
    yield from _body(*SMALL, 0.42)
    for a in np.linspace(0.15 * pi, 0.85 * pi, 7).tolist():
        yield _line(_about(*SMALL, 1.0, a), _about(*SMALL, 1.5, a))
    yield from _body(*TALL, 0.62)
    yield ((0.4, 0.26), (0.34, 0.12), (0.4, -0.04), (0.46, 0.12), (0.4, 0.26))


def _faces() -> Iterator[Stroke]:
    """Two dots and a line in either head, turned to whoever sits before them."""
    for (x, y), head in (SMALL, TALL):
        for side in (-1.0, 1.0):
            yield _dot((x + side * 0.38 * head, y + 0.16 * head))
        low = y - 0.42 * head
        yield _line((x - 0.34 * head, low), (x + 0.34 * head, low))


def _about(middle: Point, radius: float, share: float, angle: float) -> Point:
    (x, y), r = middle, share * radius
    return (x + r * cos(angle), y + r * sin(angle))


def _dot(middle: Point) -> Stroke:
    """A spiral so narrow that the pen leaves no paper in it."""
    turns = np.linspace(0.0, 1.0, FINE).tolist()
    return tuple(_about(middle, DOT, share, 6.0 * pi * share) for share in turns)


def _ring(middle: Point, radius: float) -> Stroke:
    return _arc(middle, radius, radius, 0.0, 2.0 * pi)


def _body(middle: Point, head: float, high: float) -> Iterator[Stroke]:
    """A bell of cloth with two arms, under a head."""
    x, neck = middle[0], middle[1] - head
    y = neck - high
    yield tuple((x + s * w, y + h * high) for s, w, h in _BELL)
    for side in (-1.0, 1.0):
        hand = (x + side * 0.3, y + 0.62 * high)
        yield ((x + side * 0.12, y + 0.78 * high), (x + side * 0.2, neck), hand)
    yield _ring(middle, head)


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
    "faces": _faces,
}
SAYS: Final[Mapping[str, str]] = {
    "curtains": N_("two curtains in lines, drawn aside by cords"),
    "boards": N_("the boards of a stage in lines, with five lights along their edge"),
    "forest": N_("in lines, a moon on a string and three trees of paper"),
    "puppets": N_("in lines, a small puppet and a tall one, their heads two circles"),
    "faces": N_("in either head, two dots and a line"),
}
