"""The numeric check of every guess: what holds is tried, what breaks is broken."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from game.figure.numbers import rounded
from game.guesses.guess import Breaks, Draw, Holds, Open
from game.guesses.table import GUESSES

SHAPES = ((2, 2), (3, 2), (2, 3), (4, 4), (5, 3))
ROUNDS = 12
# A guess is broken by a miss that a player can see, not by rounding.
VISIBLE = 0.05
MENDED = 1e-6


class Result(Struct, frozen=True, kw_only=True):
    """The outcome of a check.

    ``worst`` is the largest error over ``trials`` random cases: of the guess itself
    where it holds, of its mended form where it breaks. ``margin`` is how badly the
    counterexample fails it, and ``counterexample`` its small numbers by name.
    """

    guess: str
    verdict: str
    words: str
    trials: int = 0
    worst: float = 0.0
    margin: float = 0.0
    counterexample: Mapping[str, object] = {}


def check(guess: str, draw: Draw) -> Result:
    """What numbers say of a guess. ``draw(shape)`` gives standard normal numbers.

    What holds is tried on five shapes, a dozen times each, against the stated
    tolerance. What breaks must fail its small counterexample by at least 0.05 and be
    right, to 1e-6, for random numbers that meet the mended condition; a verdict is
    "holds" or "breaks" only if the numbers bear it out, else "open". ValueError for a
    guess that no file declares.
    """
    found = GUESSES.get(guess)
    match found:
        case None:
            raise ValueError(f"no check is written for the guess '{guess}'")
        case Open():
            return Result(guess=guess, verdict=found.VERDICT, words=found.words)
        case Holds():
            return tried(found, draw)
        case Breaks():
            return _broken(found, draw)


def breaks(guess: str, **numbers: object) -> float:
    """By how much the numbers break a guess; 0 where they do not.

    Named as in the guess's counterexample. ValueError for a guess that does not break
    and for numbers that cannot be judged (a zero vector, a wrong shape or name).
    """
    match GUESSES.get(guess):
        case Breaks() as found:
            names = found.counterexample()
        case _:
            raise ValueError(f"'{guess}' is no guess that numbers can break")
    if set(numbers) != set(names):
        wanted = ", ".join(names)
        raise ValueError(f"'{guess}' is judged by {wanted}, not {', '.join(numbers)}")
    return found.bench.judge(numbers)


def tried(guess: Holds, draw: Draw) -> Result:
    """A guess that is said to hold, on random cases."""
    errors = [guess.error(draw, shape) for shape in SHAPES for _ in range(ROUNDS)]
    worst = float(np.max(errors))
    sound = worst <= guess.tolerance
    return Result(
        guess=guess.id,
        verdict=Holds.VERDICT if sound else Open.VERDICT,
        words=f"{guess.words}: {len(errors)} random cases, worst error {worst:.1e}",
        trials=len(errors),
        worst=worst,
    )


def _broken(guess: Breaks, draw: Draw) -> Result:
    example, bench = guess.counterexample(), guess.bench
    margin = bench.judge(example)
    cases = len(SHAPES) * ROUNDS
    misses = [bench.margin(**guess.mended(draw)) for _ in range(cases)]
    worst = float(np.max(misses))
    sound = margin >= VISIBLE and worst <= MENDED
    return Result(
        guess=guess.id,
        verdict=Breaks.VERDICT if sound else Open.VERDICT,
        words=f"{guess.words}: off by {rounded(margin, 2).said()}",
        trials=cases,
        worst=worst,
        margin=margin,
        counterexample=example,
    )
