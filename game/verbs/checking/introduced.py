"""Whether every idea that a puzzle uses was introduced before it, in every play."""

from collections.abc import Iterable

from game.app.library import Reading
from game.narrative.program.operations import Puzzle
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.flow_graph import FlowGraph
from game.narrative.prover.scenery import Notes
from game.puzzles.core.level import Level
from game.puzzles.levels.library import BASIC
from game.reading.problems import Problem

EARLY = "S913"


def doubtful(reading: Reading) -> Notes:
    """What the walk has to keep an eye on: ideas that some way may not bring.

    Every way through the story is looked at, whatever is the case on it; what all of
    them bring needs no walk.
    """
    levels = _levels(reading)
    lacking = _lacking(FlowGraph(reading.library.program), levels)
    if not lacking:
        return Notes()
    return Notes(
        {name: level.introduces for name, level in levels.items()},
        {name: lacking & set(level.uses) for name, level in levels.items()},
    )


def introduced(reading: Reading, explorer: Explorer) -> list[Problem]:
    """Puzzles that some play comes to without an idea that they use.

    A puzzle that was skipped has introduced its idea. The explorer has walked with what
    was ``doubtful``.
    """
    levels = _levels(reading)
    found: set[Problem] = set()
    for name, at, idea in explorer.lacking:
        chapter = explorer.program.chapters[name]
        op = chapter.code[at]
        assert isinstance(op, Puzzle)  # noqa: S101 - notes are of puzzles
        what = f"{op.kind} '{op.level}' uses '{idea}' before every play has met it"
        hint = _hint(idea, levels.values())
        row, column = chapter.place(at)
        found.add(Problem(chapter.file, row, column, EARLY, what, hint))
    return sorted(found)


def _levels(reading: Reading) -> dict[tuple[str, str], Level]:
    """The levels of the story's puzzles, by kind and name."""
    find = reading.library.levels.find
    return {
        (op.kind, op.level): find(op.kind, op.level)
        for chapter in reading.library.program.chapters.values()
        for op in chapter.code
        if isinstance(op, Puzzle)
    }


def _lacking(graph: FlowGraph, levels: dict[tuple[str, str], Level]) -> frozenset[str]:
    """Ideas that a puzzle uses and some way there does not bring."""
    known: dict[int, frozenset[str]] = dict.fromkeys(graph.first, BASIC)
    waiting = list(known)
    while waiting:
        at = waiting.pop()
        brought = known[at]
        op = graph.ops[at] if at < graph.out else None
        if isinstance(op, Puzzle):
            brought |= {levels[op.kind, op.level].introduces}
        for to in graph.ahead[at]:
            both = known[to] & brought if to in known else brought
            if both != known.get(to):
                known[to] = both
                waiting.append(to)
    return frozenset(
        idea
        for at, op in enumerate(graph.ops)
        if isinstance(op, Puzzle) and at in known
        for idea in set(levels[op.kind, op.level].uses) - known[at]
    )


def _hint(idea: str, levels: Iterable[Level]) -> str:
    """Which level of the story would bring it."""
    bringing = next((each.id for each in levels if each.introduces == idea), "")
    brings = f", such as '{bringing}'" if bringing else ""
    return f"put a level that introduces it on every way here{brings}"
