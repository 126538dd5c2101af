"""Which facts of a play can still matter at each place: the prover's projection.

A slot (``conditions`` names them) is live at a place when some way on from there
reads it before it is set. States that differ only in dead slots are one state.
The computation is the textbook one: backwards, to a fixed point, sets as bit masks.
"""

from collections.abc import Iterable

from msgspec import Struct

from game.narrative.machine.state import MOST_VISITS
from game.narrative.program import operations as ops
from game.narrative.program.conditions import (
    Compare,
    Const,
    Sum,
    Tree,
    Var,
    Visits,
    reads,
    walk,
)
from game.narrative.program.program import Chapter, Program


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


class Flow(Struct):
    """What one operation does to slots: reads, sets, reads only if its result lives."""

    use: int = 0
    kill: int = 0
    passes: tuple[int, int] = (0, 0)


def trees(op: ops.Op) -> tuple[Tree, ...]:
    """The conditions and values in an operation."""
    if isinstance(op, ops.Test | ops.Assign):
        return (op.tree,)
    if isinstance(op, ops.Offer):
        return tuple(way.tree for way in op.ways if way.tree is not None)
    return ()


def successors(
    code: tuple[ops.Op, ...], at: int, returns: tuple[int, ...]
) -> list[int]:
    """Where the story can be after the operation at ``at``."""
    op = code[at]
    match op:
        case ops.Jump() | ops.Call():
            found = [op.target]
        case ops.Test() | ops.Once():
            found = [at + 1, op.target]
        case ops.Offer():
            found = [way.target for way in op.ways] + [op.after]
        case ops.Puzzle():
            found = [outcome.target for outcome in op.outcomes]
        case ops.Return():
            found = list(returns)
        case ops.End() | ops.Loose():
            found = []
        case _:
            found = [at + 1]
    return [to for to in found if to != ops.NOWHERE and to < len(code)]


def _flow(op: ops.Op, slots: Slots, kept: frozenset[str]) -> Flow:
    match op:
        case ops.Test():
            return Flow(use=slots.mask(reads(op.tree)))
        case ops.Offer():
            used = {slot for tree in trees(op) for slot in reads(tree)}
            used |= {f"picked:{way.id}" for way in op.ways if way.once}
            return Flow(use=slots.mask(used))
        case ops.Once():
            return Flow(use=slots.bit(f"picked:{op.id}"))
        case ops.Assign():
            own = slots.bit(f"var:{op.name}")
            return Flow(kill=own, passes=(own, slots.mask(reads(op.tree))))
        case ops.Enter() if f"visits:{op.key}" in kept:
            own = slots.bit(f"visits:{op.key}")
            return Flow(passes=(own, own))
        case ops.Query():
            return Flow(kill=slots.bit(f"mark:{op.guess}"))
        case ops.Write():
            own = slots.bit(f"mark:{op.guess}")
            return Flow(passes=(own, own))
        case _:
            return Flow()


class Liveness:
    """The live slots before every operation of every chapter."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.slots = Slots()
        self.before: dict[str, list[int]] = {}
        self.at_end: dict[str, int] = dict.fromkeys(program.chapters, 0)
        self.caps = _caps(program)
        self.most = _most(program)
        self._returns = {
            name: tuple(
                at + 1 for at, op in enumerate(chapter.code) if isinstance(op, ops.Call)
            )
            for name, chapter in program.chapters.items()
        }
        self._flows = {
            name: [_flow(op, self.slots, program.kept) for op in chapter.code]
            for name, chapter in program.chapters.items()
        }
        self._forgetting()
        earlier = {name: _ancestors(program, name) for name in program.chapters}
        changed = True
        while changed:
            changed = False
            for name in reversed(program.order):
                self.before[name] = self._chapter(name)
                entry = self._entry(program.chapters[name])
                for other in program.chapters:
                    follows = other != name and name not in earlier[other]
                    if follows and entry & ~self.at_end[other]:
                        self.at_end[other] |= entry
                        changed = True

    def _forgetting(self) -> None:
        """A goto that forgets what was picked sets all those slots at once."""
        kept = self.program.kept
        lost = self.slots.mask(
            slot
            for slot in list(self.slots.names)
            if slot.startswith("picked:") and slot not in kept
        )
        for name, flows in self._flows.items():
            for op, flow in zip(self.program.chapters[name].code, flows, strict=True):
                if isinstance(op, ops.Jump) and op.forgets:
                    flow.kill |= lost

    def after(self, name: str, at: int) -> int:
        """The slots that are live behind the operation at ``at``."""
        chapter = self.program.chapters[name]
        if isinstance(chapter.code[at], ops.End):
            return self.at_end[name]
        live = 0
        for to in successors(chapter.code, at, self._returns[name]):
            live |= self.before[name][to]
        return live

    def _entry(self, chapter: Chapter) -> int:
        """What the chapter asks of the ones before it."""
        live = self.before[chapter.name][0] if self.before[chapter.name] else 0
        own = {f"var:{name}" for name in chapter.unit.variables}
        own |= {f"picked:{option}" for option in chapter.unit.options}
        own |= {f"visits:{chapter.name}.{scene}" for scene in chapter.scenes}
        return live & ~self.slots.mask(own)

    def _chapter(self, name: str) -> list[int]:
        code = self.program.chapters[name].code
        flows, returns = self._flows[name], self._returns[name]
        live = [0] * len(code)
        ways = [successors(code, at, returns) for at in range(len(code))]
        behind: list[list[int]] = [[] for _ in code]
        for at, targets in enumerate(ways):
            for to in targets:
                behind[to].append(at)
        waiting = list(range(len(code)))
        queued = bytearray(b"\1") * len(code)
        while waiting:
            at = waiting.pop()
            queued[at] = 0
            out = self.at_end[name] if isinstance(code[at], ops.End) else 0
            for to in ways[at]:
                out |= live[to]
            flow = flows[at]
            now = (out & ~flow.kill) | flow.use
            if out & flow.passes[0]:
                now |= flow.passes[1]
            if now != live[at]:
                live[at] = now
                for back in behind[at]:
                    if not queued[back]:
                        queued[back] = 1
                        waiting.append(back)
        return live


def _ancestors(program: Program, name: str) -> frozenset[str]:
    """The chapters that are always finished before this one."""
    found: set[str] = set()
    waiting = list(program.chapters[name].after)
    while waiting:
        other = waiting.pop()
        if other in program.chapters and other not in found:
            found.add(other)
            waiting += program.chapters[other].after
    return frozenset(found)


def _caps(program: Program) -> dict[str, int]:
    """Up to which count each scene's visits can be told apart by any condition."""
    caps: dict[str, int] = {}
    for chapter in program.chapters.values():
        for op in chapter.code:
            for tree in trees(op):
                _cap(tree, caps)
    return caps


def _most(program: Program) -> dict[str, int]:
    """Up to which value each variable that only grows can be told apart.

    It grows by constants or is set to one, and conditions compare it with constants.
    """
    most: dict[str, int] = {}
    others: set[str] = set()
    for chapter in program.chapters.values():
        for op in chapter.code:
            for tree in trees(op):
                if isinstance(op, ops.Assign) and _grows(op.name, tree):
                    continue
                told = [part for part in walk(tree) if isinstance(part, Compare)]
                for part in told:
                    if isinstance(part.left, Var) and isinstance(part.right, Const):
                        value = part.right.value
                        if isinstance(value, int) and not isinstance(value, bool):
                            apart = int(value) + (part.op not in (">=", "<"))
                            name = part.left.name
                            most[name] = max(most.get(name, apart), apart)
                plain = [part.left for part in told if isinstance(part.right, Const)]
                others |= {
                    part.name
                    for part in walk(tree)
                    if isinstance(part, Var) and not any(part is one for one in plain)
                }
    return {name: cap for name, cap in most.items() if name not in others}


def _grows(name: str, tree: Tree) -> bool:
    """Whether a variable is set to a constant, or to more than it was."""
    if isinstance(tree, Const):
        return True
    if not isinstance(tree, Sum) or tree.sign < 0 or not isinstance(tree.right, Const):
        return False
    more = tree.right.value
    whole = isinstance(more, int) and not isinstance(more, bool) and int(more) >= 0
    return whole and isinstance(tree.left, Var) and tree.left.name == name


def _cap(tree: Tree, caps: dict[str, int]) -> None:
    parts = list(walk(tree))
    simple: dict[int, int] = {}
    for part in parts:
        if isinstance(part, Compare):
            for side, other in ((part.left, part.right), (part.right, part.left)):
                if isinstance(side, Visits) and isinstance(other, Const):
                    simple[id(side)] = int(other.value) + 1
    for part in parts:
        if isinstance(part, Visits):
            most = simple.get(id(part), MOST_VISITS)
            caps[part.scene] = max(caps.get(part.scene, 0), min(most, MOST_VISITS))
