"""What is true of every possible play of a story.

Variables are finite and puzzles end in one of their outcomes, so the state space is
finite and can be walked: by real plays, and past those that show nothing new in any
group of facts that matter together (``explorer``, ``groups``). What the walk did not
meet does not happen, as long as it is complete; where it is not, it says so.

Exact is everything that is found to be so or not so: which places are reached, what
conditions come to, options, emptied choices, guesses asked for too early, faults, plays
that cannot come to an end, endings, and what each line can stand beside. Witnesses are
real plays, though not always the shortest. Only near the truth is what is measured over
the graph of the walk, where a play that shows nothing new goes on as one that it is
like: the word counts, and in how many states a thing is so.
"""

from collections.abc import Mapping

from msgspec import Struct

from game.narrative.program.operations import End, Say
from game.narrative.program.program import Program
from game.narrative.prover.explorer import NOTHING, Explorer
from game.narrative.prover.findings import found
from game.narrative.prover.scenery import Notes
from game.narrative.prover.witnesses import Leg, legs
from game.narrative.prover.word_counts import WordCounts, words
from game.reading.problems import Problem

LIMIT = 300_000


class Proof(Struct, frozen=True):
    """The result of a walk over all plays.

    ``endings`` maps ``chapter.name`` of every reached end to the path that reaches
    it first, ``reached`` each line to its place; ``words`` is of whole plays, about.
    """

    explorer: Explorer
    complete: bool
    states: int
    problems: tuple[Problem, ...]
    endings: Mapping[str, tuple[Leg, ...]]
    words: WordCounts
    reached: Mapping[str, tuple[str, int]]


def prove(program: Program, *, limit: int = LIMIT, notes: Notes = NOTHING) -> Proof:
    """Walk every play of a story, over at most ``limit`` states.

    A story with errors is walked as far as it goes. ``notes`` are what else is to be
    kept of a play.
    """
    explorer = Explorer(program, limit, notes)
    explorer.walk()
    edges, count = explorer.edges, len(explorer.nodes)
    going_on = {start for start, _, _ in edges}
    final: set[int] = set()
    endings: dict[str, tuple[Leg, ...]] = {}
    for number, node in enumerate(explorer.nodes):
        if isinstance(node.op, End):
            if number not in going_on:
                final.add(number)
            chapter = node.chapter.name
            name = f"{chapter}.{node.op.name}"
            if name not in endings:
                endings[name] = legs(explorer, node.step, chapter)
    reached = {
        op.id: (chapter.name, at)
        for chapter in program.chapters.values()
        for at, op in enumerate(chapter.code)
        if isinstance(op, Say) and (chapter.name, at) in explorer.reached
    }
    return Proof(
        explorer,
        explorer.complete,
        count,
        tuple(sorted(set(found(program, explorer, final)))),
        endings,
        words(edges, count, final),
        reached,
    )
