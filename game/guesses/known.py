"""What puzzles are told of the guesses: the words of the Ledger with what files say."""

from game.guesses.guess import Breaks
from game.guesses.ledger import Guess, Ledger
from game.guesses.table import GUESSES
from game.puzzles.core.known_guess import Guesses, KnownGuess


def known(ledger: Ledger) -> Guesses:
    """Every guess of a Ledger as puzzles know it, in its order."""
    return {guess.id: _known(guess) for guess in ledger.guesses}


def _known(guess: Guess) -> KnownGuess:
    declared = GUESSES.get(guess.id)
    evidence = guess.evidence
    if not evidence and declared is not None and declared.evidence is not None:
        evidence = (declared.evidence(),)
    bench = declared.bench if isinstance(declared, Breaks) else None
    return KnownGuess(guess.words, guess.verdict, evidence, bench)
