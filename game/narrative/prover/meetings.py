"""What plays have been like at each decision: whether one shows anything new there."""

from collections.abc import Callable
from operator import itemgetter

from msgspec import Struct

from game.narrative.machine.state import Memory
from game.narrative.program.program import Program
from game.narrative.prover.groups import Group, Groups
from game.narrative.prover.likeness import caps, likeness, most
from game.narrative.prover.steps import Node


class _Met(Struct):
    """What a group has been at a decision, each with the node that was so first."""

    of: Callable[[list[object]], object]
    offers: bool
    nodes: dict[object, int]


class Meetings:
    """Remembers, for every group of facts, what it has been at a decision.

    Plays are told apart by their calls and the chapters behind them, too. ``whole``
    takes all facts as one group.
    """

    def __init__(self, program: Program, groups: Groups, *, whole: bool) -> None:
        self.groups = groups
        self.whole = whole
        self._caps, self._most = caps(program), most(program)
        self._readers: dict[tuple[str, int], tuple[tuple[str, str], ...]] = {}
        self._groups: dict[tuple[str, int], tuple[Group, ...]] = {}
        self._met: dict[object, list[_Met]] = {}

    def meet(self, walk: Node, offered: tuple[str, ...], new: int) -> int:
        """The number of a node that is like this one: ``new`` if some group is new."""
        place = walk.chapter.name, walk.at
        values = self._values(place, walk.memory)
        met = self._met.get(key := (place, walk.memory.stack, walk.done))
        if met is None:
            met = self._met[key] = self._unmet(place)
        known = []
        for group in met:
            now = group.of(values)
            so = (now, offered) if group.offers else now
            known.append(group.nodes.setdefault(so, new))
        return new if new in known else known[0]

    def _unmet(self, place: tuple[str, int]) -> list[_Met]:
        names = [f"{kind}:{name}" for kind, name in self._readers[place]]
        return [
            _Met(
                itemgetter(*map(names.index, group.slots)) if group.slots else _nothing,
                group.offers,
                {},
            )
            for group in self._groups[place]
        ]

    def _values(self, place: tuple[str, int], memory: Memory) -> list[object]:
        """The facts that matter behind a decision, as far as they can be told apart."""
        readers = self._readers.get(place)
        if readers is None:
            groups = self.groups.at(place)
            if self.whole:
                groups = (Group(frozenset(self.groups.slots.names), offers=True),)
            self._groups[place] = groups
            slots = dict.fromkeys(slot for group in groups for slot in group.slots)
            pairs = (slot.partition(":") for slot in slots)
            readers = tuple((kind, rest) for kind, _, rest in pairs)
            self._readers[place] = readers
        caps, most = self._caps, self._most
        return [
            likeness(memory.values.get(slot), most.get(slot))
            if kind == "var"
            else slot in memory.picked
            if kind == "picked"
            else min(memory.visits.get(slot, 0), caps.get(slot, 0))
            if kind == "visits"
            else memory.marks[slot]
            if kind == "mark" and slot in memory.marks
            else kind == "solved" and slot in memory.solved
            for kind, slot in readers
        ]


def _nothing(_values: list[object]) -> object:
    return ()
