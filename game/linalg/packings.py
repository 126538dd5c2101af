"""Arrows of length one that keep out of each other's way, in the plane and in space.

Lines are loud to one another by the size of their cosine, arrows that only face one
another by a cosine above 0. The least loudness of lines in space: Conway, Hardin and
Sloane, "Packing lines, planes, etc.", *Experimental Mathematics* 5 (1996).
"""

from functools import lru_cache
from itertools import permutations, product
from math import cos, hypot, pi, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.linalg.plane import TINY, Point, scaled
from game.linalg.vectors import Matrix, Vector

# The chart of the sphere: its middle is the second axis, its rim the far end of that.
RIM: Final = sqrt(2.0)
GOLDEN: Final = (1.0 + sqrt(5.0)) / 2.0
AXES: Final = np.eye(3)
CUBE: Final = np.array([(1, 1, 1), (1, 1, -1), (1, -1, 1), (-1, 1, 1)]) / sqrt(3.0)
ICOSAHEDRON: Final = np.array(
    [
        (0, 1, GOLDEN),
        (0, 1, -GOLDEN),
        (1, GOLDEN, 0),
        (1, -GOLDEN, 0),
        (GOLDEN, 0, 1),
        (-GOLDEN, 0, 1),
    ]
) / hypot(1.0, GOLDEN)
# By how many lines there are: where they lie best. Five lie no better than six.
LINES: Final = {
    3: AXES,
    4: CUBE,
    5: ICOSAHEDRON,
    6: ICOSAHEDRON,
    7: np.vstack([CUBE, AXES]),
}
QUIETEST: Final = {3: 0.0, 4: 1 / 3, 5: 1 / sqrt(5), 6: 1 / sqrt(5), 7: 1 / sqrt(3)}
FACING: Final = np.vstack([AXES, -AXES])
# Nearer to the rim than this a small way on the chart is a long way on the sphere.
CLEAR: Final = 1.3


def quietest(count: int, size: int, *, facing: bool) -> float | None:
    """How quiet the loudest pair can be; None where nobody is known to have said it."""
    if size == 2 and facing:
        return max(0.0, cos(2.0 * pi / count)) if count > 4 else 0.0
    if size == 2:
        return cos(pi / count) if count > 2 else 0.0
    if facing:
        return 0.0 if count <= len(FACING) else None
    return QUIETEST.get(count)


def on_chart(at: Point) -> Point:
    """The place itself; beyond the rim there is only the rim, where it is nearest."""
    far = hypot(*at)
    return at if far <= RIM else scaled(at, RIM / far)


def from_chart(at: Point) -> Vector:
    """The arrow of a place on the chart."""
    x, z = on_chart(at)
    r = min(2.0, x * x + z * z)
    out = sqrt(2.0 - r)
    return np.array([x * out, 1.0 - r, z * out])


def to_chart(v: Vector) -> Point:
    """The place of an arrow of length one on the chart: equal areas stay equal."""
    x, y, z = v.tolist()
    if y < TINY - 1.0:
        return (RIM, 0.0)
    out = sqrt(1.0 + y)
    return (x / out, z / out)


def fitted(places: tuple[Point, ...], *, facing: bool) -> tuple[Point, ...]:
    """Places on the chart that are as quiet as can be, near to these.

    Every way to turn a best arrangement so that its arrows lie as the first and another
    of these do is tried with every way to share it out. Nearest is what is the least
    way on the chart, and not close to its rim.
    """
    arrows = np.array([from_chart(at) for at in places])
    best = FACING if facing else LINES[len(places)]
    shares, here = _shares(len(best), len(places)), np.array(places)
    onto = np.array([_frame(arrows[0], other) for other in arrows[1:]])
    sides = np.stack((best,) if facing else (best, -best))
    each = np.arange(len(places))
    # Where each share lies in a table of all ways from place to arrow.
    ways_to_share = shares.T + len(best) * each[:, None]
    nearest, found = np.inf, here
    for frames in _frames(len(best), facing=facing):
        turns = onto[:, None] @ np.swapaxes(frames, 1, 2)
        charted = _charted(sides @ np.swapaxes(turns, 2, 3)[:, :, None])
        ends = charted.reshape(-1, *charted.shape[2:])
        away = np.linalg.norm(here[:, None] - ends[:, :, None], axis=-1)
        away += np.linalg.norm(ends, axis=-1)[:, :, None] > CLEAR
        end, least = away.argmin(axis=1), away.min(axis=1)
        all_ = least.reshape(len(ends), -1).take(ways_to_share, axis=1).sum(axis=1)
        for turn, ways in enumerate(all_):
            if ways.min() < nearest - TINY:
                nearest, share = ways.min(), shares[ways.argmin()]
                found = ends[turn][end[turn][each, share], share]
    return tuple((float(x), float(y)) for x, y in found)


@lru_cache(maxsize=16)
def _shares(many: int, few: int) -> NDArray[np.int8]:
    return np.array(list(permutations(range(many), few)), dtype=np.int8)


@lru_cache(maxsize=16)
def _frames(many: int, *, facing: bool) -> tuple[NDArray[np.float64], ...]:
    """The frames of a best arrangement, by the two arrows that they begin with."""
    best = FACING if facing else LINES[many]
    signs = (1.0,) if facing else (1.0, -1.0)
    return tuple(
        np.array([_frame(best[first], sign * best[second]) for sign in signs])
        for first, second in product(range(len(best)), repeat=2)
        # Of those that are alike from all of them one is enough to begin with.
        if second != first and first in (0, 4 if len(best) == 7 else 0)
    )


def _charted(arrows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The places of arrows of length one on the chart, as ``to_chart`` has each."""
    x, y, z = np.moveaxis(arrows, -1, 0)
    far = y < TINY - 1.0
    out = np.sqrt(np.where(far, 1.0, 1.0 + y))
    return np.stack([np.where(far, RIM, x / out), np.where(far, 0.0, z / out)], axis=-1)


def _cross(a: Vector, b: Vector) -> Vector:
    """As ``np.cross``, which is slow for one pair."""
    (a1, a2, a3), (b1, b2, b3) = a.tolist(), b.tolist()
    return np.array([a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1])


def _frame(a: Vector, b: Vector) -> Matrix:
    """Three axes as columns: along a, toward b, across both."""
    side = b - (a @ b) * a
    if np.linalg.norm(side) < TINY:
        side = _cross(a, AXES[np.abs(a).argmin()])
    side = side / np.linalg.norm(side)
    return np.stack([a, side, _cross(a, side)], axis=1)
