"""The numeric check of every guess: what holds is tried, what breaks is broken."""

from collections.abc import Mapping

import numpy as np

from game.figure.numbers import number
from game.ledger.evidence import (
    BREAKS,
    HOLDS,
    OPEN,
    ROUNDS,
    SHAPES,
    Array,
    Check,
    Draw,
    Evidence,
    Law,
    Mistake,
    Riddle,
)
from game.ledger.guesses import Ledger
from game.ledger.rows import ROWS
from game.ledger.spectra import SPECTRA
from game.reading.problems import Problem

CHECKS: Mapping[str, Check] = {**ROWS, **SPECTRA}

MISTAKES: Mapping[str, Mistake] = {
    guess: found for guess, found in CHECKS.items() if isinstance(found, Mistake)
}

# A guess is broken by a miss that a player can see, not by rounding.
VISIBLE = 0.05
MENDED = 1e-6


def check(guess: str, draw: Draw) -> Evidence:
    """The evidence for a guess. ``draw(shape)`` gives standard normal numbers.

    What holds is tried on five shapes, a dozen times each, against the law's stated
    tolerance. What breaks must fail its small counterexample by at least 0.05 and be
    right, to 1e-6, for random numbers that meet the mended condition; a verdict is
    "holds" or "breaks" only if the numbers bear it out, else "open". ValueError for a
    guess without a check.
    """
    found = CHECKS.get(guess)
    match found:
        case None:
            raise ValueError(f"no check is written for the guess '{guess}'")
        case Riddle():
            return Evidence(guess=guess, verdict=OPEN, words=found.words)
        case Law():
            return _try(guess, found, draw)
        case Mistake():
            return _break(guess, found, draw)


def breaks(guess: str, **numbers: object) -> float:
    """By how much the numbers break a guess; 0 where they do not.

    Named as in the guess's counterexample. ValueError for a guess that does not break
    and for numbers that cannot be judged (a zero vector, a wrong shape or name).
    """
    found = MISTAKES.get(guess)
    if found is None:
        raise ValueError(f"'{guess}' is no guess that numbers can break")
    if set(numbers) != set(found.counterexample):
        wanted = ", ".join(found.counterexample)
        raise ValueError(f"'{guess}' is judged by {wanted}, not {', '.join(numbers)}")
    with np.errstate(all="raise"):
        try:
            return float(found.margin(**_arrays(numbers)))
        except (ArithmeticError, IndexError) as error:
            raise ValueError(f"these numbers cannot be judged: {error}") from error


def disagreements(ledger: Ledger, draw: Draw, file: str) -> tuple[Problem, ...]:
    """Guesses whose written verdict the numbers deny, or that no check covers."""
    out: list[Problem] = []
    for guess in ledger.guesses:
        if guess.id not in CHECKS:
            what = f"no check is written for '{guess.id}'"
            out.append(Problem(file, 1, 1, "S910", what))
            continue
        found = check(guess.id, draw)
        if found.verdict != guess.verdict:
            said = f"'{guess.id}' is said to be {guess.verdict}"
            what = f"{said}, the numbers say {found.verdict}"
            out.append(Problem(file, 1, 1, "S910", what))
    return tuple(out)


def _arrays(numbers: Mapping[str, object]) -> dict[str, Array]:
    return {name: np.array(v, dtype=np.float64) for name, v in numbers.items()}


def _try(guess: str, law: Law, draw: Draw) -> Evidence:
    errors = [law.error(draw, shape) for shape in SHAPES for _ in range(ROUNDS)]
    worst = float(np.max(errors))
    sound = worst <= law.tolerance
    return Evidence(
        guess=guess,
        verdict=HOLDS if sound else OPEN,
        words=f"{law.words}: {len(errors)} random cases, worst error {worst:.1e}",
        trials=len(errors),
        worst=worst,
    )


def _break(guess: str, mistake: Mistake, draw: Draw) -> Evidence:
    margin = float(mistake.margin(**_arrays(mistake.counterexample)))
    cases = len(SHAPES) * ROUNDS
    misses = [mistake.margin(**mistake.mended(draw)) for _ in range(cases)]
    worst = float(np.max(misses))
    sound = margin >= VISIBLE and worst <= MENDED
    return Evidence(
        guess=guess,
        verdict=BREAKS if sound else OPEN,
        words=f"{mistake.words}: off by {number(margin)}",
        trials=cases,
        worst=worst,
        margin=margin,
        counterexample=mistake.counterexample,
    )
