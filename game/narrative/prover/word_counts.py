"""How long the paths of a story are, in words, over the explored graph.

Exact for the graph; where plays went on as others that they are like, about so for the
story.
"""

import heapq
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

Edges: TypeAlias = Sequence[tuple[int, int, int]]
Ways: TypeAlias = list[list[tuple[int, int]]]
SWEEPS, CLOSE = 400, 1e-6


class WordCounts(Struct, frozen=True):
    """Words on the shortest and longest path, and the mean over random plays.

    ``longest`` is -1 where a loop lets a path be as long as one likes.
    """

    shortest: int
    longest: int
    mean: float


def can_reach(edges: Edges, count: int, goals: set[int]) -> list[bool]:
    """Which nodes have some way to a goal."""
    behind: list[list[int]] = [[] for _ in range(count + 1)]
    for start, target, _ in edges:
        behind[target].append(start)
    found = [False] * (count + 1)
    waiting = list(goals)
    for goal in goals:
        found[goal] = True
    while waiting:
        for start in behind[waiting.pop()]:
            if not found[start]:
                found[start] = True
                waiting.append(start)
    return found[:count]


def words(edges: Edges, count: int, goals: set[int]) -> WordCounts:
    """Measure all paths from the beginning (node -1) to a goal."""
    # The last row is the story's beginning.
    ways: Ways = [[] for _ in range(count + 1)]
    for start, target, step in edges:
        ways[start].append((target, step))
    order = _order(ways, count)
    longest = _longest(ways, order, goals) if order is not None else -1
    return WordCounts(_shortest(ways, count, goals), longest, _mean(ways, order, goals))


def _shortest(ways: Ways, count: int, goals: set[int]) -> int:
    best = {count: 0}
    heap = [(0, count)]
    while heap:
        length, node = heapq.heappop(heap)
        if node in goals:
            return length
        if length > best[node]:
            continue
        for target, step in ways[node]:
            if length + step < best.get(target, length + step + 1):
                best[target] = length + step
                heapq.heappush(heap, (length + step, target))
    return 0


def _order(ways: Ways, count: int) -> list[int] | None:
    """The nodes with every target behind its sources; None where there is a loop."""
    entering = [0] * (count + 1)
    for row in ways:
        for target, _ in row:
            entering[target] += 1
    ready = [node for node in range(count + 1) if not entering[node]]
    out: list[int] = []
    while ready:
        node = ready.pop()
        out.append(node)
        for target, _ in ways[node]:
            entering[target] -= 1
            if not entering[target]:
                ready.append(target)
    return out if len(out) == count + 1 else None


def _longest(ways: Ways, order: list[int], goals: set[int]) -> int:
    best = [-1] * len(ways)
    for node in reversed(order):
        if node in goals:
            best[node] = 0
        for target, step in ways[node]:
            if best[target] >= 0:
                best[node] = max(best[node], best[target] + step)
    return best[len(ways) - 1]


def _mean(ways: Ways, order: list[int] | None, goals: set[int]) -> float:
    """Expected words when every way is as likely as any other."""
    mean = [0.0] * len(ways)
    if order is not None:
        _sweep(ways, list(reversed(order)), goals, mean)
        return round(mean[-1], 1)
    nodes = list(range(len(ways) - 1, -1, -1))
    for _ in range(SWEEPS):
        if _sweep(ways, nodes, goals, mean) < CLOSE:
            break
        nodes.reverse()
    return round(mean[-1], 1)


def _sweep(ways: Ways, nodes: list[int], goals: set[int], mean: list[float]) -> float:
    """Improve the means once, in place; the largest change."""
    change = 0.0
    for node in nodes:
        row = ways[node]
        if node in goals or not row:
            continue
        new = sum(step + mean[target] for target, step in row) / len(row)
        change = max(change, abs(new - mean[node]))
        mean[node] = new
    return change
