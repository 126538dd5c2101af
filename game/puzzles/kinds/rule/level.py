"""Rule: its level, and what its faces can be blamed for."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, TypeAlias

from game.language import N_
from game.puzzles.core.level import Fault, Level
from game.puzzles.core.level_faults import span_faults

FEATURES: Final = {
    "L": N_("left eye"),
    "R": N_("right eye"),
    "M": N_("mouth"),
    "N": N_("nose"),
}
# How many faces a shelf has room for.
FEWEST, MOST = 3, 6
Pair: TypeAlias = tuple[int, int]


class RuleLevel(Level, frozen=True, kw_only=True):
    """``shelf`` has a text for each of the ``letters``: ``+`` is open, ``-`` shut.

    The table's cells of ``pairs`` are to read as ``asked``, and the features of the
    first pair to be open at once on ``both`` faces at least; those that are ``fixed``
    are not tapped. ``none`` is a level that no faces fulfil.

    Or there is a ``last`` face, where what is ``?`` is asked for; where ``build`` is
    true, two features are to be put together into one that tells it.

    ``span`` is the half height of the picture.
    """

    letters: str
    shelf: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    asked: tuple[float, ...] = ()
    both: int = 0
    fixed: str = ""
    none: bool = False
    last: str = ""
    build: bool = False
    span: float = 3.1

    def signs(self) -> tuple[tuple[int, ...], ...]:
        """The shelf in numbers: +1 is open, -1 shut."""
        return tuple(tuple(1 if x == "+" else -1 for x in row) for row in self.shelf)

    def places(self) -> tuple[Pair, ...]:
        """The asked pairs by the places of their letters."""
        found = (sorted(map(self.letters.index, pair)) for pair in self.pairs)
        return tuple((i, j) for i, j in found)

    def every(self) -> tuple[Pair, ...]:
        """Every pair of features."""
        return tuple(combinations(range(len(self.letters)), 2))

    def faults(self) -> Iterator[Fault]:
        """Faces that cannot be, and tables that no faces have."""
        yield from span_faults(self.span)
        count = len(self.shelf[0]) if self.shelf else 0
        known = set(self.letters) <= set(FEATURES) and len(self.letters) >= 2
        if not known or len(self.shelf) != len(self.letters):
            yield Fault(("letters",), "each feature has a letter", ", ".join(FEATURES))
        elif not FEWEST <= count <= MOST:
            yield Fault(("shelf",), f"a shelf has {FEWEST} to {MOST} faces")
        elif any(len(row) != count or set(row) - set("+-") for row in self.shelf):
            yield Fault(("shelf",), "each feature is + or - on every face")
        elif bool(self.pairs) == bool(self.last):
            yield Fault(("pairs",), "either cells are asked, or a last face is")
        elif len(self.pairs) != len(self.asked):
            yield Fault(("asked",), "every asked pair has its number")
        elif any(len({*pair} & {*self.letters}) != 2 for pair in self.pairs):
            yield Fault(("pairs",), "a pair is two of the letters")
        elif any((x - count) % 2 or abs(x) > count for x in self.asked):
            message = f"{count} faces cannot make such a number"
            yield Fault(("asked",), message, f"{count}, {count - 2}, and so on")
        elif self.last and len(self.last) != len(self.letters):
            yield Fault(("last",), "the last face has a sign for every letter")
        elif self.last and ("?" not in self.last or set(self.last) - set("+-?")):
            yield Fault(("last",), "the last face is +, - or ? in every feature")
