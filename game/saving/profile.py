"""What a player has seen, solved and unlocked: it only grows and never rolls back."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from game.puzzles.marks import Marks, best

KEPT_COSTS = 50


class Solved(Struct, frozen=True):
    """A level: the best marks, and what earlier answers cost."""

    marks: Marks
    costs: tuple[int, ...] = ()


class Profile(Struct):
    """The profile of one saves folder. ``changed`` says that it is not kept yet.

    ``carried`` holds, by finished chapter, what the story carries on from it.
    """

    seen: set[str] = set()
    solved: dict[str, Solved] = {}
    unlocked: set[str] = set()
    begun: set[str] = set()
    finished: dict[str, str] = {}
    carried: dict[str, dict[str, Any]] = {}
    version: int = 1

    def has_seen(self, line: str) -> bool:
        """Whether a line was read before."""
        return line in self.seen

    def see(self, line: str) -> bool:
        """A line is read; whether that is new."""
        if line in self.seen:
            return False
        self.seen.add(line)
        return True

    def unlock(self, key: str) -> None:
        """Something is unlocked."""
        self.unlocked.add(key)

    def begin(self, chapter: str) -> None:
        """A chapter is opened."""
        self.begun.add(chapter)

    def finish(self, chapter: str, ending: str, carried: Mapping[str, Any]) -> None:
        """A chapter was played to its end."""
        self.finished[chapter] = ending
        self.carried[chapter] = dict(carried)

    def carried_into(self, after: tuple[str, ...]) -> dict[str, Any]:
        """What finished chapters hand to one that comes after them."""
        found: dict[str, Any] = {}
        for chapter in after:
            found.update(self.carried.get(chapter, {}))
        return found

    def solve(self, level: str, marks: Marks) -> None:
        """A level is solved, with marks."""
        before = self.solved.get(level)
        costs = (*(before.costs if before else ()), marks.cost)[-KEPT_COSTS:]
        kept = best(before.marks if before else None, marks)
        self.solved[level] = Solved(kept, costs)
