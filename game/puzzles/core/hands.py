"""How hands move arrows: kept in view, never to zero, snapped, nudged by keys.

Every rule is per plane: ``view`` is the number of units from the centre to the edge.
"""

from collections.abc import Iterable
from typing import Final

from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    finite,
    length,
    scaled,
    unit,
)
from game.puzzles.core.protocol import Drag, Handle, Move, Turn

STEPS: Final = {"fine": 1 / 200, "normal": 1 / 50, "coarse": 1 / 10}
COUNTS: Final = {"fine": 0.1, "normal": 0.5, "coarse": 1.0}
LEAST: Final = 1 / 50
HALVES: Final = 1 / 50
# No level is as wide as this: what a hand asks for beyond it is asked for here.
FAR: Final = 1e6
FIFTHS: Final = 1 / 100


def entered(to: Point) -> Point | None:
    """Where a place enters a puzzle: None where it is none, and never beyond ``FAR``.

    All that hands do passes here, so no kind meets a number that is not finite.
    """
    return clamped(to, FAR) if finite(to) else None


def by_key(handles: Iterable[Handle], key: str) -> Handle | None:
    """The handle of that key; None where none of these has it."""
    return next((handle for handle in handles if handle.key == key), None)


def clamped(to: Point, view: float) -> Point:
    """The nearest point that is in view."""
    x, y = to
    if -view <= x <= view and -view <= y <= view:
        return to
    return (max(-view, min(view, x)), max(-view, min(view, y)))


def tip(to: Point, before: Point, view: float) -> Point:
    """Where an arrow's tip goes: in view, and at least ``view / 50`` from its tail.

    Exactly at zero it keeps the direction that it had.
    """
    to = clamped(to, view)
    least = view * LEAST
    if not short(to, view):
        return to
    direction = to if length(to) > TINY else before
    return scaled(unit(direction), least)


def short(at: Point, view: float) -> bool:
    """Whether a tip there would leave its arrow next to no length."""
    return length(at) < view * LEAST


def holds(at: Point, view: float) -> bool:
    """Whether an arrow's tip may be there."""
    return clamped(at, view) == at and not short(at, view)


def on_line(to: Point, along: Point, view: float, base: Point = ORIGIN) -> Point:
    """The point of the line along a direction nearest to ``to``, kept in view.

    The line goes through ``base``, which must be in view itself.
    """
    way = unit(along)
    low, high = -8.0 * view, 8.0 * view
    for at, step in zip(base, way, strict=True):
        if abs(step) > TINY:
            ends = sorted(((-view - at) / step, (view - at) / step))
            low, high = max(low, ends[0]), min(high, ends[1])
    far = dot(added(to, scaled(base, -1.0)), way)
    return added(base, scaled(way, max(low, min(high, far))))


def counted(handle: Handle, push: Point, step: str) -> Point:
    """Where a key brings a number: up or down by a tenth, a half or a whole."""
    low, high = handle.reach or (handle.at[0], handle.at[0])
    way = push[0] + push[1]
    by = 0.0 if abs(way) < TINY else COUNTS[step] if way > 0 else -COUNTS[step]
    # Whole tenths, so that a hundred small steps end where ten large ones do.
    return (max(low, min(high, round((handle.at[0] + by) * 10) / 10)), 0.0)


def nice(x: float, view: float) -> float:
    """The nearest half or fifth where one is near, else the number itself."""
    half, fifth = round(x * 2) / 2, round(x * 5) / 5
    near = [
        (abs(x - at), at)
        for at, reach in ((half, view * HALVES), (fifth, view * FIFTHS))
        if abs(x - at) <= reach
    ]
    return min(near)[1] + 0.0 if near else x


def snapped(to: Point, view: float) -> Point:
    """Both coordinates snapped, each by itself."""
    return (nice(to[0], view), nice(to[1], view))


def read_as_asked(row: Point, asked: float, view: float, near: Point) -> Point | None:
    """The arrow on the half grid nearest to ``near`` whose dot product is as asked.

    None where there is none in view.
    """
    count = round(2 * view)
    steps = range(-count, count + 1)
    grid = ((i / 2, j / 2) for i in steps for j in steps)
    right = (at for at in grid if abs(dot(at, row) - asked) < TINY and holds(at, view))
    return min(right, key=lambda at: (apart(at, near), at), default=None)


def is_nice(at: Point) -> bool:
    """Whether both coordinates are halves or fifths."""
    return all(
        min(abs(x * 2 - round(x * 2)), abs(x * 5 - round(x * 5))) < TINY for x in at
    )


def nudged(handle: Handle, push: Point, step: str, view: float, *, snap: bool) -> Point:
    """Where a key pushes a handle: always its own way, by a share of the whole view.

    A handle held to a line goes along it, whole steps, toward where the key points.
    Snapping takes part only when it does not eat the step.
    """
    size = STEPS[step] * 2.0 * view
    if handle.along is not None:
        return _along(handle.at, unit(handle.along), push, size)
    move = scaled(push, size)
    to = (
        _stepped(handle.at[0], move[0], view, snap=snap),
        _stepped(handle.at[1], move[1], view, snap=snap),
    )
    return _past_zero(to, push, view)


def pushed(handle: Handle, push: Point, step: str, view: float, *, snap: bool) -> Move:
    """The move that a key makes of a handle, as its sort says.

    One with values goes to the next (right, up) or the one before; a number goes up or
    down; a point goes the key's way.
    """
    if handle.values:
        way = 1 if push[0] + push[1] > 0 else -1
        at = (handle.values.index(handle.value) + way) % len(handle.values)
        return Turn(handle.key, handle.values[at])
    if handle.reach is not None:
        return Drag(handle.key, counted(handle, push, step))
    return Drag(handle.key, nudged(handle, push, step, view, snap=snap))


def _past_zero(to: Point, push: Point, view: float) -> Point:
    # Held at the least length, an arrow would never get to the other side by keys.
    least = view * LEAST
    if length(to) >= least or length(push) < TINY:
        return to
    way = unit(push)
    beside = dot(to, across(way))
    onward = (least * least - beside * beside) ** 0.5 - dot(to, way)
    return added(to, scaled(way, onward))


def _along(at: Point, way: Point, push: Point, size: float) -> Point:
    toward = dot(push, way)
    if abs(toward) < TINY:
        return at
    step = size if toward > 0 else -size
    return (at[0] + way[0] * step, at[1] + way[1] * step)


def _stepped(x: float, move: float, view: float, *, snap: bool) -> float:
    to = x + move
    near = nice(to, view) if snap and move else to
    return near if (near - x) * move > 0.25 * move * move else to
