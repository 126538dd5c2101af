"""What words are seen beside, as facts of a play that the prover keeps: ghosts.

``SHOWN`` is where the last ``stage:`` cue is in the code. For every kind of puzzle that
is quoted, ``now`` is how its puzzle has ended last, ``then`` how it had when that cue
was shown. They are held among the variables, by names that no variable can have.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from game.narrative.machine.state import SKIPPED
from game.narrative.program import operations as ops
from game.narrative.program.domains import Value
from game.narrative.program.program import Chapter
from game.narrative.prover.flow_graph import FlowGraph
from game.narrative.text import quoting

SHOWN, BROUGHT = ":shown", ":brought "
Facts: TypeAlias = dict[str, Value]


class Ending(Struct, frozen=True):
    """How a puzzle was left."""

    kind: str
    level: str
    outcome: str

    @classmethod
    def of(cls, name: Value | None) -> "Ending | None":
        """The one of a name that ``ended`` gave."""
        return cls(*name.split()) if isinstance(name, str) else None


def now(kind: str) -> str:
    """The name of how the last puzzle of a kind has ended."""
    return f":now {kind}"


def then(kind: str) -> str:
    """The name of how it had ended when the picture was shown."""
    return f":then {kind}"


def ended(op: ops.Puzzle, outcome: str) -> str:
    """What can be quoted behind an outcome, as a name: nothing where it was left."""
    return "" if outcome == SKIPPED else f"{op.kind} {op.level} {outcome}"


def is_picture(op: ops.Op) -> bool:
    """Whether an operation changes the picture that words are seen beside."""
    return isinstance(op, ops.Show) and op.verb == "stage"


def sampled(op: ops.Op) -> frozenset[str]:
    """The kinds of puzzles that a cue quotes."""
    names = op.samples if isinstance(op, ops.Show) else ()
    return frozenset(name.partition(".")[0] for name in names)


def named(chapter: Chapter, at: int) -> frozenset[str]:
    """The kinds of puzzles that the claim of a line quotes."""
    op = chapter.code[at]
    claim = chapter.side.claims.get(op.id) if isinstance(op, ops.Say) else None
    names = quoting.inside(claim.text) if claim is not None else ()
    return frozenset(name.partition(".")[0] for _, name in names)


class Notes(Struct, frozen=True):
    """What else to keep of a play: what an answered puzzle brings, and which ones ask.

    Puzzles are named by kind and level. The explorer tells where something is asked
    that some play has not brought there.
    """

    brought: Mapping[tuple[str, str], str] = {}
    asked: Mapping[tuple[str, str], frozenset[str]] = {}

    def by(self, op: ops.Puzzle) -> str:
        """The name of what a puzzle brings; empty if nothing."""
        brought = self.brought.get((op.kind, op.level), "")
        return brought and BROUGHT + brought

    def at(self, op: ops.Op) -> list[tuple[str, str]]:
        """What a puzzle asks, and by which names it is kept."""
        if not self.asked or not isinstance(op, ops.Puzzle):
            return []
        asked = sorted(self.asked.get((op.kind, op.level), ()))
        return [(name, BROUGHT + name) for name in asked]

    def kept(self, facts: Mapping[str, Value]) -> Facts:
        """What goes on into the next chapter."""
        if not self.brought:
            return {}
        return {name: it for name, it in facts.items() if name.startswith(BROUGHT)}


def after(chapter: Chapter, at: int, facts: Facts) -> Facts:
    """What is seen behind a picture: what it quotes is as those puzzles have ended."""
    new = {**facts, SHOWN: at}
    before = facts.get(SHOWN)
    for kind in sampled(chapter.code[before]) if isinstance(before, int) else ():
        new.pop(then(kind), None)
    for kind in sampled(chapter.code[at]):
        if now(kind) in facts:
            new[then(kind)] = facts[now(kind)]
    return new


class Scenery:
    """Which kinds of puzzles matter to which lines, and which are quoted at all."""

    def __init__(self, graph: FlowGraph) -> None:
        self.quoting = _standing(graph)
        self.kinds: frozenset[str] = frozenset()
        self.beside: dict[int, frozenset[str]] = {}
        for at, op in enumerate(graph.ops):
            if isinstance(op, ops.Say):
                name, place = graph.where[at]
                asked = named(graph.program.chapters[name], place)
                self.beside[at] = self.quoting[at] | asked
                self.kinds |= self.beside[at]


def _standing(graph: FlowGraph) -> list[frozenset[str]]:
    """For each place the kinds that a picture quotes which may stand there."""
    nothing: frozenset[str] = frozenset()
    found = [nothing] * len(graph.ahead)
    waiting = [at for at, op in enumerate(graph.ops) if is_picture(op) and sampled(op)]
    begun = set(waiting)
    while waiting:
        at = waiting.pop()
        op = graph.ops[at] if at < graph.out else None
        if op is None or isinstance(op, ops.End):
            continue
        behind = sampled(op) if is_picture(op) else found[at]
        for to in graph.ahead[at]:
            if behind - found[to]:
                found[to] |= behind
                if to not in begun:
                    waiting.append(to)
    return found
