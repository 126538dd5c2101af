"""The kind ``break`` and its levels: judged, endless ones, questions on paper.

All of them need the guesses of the Ledger, so the kind is made from those at hand.
"""

from collections.abc import Iterator
from itertools import product
from typing import Final

from game.figure.things import Figure, Formula, Work
from game.language import N_
from game.linalg.plane import length
from game.puzzles.core.bench import SeededArrows
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
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.paper_question import Question
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.breaking import BreakLevel, BreakPosition, KnownLevel

LEAST: Final = 0.05
HARDEST: Final = 3
SPAN: Final = 3.5
# How badly the guess must fail at each difficulty.
FAILS: Final = {1: 0.15, 2: 0.2, 3: 0.3}
_ARROWS: Final = tuple(
    (x, y) for x, y in product(range(-4, 5), repeat=2) if x and y and abs(x) != abs(y)
)


def faults(level: BreakLevel, guesses: Guesses) -> Iterator[Fault]:
    """What makes the level impossible to play; nothing if no Ledger is at hand."""
    known = guesses.get(level.guess)
    bench = None if known is None else known.bench
    if bench is None:
        if guesses:
            benches = sorted(name for name, guess in guesses.items() if guess.bench)
            hint = f"known: {', '.join(benches)}"
            yield Fault(("guess",), f"no bench for a guess '{level.guess}'", hint)
        return
    if found := [*span_faults(level.span)]:
        yield from found
        return
    if level.by < LEAST:
        yield Fault(("by",), f"a margin below {LEAST} cannot be seen")
    if len(level.start) != len(bench.things):
        names = ", ".join(thing.key for thing in bench.things)
        many = len(bench.things)
        yield Fault(("start",), f"needs {many} arrows here: {names}")
        return
    arrows = ((("start", index), at) for index, at in enumerate(level.start))
    yield from arrow_faults(arrows, level.span)
    if any(length(at) > level.span * 1.5 for at in bench.answer):
        yield Fault(("span",), "its known answer does not fit into the view")


def generate(draws: Draws, guesses: Guesses) -> BreakLevel | None:
    """A level that is the same wherever its seed is opened; None if no guess breaks.

    Each guess says from which difficulty on it is asked. A margin of 0.15 is wanted at
    the first, 0.2 at the second, 0.3 at the third. The arrows are laid so that the
    guess holds exactly, are 0.3 to 2.7 long, and never on one line where a matrix is
    made of them. Par is one move an arrow.
    """
    hard = draws.difficulty
    benches = {name: guess.bench for name, guess in guesses.items() if guess.bench}
    names = [name for name, bench in benches.items() if bench.difficulty <= hard]
    # Names of endless levels stay what they were: the hardest are drawn from A to Z.
    names = sorted(benches) if hard == HARDEST else names or list(benches)
    if not names:
        return None
    guess = draws.one(names, "break guess")
    return BreakLevel(
        id=draws.id,
        title=draws.title,
        guess=guess,
        start=benches[guess].holding(SeededArrows(draws.seed, hard)),
        by=FAILS[hard],
        par=len(benches[guess].things),
        span=SPAN,
    )


def question(level: KnownLevel, seed: str) -> Question:
    """A question about the numbers behind the guess, with three fresh arrows.

    Their entries are whole, not 0, and differ in size; no arrow comes twice.
    """
    whole: list[tuple[int, int]] = []
    for index in range(3):
        left = [pair for pair in _ARROWS if pair not in whole]
        whole.append(drawn(left, "break check", level.id, seed, index))
    words, answer, traps = level.bench.asked(tuple(whole))
    shown = row("check", Formula(tex=level.bench.formula))
    figure = Figure(panels=(Work(key="check", rows=(shown,)),))
    return Question(words, figure, answer, traps)


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
        endless=Endless(lambda draws: generate(draws, guesses), HARDEST),
        asks=Asks(lambda level: (level.guess,), "guess"),
    )
