"""Break: find arrows for which a guess of the Ledger fails.

Any guess whose verdict is *breaks* can be put on this bench. What it claims and what is
lie covered while the player arranges; to reveal is to say that it fails here. After
that claim and truth are drawn together, and a meter shows by how much they part.

All of it needs the guess, so the kind is made from the guesses that are handed in.
"""

from game.language import N_
from game.puzzles.core.kind import (
    TELLING,
    Asks,
    Endless,
    Kind,
    Paper,
    Rules,
    Story,
    of_class,
)
from game.puzzles.core.known_guess import Guesses
from game.puzzles.kinds.breaking.endless import HARDEST, generate, hardness, question
from game.puzzles.kinds.breaking.level import BreakLevel, KnownLevel, faults
from game.puzzles.kinds.breaking.position import BreakPosition


def kind(guesses: Guesses) -> Kind:
    """The kind, for the guesses of a Ledger."""

    def known(level: BreakLevel) -> KnownLevel:
        return KnownLevel.of(level, guesses)

    benches = [guess.bench for guess in guesses.values() if guess.bench]
    return of_class(
        "break",
        BreakLevel,
        Story(
            title=N_("Break"),
            task=N_("A guess of the Ledger holds here. Find where it fails."),
            beat="rows-10",
            quotes={
                "first": (2.0, 1.0),
                "second": (1.0, 2.0),
                "third": (2.0, 0.5),
                "margin": (0.8,),
            },
            forbids=TELLING,
        ),
        Rules(
            lambda level: BreakPosition.begin(known(level)),
            lambda level: faults(level, guesses),
            tuple(bench.formula for bench in benches),
        ),
        paper=Paper("", lambda level, seed: question(known(level), seed)),
        endless=Endless(
            lambda draws: generate(draws, guesses),
            HARDEST,
            lambda level: hardness(known(level)),
        ),
        asks=Asks(lambda level: (level.guess,), "guess"),
    )
