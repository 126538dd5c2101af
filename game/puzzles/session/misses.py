"""What a hand does to a guess: by how far it misses, seen from what is true.

A miss is the way from the true tip to the ghost. Turned into the frame of the true
arrow, all of them can be laid on each other: a hand that reaches too far misses
*along*, one that turns too far misses *across*, whatever the level.
"""

from typing import Final

from msgspec import Struct

from game.linalg.plane import TINY, Point, across, added, dot, length, scaled, unit
from game.puzzles.session.session import Session

# A thousandth of the view is finer than a hand.
PLACES: Final = 3


class Miss(Struct, frozen=True, array_like=True):
    """By how far a guess was off: along the true arrow, to its left, and at what level.

    The name of the level is that of the profile; it is not known of the oldest misses.
    """

    along: float
    left: float
    level: str = ""

    @property
    def off(self) -> Point:
        """Both numbers."""
        return (self.along, self.left)


def stray(laid: Point, true: Point, view: float) -> Point | None:
    """How far along the true arrow, and to its left, it was laid beyond its tip.

    In half heights of the view, so that levels of any span compare. None where the true
    arrow has no direction.
    """
    if length(true) < TINY:
        return None
    off, way = added(laid, scaled(true, -1.0)), unit(true)
    each = dot(off, way), dot(off, across(way))
    along, left = (round(x / view, PLACES) + 0.0 for x in each)
    return along, left


def missed(session: Session) -> Point | None:
    """The miss of the prediction that was revealed, if it was a free point."""
    pair = session.position.laid()
    return None if pair is None else stray(*pair, session.position.view())
