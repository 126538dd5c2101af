"""What a replay from nothing asks first: later scenes return to what was chosen."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.narrative.machine.state import Memory, State
from game.narrative.overview.branches import Branch, assigned, branches
from game.narrative.program import operations as ops
from game.narrative.program.conditions import judge, reads
from game.narrative.program.domains import Value
from game.narrative.program.program import Chapter, Program
from game.narrative.prover.flow_graph import trees

MOST = 3


class Question(Struct, frozen=True):
    """A choice of an earlier chapter; ``options`` are ids with their words.

    ``before`` is the id of the line that it answers, with its words.
    """

    chapter: str
    choice: str
    before: tuple[str, str]
    options: tuple[tuple[str, str], ...]


def questions(program: Program, chapter: str) -> tuple[Question, ...]:
    """The choices of earlier chapters that this one, or a later one, goes back to.

    What is read soonest comes first, and of that what was chosen last.
    """
    order = program.order
    at = order.index(chapter)
    read = {name: _read(program.chapters[name]) for name in order[at:]}
    asked: list[tuple[int, int, Question]] = []
    for number, name in enumerate(order[:at]):
        earlier = program.chapters[name]
        for place, op in enumerate(earlier.code):
            if not isinstance(op, ops.Offer):
                continue
            if sum(way.tree is None for way in op.ways) < 2:
                continue
            own = [b for b in branches(earlier) if b.choice == op.id]
            slots = {s for branch in own for s in _sets(program, earlier, branch)}
            later = (n for n in range(at, len(order)) if slots & read[order[n]])
            soonest = next(later, None)
            if soonest is not None:
                found = _question(earlier, place, op)
                asked.append((soonest, -(number * 100_000 + place), found))
    return tuple(found for _, _, found in sorted(asked, key=lambda x: x[:2])[:MOST])


def _read(chapter: Chapter) -> set[str]:
    return {s for op in chapter.code for tree in trees(op) for s in reads(tree)}


def _sets(program: Program, chapter: Chapter, branch: Branch) -> Iterator[str]:
    """What of an option can be read in later chapters."""
    yield f"picked:{branch.option}"
    for op in assigned(chapter, branch):
        if op.name in program.variables:
            yield f"var:{op.name}"


def _question(chapter: Chapter, at: int, op: ops.Offer) -> Question:
    lines = (line for line in reversed(chapter.code[:at]) if isinstance(line, ops.Say))
    before = next(lines, None)
    words = (before.id, before.text) if before is not None else ("", "")
    # What a condition may bar cannot be promised to a play that has not begun.
    options = tuple((way.id, way.text) for way in op.ways if way.tree is None)
    return Question(chapter.name, op.id, words, options)


def answered(program: Program, options: Mapping[str, str]) -> dict[str, Value]:
    """What a fresh state carries in, after these options by their choices.

    Each changes the variables of the whole story as it does where it is taken.
    """
    start = {name: domain.start for name, domain in program.variables.items()}
    memory = Memory(State("", values=start))
    wide = {f"var:{name}" for name in start}
    out: dict[str, Value] = {}
    for name in program.order:
        chapter = program.chapters[name]
        for branch in branches(chapter):
            if options.get(branch.choice) != branch.option:
                continue
            out[f"picked:{branch.option}"] = True
            for op in assigned(chapter, branch):
                if op.name in program.variables and reads(op.tree) <= wide:
                    memory.give(op.name, op.domain.fit(judge(op.tree, memory)))
    return {**memory.values, **out}
