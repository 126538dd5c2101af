"""What a line of dialogue states, compared with the stage it is spoken on.

Numbers in its formulas, and the condition that its writer gives it as a claim.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from game.figure.numbers import ABOUT, number
from game.stage.notation.conditions import (
    Judgement,
    compare,
    condition,
    holds,
    judge,
    known_signs,
)
from game.stage.notation.parsing import relations, sides
from game.stage.notation.scope import Definition, Scope
from game.stage.notation.syntax import Expr, NotationError
from game.stage.notation.written import Writer, agrees, is_exact, is_literal
from game.stage.notation.written import text as written
from game.stage.picture import scope_of

_MATHEMATICS = re.compile(r"\$([^$]+)\$")


class Claim(Struct, frozen=True):
    """One ``expression = number`` of a line, or one expression that equals another.

    ``text`` is the formula as written, ``said`` what its right side comes to,
    ``computed`` its left, and ``ok`` whether they agree: exactly after "=", as far
    as it is written after "≈".
    """

    text: str
    said: str
    computed: str
    ok: bool


def claims(text: str, tableau: Any) -> tuple[Claim, ...]:
    """Every claim in ``$...$`` that can be computed in the tableau's names.

    Formulas that are not in the notation, name unknown things or state no number are
    skipped: they claim nothing that this tableau could decide.
    """
    scope = scope_of(tableau)
    out: list[Claim] = []
    for found in _MATHEMATICS.finditer(text):
        formula = found[1].strip()
        try:
            first, *rest = sides(formula)
            computed = scope.value(first)
            shown = Writer(scope).spoken(first)
            for sign, side in zip(relations(formula), rest, strict=True):
                worth = scope.value(side)
                ok = agrees(side, computed, worth)
                ok = ok and (sign == ABOUT or is_exact(computed, worth))
                said = Writer(scope).spoken(side)
                out.append(Claim(formula, said, shown, ok))
        except NotationError:
            continue
    return tuple(out)


def unknown(text: str, tableau: Any) -> Iterator[tuple[str, NotationError]]:
    """The formulas of ``$...$`` in the notation that this tableau cannot compute.

    What only TeX can read is no concern of this.
    """
    scope = scope_of(tableau)
    for found in _MATHEMATICS.finditer(text):
        formula = found[1].strip()
        try:
            parts = sides(formula)
        except NotationError:
            continue
        try:
            for part in parts:
                scope.value(part)
        except NotationError as error:
            yield formula, error


def claim_faults(text: str) -> Iterator[tuple[int, str]]:
    """Why a claim cannot be read, and at which column from 0; nothing if it can."""
    try:
        condition(text)
    except NotationError as error:
        yield error.column - 1, error.message


def claim_scope(tableau: Any, quotes: Mapping[str, Sequence[float]]) -> Scope:
    """What a claim may name: the stage's names, and the quotes of puzzles by theirs."""
    return scope_of(
        tableau,
        (
            Definition(name, numbers[0] if len(numbers) == 1 else list(numbers), ())
            for name, numbers in quotes.items()
        ),
    )


def is_so(text: str, scope: Scope) -> bool:
    """Whether a claim is so in these names. Raises NotationError: one is not there."""
    return holds(condition(text), scope)


def claimed(text: str, scope: Scope) -> Judgement:
    """The same, with the numbers of what it compares."""
    return judge(condition(text), scope)


def mended(text: str, scopes: Sequence[Scope]) -> str:
    """What would be right in all of these, for each comparison that is not."""
    out: list[str] = []
    for one in (each for way in condition(text).ways for each in way):
        if all(compare(one, scope) for scope in scopes):
            continue
        signs = known_signs(one, scopes)
        if signs:
            out.append(f"{written(one.left)} {signs[0]} {written(one.right)}")
            continue
        out += [
            f"{written(side)} is {_spread(side, scopes)}"
            for side in (one.left, one.right)
            if not is_literal(side)
        ]
    return "; ".join(out)


def _spread(side: Expr, scopes: Sequence[Scope]) -> str:
    """What an expression comes to: one thing, or all from one number to another."""
    shown = dict.fromkeys(Writer(scope).spoken(side) for scope in scopes)
    values = [scope.value(side) for scope in scopes]
    if len(shown) > 2 and not any(v.ndim for v in values):
        low, high = min(map(float, values)), max(map(float, values))
        return f"anything from {number(low, 4)} to {number(high, 4)}"
    return " or ".join([*shown][:2])
