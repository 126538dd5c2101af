"""Arrows of a plane: the named vectors, their shadows, and sums tip to tail."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from msgspec.structs import replace

from game.figure.numbers import written
from game.figure.things import (
    Angle,
    Arrow,
    Curve,
    Dash,
    Dots,
    Head,
    Item,
    Note,
    Segment,
    Tone,
)
from game.linalg import vectors as lin
from game.linalg.plane import Point
from game.stage.cues.fields import is_list
from game.stage.cues.sketch import Drawn, Sketch
from game.stage.notation.parsing import parse
from game.stage.notation.syntax import Expr, Name, NotationError, Shadow
from game.stage.notation.values import Value

_NEAR = 1e-6
_ORIGIN: Point = (0.0, 0.0)
# A shadow lies on its row: a broad, faint band under it, so that both are seen.
BAND, FAINT = 3.4, 0.5
# How much of what lies under a product's area it covers.
COVER = 0.22


def _point(v: Value) -> Point:
    return (float(v[0]), float(v[1]))


def named(sketch: Sketch) -> Iterator[tuple[str, Drawn, Expr]]:
    """The vectors that are drawn, in order: name, value, defining tree."""
    given = sketch.raw.get("vectors") or {}
    for step, name in enumerate(given):
        steps = ("vectors", step if is_list(given) else name)
        drawn = sketch.vector(name, *steps)
        yield str(name), drawn, sketch.scope.tree(str(name)) or drawn.tree


def vectors(sketch: Sketch) -> Iterator[Item]:
    """An arrow for each named vector."""
    for name, drawn, tree in named(sketch):
        yield Arrow(
            key=f"vector:{name}",
            tip=drawn.point,
            tone=sketch.tone(name),
            label=sketch.label(name),
            carried=sketch.carried(tree),
        )


def shadow_of(
    sketch: Sketch, text: Any, index: int, field: str = "shadows"
) -> tuple[Drawn, Drawn]:
    """The two vectors of ``v on r1``."""
    try:
        tree = parse(f"shadow of {text}")
    except NotationError as error:
        hint = "write 'v on r1'"
        raise sketch.fault(error.message, field, index, hint=hint) from error
    if not isinstance(tree, Shadow):
        raise sketch.fault(f"no shadow: '{text}'", field, index)
    where = (field, index)
    return _drawn(sketch, tree.a, where), _drawn(sketch, tree.on, where)


def _drawn(sketch: Sketch, tree: Expr, where: tuple[str, int]) -> Drawn:
    try:
        found = sketch.scope.value(tree)
    except NotationError as error:
        raise sketch.fault(error.message, *where, hint=error.hint) from error
    if found.shape != (2,):
        raise sketch.fault("a plane shows vectors of two components", *where)
    return Drawn(tree.name if isinstance(tree, Name) else "", found, tree)


def shadows(sketch: Sketch) -> Iterator[Item]:
    """Each shadow with its drop line, its right angle and its dot product.

    One of ``areas`` has the dot product as the area of the shadow times the length of
    what it falls on. A bare plane has shadows without numbers.
    """
    fallen = [
        (a, on, field == "areas")
        for field in ("shadows", "areas")
        for a, on in _fallen(sketch, field)
    ]
    for a, on, area in fallen:
        shares = sum(other.tree == on.tree for _, other, _ in fallen) > 1
        for item in _shadow(a, on, shares=shares, area=area):
            if area or not isinstance(item, Note) or not sketch.raw.get("bare"):
                yield item


def _fallen(sketch: Sketch, field: str) -> Iterator[tuple[Drawn, Drawn]]:
    for index, text in enumerate(sketch.raw.get(field) or ()):
        a, on = shadow_of(sketch, text, index, field)
        if lin.length(on.value) == 0.0:
            wanted = "nothing has a shadow on the zero vector"
            raise sketch.fault(wanted, field, index)
        yield a, on


def _shadow(a: Drawn, on: Drawn, *, shares: bool, area: bool) -> Iterator[Item]:
    names = f"{a.name or 'a'}:{on.name or 'b'}"
    foot = lin.shadow(a.value, on.value)
    drop = a.value - foot
    yield from _line_beyond(names, foot, on.value)
    if lin.length(drop) > _NEAR:
        yield Segment(key=f"drop:{names}", a=a.point, b=_point(foot), dash=Dash.DASHED)
        yield _square(names, foot, drop, on.value)
    if lin.length(foot) > _NEAR:
        yield Arrow(
            key=f"shadow:{names}",
            tip=_point(foot),
            tone=Tone.SHADOW,
            head=Head.NONE,
            weight=BAND,
            alpha=FAINT,
        )
    if area:
        side = _away(on.value, drop) * lin.length(on.value)
        yield _area(names, foot, side, positive=float(foot @ on.value) >= 0.0)
        yield _value(names, (a, on), (foot + side) / 2, np.zeros(2))
        return
    # Shadows on one row begin alike, and differ where they end.
    at = foot if shares else foot / 2
    yield _value(names, (a, on), at, _away(on.value, drop))


def _away(on: Value, drop: Value) -> Value:
    """The direction at right angles to ``on``, away from the arrow over the shadow."""
    side = -drop if lin.length(drop) > _NEAR else np.array([on[1], -on[0]])
    return side / (lin.length(side) or 1.0)


def _area(names: str, foot: Value, side: Value, *, positive: bool) -> Curve:
    """The rectangle of a shadow and a side: one below zero has a dotted edge."""
    corners = (np.zeros(2), foot, foot + side, side)
    return Curve(
        key=f"area:{names}",
        points=tuple(_point(corner) for corner in corners),
        closed=True,
        tone=Tone.POSITIVE if positive else Tone.NEGATIVE,
        dash=Dash.SOLID if positive else Dash.DOTTED,
        fill=COVER,
    )


def _line_beyond(names: str, foot: Value, on: Value) -> Iterator[Item]:
    """The target's line, where the shadow falls outside its arrow."""
    t = float(foot @ on) / float(on @ on)
    if t < -_NEAR or t > 1.0 + _NEAR:
        start = _ORIGIN if t < 0.0 else _point(on)
        yield Segment(key=f"line:{names}", a=start, b=_point(foot), dash=Dash.DOTTED)


def _square(names: str, foot: Value, drop: Value, on: Value) -> Item:
    """The right angle at the foot, on the side of the origin."""
    inward = -foot if lin.length(foot) > _NEAR else on
    return Angle(
        key=f"square:{names}",
        at=_point(foot),
        start=float(np.arctan2(inward[1], inward[0])),
        end=float(np.arctan2(drop[1], drop[0])),
        radius=0.14 * max(1.0, float(np.hypot(*on)) / 2.2),
        square=True,
    )


def _value(names: str, pair: tuple[Drawn, Drawn], at: Value, toward: Value) -> Item:
    """The dot product, at a point or on one side of it."""
    a, on = pair
    value = written(lin.dot(a.value, on.value))
    named = a.name and on.name
    return Note(
        key=f"value:{names}",
        at=_point(at),
        text=f"{a.name} · {on.name} {value.equals()}" if named else value.label(),
        toward=_point(toward),
        tone=Tone.SHADOW,
    )


def sums(sketch: Sketch) -> Iterator[Item]:
    """Parts tip to tail, those left out as ghosts, their sum, the gap to ``reach``."""
    sources = sketch.raw.get("sum")
    if not sources:
        return
    parts = [sketch.vector(s, "sum", i) for i, s in enumerate(sources)]
    removed = [
        sketch.vector(s, "remove", i)
        for i, s in enumerate(sketch.raw.get("remove") or ())
    ]
    gone = [part.tree for part in removed]
    kept = [part for part in parts if part.tree not in gone]
    ghosts = [part for part in parts if part.tree in gone]
    ghosts += [p for p in removed if p.tree not in [part.tree for part in parts]]
    end = np.zeros(2)
    whole = sum((part.value for part in kept), np.zeros(2))
    for part in kept:
        arrow = _part(sketch, part, end)
        if arrow.label and end.any():
            # At its tip stands the name of the next part, or of the sum.
            yield replace(arrow, label="")
            yield _step_name(arrow, part.value, end + part.value / 2 - whole / 2)
        else:
            on_its_own = arrow.label and _is_drawn(sketch, part)
            yield replace(arrow, label="") if on_its_own else arrow
        end = end + part.value
    ghost_end = end
    for part in ghosts:
        yield from _ghost(part, ghost_end)
        ghost_end = ghost_end + part.value
    yield from _total(sketch, end, len(kept))


def part_key(part: Drawn) -> str:
    """A shadow keeps its key when it becomes a part of a sum."""
    tree = part.tree
    if isinstance(tree, Shadow):
        a, on = tree.a, tree.on
        if isinstance(a, Name) and isinstance(on, Name):
            return f"shadow:{a.name}:{on.name}"
    return f"part:{part.name}" if part.name else f"part:{_point(part.value)}"


def _part(sketch: Sketch, part: Drawn, tail: Value) -> Arrow:
    is_shadow = isinstance(part.tree, Shadow)
    return Arrow(
        key=part_key(part),
        tail=_point(tail),
        tip=_point(tail + part.value),
        tone=Tone.SHADOW if is_shadow else sketch.tone(part.name),
        head=Head.OPEN if is_shadow else Head.FULL,
        weight=1.4,
        alpha=0.85 if is_shadow else 1.0,
        label=sketch.label(part.name),
    )


def _is_drawn(sketch: Sketch, part: Drawn) -> bool:
    """Whether an arrow of this name is there already, with the name at its tip."""
    return any(
        name == part.name and np.array_equal(seen.value, part.value)
        for name, seen, _ in named(sketch)
    )


def _step_name(arrow: Arrow, way: Value, outward: Value) -> Item:
    """The name of a part that begins at another's tip, beside its middle."""
    side = np.array([-way[1], way[0]]) / (lin.length(way) or 1.0)
    return Note(
        key=f"{arrow.key}:name",
        at=_point(np.array(arrow.tail) + way / 2),
        text=arrow.label,
        toward=_point(side if side @ outward >= 0 else -side),
        tone=arrow.tone,
    )


def _ghost(part: Drawn, tail: Value) -> Iterable[Item]:
    """A part that is left out, with a stroke across it."""
    key = part_key(part)
    middle = tail + part.value / 2
    across = np.array([-part.value[1], part.value[0]])
    size = lin.length(part.value)
    across = across / (size or 1.0) * min(0.16, 0.3 * size)
    slant = across + part.value / (size or 1.0) * min(0.08, 0.15 * size)
    return (
        Arrow(
            key=key,
            tail=_point(tail),
            tip=_point(tail + part.value),
            tone=Tone.GHOST,
            dash=Dash.DASHED,
            head=Head.OPEN,
        ),
        Segment(
            key=f"struck:{key}",
            a=_point(middle - slant),
            b=_point(middle + slant),
            tone=Tone.BAD,
            dash=Dash.UNBROKEN,
            weight=1.6,
        ),
    )


def _total(sketch: Sketch, end: Value, count: int) -> Iterable[Item]:
    target = sketch.raw.get("reach")
    goal = sketch.vector(target, "reach") if target is not None else None
    gap = goal.value - end if goal is not None else np.zeros(2)
    reached = goal is not None and lin.length(gap) < _NEAR
    # A sum that lies on its only part, or on its goal, would hide it.
    if count > 1 and not reached and lin.length(end) > _NEAR:
        yield Arrow(key="sum", tip=_point(end), tone=Tone.SUM, label="sum")
    if goal is None:
        return
    if reached:
        yield Dots(key="met", points=(goal.point,), tone=Tone.GOOD, radius=1.4)
        return
    yield Arrow(
        key="gap",
        tail=_point(end),
        tip=goal.point,
        tone=Tone.BAD,
        dash=Dash.DASHED,
        head=Head.OPEN,
    )
    side = np.array([gap[1], -gap[0]]) / lin.length(gap)
    yield Note(
        key="gap:size",
        at=_point(end + gap / 2),
        text=f"gap {written(lin.length(gap)).label()}",
        toward=_point(side if side @ goal.value >= 0 else -side),
        tone=Tone.BAD,
    )
