"""A cloud in words: how many points lie which way, and how far, for ears."""

import math
from collections.abc import Sequence
from typing import Final

from game.figure.numbers import rounded
from game.language import N_, _, ngettext
from game.linalg.plane import Point, length

WAYS: Final = (
    N_("to the right"),
    N_("up and right"),
    N_("up"),
    N_("up and left"),
    N_("to the left"),
    N_("down and left"),
    N_("down"),
    N_("down and right"),
)


def spread(points: Sequence[Point]) -> str:
    """Eight ways around the pin, those that hold points, with their mean distance."""
    told = []
    for at, way in enumerate(WAYS):
        there = [length(p) for p in points if _way(p) == at]
        if there:
            count = ngettext("{n} point", "{n} points", len(there))
            far = rounded(sum(there) / len(there), 1).text
            told.append(
                # Translators: 4 points up and right, at a distance of about 1.2.
                _("{count} {way}, about {far} away", count=count, way=_(way), far=far)
            )
    return f"{'; '.join(told)}."


def _way(point: Point) -> int:
    turn = math.atan2(point[1], point[0])
    return round(turn / math.tau * len(WAYS)) % len(WAYS)
