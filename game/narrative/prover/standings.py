"""With which pictures, and after which ends of puzzles, each line can stand.

The explored graph is walked once more, with the last ``stage:`` cue and the last end of
every kind of puzzle: together they say what a line's words are seen beside.
"""

from collections.abc import Iterator, Mapping, Set
from heapq import heappop, heappush
from typing import TypeAlias

from msgspec import Struct

from game.narrative.machine.events import Finish
from game.narrative.machine.state import SKIPPED
from game.narrative.program import operations as ops
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.steps import NOBODY, Node, Step

NO_STAGE = -1


class Ending(Struct, frozen=True):
    """How a puzzle was left."""

    kind: str
    level: str
    outcome: str


class Standing(Struct, frozen=True):
    """One picture and one kind of puzzle with which a line can stand.

    ``shown`` is where its ``stage:`` cue is in the code. ``then`` is how the puzzle had
    ended when that was shown, ``now`` how it has when the line is said; None where it
    was not met, or always left for later: nothing of it can be quoted.
    """

    shown: int
    kind: str = ""
    then: Ending | None = None
    now: Ending | None = None


Place: TypeAlias = tuple[str, int]
Standings: TypeAlias = Mapping[Place, frozenset[Standing]]


def standings(explorer: Explorer, kinds: Set[str]) -> Standings:
    """All standings of every line, by its chapter and its place in the code.

    There is one without a kind for each picture, and one for each of ``kinds`` beside
    it: those of which something is quoted.
    """
    seen = _Numbered()
    at_first = frozenset(seen.number(Standing(NO_STAGE, kind)) for kind in ("", *kinds))
    leaving: dict[int, list[tuple[Step, int]]] = {}
    for step, target in explorer.taken:
        leaving.setdefault(step.parent, []).append((step, target))
    found: dict[Place, set[int]] = {}
    known: dict[int, set[int]] = {}
    # What is new at a node gathers while others are left, so that few are left twice;
    # nodes are numbered as the walk found them.
    fresh: dict[int, set[int]] = {NOBODY: set(at_first)}
    waiting = [NOBODY]
    while waiting:
        number = heappop(waiting)
        before = frozenset(fresh.pop(number))
        node = None if number == NOBODY else explorer.nodes[number]
        for step, target in leaving.get(number, ()):
            begins = node is None or isinstance(node.op, ops.End)
            here = at_first if begins else _answered(node, step, before, seen)
            here = _told(explorer.nodes[target], step, here, found, seen)
            here -= known.setdefault(target, set())
            if here:
                known[target] |= here
                if target not in fresh:
                    heappush(waiting, target)
                fresh.setdefault(target, set()).update(here)
    return {
        place: frozenset(map(seen.all.__getitem__, each))
        for place, each in found.items()
    }


class _Numbered:
    """Standings by their numbers: sets of those are many times as fast.

    What becomes of one at a cue, or when a puzzle ends, is found once.
    """

    def __init__(self) -> None:
        self.all: list[Standing] = []
        self._numbers: dict[Standing, int] = {}
        self._next: dict[int | Ending, dict[int, int]] = {}

    def number(self, standing: Standing) -> int:
        """The number of a standing, a new one where it has none."""
        if standing not in self._numbers:
            self._numbers[standing] = len(self.all)
            self.all.append(standing)
        return self._numbers[standing]

    def after(self, what: int | Ending, here: frozenset[int]) -> frozenset[int]:
        """Behind the cue at a place in the code, or after the end of a puzzle."""
        ways = self._next.setdefault(what, {})
        for number in here - ways.keys():
            ways[number] = self.number(_after(what, self.all[number]))
        return frozenset(map(ways.__getitem__, here))


def _after(what: int | Ending, standing: Standing) -> Standing:
    if isinstance(what, int):
        return Standing(what, standing.kind, standing.now, standing.now)
    if standing.kind != what.kind:
        return standing
    return Standing(standing.shown, standing.kind, standing.then, what)


def _answered(
    node: Node | None, step: Step, before: frozenset[int], seen: _Numbered
) -> frozenset[int]:
    """After an answer: a puzzle that ended can be quoted from here on."""
    if node is None or not isinstance(op := node.op, ops.Puzzle):
        return before
    if not isinstance(step.answer, Finish) or step.answer.outcome == SKIPPED:
        return before
    return seen.after(Ending(op.kind, op.level, step.answer.outcome), before)


def _told(
    node: Node,
    step: Step,
    here: frozenset[int],
    found: dict[Place, set[int]],
    seen: _Numbered,
) -> frozenset[int]:
    """Behind the lines and cues of a step that leads to ``node``."""
    for at in _passed(node, step):
        op = node.chapter.code[at]
        if isinstance(op, ops.Say):
            found.setdefault((node.chapter.name, at), set()).update(here)
        elif isinstance(op, ops.Show) and op.verb == "stage":
            here = seen.after(at, here)
    return here


def _passed(node: Node, step: Step) -> Iterator[int]:
    code = node.chapter.code
    for start in step.told:
        at = start
        while isinstance(
            code[at], ops.Say | ops.Hold | ops.Song | ops.Show | ops.Unlock
        ):
            yield at
            at += 1
