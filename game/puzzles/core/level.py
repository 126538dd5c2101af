"""Levels as data: what every kind's level has, and what one can be blamed for."""

from typing import Self, TypeAlias

from msgspec import Struct

from game.linalg.plane import Point
from game.reading import problems

# What a level can be blamed for.
Fault: TypeAlias = problems.Fault


class Level(Struct, frozen=True, kw_only=True):
    """One puzzle as its file writes it; each kind adds its givens.

    ``introduces`` is at most one idea; every idea in ``uses`` was introduced earlier.
    ``intro`` is said before, ``naming`` after; ``check`` is the wording of the
    pen-and-paper question, with ``{slots}`` that its kind fills with fresh numbers.
    ``predict`` asks for a ghost of the answer first.
    """

    id: str
    title: str
    introduces: str = ""
    uses: tuple[str, ...] = ()
    intro: str = ""
    naming: str = ""
    check: str = ""
    predict: bool = True

    def of_hand(self, misses: tuple[Point, ...]) -> Self:
        """The level for a hand whose guesses missed by so much: mostly the same."""
        del misses
        return self
