"""Which facts of a play have to be told apart together, and where.

A *target* is something that may be so or not: what a condition comes to, whether an
option is offered, whether a play comes by a place, what a line is seen beside. Its
group are the slots (``conditions`` names them) that it hangs on: those that it reads,
those that flow into them, and those read by the conditions that decide (``regions``)
over any of these places or over its own. A group holds at a place the slots that are
still to be read for its target.

Two plays that stand at one decision and agree in a group have the same future as far as
its target goes. So a walk that meets, at every decision, everything that each group can
be there, meets all that can be of every target; what lies in no group together needs
not be met together. This is program slicing (Weiser), for all targets in one backward
pass: a set of slots of every target is one long number, target by target.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from game.narrative.machine.state import SOLVED
from game.narrative.program import operations as ops
from game.narrative.program.conditions import reads
from game.narrative.prover import scenery
from game.narrative.prover.flow_graph import FlowGraph, emptiable, is_branch, read
from game.narrative.prover.regions import deciding, forcing
from game.narrative.prover.revising import freeing, unsure
from game.narrative.prover.scenery import Notes, Scenery

OWN = ("var::shown", "var::now", "var::then")


class Slots:
    """Slots numbered in the order in which they are met."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.bits: dict[str, int] = {}

    def bit(self, name: str) -> int:
        """The mask of one slot."""
        if name not in self.bits:
            self.bits[name] = 1 << len(self.names)
            self.names.append(name)
        return self.bits[name]

    def index(self, name: str) -> int:
        """The number of one slot."""
        return self.bit(name).bit_length() - 1

    def mask(self, names: Iterable[str]) -> int:
        """The mask of several."""
        out = 0
        for name in names:
            out |= self.bit(name)
        return out

    def of(self, mask: int) -> tuple[str, ...]:
        """The slots in a mask."""
        found: list[str] = []
        while mask:
            lowest = mask & -mask
            found.append(self.names[lowest.bit_length() - 1])
            mask ^= lowest
        return tuple(found)


class Group(Struct, frozen=True):
    """Slots to be told apart together; ``offers`` where the options are, too."""

    slots: frozenset[str]
    offers: bool = False

    def within(self, other: "Group") -> bool:
        """Whether another tells apart all that this one does."""
        return self.slots <= other.slots and self.offers <= other.offers


class _Change(Struct):
    """A slot that is set to what others come to, or (``adds``) changed in part."""

    slot: int
    reads: int = 0
    adds: bool = False


class _Edge(Struct):
    """A way on, with the slots that are set on it."""

    to: int
    sets: tuple[int, ...] = ()


class Groups:
    """The groups at every decision of a story."""

    def __init__(self, graph: FlowGraph, seen: Scenery, notes: Notes) -> None:
        self.graph = graph
        self.seen = seen
        self.notes = notes
        self.slots = Slots()
        self.deciding = deciding(graph)
        frees = freeing(graph)
        self._changes = [
            [*self._changed(op), *self._freed(frees.get(at, ()))]
            for at, op in enumerate(graph.ops)
        ]
        self._edges = [self._ways(at) for at in range(graph.out)]
        self._reads = {
            at: self.slots.mask(read(op))
            for at, op in enumerate(graph.ops)
            if is_branch(op)
        }
        self._forgetting()
        # What a play's end hangs on comes first: edges of the walk are by that.
        ending = [*self._ending()]
        self.endless = bool(ending)
        targets = [*ending, *self._targets()]
        self.count = len(targets)
        self.width = len(self.slots.names)
        self._own = self._forgotten()
        self.every = sum(1 << (self.width * n) for n in range(self.count))
        self.live = [0] * len(graph.ahead)
        self.minded = dict.fromkeys(self._reads, 0)
        self._uses = [0] * len(graph.ahead)
        self._waiting: list[int] = []
        self._queued = bytearray(b"\1") * len(graph.ahead)
        for number, (conditions, uses) in enumerate(targets):
            first = 1 << (self.width * number)
            for at in conditions:
                self._mind(at, first)
            for at, slots in uses:
                self._uses[at] |= first * slots
        self._flow()

    def at(self, place: tuple[str, int]) -> tuple[Group, ...]:
        """The groups behind a decision, but for those that are part of another."""
        found = self._held(self.graph.number(place))
        largest: list[Group] = []
        for group in sorted(
            found.values(), key=lambda g: (-len(g.slots), not g.offers)
        ):
            if not any(group.within(other) for other in largest):
                largest.append(group)
        if self.endless and 0 in found:
            largest.sort(key=lambda group: not found[0].within(group))
        return tuple(largest) or (Group(frozenset()),)

    def _held(self, at: int) -> dict[int, Group]:
        """The group of each target that still hangs on something behind a decision."""
        behind, minded = self._behind(at), self.minded.get(at, 0)
        op = self.graph.ops[at]
        if isinstance(op, ops.Query):
            behind &= ~(self.slots.bit(f"mark:{op.guess}") * self.every)
        whole = (1 << self.width) - 1
        found: dict[int, Group] = {}
        left = behind | minded
        while left:
            number = ((left & -left).bit_length() - 1) // self.width
            shift = number * self.width
            slots = self.slots.of(behind >> shift & whole)
            found[number] = Group(frozenset(slots), bool(minded >> shift & 1))
            left &= ~(whole << shift)
        return found

    def _ending(self) -> Iterator[tuple[Iterable[int], list[tuple[int, int]]]]:
        """What may keep a play from ever coming to an end, if anything may."""
        graph = self.graph
        sure = forcing(graph, {graph.out}, set(range(graph.out)))
        if len(sure) < graph.out:
            yield [at for at in self._reads if at not in sure], []

    def _targets(self) -> Iterator[tuple[Iterable[int], list[tuple[int, int]]]]:
        """Conditions on which a target hangs, and the slots that it reads besides."""
        decided = self._decided()
        apart: list[int] = []
        for branch in sorted(self._reads, key=lambda b: -len(decided[b])):
            # What decides over another one is in the other's group, with all of its.
            if not any(branch in decided[other] for other in apart):
                apart.append(branch)
                yield (branch,), []
        told: dict[tuple[frozenset[int], str], list[tuple[int, int]]] = {}
        for at, kinds in self.seen.beside.items():
            for kind in ("", *sorted(kinds)):
                slots = [scenery.SHOWN]
                slots += [scenery.then(kind), scenery.now(kind)] if kind else []
                mask = self.slots.mask(f"var:{slot}" for slot in slots)
                told.setdefault((self.deciding[at], kind), []).append((at, mask))
        for (conditions, _), uses in told.items():
            yield conditions, uses
        for conditions in set(self.deciding):
            if len(conditions) > 1 and not any(
                conditions <= decided[b] | {b} for b in conditions
            ):
                yield conditions, []
        for at, op in enumerate(self.graph.ops):
            for _, slot in self.notes.at(op) if isinstance(op, ops.Puzzle) else ():
                yield self.deciding[at], [(at, self.slots.bit(f"var:{slot}"))]
        for at, guess in unsure(self.graph):
            yield self.deciding[at], [(at, self.slots.bit(f"mark:{guess}"))]

    def _decided(self) -> dict[int, set[int]]:
        """For each condition those that decide over it, directly or not."""
        found: dict[int, set[int]] = {}
        for branch in self._reads:
            met: set[int] = set()
            waiting = [*self.deciding[branch]]
            while waiting:
                at = waiting.pop()
                if at not in met:
                    met.add(at)
                    waiting += self.deciding[at]
            found[branch] = met - {branch}
        return found

    def _ways(self, at: int) -> list[_Edge]:
        op, bit = self.graph.ops[at], self.slots.index
        edges: list[_Edge] = []
        match op:
            case ops.Offer():
                kept = self.graph.program.kept
                for way in op.ways:
                    slot = f"picked:{way.id}"
                    taken = way.keeps or way.once or slot in kept
                    to = self.graph.there(at, way.target)
                    edges.append(_Edge(to, (bit(slot),) if taken else ()))
                if emptiable(op):
                    edges.append(_Edge(self.graph.there(at, op.after)))
            case ops.Puzzle():
                brought = self.notes.by(op)
                for one in op.outcomes:
                    sets = [bit(f"var:{brought}")] if brought else []
                    if one.name == SOLVED:
                        sets.append(bit(f"solved:{op.kind}.{op.level}"))
                    if op.kind in self.seen.kinds and scenery.ended(op, one.name):
                        sets.append(bit(f"var:{scenery.now(op.kind)}"))
                    edges.append(_Edge(self.graph.there(at, one.target), tuple(sets)))
            case ops.Once():
                edges.append(_Edge(at + 1, (bit(f"picked:{op.id}"),)))
                edges.append(_Edge(self.graph.there(at, op.target)))
            case _:
                edges = [_Edge(to) for to in self.graph.ahead[at]]
        return edges

    def _changed(self, op: ops.Op) -> Iterator[_Change]:
        index, mask = self.slots.index, self.slots.mask
        match op:
            case ops.Assign():
                yield _Change(index(f"var:{op.name}"), mask(reads(op.tree)))
            case ops.Enter() if f"visits:{op.key}" in self.graph.program.kept:
                yield _Change(index(f"visits:{op.key}"), adds=True)
            case ops.Query():
                yield _Change(index(f"mark:{op.guess}"))
            case ops.Write():
                yield _Change(index(f"mark:{op.guess}"), adds=True)
            case ops.Show() if scenery.is_picture(op):
                yield _Change(index(f"var:{scenery.SHOWN}"))
                for kind in self.seen.kinds:
                    ended = f"var:{scenery.now(kind)}"
                    quoted = kind in scenery.sampled(op)
                    kept = mask((ended,)) if quoted else 0
                    yield _Change(index(f"var:{scenery.then(kind)}"), kept)
            case _:
                pass

    def _freed(self, guesses: Iterable[str]) -> Iterator[_Change]:
        for guess in guesses:
            yield _Change(self.slots.index(f"mark:{guess}"), adds=True)

    def _forgetting(self) -> None:
        """A goto that forgets what was picked sets all those slots at once."""
        kept = self.graph.program.kept
        lost = [
            _Change(index)
            for index, slot in enumerate(self.slots.names)
            if slot.startswith("picked:") and slot not in kept
        ]
        for at, op in enumerate(self.graph.ops):
            if isinstance(op, ops.Jump) and op.forgets:
                self._changes[at] += lost

    def _forgotten(self) -> dict[int, int]:
        """Where each chapter begins, with the slots that it does not take over."""
        found: dict[int, int] = {}
        for name, chapter in self.graph.program.chapters.items():
            own = {f"var:{name}" for name in chapter.unit.variables}
            own |= {f"picked:{option}" for option in chapter.unit.options}
            own |= {f"visits:{name}.{scene}" for scene in chapter.scenes}
            own |= {s for s in self.slots.names if s.startswith(OWN)}
            known = own & self.slots.bits.keys()
            found[self.graph.base[name]] = self.slots.mask(known)
        return found

    def _flow(self) -> None:
        behind = self.graph.behind
        self._waiting = list(range(self.graph.out))
        self._queued = bytearray(b"\1") * len(behind)
        while self._waiting:
            at = self._waiting.pop()
            self._queued[at] = 0
            now = self._before(at)
            if now != self.live[at]:
                self.live[at] = now
                for back in behind[at]:
                    self._queue(back)

    def _queue(self, at: int) -> None:
        if not self._queued[at]:
            self._queued[at] = 1
            self._waiting.append(at)

    def _before(self, at: int) -> int:
        """What is live before an operation, from what is behind it."""
        live = self._behind(at)
        for change in self._changes[at]:
            targets = live >> change.slot & self.every
            if targets:
                for condition in self.deciding[at]:
                    self._mind(condition, targets)
                if not change.adds:
                    live ^= targets << change.slot
                live |= change.reads * targets
        if at in self._reads:
            live |= self._reads[at] * self.minded[at]
        return live | self._uses[at]

    def _behind(self, at: int) -> int:
        """What is live behind an operation, but for what is set on the way on."""
        live = 0
        ends = isinstance(self.graph.ops[at], ops.End)
        for edge in self._edges[at]:
            there = self.live[edge.to]
            if ends:
                there &= ~(self._own.get(edge.to, 0) * self.every)
            for slot in edge.sets:
                targets = there >> slot & self.every
                if targets:
                    there ^= targets << slot
                    self._mind(at, targets)
                    for condition in self.deciding[at]:
                        self._mind(condition, targets)
            live |= there
        return live

    def _mind(self, condition: int, targets: int) -> None:
        """These targets hang on a condition, and so on those that decide over it."""
        waiting = [condition]
        while waiting:
            at = waiting.pop()
            minded = self.minded.get(at)
            if minded is not None and targets & ~minded:
                self.minded[at] = minded | targets
                self._queue(at)
                waiting += self.deciding[at]
