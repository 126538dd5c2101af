"""What is true of every possible play of a story.

Variables are finite and puzzles end in one of their outcomes, so the state space is
finite and can be walked (``explorer``, projected by ``liveness``). What the walk did
not meet does not happen, as long as it is complete; where it is not, it says so.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.narrative.machine.machine import carry
from game.narrative.machine.state import State
from game.narrative.program.operations import (
    End,
    Say,
)
from game.narrative.program.program import Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.findings import found
from game.narrative.prover.witnesses import Leg, follow, legs, perform
from game.narrative.prover.word_counts import WordCounts, words
from game.reading.problems import Problem

LIMIT = 300_000


class Width(Struct, frozen=True):
    """What a chapter's end carries on: the live slots, and in how many states."""

    slots: tuple[str, ...]
    states: int


class Proof(Struct, frozen=True):
    """The result of a walk over all plays.

    ``endings`` maps ``chapter.name`` of every reached end to the path that reaches
    it first; ``words`` is over whole plays of the story; ``widths`` by chapter.
    """

    program: Program
    explorer: Explorer
    complete: bool
    states: int
    problems: tuple[Problem, ...]
    endings: Mapping[str, tuple[Leg, ...]]
    words: WordCounts
    widths: Mapping[str, Width]
    reached: Mapping[str, tuple[str, int]]

    def path_to(self, line_id: str) -> tuple[Leg, ...]:
        """The first path to a line, up to the decision before it.

        Raises:
            KeyError: no play reaches the line.
        """
        chapter, at = self.reached[line_id]
        return legs(self.explorer, self.explorer.reached[chapter, at], chapter)

    def start_at(self, line_id: str) -> State:
        """A state that stands at a line, with variables as a real play has them.

        Raises:
            KeyError: no play reaches the line.
        """
        chapter, at = self.reached[line_id]
        path = self.path_to(line_id)
        carried = None
        for _, state in follow(self.program, path[:-1]):
            carried = carry(self.program, state)
        for _, state, _ in perform(self.program, chapter, path[-1].answers, carried):
            if state.at == at:
                return state
        raise KeyError(line_id)


def prove(program: Program, *, limit: int = LIMIT) -> Proof:
    """Walk every play of a story.

    Args:
        program: a story without errors; one with errors is walked as far as it goes.
        limit: at most so many states; beyond it the proof is not complete.
    """
    explorer = Explorer(program, limit)
    explorer.walk()
    final = _final(program, explorer)
    reached = {
        op.id: (chapter.name, at)
        for chapter in program.chapters.values()
        for at, op in enumerate(chapter.code)
        if isinstance(op, Say) and (chapter.name, at) in explorer.reached
    }
    return Proof(
        program,
        explorer,
        explorer.complete,
        len(explorer.nodes),
        tuple(sorted(set(found(program, explorer, final)))),
        dict(_endings(program, explorer)),
        words(explorer.edges, len(explorer.nodes), final),
        _widths(program, explorer),
        reached,
    )


def _final(program: Program, explorer: Explorer) -> set[int]:
    """The nodes at which the whole story is over."""
    going_on = {start for start, _, _ in explorer.edges}
    return {
        number
        for number, node in enumerate(explorer.nodes)
        if number not in going_on
        and isinstance(program.chapters[node.chapter].code[node.at], End)
    }


def _endings(
    program: Program, explorer: Explorer
) -> Iterator[tuple[str, tuple[Leg, ...]]]:
    met: set[str] = set()
    for node in explorer.nodes:
        op = program.chapters[node.chapter].code[node.at]
        name = f"{node.chapter}.{op.name}" if isinstance(op, End) else ""
        if name and name not in met:
            met.add(name)
            yield name, legs(explorer, node.step, node.chapter)


def _widths(program: Program, explorer: Explorer) -> dict[str, Width]:
    counts = dict.fromkeys(program.chapters, 0)
    for node in explorer.nodes:
        if isinstance(program.chapters[node.chapter].code[node.at], End):
            counts[node.chapter] += 1
    live = explorer.live
    return {
        name: Width(live.slots.of(live.at_end[name]), count)
        for name, count in counts.items()
    }
