"""What a choice does later: which options set a thing, and which scenes read it.

A thing is a variable, or that an option was picked. Scenes before the next decision
are the choice's own echo, and are left out: a return is seen after others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.narrative.program import operations as ops
from game.narrative.program.conditions import reads
from game.narrative.program.program import Chapter, Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.flow_graph import successors, trees

_DECISIONS = (ops.Offer, ops.Puzzle, ops.Query, ops.End)


class Return(Struct, frozen=True):
    """One thing: the ``options`` that make it, and in how many states a scene reads it.

    ``scenes`` maps ``chapter.scene`` to the states of the walk that come by with it
    being so; 0 is a return that nobody sees.
    """

    name: str
    options: tuple[str, ...]
    scenes: dict[str, int]


def returns(program: Program, explorer: Explorer) -> tuple[Return, ...]:
    """What options do for later scenes, in the order of the story.

    What only an unwritten chapter will read has no scene yet.
    """
    made: dict[str, dict[str, str]] = {}
    passed = Counter[tuple[str, int]]()
    for (where, at, _), seen in explorer.tests.items():
        passed[where, at] += seen.true
    for chapter in program.chapters.values():
        for option, slot, scene in _making(chapter):
            made.setdefault(slot, {})[option] = f"{chapter.name}.{scene}"
    read = _reading(program, passed)
    out = []
    for slot, options in made.items():
        scenes = {
            scene: states
            for scene, states in read.get(slot, Counter()).items()
            if any(scene != at for at in options.values())
        }
        kind, _, name = slot.partition(":")
        if scenes or (kind == "var" and name in program.variables):
            out.append(Return(name, tuple(options), scenes))
    return tuple(out)


def _making(chapter: Chapter) -> Iterator[tuple[str, str, str]]:
    """Each option, each slot that it makes so, and the scene of the choice."""
    for at, op in enumerate(chapter.code):
        for way in op.ways if isinstance(op, ops.Offer) else ():
            scene = chapter.scene_at(at)
            yield way.id, f"picked:{way.id}", scene
            for name in sorted(_assigned(chapter, way.target)):
                yield way.id, f"var:{name}", scene


def _assigned(chapter: Chapter, start: int) -> set[str]:
    """The variables that are set from a place on, up to the next decisions."""
    code, names = chapter.code, set[str]()
    waiting, met = [start], set[int]()
    while waiting:
        at = waiting.pop()
        if at in met or not 0 <= at < len(code):
            continue
        met.add(at)
        op = code[at]
        if isinstance(op, ops.Assign):
            names.add(op.name)
        if not isinstance(op, _DECISIONS):
            waiting += successors(code, at, ())
    return names


def _reading(
    program: Program, passed: Mapping[tuple[str, int], int]
) -> dict[str, Counter[str]]:
    """For each slot that is read, the scenes, each with the states that come by."""
    found: dict[str, Counter[str]] = {}
    for name, chapter in program.chapters.items():
        for at, op in enumerate(chapter.code):
            if isinstance(op, ops.Test | ops.Offer):
                scene = f"{name}.{chapter.scene_at(at)}"
                for slot in {slot for tree in trees(op) for slot in reads(tree)}:
                    found.setdefault(slot, Counter())[scene] += passed[name, at]
    return found
