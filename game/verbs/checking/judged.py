"""Whether the Ledger says of its guesses what the numbers say."""

from zlib import crc32

import numpy as np
from msgspec import Struct

from game.app.shelf import Shelf, code_stamp
from game.guesses.check import check
from game.guesses.ledger import Ledger
from game.guesses.table import GUESSES
from game.reading.cache import key
from game.reading.problems import Problem

SEED = 20_260_101
FILE, DENIED = "story/ledger.yaml", "S910"


class Verdict(Struct, frozen=True):
    """How a guess of the Ledger came out."""

    guess: str
    said: str
    found: str
    evidence: str


def judged(ledger: Ledger, shelf: Shelf) -> tuple[list[Verdict], list[Problem]]:
    """The verdict of the numbers on each guess, and where the Ledger says another."""
    code = code_stamp(("guesses", "linalg", "figure"))
    tried = shelf.of("guesses", key({}, code), dict[str, tuple[str, str]], _tried)
    verdicts: list[Verdict] = []
    problems: list[Problem] = []
    for guess in ledger.guesses:
        name = guess.id
        if name not in tried:
            what = f"no check is written for the guess '{name}'"
            hint = "declare it in game/guesses/each, and add it to the table there"
            problems.append(Problem(FILE, *guess.place, DENIED, what, hint))
            continue
        found, words = tried[name]
        verdicts.append(Verdict(name, guess.verdict, found, words))
        if found != guess.verdict:
            what = f"'{name}' is said to be '{guess.verdict}' but {words}"
            hint = f"write verdict: {found}"
            problems.append(Problem(FILE, *guess.place, DENIED, what, hint))
    return verdicts, problems


def _tried() -> dict[str, tuple[str, str]]:
    """The verdict on every declared guess, and its evidence; each by its own dice."""
    found = {}
    for name in GUESSES:
        dice = np.random.default_rng([SEED, crc32(name.encode())])
        result = check(name, dice.standard_normal)
        found[name] = result.verdict, result.words
    return found
