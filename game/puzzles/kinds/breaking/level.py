"""A level of the kind ``break``, and the same level with what is known of its guess."""

from collections.abc import Iterator
from typing import Self

from msgspec.structs import asdict

from game.linalg.plane import length
from game.puzzles.core.bench import Bench, Points
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.on_plane import PlaneLevel


class BreakLevel(PlaneLevel, frozen=True, kw_only=True):
    """``guess`` is the Ledger's id; ``start`` the arrows in the order of its bench."""

    guess: str
    start: Points


class KnownLevel(BreakLevel, frozen=True, kw_only=True):
    """The level with its guess: its words in the Ledger, and its bench."""

    words: str
    bench: Bench

    @classmethod
    def of(cls, level: BreakLevel, guesses: Guesses) -> Self:
        """A level of a file.

        Raises:
            KeyError: the Ledger lacks its guess, or no numbers break it.
        """
        guess = guesses[level.guess]
        if guess.bench is None:
            raise KeyError(level.guess)
        return cls(**asdict(level), words=guess.words, bench=guess.bench)


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
    if len(level.start) != len(bench.things):
        names = ", ".join(thing.key for thing in bench.things)
        many = len(bench.things)
        yield Fault(("start",), f"needs {many} arrows here: {names}")
        return
    arrows = ((("start", index), at) for index, at in enumerate(level.start))
    yield from arrow_faults(arrows, level.span)
    if any(length(at) > level.span * 1.5 for at in bench.answer):
        yield Fault(("span",), "its known answer does not fit into the view")
