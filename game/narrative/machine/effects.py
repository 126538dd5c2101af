"""What each operation does to a play's memory: shared by the machine and the prover."""

from game.narrative.machine.state import MOST_CALLS, Memory, StoryFault
from game.narrative.program import operations as ops
from game.narrative.program.conditions import judge
from game.narrative.program.program import Chapter


def after(op: ops.Op, at: int, memory: Memory, kept: frozenset[str]) -> int:  # noqa: C901, PLR0912
    """Do the operation at ``at``, which does not wait; the index of the next one.

    ``kept`` are the slots that conditions read (``Program.kept``). Raises StoryFault: a
    return without a call, calls without end, a loose end.
    """
    match op:
        case ops.Jump():
            if op.forgets:
                memory.forget(kept)
            return op.target
        case ops.Test():
            return at + 1 if judge(op.tree, memory) else op.target
        case ops.Assign():
            memory.give(op.name, op.domain.fit(judge(op.tree, memory)))
        case ops.Enter():
            if f"visits:{op.key}" in kept:
                memory.visit(op.key)
        case ops.Write():
            if op.guess not in memory.marks:
                memory.mark(op.guess, "")
        case ops.Once():
            if op.id in memory.picked:
                return op.target
            memory.take(op.id)
        case ops.Call():
            if len(memory.stack) >= MOST_CALLS:
                raise StoryFault(f"'{op.scene}' is called from itself without end")
            memory.stack = (*memory.stack, at + 1)
            return op.target
        case ops.Return():
            if not memory.stack:
                raise StoryFault("a return where no scene was called")
            *stack, back = memory.stack
            memory.stack = tuple(stack)
            return back
        case ops.Loose():
            raise StoryFault(f"the scene '{op.scene}' leads nowhere from here")
        case ops.Say() | ops.Hold() | ops.Song() | ops.Show() | ops.Unlock() | _:
            pass
    return at + 1


def open_ways(op: ops.Offer, memory: Memory) -> tuple[ops.Way, ...]:
    """The options of a choice that can be taken now."""
    return tuple(
        way
        for way in op.ways
        if not (way.once and way.id in memory.picked)
        and (way.tree is None or judge(way.tree, memory))
    )


def take(way: ops.Way, memory: Memory, kept: frozenset[str]) -> int:
    """Take an option; the index of what comes next."""
    if way.keeps or way.once or f"picked:{way.id}" in kept:
        memory.take(way.id)
    return way.target


def where(chapter: Chapter, at: int) -> str:
    """A place in words, for faults: file, line and scene."""
    line, _ = chapter.place(at)
    return f"{chapter.file}:{line}, scene '{chapter.scene_at(at)}'"
