"""Weights: its level, and what its numbers can be blamed for."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from game.linalg.plane import Point
from game.linalg.spans import Numbers
from game.puzzles.core.level import Fault, Level

PARTS: Final = 3
# Of a nose's numbers; of a table's entries.
LONGEST, REACH = 10.0, 10.0
Cat: TypeAlias = tuple[float, float, float]


class WeightsLevel(Level, frozen=True, kw_only=True):
    """``weights`` has a row for each part of a cat, ``base`` the cat without a nose.

    Of ``seen`` noses the cats are shown, of ``held`` ones they are covered, and the
    first of these is guessed. ``asks`` is how many noses of their own the player may
    pose. Where ``told`` is true it is guessed which of two held cats can be told.
    ``span`` is how far the line of numbers goes.
    """

    weights: tuple[Point, Point, Point]
    base: Cat | None = None
    seen: tuple[Point, ...] = ()
    held: tuple[Point, ...]
    asks: int = 0
    told: bool = False
    span: float = 12.0

    def cat(self, nose: Point) -> Numbers:
        """The cat that a nose makes."""
        base = self.base or (0.0,) * PARTS
        rows = zip(self.weights, base, strict=True)
        return tuple(a * nose[0] + b * nose[1] + c for (a, b), c in rows)

    def faults(self) -> Iterator[Fault]:
        """Noses and cats that cannot be, or of which nothing can be told."""
        entries = [x for row in self.weights for x in row] + [*(self.base or ())]
        if max(map(abs, entries)) > REACH:
            yield Fault(("weights",), f"a weight is beyond {REACH:g}")
        if not 0.5 <= self.span <= 100:
            yield Fault(("span",), "the line of numbers goes from 0.5 to 100")
        if not self.held or (self.told and len(self.held) != 2):
            yield Fault(("held",), "one cat is held out, or two where it is told which")
        for name, noses in (("seen", self.seen), ("held", self.held)):
            for i, nose in enumerate(noses):
                if not all(0.0 <= x <= LONGEST for x in nose):
                    message = f"a nose has two numbers from 0 to {LONGEST:g}"
                    yield Fault((name, i), message)
                elif not all(0.0 <= x <= self.span for x in self.cat(nose)):
                    message = f"its cat has a part below 0, or beyond {self.span:g}"
                    yield Fault((name, i), message)
