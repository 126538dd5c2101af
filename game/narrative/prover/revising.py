"""Where it matters that marks can be changed at any pause, once a guess is written.

Behind a pause a written mark can be any, whatever it was: that some plays pause between
two readings of one, and others do not, has to be known.
"""

from collections.abc import Iterable, Iterator, Sequence

from game.narrative.program import operations as ops
from game.narrative.prover.flow_graph import FlowGraph, is_branch, read

PAUSES = (ops.Say, ops.Hold, ops.Song, ops.Offer, ops.Puzzle, ops.Query, ops.End)


def freeing(graph: FlowGraph) -> dict[int, set[str]]:
    """The pauses between two readings of a mark, which can be another behind them."""
    reading: dict[str, list[int]] = {}
    for at, op in enumerate(graph.ops):
        for guess in _marks(op):
            reading.setdefault(guess, []).append(at)
    found: dict[int, set[str]] = {}
    for guess, places in reading.items():
        behind = _next_pauses(graph, places)
        for at in behind & _last_pauses(graph, places):
            found.setdefault(at, set()).add(guess)
    return found


def _next_pauses(graph: FlowGraph, places: list[int]) -> set[int]:
    """The first pauses behind some places."""
    waiting: list[int] = []
    for at in places:
        op = graph.ops[at]
        if isinstance(op, ops.Offer):
            waiting.append(graph.there(at, op.after))
        else:
            waiting += graph.ahead[at]
    return _pauses(graph, waiting, graph.ahead)


def _last_pauses(graph: FlowGraph, places: list[int]) -> set[int]:
    """The last pauses before some places."""
    waiting = [back for at in places for back in graph.behind[at]]
    return _pauses(graph, waiting, graph.behind)


def _pauses(
    graph: FlowGraph, waiting: list[int], beside: Sequence[Iterable[int]]
) -> set[int]:
    """The first pauses from some places on, each with those ``beside`` it."""
    found: set[int] = set()
    met: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at == graph.out or at in met:
            continue
        met.add(at)
        if isinstance(graph.ops[at], PAUSES):
            found.add(at)
        else:
            waiting += beside[at]
    return found


def _marks(op: ops.Op) -> set[str]:
    if isinstance(op, ops.Query):
        return {op.guess}
    slots = (slot.partition(":") for slot in read(op)) if is_branch(op) else ()
    return {name for kind, _, name in slots if kind == "mark"}


def unsure(graph: FlowGraph) -> Iterator[tuple[int, str]]:
    """Where a mark is asked for on some way on which the guess was not written."""
    for at, op in enumerate(graph.ops):
        if not isinstance(op, ops.Query):
            continue
        waiting, met = [at], set[int]()
        while waiting:
            here = waiting.pop()
            if here in graph.first:
                yield at, op.guess
                break
            for back in graph.behind[here]:
                if back not in met and not _writes(graph.ops[back], op.guess):
                    met.add(back)
                    waiting.append(back)


def _writes(op: ops.Op, guess: str) -> bool:
    return isinstance(op, ops.Query | ops.Write) and op.guess == guess
