"""What the explorer's walk is made of: nodes, steps, marks left open."""

from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine.events import Answer, Mark
from game.narrative.machine.state import Memory
from game.narrative.program.conditions import Tree, reads
from game.narrative.program.operations import Hold, Op, Say, Show, Song, Unlock
from game.narrative.program.program import Chapter
from game.narrative.prover.scenery import is_picture
from game.narrative.text.markup import plain

FRESH, FREE = "?", "!"
OPEN = frozenset({FRESH, FREE})
NOBODY = -1


class UndecidedError(Exception):
    """A condition asks for a mark that the player may still have changed."""

    def __init__(self, guess: str) -> None:
        super().__init__(guess)
        self.guess = guess


class OpenMarks(dict[str, str]):
    """Marks of which some are open: reading one of those must be decided first.

    FRESH is written and perhaps unmarked, FREE has some mark. ``early`` gets those
    that are compared before they are written.
    """

    def __init__(self, marks: dict[str, str], early: set[str]) -> None:
        super().__init__(marks)
        self.early = early

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
    pause behind it, ``pauses`` how many lines and silences lie between. ``told`` is
    where the stretches of lines and cues begin that are passed on the way.
    """

    parent: int
    answer: Answer | None
    before: tuple[Mark, ...] = ()
    later: tuple[tuple[int, Mark], ...] = ()
    pauses: int = 0
    words: int = 0
    told: tuple[int, ...] = ()

    def given(self, mark: Mark) -> "Step":
        """The step with a mark given at its latest pause."""
        before, later = self.before, self.later
        if self.pauses == 0:
            before = (*before, mark)
        else:
            later = (*later, (self.pauses, mark))
        return replace(self, before=before, later=later)

    def further(self, start: int, pauses: int, words: int) -> "Step":
        """The step with a stretch more, and with its pauses and words."""
        pauses, words = self.pauses + pauses, self.words + words
        told = (*self.told, start)
        return replace(self, pauses=pauses, words=words, told=told)


class Node(Struct):
    """A place of the walk: a reachable decision, or on the way to one.

    ``done`` are the chapters behind it, ``step`` is how it was reached first.
    """

    chapter: Chapter
    done: frozenset[str]
    at: int
    memory: Memory
    step: Step
    offered: tuple[str, ...] = ()

    @property
    def op(self) -> Op:
        """The operation at which it stands."""
        return self.chapter.code[self.at]


class Seen(Struct):
    """What a condition came to, for which values, and how often it was true."""

    truths: set[bool]
    values: set[str]
    true: int = 0


class Stretch(Struct, frozen=True):
    """Operations that only tell, passed at once: where they end, pauses and words.

    ``picture`` is where the last ``stage:`` cue among them is, or -1; ``beside`` names
    what has to be known of the picture that stood before them.
    """

    to: int
    pauses: int
    words: int
    picture: int
    beside: tuple[str, ...] = ()


def stretch(chapter: Chapter, start: int) -> Stretch:
    """The operations from ``start`` on that only tell."""
    at, pauses, words, picture = start, 0, 0, -1
    while isinstance(op := chapter.code[at], Say | Hold | Song | Show | Unlock):
        if isinstance(op, Say):
            words += len(plain(op.text).split())
        if is_picture(op):
            picture = at
        pauses += isinstance(op, Say | Hold | Song)
        at += 1
    return Stretch(at, pauses, words, picture)


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
