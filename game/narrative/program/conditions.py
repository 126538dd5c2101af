"""Conditions as a small tree of ours, what they read, and what they come to.

A tree that came out of ``parse`` (see ``expressions``) is well typed, so judging it
cannot fail. Slots name what a tree reads: ``var:trust``, ``visits:rows.lamps``,
``picked:rows-07c``, ``mark:row-to-axis``, ``solved:rows.story``.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeAlias

from msgspec import Struct

from game.narrative.program.domains import Value

HOLDS, BREAKS, OPEN = "holds", "breaks", "open"
MARKS = (HOLDS, BREAKS, OPEN)
UNMARKED = ""


class Const(Struct, frozen=True, array_like=True, tag=0):
    """A number, a word, true or false."""

    value: Value


class Var(Struct, frozen=True, array_like=True, tag=1):
    """A variable's value."""

    name: str


class Not(Struct, frozen=True, array_like=True, tag=2):
    """The opposite."""

    part: "Tree"


class And(Struct, frozen=True, array_like=True, tag=3):
    """All of them."""

    parts: "tuple[Tree, ...]"


class Or(Struct, frozen=True, array_like=True, tag=4):
    """Any of them."""

    parts: "tuple[Tree, ...]"


class Compare(Struct, frozen=True, array_like=True, tag=5):
    """Left against right; ``op`` is one of == != < <= > >=."""

    op: str
    left: "Tree"
    right: "Tree"


class Sum(Struct, frozen=True, array_like=True, tag=6):
    """Left plus or (``sign`` -1) minus right."""

    sign: int
    left: "Tree"
    right: "Tree"


class Visits(Struct, frozen=True, array_like=True, tag=7):
    """How often a scene (``chapter.scene``) has begun; saturates at 99."""

    scene: str


class Picked(Struct, frozen=True, array_like=True, tag=8):
    """Whether an option was ever taken."""

    option: str


class Marked(Struct, frozen=True, array_like=True, tag=9):
    """Whether a guess has a mark."""

    guess: str


class MarkOf(Struct, frozen=True, array_like=True, tag=10):
    """A guess's mark: holds, breaks, open; empty where it has none."""

    guess: str


class Solved(Struct, frozen=True, array_like=True, tag=11):
    """Whether any of these levels (``kind.level``) was solved."""

    levels: tuple[str, ...]


Tree: TypeAlias = (
    Const
    | Var
    | Not
    | And
    | Or
    | Compare
    | Sum
    | Visits
    | Picked
    | Marked
    | MarkOf
    | Solved
)


class Facts(Protocol):
    """What conditions are judged against; a ``State`` is one."""

    @property
    def values(self) -> Mapping[str, Value]:
        """The variables."""

    @property
    def visits(self) -> Mapping[str, int]:
        """How often each scene has begun."""

    @property
    def picked(self) -> Mapping[str, int]:
        """How often each option was taken."""

    @property
    def marks(self) -> Mapping[str, str]:
        """The written guesses with their marks."""

    @property
    def solved(self) -> tuple[str, ...]:
        """The solved levels."""


def judge(tree: Tree, facts: Facts) -> Value:  # noqa: C901 - one case a node
    """What the tree comes to."""
    match tree:
        case Const():
            return tree.value
        case Var():
            return facts.values[tree.name]
        case Compare():
            return _compare(tree.op, judge(tree.left, facts), judge(tree.right, facts))
        case Not():
            return not judge(tree.part, facts)
        case And():
            return all(judge(part, facts) for part in tree.parts)
        case Or():
            return any(judge(part, facts) for part in tree.parts)
        case Sum():
            left, right = judge(tree.left, facts), judge(tree.right, facts)
            return int(left) + tree.sign * int(right)
        case Visits():
            return facts.visits.get(tree.scene, 0)
        case Picked():
            return tree.option in facts.picked
        case Marked():
            return bool(facts.marks.get(tree.guess))
        case MarkOf():
            return facts.marks.get(tree.guess, UNMARKED)
        case Solved():
            return any(level in facts.solved for level in tree.levels)


def _compare(op: str, left: Value, right: Value) -> bool:
    if op == "==":
        return left == right
    if op == "!=":
        return left != right
    a, b = int(left), int(right)
    if op == "<":
        return a < b
    if op == "<=":
        return a <= b
    return a > b if op == ">" else a >= b


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and everything in it."""
    yield tree
    match tree:
        case Not():
            yield from walk(tree.part)
        case And() | Or():
            for part in tree.parts:
                yield from walk(part)
        case Compare() | Sum():
            yield from walk(tree.left)
            yield from walk(tree.right)
        case Const() | Var() | Visits() | Picked() | Marked() | MarkOf() | Solved():
            pass


def reads(tree: Tree) -> frozenset[str]:
    """The slots that the tree reads."""
    return frozenset(slot for part in walk(tree) for slot in _slots(part))


def _slots(part: Tree) -> tuple[str, ...]:
    match part:
        case Var():
            return (f"var:{part.name}",)
        case Visits():
            return (f"visits:{part.scene}",)
        case Picked():
            return (f"picked:{part.option}",)
        case Marked() | MarkOf():
            return (f"mark:{part.guess}",)
        case Solved():
            return tuple(f"solved:{level}" for level in part.levels)
        case _:
            return ()


def spoken(tree: Tree) -> str:  # noqa: C901 - one case a node
    """The tree as a writer would type it."""
    match tree:
        case Const():
            return str(tree.value).lower() if tree.value is not UNMARKED else "unmarked"
        case Var():
            return tree.name
        case Not():
            return f"not {spoken(tree.part)}"
        case And():
            return " and ".join(map(spoken, tree.parts))
        case Or():
            return "(" + " or ".join(map(spoken, tree.parts)) + ")"
        case Compare():
            return f"{spoken(tree.left)} {tree.op} {spoken(tree.right)}"
        case Sum():
            sign = "+" if tree.sign > 0 else "-"
            return f"{spoken(tree.left)} {sign} {spoken(tree.right)}"
        case Visits():
            return f"visits({tree.scene})"
        case Picked():
            return f"picked({tree.option})"
        case Marked():
            return f"marked({tree.guess})"
        case MarkOf():
            return f"mark({tree.guess})"
        case Solved():
            asked = " or ".join(f"solved({level})" for level in tree.levels)
            return f"({asked})" if len(tree.levels) > 1 else asked
