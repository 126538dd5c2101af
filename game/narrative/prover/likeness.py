"""How far values have to be told apart: no further than any condition can."""

from game.narrative.machine.state import MOST_VISITS
from game.narrative.program import operations as ops
from game.narrative.program.conditions import (
    Compare,
    Const,
    Sum,
    Tree,
    Var,
    Visits,
    walk,
)
from game.narrative.program.domains import Value
from game.narrative.program.program import Program
from game.narrative.prover.flow_graph import trees


def likeness(value: Value | None, cap: int | None) -> Value | None:
    """A variable as far as any condition can tell its values apart."""
    return min(value, cap) if cap is not None and isinstance(value, int) else value


def caps(program: Program) -> dict[str, int]:
    """Up to which count each scene's visits can be told apart by any condition."""
    found: dict[str, int] = {}
    for chapter in program.chapters.values():
        for op in chapter.code:
            for tree in trees(op):
                _cap(tree, found)
    return found


def most(program: Program) -> dict[str, int]:
    """Up to which value each variable that only grows can be told apart.

    It grows by constants or is set to one, and conditions compare it with constants.
    """
    found: dict[str, int] = {}
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
                            found[name] = max(found.get(name, apart), apart)
                plain = [part.left for part in told if isinstance(part.right, Const)]
                others |= {
                    part.name
                    for part in walk(tree)
                    if isinstance(part, Var) and not any(part is one for one in plain)
                }
    return {name: cap for name, cap in found.items() if name not in others}


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
            cap = simple.get(id(part), MOST_VISITS)
            caps[part.scene] = max(caps.get(part.scene, 0), min(cap, MOST_VISITS))
