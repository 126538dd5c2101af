r"""The small language in which cues and lines write mathematics.

    numbers, names           2  0.5  v  r1  M
    vectors, matrices        [1, 0]  [1 0]  [[2, 1], [-1, 2]]
    + - * /                  as usual; * and / with a number on one side
    r1 . v                   the dot product (also "·" and "\cdot")
    M v   M^T M v   2 v      side by side: apply, multiply or stretch
    row 1 of M, column 2 of M, entry 1 2 of M
    right 1 of M, left 1 of M, sigma 1 of M      singular vectors and values
    shadow of v on r1        dual of r1 in M        |v|

From loose to tight: + and -, then * and /, then the dot, then side by side, then ^T.
There is no ``eval`` anywhere: the text becomes the tree below, and nothing else.
"""

from typing import TypeAlias

from msgspec import Struct

KEYWORDS = frozenset(
    {"row", "column", "entry", "right", "left", "sigma", "shadow", "dual"}
    | {"of", "on", "in", "and", "or"}
)


class NotationError(ValueError):
    """A text that is not in the notation; ``column`` counts from 1."""

    def __init__(self, message: str, column: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


class Number(Struct, frozen=True):
    """A number as written."""

    value: float
    places: int = 0


class Name(Struct, frozen=True):
    """A name, to be looked up."""

    name: str
    column: int = 1


class Listing(Struct, frozen=True):
    """Entries in brackets: numbers make a vector, vectors a matrix."""

    entries: "tuple[Expr, ...]"


class Negative(Struct, frozen=True):
    """Minus something."""

    of: "Expr"


class Binary(Struct, frozen=True):
    """Two expressions under ``sign``: + - * / . or "" for side by side."""

    sign: str
    a: "Expr"
    b: "Expr"


_TIGHT = {"+": 1, "-": 1, "*": 2, "/": 2, ".": 3, "": 4}


def in_brackets(tree: "Expr", sign: str, *, right: bool = False) -> bool:
    """Whether an operand of ``sign`` is written in brackets.

    A divisor of several parts has them although a dot binds tighter: readers differ.
    """
    if not isinstance(tree, Binary):
        return False
    own, outer = _TIGHT[tree.sign], _TIGHT[sign]
    return own < outer or (right and (sign == "/" or (sign == "-" and own == outer)))


class Transpose(Struct, frozen=True):
    """A matrix mirrored."""

    of: "Expr"


class Size(Struct, frozen=True):
    """The length of a vector, or the size of a number."""

    of: "Expr"


class Part(Struct, frozen=True):
    """A numbered part (from 1) of a matrix: row, column, entry, right, left, sigma."""

    kind: str
    index: tuple[int, ...]
    of: "Expr"


class Shadow(Struct, frozen=True):
    """The projection of ``a`` on the line of ``on``."""

    a: "Expr"
    on: "Expr"


class Dual(Struct, frozen=True):
    """The arrow that gives 1 with ``row`` and 0 with the other rows of ``of``."""

    row: "Expr"
    of: "Expr"


Expr: TypeAlias = (
    Number
    | Name
    | Listing
    | Negative
    | Binary
    | Transpose
    | Size
    | Part
    | Shadow
    | Dual
)
