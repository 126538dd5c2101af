"""Pack: its level."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from game.linalg.packings import quietest
from game.linalg.plane import Point
from game.puzzles.core.level import Fault, Level

LETTERS: Final = "abcdefgh"
BOTH, FACING = "both", "facing"


class PackLevel(Level, frozen=True, kw_only=True):
    """Where arrows of length one are at first, in degrees.

    Those of the plane have ``turns``; those of space ``places``, each a turn and a
    height. By the ``rule`` "both" opposite arrows are as loud as equal ones, by
    "facing" they are silent. ``friends`` are pairs, by their numbers, that do not
    disturb one another.
    """

    turns: tuple[float, ...] = ()
    places: tuple[Point, ...] = ()
    rule: str = BOTH
    friends: tuple[tuple[int, int], ...] = ()

    def count(self) -> int:
        """How many arrows there are at first."""
        return len(self.turns) + len(self.places)

    def best(self, count: int) -> float | None:
        """How quiet the loudest of so many can be; friends count as one."""
        size = 3 if self.places else 2
        alone = count - len(self.friends)
        return quietest(alone, size, facing=self.rule == FACING)

    def faults(self) -> Iterator[Fault]:
        """A rule or arrows that nobody could play by."""
        count, some = self.count(), list(chain.from_iterable(self.friends))
        if self.rule not in (BOTH, FACING):
            yield Fault(("rule",), f"no rule is '{self.rule}'", f"{BOTH}, {FACING}")
        elif bool(self.turns) == bool(self.places):
            yield Fault(("turns",), "arrows are of the plane, or of space")
        elif not 2 <= count <= len(LETTERS):
            yield Fault((), "too few arrows, or too many", f"2 to {len(LETTERS)}")
        elif len(set(some)) < len(some) or not set(some) <= set(range(1, count + 1)):
            yield Fault(("friends",), "friends are two of the arrows, each but once")
        elif self.places and self.friends:
            yield Fault(("friends",), "friends are of the plane")
        elif self.best(count) is None:
            yield Fault((), "nobody has said how quiet so many can be")
