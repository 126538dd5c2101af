"""Guesses to break that nobody laid out, and questions on paper about the others."""

from itertools import count, product
from typing import Final

from game.figure.things import Figure, Work
from game.puzzles.core.bench import SeededArrows
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.kinds.breaking.level import (
    BreakLevel,
    KnownLevel,
    breaking_moves,
)

HARDEST: Final = 3
SPAN: Final = 3.5
_ARROWS: Final = tuple(
    (x, y) for x, y in product(range(-4, 5), repeat=2) if x and y and abs(x) != abs(y)
)


def generate(draws: Draws, guesses: Guesses) -> BreakLevel | None:
    """A level that is the same wherever its seed is opened; None if no guess breaks.

    Each guess says from which difficulty on it is asked. The arrows are laid so that
    the guess holds exactly, are 0.3 to 2.7 long, and never on one line where a matrix
    is made of them. Some single move breaks it.
    """
    hard = draws.difficulty
    benches = {name: guess.bench for name, guess in guesses.items() if guess.bench}
    names = [name for name, bench in benches.items() if bench.difficulty <= hard]
    # Names of endless levels stay what they were: the hardest are drawn from A to Z.
    names = sorted(benches) if hard == HARDEST else names or list(benches)
    if not names:
        return None
    guess = draws.one(names, "break guess")
    bench = benches[guess]
    laid = (
        bench.holding(SeededArrows(draws.seed + ":again" * turn, hard))
        for turn in count()
    )
    start = next(at for at in laid if any(breaking_moves(bench, at, SPAN)))
    return BreakLevel(
        id=draws.id, title=titled(draws), guess=guess, start=start, span=SPAN
    )


def hardness(level: KnownLevel) -> float:
    """What has to be known, and how few moves will do.

    That is the difficulty at which the guess is first asked, and the share of places to
    move one of the arrows to, on the integers, at which it still holds.
    """
    start, view = level.start, int(level.span)
    steps = [float(n) for n in range(-view, view + 1)]
    places = [at for at in product(steps, steps) if any(at)]
    held = [
        not level.bench.broken((*start[:index], at, *start[index + 1 :]))
        for index in range(len(start))
        for at in places
    ]
    return level.bench.difficulty + sum(held) / len(held)


def question(level: KnownLevel, seed: str) -> Question:
    """A question about the numbers behind the guess, with three fresh arrows.

    Their entries are whole, not 0, and differ in size; no arrow comes twice.
    """
    whole: list[tuple[int, int]] = []
    for index in range(3):
        left = [pair for pair in _ARROWS if pair not in whole]
        whole.append(drawn(left, "break check", level.id, seed, index))
    words, answer, traps = level.bench.asked(tuple(whole))
    figure = Figure(panels=(Work(key="check", rows=(level.law(tuple(whole)),)),))
    return Question(words, figure, answer, traps)
