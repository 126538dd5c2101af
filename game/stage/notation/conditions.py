"""Conditions over the names of a tableau: ``|mine| > |h| and r2 . h = 0.00``.

A condition is comparisons (= != < <= > >=, also in a chain) joined by ``and``, which
binds tighter, and ``or``. What stands right of ``=`` may be rounded, as everywhere.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct

from game.stage.notation.parsing import LONGEST, Parser
from game.stage.notation.scope import Scope
from game.stage.notation.syntax import Expr, NotationError
from game.stage.notation.written import Writer, agrees, is_literal, text

SIGNS = ("=", "!=", "<=", ">=", "<", ">")
_LEAST = 1e-9


class Comparison(Struct, frozen=True):
    """Two expressions, and how they are said to compare."""

    left: Expr
    sign: str
    right: Expr


class Condition(Struct, frozen=True):
    """Ways to be true: each a row of comparisons that must all be so."""

    ways: tuple[tuple[Comparison, ...], ...]


class Judgement(Struct, frozen=True):
    """Whether a condition is so, and the numbers of what it compares."""

    so: bool
    numbers: str


@lru_cache(maxsize=256)
def condition(words: str) -> Condition:
    """The tree of a condition. Raises NotationError."""
    if len(words) > LONGEST:
        raise NotationError(f"a condition of more than {LONGEST} characters", LONGEST)
    parser = Parser(words)
    ways = [_row(parser)]
    while parser.take("or"):
        ways.append(_row(parser))
    parser.finish()
    return Condition(tuple(ways))


def _row(parser: Parser) -> tuple[Comparison, ...]:
    out = [*_chain(parser)]
    while parser.take("and"):
        out += _chain(parser)
    return tuple(out)


def _chain(parser: Parser) -> Iterator[Comparison]:
    left, sign = parser.total(), parser.take(*SIGNS)
    if not sign:
        raise parser.wanted("a comparison (= != < <= > >=)")
    while sign:
        right = parser.total()
        yield Comparison(left, sign, right)
        left, sign = right, parser.take(*SIGNS)


def holds(tree: Condition, scope: Scope) -> bool:
    """Whether it is so in these names. Raises NotationError, whatever else is so."""
    results = [[compare(each, scope) for each in way] for way in tree.ways]
    return any(all(way) for way in results)


def judge(tree: Condition, scope: Scope) -> Judgement:
    """Whether it is so in these names, and the numbers. Raises NotationError."""
    so = holds(tree, scope)
    seen = dict.fromkeys(
        f"{text(side)} = {Writer(scope).spoken(side)}"
        for way in tree.ways
        for each in way
        for side in (each.left, each.right)
        if not is_literal(side)
    )
    return Judgement(so, ", ".join(seen))


def compare(one: Comparison, scope: Scope) -> bool:
    """Whether a comparison is so. Raises NotationError."""
    left, right = scope.value(one.left), scope.value(one.right)
    if one.sign in ("=", "!="):
        return agrees(one.right, left, right) is (one.sign == "=")
    if left.ndim or right.ndim:
        raise NotationError(f"'{one.sign}' compares numbers only")
    far = float(left - right)
    same = abs(far) <= _LEAST * (1.0 + float(np.abs(right)))
    if same:
        return one.sign in ("<=", ">=")
    return (far < 0.0) is (one.sign in ("<", "<="))


def known_signs(one: Comparison, scopes: Sequence[Scope]) -> tuple[str, ...]:
    """The signs that would be right in all of these, the strictest first.

    That two sides are not equal says little where one was to be the larger.
    """
    sized = not any(scope.value(one.left).ndim for scope in scopes)
    ordered = ("<", ">", "<=", ">=") if sized else ()
    strict = ("=", *ordered, *(("!=",) if one.sign == "=" else ()))
    return tuple(
        sign
        for sign in strict
        if all(compare(Comparison(one.left, sign, one.right), s) for s in scopes)
    )
