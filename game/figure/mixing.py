"""One thing on its way to the same thing elsewhere. ``t`` runs from 0 to 1, eased."""

import math
from itertools import pairwise, zip_longest
from typing import TypeVar

from msgspec.structs import replace

from game.figure import things
from game.figure.carried import Carried
from game.figure.easing import lerp
from game.figure.letters import sentence
from game.linalg.factors import IDENTITY, Matrix2, path, short_way
from game.linalg.plane import Point

_NOTHING = 1e-9
C = TypeVar("C", things.Curve, things.Dots)


def apply(m: Matrix2, p: Point) -> Point:
    """The image of a point under a 2x2 matrix."""
    (a, b), (c, d) = m
    return (a * p[0] + b * p[1], c * p[0] + d * p[1])


def blend(a: Point, b: Point, t: float) -> Point:
    """A point on the straight way from ``a`` to ``b``."""
    return (lerp(a[0], b[0], t), lerp(a[1], b[1], t))


def swing(a: Point, b: Point, t: float) -> Point:
    """A vector on its way by angle, the short way round, and by log-length.

    It never shrinks through zero; only a vector that *is* zero goes straight.
    """
    la, lb = math.hypot(*a), math.hypot(*b)
    if la < _NOTHING or lb < _NOTHING:
        return blend(a, b, t)
    start = math.atan2(a[1], a[0])
    turn = short_way(start, math.atan2(b[1], b[0]))
    if turn == 0.0:
        return blend(a, b, t)
    size, way = la * (lb / la) ** t, start + turn * t
    return (size * math.cos(way), size * math.sin(way))


def _opacity(a: float, b: float, t: float) -> float:
    """An alpha on its way; a thing that was absent shows early, to be seen moving."""
    return b * min(1.0, 5.0 * t) if a == 0.0 else lerp(a, b, t)


def _dip(a: float, b: float, t: float) -> float:
    """An alpha that falls to 0 half way and rises again: a cross-fade in one key."""
    return a * (1.0 - 2.0 * t) if t < 0.5 else b * (2.0 * t - 1.0)


def _points(
    a: tuple[Point, ...], b: tuple[Point, ...], t: float
) -> tuple[Point, ...] | None:
    """Point by point, or None where the two do not match."""
    if len(a) != len(b):
        return None
    s = 1.0 - t
    return tuple(
        (x0 * s + x1 * t, y0 * s + y1 * t)
        for (x0, y0), (x1, y1) in zip(a, b, strict=True)
    )


def _led(
    a: Carried | None, b: Carried | None, t: float
) -> tuple[tuple[Point, ...], Carried] | None:
    """The images on the way of two carried things, along their matrices' factors."""
    if a is None or b is None:
        return None
    same = a.points == b.points
    sources = a.points if same else _points(a.points, b.points, t)
    if sources is None:
        return None
    m = b.on_the_way(a.matrix, t)
    (p, q), (r, s) = m
    return tuple((p * x + q * y, r * x + s * y) for x, y in sources), Carried(
        sources, m
    )


def _arrow(a: things.Arrow, b: things.Arrow, t: float) -> things.Arrow:
    tail = blend(a.tail, b.tail, t)
    led = _led(a.carried, b.carried, t)
    if led is not None:
        tip, carried = led[0][0], led[1]
    else:
        v = swing(
            (a.tip[0] - a.tail[0], a.tip[1] - a.tail[1]),
            (b.tip[0] - b.tail[0], b.tip[1] - b.tail[1]),
            t,
        )
        tip, carried = (tail[0] + v[0], tail[1] + v[1]), None
    return replace(
        a if t < 0.5 else b,
        tip=tip,
        tail=tail,
        weight=lerp(a.weight, b.weight, t),
        alpha=_opacity(a.alpha, b.alpha, t),
        carried=carried,
    )


def _strewn(a: C, b: C, t: float, **more: float) -> C:
    """A curve or cloud; one of other points fades out and in again."""
    near = a if t < 0.5 else b
    led = _led(a.carried, b.carried, t)
    points = led[0] if led else _points(a.points, b.points, t)
    if points is None:
        return replace(near, alpha=_dip(a.alpha, b.alpha, t))
    alpha, carried = _opacity(a.alpha, b.alpha, t), led[1] if led else None
    return replace(near, points=points, alpha=alpha, carried=carried, **more)


def _note(a: things.Note, b: things.Note, t: float) -> things.Note:
    same = a.text == b.text
    return replace(
        a if t < 0.5 else b,
        at=blend(a.at, b.at, t),
        toward=blend(a.toward, b.toward, t),
        alpha=(lerp if same else _dip)(a.alpha, b.alpha, t),
    )


def _angle(a: things.Angle, b: things.Angle, t: float) -> things.Angle:
    same = (a.label, a.square) == (b.label, b.square)
    return replace(
        a if t < 0.5 else b,
        start=a.start + short_way(a.start, b.start) * t,
        end=a.end + short_way(a.end, b.end) * t,
        at=blend(a.at, b.at, t),
        radius=lerp(a.radius, b.radius, t),
        alpha=(lerp if same else _dip)(a.alpha, b.alpha, t),
    )


def _toned(a: things.Tones, b: things.Tones, t: float) -> things.Tones:
    """Cell by cell; one with other cells fades out and in again."""
    near = a if t < 0.5 else b
    if [*map(len, a.rows)] != [*map(len, b.rows)]:
        return replace(near, alpha=_dip(a.alpha, b.alpha, t))
    rows = tuple(
        tuple(lerp(x, y, t) for x, y in zip(one, other, strict=True))
        for one, other in zip(a.rows, b.rows, strict=True)
    )
    corner, alpha = blend(a.corner, b.corner, t), _opacity(a.alpha, b.alpha, t)
    return replace(near, corner=corner, rows=rows, alpha=alpha)


def _mixture(a: things.Mixture, b: things.Mixture, t: float) -> things.Mixture:
    """Weight by weight: every face between two faces is a face."""
    both = zip_longest(a.weights, b.weights, fillvalue=0.0)
    weights = tuple(lerp(x, y, t) for x, y in both)
    near, alpha = a if t < 0.5 else b, _opacity(a.alpha, b.alpha, t)
    return replace(near, weights=weights, alpha=alpha)


def mix(a: things.Item, b: things.Item, t: float) -> things.Item:
    """The thing between ``a`` and ``b``, which are of one kind."""
    match a, b:
        case things.Arrow(), things.Arrow():
            return _arrow(a, b, t)
        case things.Segment(), things.Segment():
            return replace(
                a if t < 0.5 else b,
                a=blend(a.a, b.a, t),
                b=blend(a.b, b.b, t),
                weight=lerp(a.weight, b.weight, t),
                alpha=_opacity(a.alpha, b.alpha, t),
            )
        case things.Grid(), things.Grid():
            return replace(
                b,
                matrix=path(a.matrix, b.matrix, t),
                alpha=_opacity(a.alpha, b.alpha, t),
            )
        case things.Curve(), things.Curve():
            weight, fill = lerp(a.weight, b.weight, t), lerp(a.fill, b.fill, t)
            return _strewn(a, b, t, weight=weight, fill=fill)
        case things.Dots(), things.Dots():
            return _strewn(a, b, t, radius=lerp(a.radius, b.radius, t))
        case things.Note(), things.Note():
            return _note(a, b, t)
        case things.Angle(), things.Angle():
            return _angle(a, b, t)
        case things.Picture(), things.Picture():
            return replace(
                a if t < 0.5 else b,
                at=blend(a.at, b.at, t),
                size=lerp(a.size, b.size, t),
                alpha=_opacity(a.alpha, b.alpha, t),
            )
        case things.Tones(), things.Tones():
            return _toned(a, b, t)
        case things.Mixture(), things.Mixture():
            return _mixture(a, b, t)
        case things.Likeness(), things.Likeness():
            return replace(
                b,
                corner=blend(a.corner, b.corner, t),
                wide=lerp(a.wide, b.wide, t),
                alpha=_opacity(a.alpha, b.alpha, t),
            )
        case _:
            pass
    raise TypeError(f"a {type(a).__name__} cannot become a {type(b).__name__}")


def origin(item: things.Item) -> things.Item | None:
    """Where a thing that a matrix carries starts when it is new: unmoved, unseen."""
    match item:
        case things.Grid() if item.matrix != IDENTITY:
            return replace(item, matrix=IDENTITY, alpha=0.0)
        case things.Arrow(carried=Carried(points=points)):
            start = Carried(points, IDENTITY)
            return replace(item, tip=points[0], alpha=0.0, carried=start)
        case (
            things.Curve(carried=Carried(points=points))
            | things.Dots(carried=Carried(points=points))
        ):
            start = Carried(points, IDENTITY)
            return replace(item, points=points, alpha=0.0, carried=start)
        case _:
            return None


def emerge(item: things.Item, t: float) -> things.Item:
    """A thing that appears: an arrow grows from its tail, a stroke from its beginning.

    All else fades in.
    """
    if isinstance(item, things.Arrow):
        tip = blend(item.tail, item.tip, max(t, 1e-3))
        return replace(item, tip=tip, alpha=item.alpha * min(1.0, 3.0 * t))
    if isinstance(item, things.Segment):
        end = blend(item.a, item.b, t)
        return replace(item, b=end, alpha=item.alpha * min(1.0, 3.0 * t))
    if isinstance(item, things.Curve) and item.stroke:
        return replace(item, points=_first_part(item.points, t))
    return replace(item, alpha=item.alpha * t)


def _first_part(points: tuple[Point, ...], share: float) -> tuple[Point, ...]:
    """A line from its beginning on: this share of its length."""
    sizes = [math.dist(a, b) for a, b in pairwise(points)]
    left = share * sum(sizes)
    drawn = [points[0]]
    for (a, b), size in zip(pairwise(points), sizes, strict=True):
        if size >= left:
            drawn.append(blend(a, b, left / size if size else 1.0))
            break
        drawn.append(b)
        left -= size
    return tuple(drawn)


def _texts(block: things.Block) -> tuple[object, ...]:
    """What can be read in a block, without its lights and tones."""
    match block:
        case things.Array():
            cells = tuple(tuple(c.text for c in row) for row in block.cells)
            return (block.name, block.row_names, block.column_names, cells)
        case things.Sign():
            return (block.text,)
        case things.Formula():
            return (block.tex,)
        case things.Product():
            return (block.row, block.inputs, block.out)
        case things.Word():
            return (sentence(block),)


def rewritten(a: things.Row, b: things.Row) -> bool:
    """Whether only the brackets of a line have moved, or a number in it."""
    if len(a.blocks) != len(b.blocks):
        return False
    both = list(zip(a.blocks, b.blocks, strict=True))
    other = [(x, y) for x, y in both if _texts(x) != _texts(y)]
    return bool(other) and all(
        isinstance(x, things.Word) and isinstance(y, things.Word) for x, y in other
    )


def mix_row(a: things.Row, b: things.Row, t: float) -> things.Row:
    """Lights change half way; words cross-fade, so that none lies on another.

    A line in which brackets move stays, and they are seen moving.
    """
    near = a if t < 0.5 else b
    if [_texts(x) for x in a.blocks] == [_texts(x) for x in b.blocks]:
        return replace(near, alpha=lerp(a.alpha, b.alpha, t))
    if rewritten(a, b):
        blocks = tuple(_on_its_way(*x, t) for x in zip(a.blocks, b.blocks, strict=True))
        return replace(near, blocks=blocks, alpha=lerp(a.alpha, b.alpha, t))
    return replace(near, alpha=_dip(a.alpha, b.alpha, t))


def _on_its_way(a: things.Block, b: things.Block, t: float) -> things.Block:
    if isinstance(a, things.Word) and isinstance(b, things.Word):
        return replace(b, was=a.signs, way=t)
    return a if t < 0.5 else b
