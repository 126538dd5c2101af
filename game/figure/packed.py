"""Arrows of length one, in the plane or in space, and how loud each pair of them is.

The stage and the puzzle show them by the same picture.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from msgspec.structs import replace

from game.figure.describe import BALL, SPACE
from game.figure.things import Arrow, Curve, Dash, Item, Segment, Tone
from game.linalg.plane import Point, circle
from game.linalg.vectors import Vector

# From where one looks at space: to the right, up, and toward the eye.
RIGHT: Final = np.array([0.9, -0.44, 0.0])
UP: Final = np.array([-0.16, -0.32, 0.93])
TOWARD: Final = np.array([0.41, 0.84, 0.36])
SPAN: Final = 1.5
# Where no arrow has a name.
BARE: Final = 1.1
QUIET: Final = 1e-3


def seen(v: Vector) -> Point:
    """Where its tip is on the picture."""
    if len(v) == 2:
        return (float(v[0]), float(v[1]))
    return (float(v @ RIGHT), float(v @ UP))


def outline(arrows: Sequence[Vector]) -> Item:
    """The unit circle, or the ball that the arrows of space end on."""
    key = "circle" if len(arrows[0]) == 2 else f"{BALL}{len(arrows)}"
    return Curve(key=key, points=circle(1.0, 72), closed=True, tone=Tone.GRID)


def heard(arrows: Sequence[Vector]) -> Iterator[tuple[int, int, float]]:
    """Every pair by its places, from 0, and its dot product."""
    for (i, a), (j, b) in combinations(enumerate(arrows), 2):
        yield i, j, float(a @ b)


def bands(
    ends: Sequence[Point], pairs: Iterable[tuple[int, int, float]]
) -> Iterator[Segment]:
    """A band from end to end for each pair, as broad as the two are loud."""
    for i, j, loud in pairs:
        if abs(loud) < QUIET:
            continue
        band = Segment(key=f"band:{i + 1}:{j + 1}", a=ends[i], b=ends[j], alpha=0.75)
        tone, dash = Tone.POSITIVE, Dash.SOLID
        if loud < 0.0:
            tone, dash = Tone.NEGATIVE, Dash.DASHED
        yield replace(band, tone=tone, dash=dash, weight=0.4 + 3.2 * abs(loud))


def arrow(key: str, v: Vector, label: str = "") -> Arrow:
    """One of them; in space it is thinner the further away it points."""
    flat = len(v) == 2
    near = 1.0 if flat else 0.75 + 0.35 * float(v @ TOWARD)
    return Arrow(
        key=f"vector:{key}" if flat else f"{SPACE}{key}",
        tip=seen(v),
        tone=Tone.INPUT,
        label=label,
        weight=near,
        alpha=1.0 if flat else min(1.0, 0.55 + 0.45 * near),
    )
