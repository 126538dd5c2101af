"""The plane itself and what fills it: grids, the circle's image, clouds."""

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from game.figure.carried import Carried
from game.figure.mixing import apply
from game.figure.things import Arrow, Curve, Dash, Dots, Grid, Item, Segment, Tone
from game.linalg.axis import cloud as strewn
from game.linalg.axis import major_axis
from game.linalg.factors import Matrix2
from game.linalg.plane import Point
from game.stage.cues.arrows import named
from game.stage.cues.fields import is_list, worded
from game.stage.cues.sketch import Sketch
from game.stage.notation.scope import plane_matrix
from game.stage.notation.values import Value

_SIDES = 96
# So few points are looked at one by one, and are larger for it.
_SEEN_SINGLY, _FEW = 8, 1.7


def extent_of(span: float) -> int:
    """How many lines of a grid reach the edges of a wide panel."""
    return min(24, math.ceil(span * 1.9))


def grid(sketch: Sketch, span: float) -> Iterator[Item]:
    """The still grid; over it the moved one with the images of the basis arrows."""
    source = sketch.raw.get("grid")
    if source is None or source is False:
        return
    yield Grid(key="still", extent=extent_of(span))
    if source is True:
        return
    m = sketch.matrix(source, "grid")
    yield Grid(key="grid", matrix=m, extent=extent_of(span), tone=Tone.OUTPUT)
    words = sketch.raw.get("images")
    if not words and any(sketch.carried(tree) for _, _, tree in named(sketch)):
        return
    name = source if isinstance(source, str) and source.isalnum() else ""
    labels = [worded(word) for word in words or ()]
    labels = labels or [f"{name} {basis}".strip() for basis in ("e1", "e2")]
    bases = (("e1", (1.0, 0.0), Tone.E1), ("e2", (0.0, 1.0), Tone.E2))
    for label, (basis, at, tone) in zip(labels, bases, strict=True):
        yield Arrow(
            key=f"image:{basis}",
            tip=apply(m, at),
            tone=tone,
            label=label,
            carried=Carried((at,), m),
        )


@lru_cache(maxsize=1)
def unit_circle() -> tuple[Point, ...]:
    """Points of the unit circle, as many as look smooth."""
    turns = (math.tau * i / _SIDES for i in range(_SIDES))
    return tuple((math.cos(a), math.sin(a)) for a in turns)


def circle(sketch: Sketch) -> Iterator[Item]:
    """The unit circle, and its image under a matrix."""
    source = sketch.raw.get("circle")
    if source is None:
        return
    m: Matrix2 = sketch.matrix(source, "circle")
    points = unit_circle()
    yield Curve(
        key="circle", points=points, closed=True, tone=Tone.GHOST, dash=Dash.DASHED
    )
    yield Curve(
        key="ellipse",
        points=tuple(apply(m, p) for p in points),
        closed=True,
        tone=Tone.OUTPUT,
        fill=0.08,
        carried=Carried(points, m),
    )


def cloud(sketch: Sketch) -> Iterator[Item]:
    """Points, and the direction with the largest sum of squared shadows."""
    raw = sketch.raw.get("cloud")
    if raw is None:
        return
    points = _points(sketch, raw)
    pairs = tuple((float(x), float(y)) for x, y in points)
    large = _FEW if len(pairs) <= _SEEN_SINGLY else 0.8
    yield Dots(key="cloud", points=pairs, tone=Tone.INPUT, radius=large)
    if not is_list(raw) and raw.get("axis"):
        reach = 1.1 * float(np.abs(points).max())
        x, y = (major_axis(points) * reach).tolist()
        yield Segment(
            key="cloud:axis", a=(-x, -y), b=(x, y), tone=Tone.GOOD, weight=1.6
        )


def _points(sketch: Sketch, raw: object) -> Value:
    if is_list(raw):
        found = [
            sketch.vector(source, "cloud", i).value for i, source in enumerate(raw)
        ]
        return np.stack(found)
    spec = sketch.raw["cloud"]
    shape = spec.get("shape", [[1, 0], [0, 1]])
    path = (*sketch.path, "cloud", "shape")
    return strewn(int(spec["count"]), plane_matrix(sketch.scope, shape, path))
