"""A small set of plays that together show every reachable line, option and outcome.

Chosen greedily: the prover's witness of the first thing that no play has shown yet,
carried on to the end of its chapter by the answers that are still new.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

from msgspec import Struct

from game.narrative.machine.events import Answer
from game.narrative.machine.machine import carry
from game.narrative.machine.state import State, StoryFault
from game.narrative.program.domains import Value
from game.narrative.program.operations import End, Say
from game.narrative.program.program import Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.prover import Proof
from game.narrative.prover.steps import NOBODY, Step
from game.narrative.prover.witnesses import Leg, answers, back, chosen, perform

Thing: TypeAlias = tuple[str, int, str]
Steps: TypeAlias = list[tuple[Step, str]]
MOST_DECISIONS = 10_000


class Play(Struct, frozen=True):
    """A chapter, what was carried into it, and the answers to its decisions.

    Lines and silences are gone on from without being told to: ``perform`` plays it.
    """

    chapter: str
    answers: tuple[Answer, ...]
    carried: Mapping[str, Value] = {}


def covering(program: Program, proof: Proof) -> tuple[Play, ...]:
    """The plays; every reachable line, option and outcome is in at least one."""
    guide = _Guide(proof.explorer)
    seen: set[Thing] = set()
    chosen: list[Play] = []
    for thing, last in guide.things():
        if thing in seen:
            continue
        path = answers(guide.onward(last, thing[0], seen))
        for play, found in _played(program, path):
            if found - seen:
                seen |= found
                chosen.append(play)
    return tuple(chosen)


def shown(program: Program, play: Play) -> tuple[frozenset[Thing], State | None]:
    """What a play shows, as (chapter, index, answer), and where it ends."""
    found: set[Thing] = set()
    code = program.chapters[play.chapter].code
    before: State | None = None
    played = perform(program, play.chapter, play.answers, play.carried)
    # A fault is told by the prover, and past what a play was followed for it may go on
    # as another that it is only like: it shows all before that.
    with suppress(StoryFault):
        for answer, state, _ in played:
            if isinstance(code[state.at], Say):
                found.add((play.chapter, state.at, ""))
            if before is not None and chosen(answer):
                found.add((play.chapter, before.at, chosen(answer)))
            before = state
    return frozenset(found), before


def _played(
    program: Program, path: Sequence[Leg]
) -> Iterator[tuple[Play, frozenset[Thing]]]:
    carried: Mapping[str, Value] = {}
    for leg in path:
        play = Play(leg.chapter, leg.answers, carried)
        found, last = shown(program, play)
        yield play, found
        carried = carry(program, last) if last is not None else {}


class _Guide:
    """The explored graph, as a map with the way to the nearest chapter end."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self.nodes = explorer.nodes
        self.out: dict[int, list[tuple[Step, int]]] = {}
        behind: dict[int, list[tuple[Step, int]]] = {}
        for step, target in explorer.taken:
            self.out.setdefault(step.parent, []).append((step, target))
            if step.parent != NOBODY and not self._is_end(step.parent):
                behind.setdefault(target, []).append((step, step.parent))
        self.ahead: dict[int, tuple[Step, int]] = {}
        waiting = [n for n in range(len(self.nodes)) if self._is_end(n)]
        for node in waiting:
            for step, start in behind.get(node, ()):
                if start not in self.ahead:
                    self.ahead[start] = (step, node)
                    waiting.append(start)

    def _is_end(self, number: int) -> bool:
        return isinstance(self.nodes[number].op, End)

    def _thing(self, number: int, step: Step) -> Thing:
        node = self.nodes[number]
        return node.chapter.name, node.at, chosen(step.answer)

    def things(self) -> Iterator[tuple[Thing, Step]]:
        """Everything that can be shown, with the last step on a way to it."""
        for step, _ in self.explorer.taken:
            if chosen(step.answer):
                yield self._thing(step.parent, step), step
        for (name, at), step in self.explorer.reached.items():
            if isinstance(self.explorer.program.chapters[name].code[at], Say):
                yield (name, at, ""), step

    def _whole(self, step: Step) -> tuple[Step, int] | None:
        """The step to a decision that goes by the way begun by ``step``."""
        for other, target in self.out.get(step.parent, ()):
            begun = other.answer == step.answer
            marks = other.before[: len(step.before)] == step.before
            later = other.later[: len(step.later)] == step.later
            if begun and marks and later:
                return other, target
        return None

    def onward(self, last: Step, chapter: str, seen: set[Thing]) -> Steps:
        """The way through ``last`` and on to an end of its chapter."""
        whole = self._whole(last)
        if whole is None:
            return back(self.explorer, last, chapter)
        step, target = whole
        steps = back(self.explorer, step, chapter)
        fresh = set(seen)
        for _ in range(MOST_DECISIONS):
            following = None if self._is_end(target) else self._choose(target, fresh)
            if following is None:
                break
            thing = self._thing(target, following[0])
            fresh.add(thing)
            steps.append((following[0], thing[0]))
            target = following[1]
        return steps

    def _choose(self, node: int, fresh: set[Thing]) -> tuple[Step, int] | None:
        for step, target in self.out.get(node, ()):
            if chosen(step.answer) and self._thing(node, step) not in fresh:
                return step, target
        return self.ahead.get(node)
