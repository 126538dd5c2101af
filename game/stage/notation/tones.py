"""Which tone a named thing wears: the role decides, the author may overrule."""

import re
from collections.abc import Mapping
from typing import Any

from game.figure.things import Tone
from game.stage.notation.scope import Scope
from game.stage.notation.syntax import Binary, Expr, Name, Part

_AXES = (Tone.E1, Tone.E2)
_ROWS = (Tone.ROW, Tone.ROW2)
_NUMBERED = re.compile(r"([A-Za-z]+?)(\d*)'*$")


def tone_of(name: str, scope: Scope, given: Mapping[str, Any] | None = None) -> Tone:
    """The tone of a vector by its name and by how it is defined."""
    if given and name in given:
        return Tone(given[name])
    tree = scope.tree(name)
    by_role = _defined(tree)
    if by_role is not None:
        return by_role
    found = _NUMBERED.match(name)
    letter, number = (found[1], int(found[2] or 1)) if found else (name, 1)
    match letter.lower():
        case "r" | "row":
            return _nth(_ROWS, number)
        case "e" | "c":
            return _nth(_AXES, number)
        case "h":
            return Tone.GUESS
        case "u" | "y":
            return Tone.OUTPUT
        case _:
            return Tone.INPUT


def _nth(tones: tuple[Tone, ...], number: int) -> Tone:
    return tones[(number - 1) % len(tones)] if number > 0 else tones[0]


def _defined(tree: Expr | None) -> Tone | None:
    """The tone that a definition gives: a row, a column, an image."""
    match tree:
        case Part(kind="row", index=(n,)):
            return _nth(_ROWS, n)
        case Part(kind="column", index=(n,)):
            return _nth(_AXES, n)
        case Part(kind="left"):
            return Tone.OUTPUT
        case Binary(sign="", a=Name(name=m), b=Name(name=v)) if m[:1].isupper():
            return {"e1": Tone.E1, "e2": Tone.E2}.get(v, Tone.OUTPUT)
        case _:
            return None
