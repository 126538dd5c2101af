"""A word of letters in brackets: read, written, worth, and what may be moved in it.

A tree is a letter, or two trees side by side; ``T`` is M turned over, numbers are
digits, L or K. Every case (a pair of brackets) has one neighbour, and can pass it:
x (y z) becomes (x y) z, and back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from game.language import _
from game.linalg.vectors import Matrix

# The way to a part of a tree, from its root: 0 is the left part of two.
Path: TypeAlias = tuple[int, ...]

MOST: Final = 7
SIGNS: Final = {"T": "Mᵀ"}


class Pair(NamedTuple):
    """Two parts of a word, taken together."""

    one: Tree
    other: Tree


Tree: TypeAlias = str | Pair


def is_number(letter: str) -> bool:
    """Whether a letter stands for a number, and not for an arrow or a matrix."""
    return letter.isdigit() or letter in {"L", "K"}


def read(text: str) -> Tree:
    """The tree of ``M (T (M v))``. ValueError where it is none."""
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()
    tree, rest = _read(tokens)
    if rest:
        raise ValueError(f"'{text}' has too many brackets")
    return tree


def _read(tokens: list[str]) -> tuple[Tree, list[str]]:
    parts: list[Tree] = []
    while tokens and tokens[0] != ")":
        if tokens[0] == "(":
            inner, tokens = _read(tokens[1:])
            if not tokens:
                raise ValueError("a bracket stays open")
            parts.append(inner)
        else:
            parts.append(tokens[0])
        tokens = tokens[1:]
    if len(parts) == 1:
        return parts[0], tokens
    if len(parts) != 2:
        raise ValueError("between brackets stand two things")
    return Pair(parts[0], parts[1]), tokens


def leaves(tree: Tree) -> tuple[str, ...]:
    """Its letters, from the left."""
    return (tree,) if isinstance(tree, str) else (*leaves(tree[0]), *leaves(tree[1]))


def written(tree: Tree, *, inner: bool = False) -> str:
    """As it is written: ``M (Mᵀ (M v))``."""
    if isinstance(tree, str):
        return SIGNS.get(tree, tree)
    text = f"{written(tree[0], inner=True)} {written(tree[1], inner=True)}"
    return f"({text})" if inner else text


def spoken(tree: Tree) -> str:
    """As it is said, with its cases: no brackets are heard."""
    if isinstance(tree, str):
        return SIGNS.get(tree, tree)
    one, other = tree
    slots = {"one": spoken(one), "other": spoken(other)}
    match isinstance(one, str), isinstance(other, str):
        case True, True:
            return _("{one} with {other}", **slots)
        case True, False:
            return _("{one}, then a case: {other}", **slots)
        case False, True:
            return _("a case: {one}, case closed, then {other}", **slots)
        case _:
            return _("a case: {one}, case closed, then a case: {other}", **slots)


def cases(tree: Tree, at: Path = ()) -> Iterator[Path]:
    """The ways to all cases in it; the whole is none."""
    if isinstance(tree, str):
        return
    for side in (0, 1):
        if not isinstance(tree[side], str):
            yield (*at, side)
            yield from cases(tree[side], (*at, side))


def part(tree: Tree, at: Path) -> Tree:
    """What is there."""
    for side in at:
        tree = tree[side] if not isinstance(tree, str) else tree
    return tree


def passed(tree: Tree, at: Path) -> Tree:
    """The tree after a case has passed its neighbour."""
    if isinstance(tree, str) or not at:
        return tree
    if len(at) > 1:
        one, other = tree
        if at[0] == 0:
            return Pair(passed(one, at[1:]), other)
        return Pair(one, passed(other, at[1:]))
    one, other = tree
    if at[0] == 0 and not isinstance(one, str):
        return Pair(one.one, Pair(one.other, other))
    if at[0] == 1 and not isinstance(other, str):
        return Pair(Pair(one, other.one), other.other)
    return tree


def slid(tree: Tree) -> Tree:
    """A number behind the first rail slides to the front of it."""
    match tree:
        case Pair(str() as rail, Pair(str() as number, rest)) if is_number(number):
            return Pair(number, Pair(rail, rest))
        case _:
            return tree


def swapped(tree: Tree) -> Tree:
    """The first two letters exchanged, wherever brackets stand."""
    first, second, *_rest = leaves(tree)
    return _with(tree, [second, first, *_rest])


def _with(tree: Tree, letters: list[str]) -> Tree:
    if isinstance(tree, str):
        return letters.pop(0)
    one = _with(tree.one, letters)
    return Pair(one, _with(tree.other, letters))


def worth(tree: Tree, known: dict[str, Matrix]) -> Matrix:
    """Its value; a number is as many times what follows it."""
    if isinstance(tree, str):
        return np.array(float(tree)) if tree.isdigit() else known[tree]
    one, other = worth(tree[0], known), worth(tree[1], known)
    return one * other if one.ndim == 0 else np.asarray(one @ other, dtype=np.float64)
