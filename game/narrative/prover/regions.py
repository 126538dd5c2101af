"""Which conditions decide whether a play comes by a place.

A condition decides over all that lies between it and its *join*: the nearest place
where its ways have met again, whichever was gone, and to which a player can go on from
each of them, whatever else is the case. Where there is no such place it decides over
all behind it. That is never too little: two plays that differ in what a condition reads
come by the same places outside of what it decides over.
"""

from game.narrative.program import operations as ops
from game.narrative.prover.flow_graph import (
    FlowGraph,
    conditional,
    emptiable,
    is_branch,
)


def deciding(graph: FlowGraph) -> list[frozenset[int]]:
    """For each place the conditions that decide directly whether a play comes there."""
    nearest = _meeting(graph)
    found: list[set[int]] = [set() for _ in graph.ahead]
    for at, op in enumerate(graph.ops):
        if is_branch(op):
            for inside in _region(graph, at, nearest):
                found[inside].add(at)
    known: dict[frozenset[int], frozenset[int]] = {}
    each = map(frozenset, found)
    return [known.setdefault(one, one) for one in each]


def _region(graph: FlowGraph, branch: int, nearest: list[int]) -> set[int]:
    """The places between a condition and its join."""
    join = nearest[branch]
    while True:
        region = _between(graph, branch, join)
        if join == graph.out or _can_force(graph, branch, region, join):
            return region
        join = nearest[join]


def _between(graph: FlowGraph, branch: int, join: int) -> set[int]:
    region = set[int]()
    waiting = list(graph.ahead[branch])
    while waiting:
        at = waiting.pop()
        if at not in region and at != join:
            region.add(at)
            waiting += graph.ahead[at]
    return region


def _can_force(graph: FlowGraph, branch: int, region: set[int], join: int) -> bool:
    """Whether a player can get to the join from everywhere behind the condition."""
    forced = forcing(graph, {join}, region)
    return all(to in forced for to in graph.ahead[branch])


def forcing(graph: FlowGraph, goals: set[int], region: set[int]) -> set[int]:
    """The places of a region from which a player can always come to a goal."""
    forced = set(goals)
    waiting = list(goals)
    while waiting:
        for at in graph.behind[waiting.pop()]:
            if at in region and at not in forced and _is_forced(graph, at, forced):
                forced.add(at)
                waiting.append(at)
    return forced


def _is_forced(graph: FlowGraph, at: int, forced: set[int]) -> bool:
    op = graph.ops[at]
    if isinstance(op, ops.Puzzle):
        return any(to in forced for to in graph.ahead[at])
    if isinstance(op, ops.Offer) and not emptiable(op):
        base = at - graph.where[at][1]
        sure = (way for way in op.ways if not conditional(way))
        return any(base + way.target in forced for way in sure)
    return all(to in forced for to in graph.ahead[at])


def _meeting(graph: FlowGraph) -> list[int]:
    """For each place the nearest one that every way on from it comes by.

    The immediate post-dominators, by the iteration of Cooper, Harvey and Kennedy. From
    where nothing leads to the way out, as in a circle, the next is the way out itself.
    """
    order = _order(graph)
    rank = {at: number for number, at in enumerate(order)}
    nearest = [-1] * len(graph.ahead)
    nearest[graph.out] = graph.out

    changed = True
    while changed:
        changed = False
        for at in order[1:]:
            new = -1
            for to in graph.ahead[at]:
                if nearest[to] < 0:
                    continue
                new = to if new < 0 else _common(new, to, nearest, rank)
            if nearest[at] != new:
                nearest[at] = new
                changed = True
    return [graph.out if near < 0 else near for near in nearest]


def _common(one: int, other: int, nearest: list[int], rank: dict[int, int]) -> int:
    while one != other:
        while rank[one] > rank[other]:
            one = nearest[one]
        while rank[other] > rank[one]:
            other = nearest[other]
    return one


def _order(graph: FlowGraph) -> list[int]:
    """Places from the way out backwards, each behind one of those after it."""
    post: list[int] = []
    met = {graph.out}
    stack = [(graph.out, iter(graph.behind[graph.out]))]
    while stack:
        at, more = stack[-1]
        for back in more:
            if back not in met:
                met.add(back)
                stack.append((back, iter(graph.behind[back])))
                break
        else:
            post.append(at)
            stack.pop()
    post.reverse()
    return post
