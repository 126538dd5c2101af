"""The notation of cues and lines as TeX, for formulas typeset in a sentence."""

import re
from functools import lru_cache

from game.figure.numbers import MINUS, number
from game.stage.notation import syntax
from game.stage.notation.parsing import relations, sides

_NUMBERED = re.compile(r"([A-Za-z]+)(\d+)")
# Slanted capitals whose upper right leans out: a raised T would stand off from them.
_LEANING = frozenset("HIJKMNTUVWXYZ")
_SIGNS = {
    "+": " + ",
    "-": " - ",
    "*": r" \cdot ",
    ".": r" \cdot ",
    "/": " / ",
    "": r"\,",
}


_RELATIONS = {"=": " = ", "≈": r" \approx "}


@lru_cache(maxsize=1024)
def tex(text: str) -> str:
    """A formula as a line writes it, in TeX; TeX itself is left as it is."""
    if "\\" in text:
        return text
    try:
        first, *rest = map(_tex, sides(text))
        signs = (_RELATIONS[sign] for sign in relations(text))
        return first + "".join(map(str.__add__, signs, rest))
    except syntax.NotationError:
        return text


def _tex(tree: syntax.Expr) -> str:
    match tree:
        case syntax.Number():
            return number(tree.value, max(2, tree.places)).replace(MINUS, "-")
        case syntax.Name():
            return _name(tree.name)
        case syntax.Listing():
            return "(" + r",\; ".join(_tex(e) for e in tree.entries) + ")"
        case syntax.Negative():
            return "{-}" + _operand(tree.of, "*")
        case syntax.Binary(sign=sign, a=a, b=b):
            return _operand(a, sign) + _SIGNS[sign] + _operand(b, sign, right=True)
        case syntax.Transpose():
            whole = isinstance(tree.of, syntax.Binary)
            letter = f"({_tex(tree.of)})" if whole else _tex(tree.of)
            return letter + (r"^{\!T}" if letter[-1] in _LEANING else "^T")
        case syntax.Size():
            return rf"\lvert {_tex(tree.of)} \rvert"
        case syntax.Part():
            which = ",".join(str(n) for n in tree.index)
            return rf"\text{{{tree.kind} {which} of }} {_tex(tree.of)}"
        case syntax.Shadow():
            return rf"\text{{shadow of }} {_tex(tree.a)} \text{{ on }} {_tex(tree.on)}"
        case syntax.Dual():
            return rf"\text{{dual of }} {_tex(tree.row)} \text{{ in }} {_tex(tree.of)}"


def _operand(tree: syntax.Expr, sign: str, *, right: bool = False) -> str:
    written = _tex(tree)
    return f"({written})" if syntax.in_brackets(tree, sign, right=right) else written


def _name(name: str) -> str:
    numbered = _NUMBERED.fullmatch(name)
    return f"{numbered[1]}_{{{numbered[2]}}}" if numbered else name
