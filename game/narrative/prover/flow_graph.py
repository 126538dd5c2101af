"""The whole story as one graph of operations: what can come after what.

Operations are numbered through all chapters. Behind an end come the chapters that may
be next, behind a return the places from which its scene can have been called. The last
number is the way out: the story's end, and wherever it can break.
"""

from game.narrative.program import operations as ops
from game.narrative.program.conditions import Tree, reads
from game.narrative.program.program import Chapter, Program


class FlowGraph:
    """Every operation with those that can follow, and with those before it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.base: dict[str, int] = {}
        self.where: list[tuple[str, int]] = []
        self.ops: list[ops.Op] = []
        for name in program.order:
            self.base[name] = len(self.ops)
            code = program.chapters[name].code
            self.ops += code
            self.where += [(name, at) for at in range(len(code))]
        self.out = len(self.ops)
        chapters = program.chapters
        self.first = [
            self.base[name]
            for name, chapter in chapters.items()
            if not any(other in chapters for other in chapter.after)
        ]
        self.ahead: list[tuple[int, ...]] = []
        for name in program.order:
            self.ahead += self._chapter(name)
        self.ahead.append(())
        self.behind: list[list[int]] = [[] for _ in self.ahead]
        for at, targets in enumerate(self.ahead):
            for to in targets:
                self.behind[to].append(at)

    def number(self, place: tuple[str, int]) -> int:
        """The number of a chapter's operation."""
        return self.base[place[0]] + place[1]

    def there(self, at: int, target: int) -> int:
        """The number of what an operation names as a place of its chapter."""
        name, place = self.where[at]
        code = self.program.chapters[name].code
        return at - place + target if 0 <= target < len(code) else self.out

    def _chapter(self, name: str) -> list[tuple[int, ...]]:
        chapter, base = self.program.chapters[name], self.base[name]
        later = next_chapters(self.program, name)
        following = tuple(self.base[other] for other in later)
        if not any(name in ancestors(self.program, other) for other in later):
            following = (*following, self.out)
        returns = _returns(chapter)
        found: list[tuple[int, ...]] = []
        for at, op in enumerate(chapter.code):
            if isinstance(op, ops.End):
                found.append(following)
                continue
            targets = successors(chapter.code, at, returns.get(at, ()))
            if isinstance(op, ops.Offer) and not emptiable(op):
                targets = targets[: len(op.ways)]
            to = tuple(dict.fromkeys(base + target for target in targets))
            found.append(to if to and not _breaks(op) else (*to, self.out))
        return found


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


def conditional(way: ops.Way) -> bool:
    """Whether an option is offered only sometimes."""
    return way.once or way.tree is not None


def emptiable(op: ops.Offer) -> bool:
    """Whether no option of a choice is always there."""
    return all(conditional(way) for way in op.ways)


def is_branch(op: ops.Op) -> bool:
    """Whether the way on from here hangs on what is the case."""
    if isinstance(op, ops.Offer):
        return any(conditional(way) for way in op.ways)
    return isinstance(op, ops.Test | ops.Once)


def read(op: ops.Op) -> set[str]:
    """The slots by which the way on from an operation is found."""
    slots = {slot for tree in trees(op) for slot in reads(tree)}
    if isinstance(op, ops.Offer):
        slots |= {f"picked:{way.id}" for way in op.ways if way.once}
    if isinstance(op, ops.Once):
        slots.add(f"picked:{op.id}")
    return slots


def next_chapters(program: Program, name: str) -> list[str]:
    """The chapters that may begin when one ends."""
    before = {other: ancestors(program, other) for other in program.chapters}
    return [
        other
        for other in program.order
        if other != name
        and other not in before[name]
        and not any(name in before[needed] for needed in before[other])
    ]


def ancestors(program: Program, name: str) -> frozenset[str]:
    """The chapters that are always finished before this one."""
    found: set[str] = set()
    waiting = list(program.chapters[name].after)
    while waiting:
        other = waiting.pop()
        if other in program.chapters and other not in found:
            found.add(other)
            waiting += program.chapters[other].after
    return frozenset(found)


def _breaks(op: ops.Op) -> bool:
    return isinstance(op, ops.Offer) and emptiable(op) and op.after == ops.NOWHERE


def _returns(chapter: Chapter) -> dict[int, tuple[int, ...]]:
    """Where each return can lead: behind the calls of the scenes that come to it."""
    calls: dict[int, list[int]] = {}
    for at, op in enumerate(chapter.code):
        if isinstance(op, ops.Call):
            calls.setdefault(op.target, []).append(at + 1)
    found: dict[int, list[int]] = {}
    for scene, back in calls.items():
        waiting, met = [scene], set[int]()
        while waiting:
            at = waiting.pop()
            if at in met or not 0 <= at < len(chapter.code):
                continue
            met.add(at)
            op = chapter.code[at]
            if isinstance(op, ops.Return):
                found.setdefault(at, []).extend(back)
            elif isinstance(op, ops.Call):
                waiting.append(at + 1)
            else:
                waiting += successors(chapter.code, at, ())
    return {at: tuple(dict.fromkeys(back)) for at, back in found.items()}
