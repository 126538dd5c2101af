"""Code being put together: operations with their places, and labels to jump to."""

from msgspec import structs

from game.narrative.program import operations as ops
from game.reading.diagnostics import Placed


class Assembly:
    """Until ``finish``, the targets in the code are labels and not indices."""

    def __init__(self) -> None:
        self.code: list[ops.Op] = []
        self.places: list[int] = []
        self.labels: list[int] = []
        self.named: dict[str, int] = {}

    def emit(self, op: ops.Op, place: Placed) -> None:
        """Append an operation that stands at ``place`` of the file."""
        self.code.append(op)
        self.places += (place.line, place.column)

    def label(self) -> int:
        """A new label that stands nowhere yet."""
        self.labels.append(ops.NOWHERE)
        return len(self.labels) - 1

    def scene(self, name: str) -> int:
        """The label of a scene, now or later."""
        if name not in self.named:
            self.named[name] = self.label()
        return self.named[name]

    def put(self, label: int) -> None:
        """The label stands here, before the next operation."""
        self.labels[label] = len(self.code)

    def finish(
        self, groups: dict[str, int], again: frozenset[str]
    ) -> tuple[ops.Op, ...]:
        """The code with indices for targets.

        ``groups`` are the scenes that lead to each other, ``again`` those that may be
        entered more than once (see ``scene_loops``).
        """
        named = {label: name for name, label in self.named.items()}
        starts = {self.labels[label]: name for name, label in self.named.items()}
        scene = ""
        for at, op in enumerate(self.code):
            scene = starts.get(at, scene)
            if isinstance(op, ops.Jump):
                there = groups.get(named.get(op.target, scene))
                leaves = there != groups.get(scene)
                self.code[at] = ops.Jump(self.labels[op.target], leaves)
            elif type(op) is not ops.Say:
                self.code[at] = self._aimed(op, scene in again)
        return tuple(self.code)

    def _aimed(self, op: ops.Op, again: bool) -> ops.Op:
        if isinstance(op, ops.Test | ops.Call | ops.Once):
            return structs.replace(op, target=self.labels[op.target])
        if isinstance(op, ops.Offer):
            ways = tuple(self._way(way, again) for way in op.ways)
            after = op.after if op.after == ops.NOWHERE else self.labels[op.after]
            return ops.Offer(op.id, ways, after)
        if isinstance(op, ops.Puzzle):
            outcomes = tuple(
                ops.Outcome(o.name, self.labels[o.target]) for o in op.outcomes
            )
            return structs.replace(op, outcomes=outcomes)
        return op

    def _way(self, way: ops.Way, again: bool) -> ops.Way:
        target = self.labels[way.target]
        return structs.replace(way, target=target, keeps=again or way.once)
