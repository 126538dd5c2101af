"""What a plane wears once its scale is known: axes, angles, lines and words."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from game.figure import things
from game.figure.numbers import degrees
from game.linalg import vectors as lin
from game.linalg.plane import Point
from game.stage.cues.fields import worded
from game.stage.cues.sketch import Sketch
from game.stage.cues.spaces import extent_of

# A few spans only, so that a plane rarely changes its scale between two cues.
_SPANS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 15.0, 20.0)
_ROOM = 1.18
# The edge of a panel is soft: the head of an arrow ends so far within it.
_HEAD = 1.1
_SETTLED = 2.5
# Where on an axis its name is, as a share of the way to the edge.
_END = 0.93
# How far a line that touches reaches to each side, as a share of the span.
_TOUCHING = 0.3
_NARROWEST, _WIDEST = 0.75, 2.0


def _corners(item: things.Item) -> Iterable[Point]:
    match item:
        case things.Arrow():
            return (item.tip, item.tail)
        case things.Segment():
            return (item.a, item.b)
        case things.Curve() | things.Dots():
            return item.points
        case things.Note():
            return (item.at,)
        case things.Picture():
            (x, y), half = item.at, item.size / 2
            return ((x - half, y - half), (x + half, y + half))
        case things.Tones():
            x, y = item.corner
            wide = max(map(len, item.rows), default=0)
            return (item.corner, (x + wide, y - len(item.rows)))
        case _:
            return ()


def frame_of(
    items: Iterable[things.Item], *, settled: bool
) -> tuple[Point, float, float]:
    """Centre, span and ratio of the window that holds everything and the labels.

    ``settled`` keeps the origin in the middle, as grids, circles and clouds want it.
    Else the window lies around the content and the origin, in steps of a half, so
    that it rarely moves between two cues. Everything lies within span up and down,
    and within span times ratio to the sides.
    """
    points = [p for item in items for p in _corners(item)]
    xs, ys = [0.0, *(x for x, _ in points)], [0.0, *(y for _, y in points)]
    if settled:
        far = max(map(abs, (*xs, *ys)))
        return (0.0, 0.0), _stepped(max(far * _ROOM, _SETTLED)), 1.0
    x, y = (round(max(v) + min(v)) / 2 for v in (xs, ys))
    wide, high = (max(abs(c - m) for c in v) for v, m in ((xs, x), (ys, y)))
    half = (wide * _ROOM + 0.1, high * _ROOM + 0.1)
    span = _stepped(max(half[1], half[0] / _WIDEST))
    ratio = min(_WIDEST, max(_NARROWEST, _quarters(half[0] / span)))
    return (x, y), span, ratio


def _quarters(ratio: float) -> float:
    return math.ceil(ratio * 4 - 1e-9) / 4


def span_around(items: Iterable[things.Item], centre: Point) -> float:
    """The least of the usual spans that holds everything around a given centre."""
    points = [p for item in items for p in _corners(item)]
    far = max(
        (max(abs(x - centre[0]), abs(y - centre[1])) for x, y in points), default=0
    )
    return _stepped(far * _ROOM + 0.1)


def span_for_arrows(items: Iterable[things.Item], centre: Point, given: float) -> float:
    """A given span, or the least that holds the heads of all arrows, if that is more.

    What a player made is farther out than an author thought of.
    """
    points = [
        p for item in items if isinstance(item, things.Arrow) for p in _corners(item)
    ]
    far = max(
        (max(abs(x - centre[0]), abs(y - centre[1])) for x, y in points), default=0
    )
    return given if far * _HEAD <= given else _stepped(far * _HEAD)


def ratio_around(items: Iterable[things.Item], centre: Point, span: float) -> float:
    """How wide a window is that holds everything to its sides, soft edges and all."""
    far = max((abs(x - centre[0]) for i in items for x, _ in _corners(i)), default=0.0)
    return min(_WIDEST, _quarters(far * _HEAD / span))


def _stepped(need: float) -> float:
    steps = (span for span in _SPANS if span >= need)
    return next(steps, math.ceil(need / 10) * 10.0)


def axes(span: float, centre: Point) -> Iterator[things.Item]:
    """The two axes, long enough for a wide panel."""
    reach = float(extent_of(span + max(map(abs, centre))))
    yield things.Segment(
        key="axis:x", a=(-reach, 0.0), b=(reach, 0.0), tone=things.Tone.AXIS
    )
    yield things.Segment(
        key="axis:y", a=(0.0, -reach), b=(0.0, reach), tone=things.Tone.AXIS
    )


def named_axes(plane: things.Plane, raw: Mapping[str, Any]) -> things.Plane:
    """The plane with words at the ends of its axes, in the tones of their arrows."""
    words = raw.get("axes")
    if not words:
        return plane
    (x, y), wide = plane.centre, plane.span * plane.ratio
    ends = (
        ((x + _END * wide, 0.0), (-0.6, 1.0), things.Tone.E1),
        ((0.0, y + _END * plane.span), (1.0, -0.2), things.Tone.E2),
    )
    named = tuple(
        things.Note(key=f"axis:{i}", at=at, toward=to, tone=tone, text=worded(word))
        for i, (word, (at, to, tone)) in enumerate(zip(words, ends, strict=True))
    )
    return replace(plane, items=(*plane.items, *named))


def candidates(sketch: Sketch, span: float) -> Iterator[things.Item]:
    """Competing directions as thin lines through the origin."""
    for i, source in enumerate(sketch.raw.get("candidates") or ()):
        v = sketch.vector(source, "candidates", i).value
        size = lin.length(v)
        if size == 0.0:
            raise sketch.fault("the zero vector has no direction", "candidates", i)
        x, y = (v / size * span * 0.94).tolist()
        yield things.Segment(
            key=f"candidate:{i + 1}",
            a=(-x, -y),
            b=(x, y),
            tone=things.Tone.GUESS,
            dash=things.Dash.DASHED,
            weight=0.9,
        )


def touching(sketch: Sketch, span: float) -> Iterator[things.Item]:
    """Lines through the tips of arrows, each along another arrow."""
    for i, pair in enumerate(sketch.raw.get("touching") or ()):
        tip, along = (
            sketch.vector(source, "touching", i, j).value
            for j, source in enumerate(pair)
        )
        size = lin.length(along)
        if size == 0.0:
            raise sketch.fault("the zero vector has no direction", "touching", i, 1)
        half = along / size * span * _TOUCHING
        (ax, ay), (bx, by) = (tip - half).tolist(), (tip + half).tolist()
        yield things.Segment(
            key=f"touching:{i + 1}",
            a=(ax, ay),
            b=(bx, by),
            tone=things.Tone.PLAIN,
            weight=1.2,
        )


def angles(sketch: Sketch, span: float) -> Iterator[things.Item]:
    """Arcs between pairs of arrows, with their degrees; later ones lie further out."""
    for i, pair in enumerate(sketch.raw.get("angles") or ()):
        a, b = (sketch.vector(s, "angles", i, j) for j, s in enumerate(pair))
        if not lin.length(a.value) or not lin.length(b.value):
            raise sketch.fault("the zero vector has no direction", "angles", i)
        first, second = (sketch.label(each.name) or each.name for each in (a, b))
        yield angle_between(
            f"angle:{first}:{second}", a.point, b.point, span * (0.17 + 0.07 * i)
        )


def angle_between(key: str, a: Point, b: Point, radius: float) -> things.Angle:
    """The angle at the origin from ``a`` to ``b``; a right one is a square."""
    start, end = math.atan2(a[1], a[0]), math.atan2(b[1], b[0])
    turn = abs(math.remainder(end - start, math.tau))
    square = abs(turn - math.pi / 2) < 1e-6
    return things.Angle(
        key=key,
        start=start,
        end=end,
        radius=radius * (0.6 if square else 1.0),
        label="" if square else degrees(turn).label(),
        square=square,
    )


def notes(sketch: Sketch) -> Iterator[things.Item]:
    """Words at a point."""
    for i, note in enumerate(sketch.raw.get("notes") or ()):
        at = sketch.vector(note["at"], "notes", i, "at").point
        yield things.Note(key=f"note:{i + 1}", at=at, text=worded(note["says"]))
