"""Levels as data: what every kind's level has, and what a puzzle knows of a guess."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from game.reading import problems

# What a level can be blamed for.
Fault: TypeAlias = problems.Fault


class Level(Struct, frozen=True, kw_only=True):
    """One puzzle as its file writes it; each kind adds its givens.

    ``introduces`` is at most one idea; every idea in ``uses`` was introduced earlier.
    ``par`` is the cost of the reference solution in moves. ``intro`` is said before,
    ``naming`` after; ``check`` is the wording of the pen-and-paper question, with
    ``{slots}`` that its kind fills with fresh numbers. ``predict`` asks for a ghost of
    the answer first.
    """

    id: str
    title: str
    introduces: str = ""
    uses: tuple[str, ...] = ()
    par: int = 1
    intro: str = ""
    naming: str = ""
    check: str = ""
    predict: bool = True


class GuessFacts(Struct, frozen=True):
    """A guess of the Ledger as a puzzle needs it; ``evidence`` are collected facts.

    ``margin`` says by how much numbers break it, 0 where they do not; it takes the
    numbers by name and raises ValueError for numbers that cannot be judged. None for a
    guess that does not break.
    """

    words: str
    verdict: str
    evidence: tuple[str, ...] = ()
    margin: Callable[..., float] | None = None


Lore: TypeAlias = Mapping[str, GuessFacts]
