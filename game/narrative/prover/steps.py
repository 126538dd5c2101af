"""What the explorer's walk is made of: nodes, steps, stretches, marks left open."""

from msgspec import Struct

from game.narrative.machine.events import Answer, Mark
from game.narrative.machine.state import Memory
from game.narrative.program.conditions import Tree, reads
from game.narrative.program.operations import Hold, Say, Show, Unlock
from game.narrative.program.program import Chapter
from game.narrative.text.markup import plain

FRESH, FREE = "?", "!"
NOBODY = -1


class UndecidedError(Exception):
    """A condition asks for a mark that the player may still have changed."""

    def __init__(self, guess: str) -> None:
        super().__init__(guess)
        self.guess = guess


class OpenMarks(dict[str, str]):
    """Marks of which some are open: reading one of those must be decided first.

    FRESH is written and perhaps unmarked, FREE has some mark.
    """

    early: set[str]

    def get(self, guess: str, default: str | None = None) -> str:  # type: ignore[override]
        """The mark; ``default`` is given by those who compare it."""
        found = dict.get(self, guess)
        if found is None:
            if default is not None:
                self.early.add(guess)
            return default or ""
        if found in (FRESH, FREE):
            raise UndecidedError(guess)
        return found


class Step(Struct, frozen=True):
    """How one decision leads to the next.

    ``before`` are marks given at the decision itself, ``later`` marks at the n-th
    pause behind it, ``pauses`` how many lines and silences lie between.
    """

    parent: int
    answer: Answer | None
    before: tuple[Mark, ...] = ()
    later: tuple[tuple[int, Mark], ...] = ()
    pauses: int = 0
    words: int = 0


class Node(Struct):
    """A reachable decision, with the step by which it was reached first."""

    chapter: str
    at: int
    memory: Memory
    offered: tuple[str, ...]
    done: frozenset[str]
    step: Step


class Seen(Struct):
    """What a condition came to, and for which values."""

    truths: set[bool]
    values: set[str]


class Stretch(Struct, frozen=True):
    """Operations that only tell: where they end, how many pauses and words."""

    end: int
    pauses: int
    words: int


def given(step: Step, mark: Mark) -> Step:
    """The step with a mark given at its latest pause."""
    before, later = step.before, step.later
    if step.pauses == 0:
        before = (*before, mark)
    else:
        later = (*later, (step.pauses, mark))
    return Step(step.parent, step.answer, before, later, step.pauses, step.words)


def stretch(chapter: Chapter, start: int) -> Stretch:
    """The stretch that begins at ``start``."""
    at, pauses, words = start, 0, 0
    while isinstance(op := chapter.code[at], Say | Hold | Show | Unlock):
        if isinstance(op, Say):
            words += len(plain(op.text).split())
        pauses += isinstance(op, Say | Hold)
        at += 1
    return Stretch(at, pauses, words)


def shown(tree: Tree, memory: Memory) -> str:
    """The values of what a condition reads, as a writer knows them."""
    said: list[str] = []
    for slot in sorted(reads(tree)):
        kind, _, name = slot.partition(":")
        if kind == "var":
            said.append(f"{name} = {str(memory.values.get(name)).lower()}")
        elif kind == "visits":
            said.append(f"visits({name}) = {memory.visits.get(name, 0)}")
        elif kind == "mark":
            mark = dict(memory.marks).get(name, "not written")
            said.append(f"mark({name}) = {mark or 'unmarked'}")
        else:
            there = name in memory.picked or name in memory.solved
            said.append(f"{kind}({name}) = {str(there).lower()}")
    return ", ".join(said)
