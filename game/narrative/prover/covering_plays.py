"""A small set of plays that together show every reachable line, option and outcome.

Chosen greedily: the prover's witness of the first thing that no play has shown yet,
carried on to the end of its chapter by the answers that are still new.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from game.narrative.machine.events import Answer, Finish, Pick
from game.narrative.machine.machine import carry
from game.narrative.machine.state import State
from game.narrative.program.domains import Value
from game.narrative.program.operations import End, Say
from game.narrative.program.program import Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.prover import Proof
from game.narrative.prover.steps import Step
from game.narrative.prover.witnesses import Leg, answers, back, perform

Thing: TypeAlias = tuple[str, int, str]
Steps: TypeAlias = list[tuple[Step, str]]
MOST_DECISIONS = 10_000


class Play(Struct, frozen=True):
    """A chapter, what was carried into it, and the answers to its decisions.

    Lines and silences are gone on from without being told to; ``paths.perform``
    plays it.
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
        for play, shown in _played(program, path):
            if shown - seen:
                seen |= shown
                chosen.append(play)
    return tuple(chosen)


def shows(program: Program, play: Play) -> frozenset[Thing]:
    """What a play shows: lines, options and outcomes as (chapter, index, answer)."""
    return _shown(program, play)[0]


def _shown(program: Program, play: Play) -> tuple[frozenset[Thing], State | None]:
    found: set[Thing] = set()
    code = program.chapters[play.chapter].code
    before: State | None = None
    for answer, state, _ in perform(program, play.chapter, play.answers, play.carried):
        if isinstance(code[state.at], Say):
            found.add((play.chapter, state.at, ""))
        if before is not None and isinstance(answer, Pick | Finish):
            found.add((play.chapter, before.at, _word(answer)))
        before = state
    return frozenset(found), before


def _played(
    program: Program, path: Sequence[Leg]
) -> Iterator[tuple[Play, frozenset[Thing]]]:
    carried: Mapping[str, Value] = {}
    for leg in path:
        play = Play(leg.chapter, leg.answers, carried)
        shown, last = _shown(program, play)
        yield play, shown
        carried = carry(program, last) if last is not None else {}


def _word(answer: Answer | None) -> str:
    if isinstance(answer, Pick):
        return answer.option
    return answer.outcome if isinstance(answer, Finish) else ""


class _Guide:
    """The explored graph, as a map with the way to the nearest chapter end."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self.out: dict[int, list[tuple[Step, int]]] = {}
        behind: dict[int, list[tuple[Step, int]]] = {}
        for step, (start, target, _) in zip(
            explorer.steps, explorer.edges, strict=True
        ):
            self.out.setdefault(start, []).append((step, target))
            if not self._is_end(start):
                behind.setdefault(target, []).append((step, start))
        self.ahead: dict[int, tuple[Step, int]] = {}
        waiting = [n for n in range(len(explorer.nodes)) if self._is_end(n)]
        known = set(waiting)
        for node in waiting:
            for step, start in behind.get(node, ()):
                if start not in known and start >= 0:
                    known.add(start)
                    self.ahead[start] = (step, node)
                    waiting.append(start)

    def _is_end(self, number: int) -> bool:
        if number < 0:
            return False
        node = self.explorer.nodes[number]
        chapter = self.explorer.program.chapters[node.chapter]
        return isinstance(chapter.code[node.at], End)

    def things(self) -> Iterator[tuple[Thing, Step]]:
        """Everything that can be shown, with the last step on a way to it."""
        for step, (start, _, _) in zip(
            self.explorer.steps, self.explorer.edges, strict=True
        ):
            if _word(step.answer):
                node = self.explorer.nodes[start]
                yield (node.chapter, node.at, _word(step.answer)), step
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
        steps = back(self.explorer, whole[0], chapter)
        target = whole[1]
        fresh = set(seen)
        for _ in range(MOST_DECISIONS):
            if self._is_end(target):
                break
            following = self._choose(target, fresh)
            if following is None:
                break
            node = self.explorer.nodes[target]
            fresh.add((node.chapter, node.at, _word(following[0].answer)))
            steps.append((following[0], node.chapter))
            target = following[1]
        return steps

    def _choose(self, node: int, fresh: set[Thing]) -> tuple[Step, int] | None:
        here = self.explorer.nodes[node]
        for step, target in self.out.get(node, ()):
            thing = (here.chapter, here.at, _word(step.answer))
            if thing[2] and thing not in fresh:
                return step, target
        return self.ahead.get(node)
