"""Whether every idea that a puzzle uses was introduced before it, in every play."""

from collections.abc import Iterable

from game.app.library import Reading
from game.narrative.program.operations import Puzzle
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.scenery import Notes
from game.puzzles.core.level import Level
from game.puzzles.levels.library import BASIC
from game.reading.problems import Problem

EARLY = "S913"


def introduced(reading: Reading, explorer: Explorer) -> list[Problem]:
    """Puzzles that some play comes to without an idea that they use.

    A puzzle that was skipped has introduced its idea. First it is seen what every way
    through the story brings, whatever is the case on it; only what some way lacks has
    to be walked for, to see whether a play can go that way.
    """
    levels = _levels(reading)
    suspected = _suspected(explorer, levels)
    if not suspected:
        return []
    lacking = frozenset(idea for _, idea in suspected)
    notes = Notes(
        {name: level.introduces for name, level in levels.items()},
        {name: lacking & set(level.uses) for name, level in levels.items()},
    )
    again = Explorer(reading.library.program, explorer.limit, notes)
    again.walk()
    program = reading.library.program
    found: set[Problem] = set()
    for name, at, idea in again.lacking:
        chapter = program.chapters[name]
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


def _suspected(
    explorer: Explorer, levels: dict[tuple[str, str], Level]
) -> set[tuple[int, str]]:
    """Where a puzzle uses an idea that some way there does not bring."""
    graph = explorer.graph
    known: dict[int, frozenset[str]] = dict.fromkeys(graph.first, BASIC)
    waiting = list(known)
    while waiting:
        at = waiting.pop()
        brought = known[at]
        op = graph.ops[at]
        if isinstance(op, Puzzle):
            brought |= {levels[op.kind, op.level].introduces}
        for to in graph.ahead[at]:
            if to == graph.out or graph.where[to] not in explorer.reached:
                continue
            both = known[to] & brought if to in known else brought
            if both != known.get(to):
                known[to] = both
                waiting.append(to)
    return {
        (at, idea)
        for at, op in enumerate(graph.ops)
        if isinstance(op, Puzzle) and at in known
        for idea in set(levels[op.kind, op.level].uses) - known[at]
    }


def _hint(idea: str, levels: Iterable[Level]) -> str:
    """Which level of the story would bring it."""
    bringing = next((each.id for each in levels if each.introduces == idea), "")
    brings = f", such as '{bringing}'" if bringing else ""
    return f"put a level that introduces it on every way here{brings}"
