"""What plays have been like at each decision: whether one shows anything new there."""

from collections.abc import Callable, Mapping, Sequence
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


class _Facts(Struct):
    """What matters at a decision, kind by kind: none is asked again of what it is."""

    plain: list[str]
    capped: list[tuple[str, int]]
    picked: list[str]
    visits: list[tuple[str, int]]
    marks: list[str]
    solved: list[str]

    @classmethod
    def of(
        cls, slots: Sequence[str], caps: Mapping[str, int], most: Mapping[str, int]
    ) -> "_Facts":
        """Of slots, with how far visits and variables have to be told apart."""
        kinds: dict[str, list[str]] = {}
        for slot in slots:
            kind, _, name = slot.partition(":")
            kinds.setdefault(kind, []).append(name)
        names = kinds.get("var", [])
        return cls(
            [name for name in names if name not in most],
            [(name, most[name]) for name in names if name in most],
            kinds.get("picked", []),
            [(name, caps.get(name, 0)) for name in kinds.get("visits", [])],
            kinds.get("mark", []),
            kinds.get("solved", []),
        )

    def names(self) -> list[str]:
        """The slots in the order of their values."""
        capped, visits = ([name for name, _ in x] for x in (self.capped, self.visits))
        kinds = {"var": self.plain + capped, "picked": self.picked, "visits": visits}
        kinds |= {"mark": self.marks, "solved": self.solved}
        return [f"{kind}:{name}" for kind, names in kinds.items() for name in names]

    def values(self, memory: Memory) -> list[object]:
        """What they are now."""
        value, visited, marks = memory.values.get, memory.visits.get, memory.marks
        out: list[object] = [*map(value, self.plain)]
        out += [likeness(value(name), cap) for name, cap in self.capped]
        out += map(memory.picked.__contains__, self.picked)
        out += [min(visited(scene, 0), cap) for scene, cap in self.visits]
        # Marks that are open are not decided by that they are looked at here.
        out += [guess in marks and marks[guess] for guess in self.marks]
        out += map(memory.solved.__contains__, self.solved)
        return out


class Meetings:
    """Remembers, for every group of facts, what it has been at a decision.

    Plays are told apart by their calls and the chapters behind them, too. ``whole``
    takes all facts as one group.
    """

    def __init__(self, program: Program, groups: Groups, *, whole: bool) -> None:
        self.groups = groups
        self.whole = whole
        self._caps, self._most = caps(program), most(program)
        self._facts: dict[tuple[str, int], _Facts] = {}
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
        names = self._facts[place].names()
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
        facts = self._facts.get(place)
        if facts is None:
            groups = self.groups.at(place)
            if self.whole:
                groups = (Group(frozenset(self.groups.slots.names), offers=True),)
            self._groups[place] = groups
            slots = dict.fromkeys(slot for group in groups for slot in group.slots)
            facts = _Facts.of([*slots], self._caps, self._most)
            self._facts[place] = facts
        return facts.values(memory)


def _nothing(_values: list[object]) -> object:
    return ()
