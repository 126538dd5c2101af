"""A level of the kind ``break``, and the same level with what is known of its guess."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, Self

from msgspec.structs import asdict, replace

from game.figure.things import Row
from game.language import _
from game.linalg.plane import Point, apart, length
from game.puzzles.core.bench import Bench, Points
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.core.wording import formula

# A solver's move ends on these integers, and where the failure can be seen.
REACH: Final = range(-3, 4)
SEEN: Final = 0.05


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

    def law(self, points: Points) -> Row:
        """The formula of the guess; struck out where these arrows do not obey it."""
        law = formula(self.bench.formula)
        if self.bench.lawful(points):
            return law
        note = _("this holds for {what}, not here", what=_(self.bench.term))
        return replace(law, struck=True, note=note)


def breaking_moves(
    bench: Bench, points: Points, view: float
) -> Iterator[tuple[int, Point]]:
    """Each single move onto the integers that visibly breaks it, the shortest first."""
    moves = [
        (apart(at, now), thing.key, at, index)
        for index, (now, thing) in enumerate(zip(points, bench.things, strict=True))
        for at in _grid(view)
    ]
    for _far, _key, at, index in sorted(moves):
        if bench.off((*points[:index], at, *points[index + 1 :])) >= SEEN:
            yield index, at


@lru_cache(maxsize=16)
def _grid(view: float) -> Points:
    """The integers within reach and in view, but for zero."""
    return tuple(
        (float(x), float(y))
        for x, y in product(REACH, repeat=2)
        if (x or y) and max(abs(x), abs(y)) <= view
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
    if len(level.start) != len(bench.things):
        names = ", ".join(thing.key for thing in bench.things)
        many = len(bench.things)
        yield Fault(("start",), f"needs {many} arrows here: {names}")
        return
    arrows = ((("start", index), at) for index, at in enumerate(level.start))
    yield from arrow_faults(arrows, level.span)
    if any(length(at) > level.span * 1.5 for at in bench.answer):
        yield Fault(("span",), "its known answer does not fit into the view")
