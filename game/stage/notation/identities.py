r"""Typeset formulas that can be computed: read back from TeX, tried on many numbers.

What is read is what the notation knows, and brackets of entries (``bmatrix``). A name
that the tableau does not know is any number: what is said must be so for all of them.
"""

import math
import re
from functools import partial
from zlib import crc32

import numpy as np

from game.stage.notation.parsing import sides
from game.stage.notation.scope import Scope
from game.stage.notation.syntax import Expr, Name, NotationError
from game.stage.notation.values import Value, value
from game.stage.notation.written import text

TRIALS = 20
_EXACT = 1e-9
_BRACKET = re.compile(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", re.DOTALL)


def read(tex: str) -> tuple[Expr, ...]:
    """The sides of a typeset formula. Raises NotationError where it is no such one."""
    return sides(_BRACKET.sub(_entries, tex))


def _entries(found: re.Match[str]) -> str:
    rows = ("[" + row.replace("&", ",") + "]" for row in found[1].split(r"\\"))
    return f" [{', '.join(rows)}] "


def refuted(parts: tuple[Expr, ...], scope: Scope) -> str:
    """The first numbers for which the sides are not equal, in words; else nothing.

    Raises NotationError: it states nothing, or its parts do not fit each other.
    """
    if len(parts) < 2:
        raise NotationError("it states nothing: there is no '='")
    for trial in range(TRIALS):
        used: dict[str, float] = {}
        look = partial(_look, scope, trial, used)
        first, *rest = (_flat(value(part, look)) for part in parts)
        for part, found in zip(parts[1:], rest, strict=True):
            if first.shape != found.shape or not np.allclose(first, found, _EXACT):
                at = ", ".join(f"{name} = {number:g}" for name, number in used.items())
                what = f"{text(parts[0])} is not {text(part)}"
                return f"{what} for {at}" if at else what
    return ""


def _look(scope: Scope, trial: int, used: dict[str, float], name: Name) -> Value:
    if scope.knows(name.name):
        return scope.look(name)
    seed = crc32(f"{name.name} {trial}".encode())
    used[name.name] = round(3.0 * math.sin(seed), 2)
    return np.asarray(used[name.name])


def _flat(v: Value) -> Value:
    """A single column, row or entry in brackets is what stands in it."""
    return np.asarray(v.squeeze())
