"""Hands: a handle of a position together with the position that a move of it makes.

Every hand is made anew from the present position, so that what can be taken now is
simply what a kind yields now. None of these functions knows a kind.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import atan2, copysign, degrees
from typing import Final, Generic, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from game.language import _
from game.linalg.kept_lines import SMALL, between, turned
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import hands
from game.puzzles.core.protocol import Drag, Handle, Move, Turn

P = TypeVar("P")
# Where a key pushes the handle as it is seen: which way, how far, whether it snaps.
Nudge: TypeAlias = Callable[[Handle, Point, str, bool], Move]

# In degrees: what catches an arrow that is turned, and what keys turn it by.
CATCH: Final = 1.5
DIRECTIONS: Final = tuple((small, unit(small)) for small in SMALL)
DEGREES: Final = {"fine": 0.5, "normal": 2.5, "coarse": 10.0}


class Hand(Struct, Generic[P], frozen=True, kw_only=True):
    """A handle; ``drag`` or ``turn`` says where it leads, ``snap`` what catches it.

    ``nudge`` is what a key does to it, where that is not what its sort always does.
    """

    handle: Handle
    drag: Callable[[Point], P] | None = None
    turn: Callable[[str], P] | None = None
    snap: Callable[[Point], Point] | None = None
    nudge: Nudge | None = None

    def play(self, move: Move) -> P | None:
        """What the move makes of the position; None where it is no move of this."""
        match move:
            case Drag(_, to) if self.drag is not None:
                at = hands.entered(to)
                return None if at is None else self.drag(at)
            case Turn(_, value) if (
                self.turn is not None and value in self.handle.values
            ):
                return self.turn(value)
            case _:
                return None

    def caught(self, move: Move) -> Move:
        """The move with its end snapped."""
        if not isinstance(move, Drag) or self.snap is None:
            return move
        at = hands.entered(move.to)
        return move if at is None else Drag(move.handle, self.snap(at))


def tip(
    key: str,
    at: Point,
    put: Callable[[Point], P],
    view: float,
    *,
    name: str = "",
    arrow: str = "",
    given: bool = False,
) -> Hand[P]:
    """An arrow's tip: kept in view, never at its tail.

    ``name`` is said, ``arrow`` is its letter; both are the key where they are empty.
    """
    handle = Handle(
        key=key,
        name=name or key,
        panel="plane",
        at=at,
        arrow=f"vector:{arrow or key}",
        given=given,
    )
    return Hand(
        handle=handle,
        drag=lambda to: put(hands.tip(to, at, view)),
        snap=lambda to: hands.snapped(to, view),
    )


def rooted(tip: Hand[P]) -> Hand[P]:
    """A tip whose arrow begins at the origin for good: it is not carried from there."""
    return replace(tip, handle=replace(tip.handle, begins=True))


def givens(
    arrows: Mapping[str, Point],
    put: Callable[[tuple[Point, ...]], P],
    view: float,
    *,
    key: str = "{}",
    name: Callable[[str], str] = str,
) -> Iterator[Hand[P]]:
    """Several arrows by their letters, for free play; ``put`` gets all of them."""
    for letter, at in arrows.items():
        yield tip(
            key.format(letter),
            at,
            _one(arrows, letter, put),
            view,
            name=name(letter),
            arrow=letter,
            given=True,
        )


def point(
    key: str,
    name: str,
    at: Point,
    put: Callable[[Point], P],
    view: float,
    *,
    given: bool = False,
) -> Hand[P]:
    """A point anywhere in view."""
    handle = Handle(key=key, name=name, panel="plane", at=at, given=given)
    return Hand(
        handle=handle,
        drag=lambda to: put(hands.clamped(to, view)),
        snap=lambda to: hands.snapped(to, view),
    )


def spoke(
    key: str,
    at: Point,
    put: Callable[[Point], P],
    *,
    name: str = "",
    dial: bool = False,
) -> Hand[P]:
    """An arrow of length one, turned about its tail.

    Small whole directions catch it; a key turns it by half a degree, 2.5 or 10, the
    way that its tip goes where the key points, and no further; right and left turn a
    ``dial`` on and on. ``put`` gets ``at`` itself where nothing is turned.
    """

    def turn(to: Point) -> P:
        still = length(to) <= TINY or apart(unit(to), at) < TINY
        return put(at if still else unit(to))

    def catch(to: Point) -> Point:
        near, _way = max(DIRECTIONS, key=lambda each: dot(each[1], to))
        return unit(near) if between(near, to) <= CATCH else to

    def nudge(seen: Handle, push: Point, step: str, _snap: bool) -> Move:
        most = DEGREES[step]
        round_ = dial and abs(push[0]) > abs(push[1])
        by = copysign(most, -push[0]) if round_ else _toward(at, push, most)
        # It may be seen elsewhere than it is: what is added is the way.
        way = added(turned(by, at), scaled(at, -1.0))
        return Drag(key, added(seen.at, way))

    arrow = f"vector:{key}"
    handle = Handle(key=key, name=name or key, panel="plane", at=at, arrow=arrow)
    return Hand(handle=handle, drag=turn, snap=catch, nudge=nudge)


def _toward(at: Point, push: Point, most: float) -> float:
    """By how many degrees, to the left, a tip goes where a key pushes it."""
    # Pushed straight back it turns to the left, whichever zero a device pushes with.
    off = degrees(atan2(dot(push, across(at)) + 0.0, dot(push, at)))
    return max(-most, min(most, off))


def slider(
    key: str,
    name: str,
    at: Point,
    put: Callable[[Point], P],
    view: float,
    *,
    along: Point,
) -> Hand[P]:
    """A point on a line through the origin: it slides freely, unsnapped."""
    handle = Handle(key=key, name=name, panel="plane", at=at, along=along)
    return Hand(handle=handle, drag=lambda to: put(hands.on_line(to, along, view)))


def number(
    key: str,
    name: str,
    now: float,
    put: Callable[[float], P],
    *,
    reach: float,
    snap: Callable[[float], float],
    given: bool = False,
) -> Hand[P]:
    """A number in the cell of its key; one beyond its reach by computing widens it."""
    far = max(reach, abs(now))
    handle = Handle(
        key=key,
        name=name,
        panel="work",
        at=(now, 0.0),
        reach=(-far, far),
        entry=key,
        given=given,
    )
    return Hand(
        handle=handle,
        drag=lambda to: put(max(-reach, min(reach, to[0]))),
        snap=lambda to: (snap(to[0]), 0.0),
    )


def marker(
    key: str,
    name: str,
    now: float,
    put: Callable[[float], P],
    *,
    reach: float,
    high: float = 0.0,
    given: bool = False,
) -> Hand[P]:
    """A number on a line of numbers, ``high`` in the plane "line"; halves catch it."""
    made = number(key, name, now, put, reach=reach, snap=_half, given=given)
    lies = replace(made.handle, panel="line", at=(now, high), entry="")
    return replace(made, handle=lies)


def from_zero(made: Hand[P]) -> Hand[P]:
    """A number that is never below 0."""
    reach = made.handle.reach or (0.0, 0.0)
    return replace(made, handle=replace(made.handle, reach=(0.0, reach[1])))


def choice(
    key: str,
    name: str,
    value: str,
    put: Callable[[str], P],
    *,
    says: Mapping[str, str],
    entry: str,
) -> Hand[P]:
    """One of several values, each with the words for it; turned, never dragged."""
    handle = Handle(
        key=key,
        name=name,
        panel="work",
        values=tuple(says),
        value=value,
        says=tuple(map(_, says.values())),
        entry=entry,
    )
    return Hand(handle=handle, turn=put)


def standing(panel: str, made: Hand[P], at: Point, size: Point) -> Hand[P]:
    """A choice that stands in a plane, as wide and as high as its size."""
    base = added(at, scaled(size, 0.5))
    return replace(made, handle=replace(made.handle, panel=panel, at=at, base=base))


def tiles(
    order: Sequence[str], put: Callable[[tuple[str, ...]], P]
) -> Iterator[Hand[P]]:
    """Tiles in a row, as they lie: one that is moved closes up the others."""
    slots = tuple(str(n) for n in range(1, len(order) + 1))
    says = tuple(
        _("place {place} of {count}", place=slot, count=len(slots)) for slot in slots
    )
    for slot, letter in zip(slots, order, strict=True):
        handle = Handle(
            key=letter,
            name=_("tile {letter}", letter=letter),
            panel="tiles",
            values=slots,
            value=slot,
            says=says,
            slides=True,
            entry=f"tile:{letter}",
        )
        yield Hand(handle=handle, turn=_laid(letter, order, put))


def _half(x: float) -> float:
    return round(2.0 * x) / 2.0


def _one(
    arrows: Mapping[str, Point], letter: str, put: Callable[[tuple[Point, ...]], P]
) -> Callable[[Point], P]:
    return lambda to: put(tuple({**arrows, letter: to}.values()))


def _laid(
    letter: str, order: Sequence[str], put: Callable[[tuple[str, ...]], P]
) -> Callable[[str], P]:
    def turn(slot: str) -> P:
        others = [each for each in order if each != letter]
        others.insert(int(slot) - 1, letter)
        return put(tuple(others))

    return turn
