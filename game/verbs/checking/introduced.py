"""Whether every idea that a puzzle uses was introduced before it, in every play."""

from collections.abc import Iterable

from game.app.library import Reading
from game.narrative.program.operations import Puzzle
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.steps import NOBODY
from game.puzzles.core.level import Level
from game.puzzles.levels.library import BASIC
from game.reading.problems import Problem

EARLY = "S913"


def introduced(reading: Reading, explorer: Explorer) -> list[Problem]:
    """Puzzles that some play comes to without an idea that they use.

    What is known at a decision is what every way to it has introduced, those through
    the chapters before included; a puzzle that was skipped has introduced its idea.
    """
    levels = _levels(reading, explorer)
    known = _known(explorer, levels)
    found: set[Problem] = set()
    for number, level in levels.items():
        node = explorer.nodes[number]
        kind = node.op.kind if isinstance(node.op, Puzzle) else ""
        for idea in sorted(set(level.uses) - known[number]):
            what = f"{kind} '{level.id}' uses '{idea}' before every play has met it"
            hint = _hint(idea, levels.values())
            row, column = node.chapter.place(node.at)
            found.add(Problem(node.chapter.file, row, column, EARLY, what, hint))
    return sorted(found)


def _levels(reading: Reading, explorer: Explorer) -> dict[int, Level]:
    """The level at each decision that is a puzzle."""
    find = reading.library.levels.find
    return {
        number: find(node.op.kind, node.op.level)
        for number, node in enumerate(explorer.nodes)
        if isinstance(node.op, Puzzle)
    }


def _known(explorer: Explorer, levels: dict[int, Level]) -> dict[int, frozenset[str]]:
    """The ideas that every way to a decision has introduced: to a fixed point."""
    after: dict[int, list[int]] = {}
    for step, target in explorer.taken:
        after.setdefault(step.parent, []).append(target)
    known: dict[int, frozenset[str]] = {NOBODY: frozenset(BASIC)}
    waiting = [NOBODY]
    while waiting:
        number = waiting.pop()
        new = {levels[number].introduces} if number in levels else set[str]()
        brought = known[number] | new
        for target in after.get(number, ()):
            both = known[target] & brought if target in known else brought
            if both != known.get(target):
                known[target] = both
                waiting.append(target)
    return known


def _hint(idea: str, levels: Iterable[Level]) -> str:
    """Which level of the story would bring it."""
    bringing = next((each.id for each in levels if each.introduces == idea), "")
    brings = f", such as '{bringing}'" if bringing else ""
    return f"put a level that introduces it on every way here{brings}"
