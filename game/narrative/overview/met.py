"""What a player has met of a story, as far as the lines and options they saw tell.

A cue has no id. It was met where a line or option behind it was seen, and one before
it: nobody comes by a cue without both.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from game.narrative.program import operations as ops
from game.narrative.program.program import Program
from game.narrative.prover.flow_graph import FlowGraph

Seen = Callable[[str], bool]


class Shown(Struct, frozen=True):
    """A line or a cue, the scene to which it belongs, and whether it was met."""

    chapter: str
    scene: str
    op: ops.Say | ops.Show
    met: bool


def shown(program: Program, seen: Seen) -> Iterator[Shown]:
    """Every line and cue, in the story's order."""
    graph = FlowGraph(program)
    for at, op in enumerate(graph.ops):
        if isinstance(op, ops.Show):
            met = _led_on(graph, at, seen) and _came(graph, at, seen)
        elif isinstance(op, ops.Say):
            met = seen(op.id)
        else:
            continue
        chapter, place = graph.where[at]
        yield Shown(chapter, program.chapters[chapter].scene_at(place), op, met)


def _led_on(graph: FlowGraph, at: int, seen: Seen) -> bool:
    """Whether something that can be seen next after a cue was seen."""
    waiting, passed = list(graph.ahead[at]), {at}
    while waiting:
        here = waiting.pop()
        if here in passed or here == graph.out:
            continue
        passed.add(here)
        match graph.ops[here]:
            case ops.Say(id=line):
                if seen(line):
                    return True
            case ops.Offer(ways=ways):
                if any(seen(way.id) for way in ways):
                    return True
            case _:
                waiting += graph.ahead[here]
    return False


def _came(graph: FlowGraph, at: int, seen: Seen) -> bool:
    """Whether something that can be seen last before a cue was seen, if there is."""
    waiting, passed = [at], set[int]()
    while waiting:
        here = waiting.pop()
        if here in passed:
            continue
        passed.add(here)
        if not graph.behind[here]:
            return True
        for before in graph.behind[here]:
            match graph.ops[before]:
                case ops.Say(id=line):
                    if seen(line):
                        return True
                case ops.Offer(ways=ways):
                    if any(
                        graph.there(before, way.target) == here and seen(way.id)
                        for way in ways
                    ):
                        return True
                case _:
                    waiting.append(before)
    return False
