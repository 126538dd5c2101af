"""Erase: its level."""

from collections.abc import Iterator
from typing import Final

from game.linalg.plane import TINY, Point, dot, length, sine
from game.puzzles.core.hands import clamped
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

CREATURES: Final = ("frog", "lettuce", "carrot")
# The sine of the angle from which a floor, or a way of falling, can be told apart.
NARROWEST: Final = 0.15


class EraseLevel(PlaneLevel, frozen=True, kw_only=True):
    """``green`` is the reader that is to hear nothing; ``food`` one that is kept.

    ``things`` are the frog, the lettuce and the carrot. The ``floor`` begins along that
    direction, and is turned; everything falls straight onto it. Where ``rain`` is
    given the floor lies right and the way of falling is turned, from there: until each
    has its food again, or until the middles of ``things`` and ``others`` fall together.
    With ``again`` it has to fall twice. ``none`` is a level whose food cannot be kept.
    """

    green: Point
    things: tuple[Point, ...]
    others: tuple[Point, ...] = ()
    food: Point | None = None
    floor: Point | None = None
    rain: Point | None = None
    again: bool = False
    none: bool = False
    span: float = 3.0

    def faults(self) -> Iterator[Fault]:
        """What cannot be turned, kept or seen."""
        if (self.floor is None) == (self.rain is None):
            yield Fault(("floor",), "either the floor is turned, or the rain")
        if len(self.things) != len(CREATURES):
            yield Fault(
                ("things",), "a frog, a lettuce and a carrot fall: three points"
            )
        for name in ("floor", "rain"):
            way: Point | None = getattr(self, name)
            if way is not None and length(way) < TINY:
                yield Fault((name,), "the zero vector has no direction")
        if self.floor is not None and dot(self.floor, self.green) == 0.0:
            yield Fault(("floor",), "already solved: green cannot see this floor")
        for name in ("things", "others"):
            for n, at in enumerate(getattr(self, name)):
                if clamped(at, self.span) != at:
                    yield Fault((name, n), "it is out of view", "widen the span")
        if self.rain is not None:
            yield from self._falling(self.rain)

    def _falling(self, rain: Point) -> Iterator[Fault]:
        if sine(rain, self.green) > 1.0 - NARROWEST**2 / 2.0:
            yield Fault(("rain",), "it would fall along the floor")
        if not self.others and self.food is None:
            yield Fault(("food",), "rain is turned to keep food, or two middles")
        elif self.food is not None and not self.others:
            keeps = sine(self.food, self.green) >= NARROWEST
            if keeps == self.none:
                told = "can be kept" if keeps else "cannot be kept"
                yield Fault(("food",), f"this food {told}")
