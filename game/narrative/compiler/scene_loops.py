"""Which scenes can come again: the loops of a chapter's scenes.

Two scenes are in one group when each leads to the other (a strongly connected
component, by Kosaraju's two passes). What is once left for another group never comes
again, so what was picked there can be forgotten.
"""

from collections.abc import Iterable

Edges = set[tuple[str, str]]


def groups(edges: Edges, scenes: Iterable[str]) -> dict[str, int]:
    """The number of each scene's group."""
    ahead = _rows(edges)
    behind = _rows({(b, a) for a, b in edges})
    out: dict[str, int] = {}
    for root in reversed(_finished(ahead, scenes)):
        if root in out:
            continue
        number = len(out)
        out[root] = number
        waiting = [root]
        while waiting:
            for other in behind.get(waiting.pop(), ()):
                if other not in out:
                    out[other] = number
                    waiting.append(other)
    return out


def again(edges: Edges, numbers: dict[str, int]) -> frozenset[str]:
    """The scenes that can come again: some edge stays in their group."""
    looping = {
        numbers[a] for a, b in edges if a in numbers and numbers[a] == numbers.get(b)
    }
    return frozenset(scene for scene, number in numbers.items() if number in looping)


def _rows(edges: Edges) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for a, b in sorted(edges):
        rows.setdefault(a, []).append(b)
    return rows


def _finished(ahead: dict[str, list[str]], scenes: Iterable[str]) -> list[str]:
    """The scenes in the order in which a walk has done with them."""
    seen: set[str] = set()
    out: list[str] = []
    for root in scenes:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(ahead.get(root, ())))]
        while path:
            scene, ways = path[-1]
            other = next((way for way in ways if way not in seen), None)
            if other is None:
                out.append(scene)
                path.pop()
            else:
                seen.add(other)
                path.append((other, iter(ahead.get(other, ()))))
    return out
