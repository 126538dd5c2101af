"""A guess of the Ledger as puzzles know it: handed in, since it is declared above."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from game.puzzles.core.bench import Bench


class KnownGuess(Struct, frozen=True):
    """Its words and verdict; ``evidence`` are facts for the board.

    One that breaks has the ``bench`` on which it can be broken.
    """

    words: str
    verdict: str
    evidence: tuple[str, ...] = ()
    bench: Bench | None = None


Guesses: TypeAlias = Mapping[str, KnownGuess]


def told(guesses: Guesses) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What is told of the guesses, all but how they can be broken: for keys."""
    return [(n, g.words, g.verdict, g.evidence) for n, g in guesses.items()]
