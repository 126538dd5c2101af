"""Whole numbers that go far: keys push them by one or ten, or write them."""

from math import copysign
from typing import Final, TypeVar

from msgspec.structs import replace

from game.linalg.plane import TINY, Point
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Drag, Handle, Move

P = TypeVar("P")
STEPS: Final = {"fine": 1.0, "normal": 1.0, "coarse": 10.0}


def by_signs(made: Hand[P]) -> Hand[P]:
    """A number that is whole: pushed by one or ten, or written sign by sign."""

    def nudge(seen: Handle, push: Point, step: str, _snap: bool) -> Move:
        way = push[0] + push[1]
        by = copysign(STEPS[step], way) if abs(way) > TINY else 0.0
        low, high = seen.reach or (0.0, 0.0)
        return Drag(seen.key, (max(low, min(high, seen.at[0] + by)), 0.0))

    return replace(made, handle=replace(made.handle, written=True), nudge=nudge)
