"""Numbers that a line of dialogue states, compared with the stage it is spoken on."""

import re
from typing import Any

from msgspec import Struct

from game.figure.numbers import ABOUT
from game.stage.notation.parsing import relations, sides
from game.stage.notation.syntax import NotationError
from game.stage.notation.written import Writer, agrees, is_exact, is_literal
from game.stage.picture import scope_of

_MATHEMATICS = re.compile(r"\$([^$]+)\$")


class Claim(Struct, frozen=True):
    """One ``expression = number`` of a line.

    ``text`` is the formula as written, ``said`` the number in it, ``computed`` what
    the tableau's names give, and ``ok`` whether they agree: exactly after "=", as far
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
                if not is_literal(side):
                    continue
                worth = scope.value(side)
                ok = agrees(side, computed, worth)
                ok = ok and (sign == ABOUT or is_exact(computed, worth))
                said = Writer(scope).spoken(side)
                out.append(Claim(formula, said, shown, ok))
        except NotationError:
            continue
    return tuple(out)
