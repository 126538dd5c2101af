"""Lines of a proof: equations of arrows or of dot products, and when one follows.

A side is a word of letters, a dot product of two words, numbers in front of either, or
0. Two sides are one where brackets, numbers and what crosses a dot are left out of
account: their normal forms are equal. Every reason has a rule of its own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

import numpy as np
from msgspec import Struct

from game.language import N_, _
from game.linalg.vectors import Matrix
from game.puzzles.core.brackets import (
    Pair,
    Tree,
    is_number,
    leaves,
    read,
    spoken,
    worth,
    written,
)

TURNED: Final = {"M": "T", "T": "M", "S": "S"}
SIGNS: Final = {"L": "λ", "K": "μ"}
# The numbers in front, and the letters: of a dot product from one arrow to the other.
Form: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
ZERO: Final[Form] = ((), ())

FREE: Final = "free"
GIVEN, FRONT, BRACKETS, NUMBER, DOT, SAME, ONLY, NAME = (
    "given",
    "front",
    "brackets",
    "number",
    "dot",
    "same",
    "only",
    "name",
)
REASONS: Final = {
    FREE: N_("why?"),
    FRONT: N_("M or Mᵀ in front"),
    BRACKETS: N_("brackets move"),
    NUMBER: N_("a number moves"),
    DOT: N_("dot both sides"),
    SAME: N_("two say the same"),
    ONLY: N_("only 0 is both"),
    NAME: N_("name it"),
}


class Side(Struct, frozen=True):
    """A word, or the dot product of two with ``numbers`` in front; or nothing."""

    numbers: tuple[str, ...] = ()
    one: Tree = ""
    other: Tree = ""

    def zero(self) -> bool:
        """Whether it is 0."""
        return self.one == ""

    def flat(self) -> tuple[tuple[str, ...], ...]:
        """All its letters in order: what stays where only brackets move."""
        if self.zero():
            return ()
        words = (leaves(x) for x in (self.one, self.other) if x != "")
        return (self.numbers, *words)

    def form(self) -> Form:
        """Its normal form."""
        if self.zero():
            return ZERO
        letters = leaves(self.one)
        numbers = [*self.numbers, *(x for x in letters if is_number(x))]
        word = tuple(x for x in letters if not is_number(x))
        if self.other != "":
            letters = leaves(self.other)
            numbers += [x for x in letters if is_number(x)]
            word = _across(word, tuple(x for x in letters if not is_number(x)))
        return tuple(sorted(numbers)), word

    def text(self) -> str:
        """As it is written."""
        if self.zero():
            return "0"
        words = written(self.one)
        if self.other != "":
            words = " · ".join(map(_bracketed, (self.one, self.other)))
            words = f"({words})" if self.numbers else words
        text = " ".join((*self.numbers, words))
        return "".join(SIGNS.get(letter, letter) for letter in text)

    def said(self) -> str:
        """As it is said, with its cases: no brackets are heard."""
        if self.zero():
            return "0"
        words = spoken(self.one)
        if self.other != "":
            slots = {"one": words, "other": spoken(self.other)}
            words = _("the dot product of {one}, and {other}", **slots)
        text = " ".join((*self.numbers, words))
        return "".join(SIGNS.get(letter, letter) for letter in text)

    def value(self, known: dict[str, Matrix]) -> Matrix:
        """What it is worth."""
        if self.zero():
            return np.array(0.0)
        at = worth(self.one, known)
        if self.other != "":
            at = np.array(float(at @ worth(self.other, known)))
        for number in self.numbers:
            at = known[number] * at
        return at


class Line(Struct, frozen=True):
    """An equation."""

    left: Side
    right: Side

    def text(self) -> str:
        """As it is written."""
        return f"{self.left.text()} = {self.right.text()}"

    def said(self) -> str:
        """As it is said."""
        left, right = self.left.said(), self.right.said()
        return _("{one}, equals {other}", one=left, other=right)

    def forms(self) -> tuple[Form, Form]:
        """Both normal forms."""
        return self.left.form(), self.right.form()

    def of_arrows(self) -> bool:
        """Whether its sides are arrows, and no dot products."""
        sides = (self.left, self.right)
        return not any(side.other != "" for side in sides) and not self.left.zero()


@lru_cache(maxsize=256)
def line(text: str) -> Line:
    """The line of ``(M T)(M v) = L (M v)`` or ``dot(M v, M w) = L dot(v, w)``.

    ValueError where it is none.
    """
    sides = text.split("=")
    if len(sides) != 2:
        raise ValueError(f"'{text}' is no equation")
    return Line(*map(_side, sides))


def _side(text: str) -> Side:
    text = text.strip()
    if text == "0":
        return Side()
    before, dot, rest = text.partition("dot(")
    if not dot:
        return Side((), read(text))
    one, comma, other = rest.removesuffix(")").partition(",")
    if not comma or not rest.endswith(")"):
        raise ValueError(f"'{text}' is no dot product")
    return Side(tuple(before.split()), read(one.strip()), read(other.strip()))


def _across(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """A dot product as one chain: what crosses the dot is turned over."""
    if not one or not other:
        return ()
    back = tuple(TURNED[x] for x in reversed(one[:-1]))
    chain = (one[-1], *back, *other)
    middle = tuple(TURNED[x] for x in reversed(chain[1:-1]))
    return min(chain, (chain[-1], *middle, chain[0]))


def _bracketed(tree: Tree) -> str:
    return written(tree) if isinstance(tree, str) else f"({written(tree)})"


# When a line follows from those before it


def follows(
    new: Line, reason: str, before: Sequence[Line], *, apart: bool
) -> tuple[int, ...] | None:
    """From which of the lines before it a line follows for a reason; None from none.

    ``apart`` is whether it is given that the two numbers differ. A line that stands
    there already follows from none: each line changes something.
    """
    if new in before:
        return None
    if reason == SAME:
        return _says_the_same(new, before)
    rules = {
        FRONT: _front,
        BRACKETS: _brackets,
        NUMBER: _number,
        DOT: _dotted,
        NAME: _called,
    }
    for n, old in reversed(list(enumerate(before))):
        if reason == ONLY:
            if apart and _only(new, old):
                return (n,)
        elif rules[reason](new, old):
            return (n,)
    return None


def _front(new: Line, old: Line) -> bool:
    if not old.of_arrows():
        return False
    sides = (old.left, old.right)
    for rail in ("M", "T"):
        made = (s if s.zero() else Side((), Pair(rail, s.one)) for s in sides)
        if tuple(made) == (new.left, new.right):
            return True
    return False


def _brackets(new: Line, old: Line) -> bool:
    return (new.left.flat(), new.right.flat()) == (old.left.flat(), old.right.flat())


def _number(new: Line, old: Line) -> bool:
    """Only numbers may move: the other letters stay in order."""

    def order(side: Side) -> tuple[tuple[str, ...], ...]:
        numbers = tuple(sorted(x for word in side.flat() for x in word if is_number(x)))
        words = (tuple(x for x in word if not is_number(x)) for word in side.flat()[1:])
        return (numbers, *words)

    pairs = ((new.left, old.left), (new.right, old.right))
    return all(order(a) == order(b) for a, b in pairs)


def _dotted(new: Line, old: Line) -> bool:
    """Old, its sides dotted with an arrow; what crosses the dot may be turned over."""
    if not old.of_arrows():
        return False
    for arrow in ("v", "w", "u"):
        sides = (old.left, old.right)
        made = (s if s.zero() else Side((), s.one, arrow) for s in sides)
        if tuple(s.form() for s in made) == new.forms():
            return True
    return False


def _only(new: Line, old: Line) -> bool:
    """K times something is L times it: so it is 0."""
    (one, left), (other, right) = old.forms()
    differ = sorted((*one, *other)) == ["K", "L"] and len(one) == 1
    return differ and left == right and new.forms() == (((), left), ZERO)


def _called(new: Line, old: Line) -> bool:
    """M v is called u."""

    def named(form: Form) -> Form:
        numbers, word = form
        return (numbers, (*word[:-2], "u")) if word[-2:] == ("M", "v") else form

    forms = tuple(map(named, old.forms()))
    return old.of_arrows() and forms == new.forms() and forms != old.forms()


def _says_the_same(new: Line, before: Sequence[Line]) -> tuple[int, ...] | None:
    zeros = {old.left.form()[1] for old in before if old.right.zero()}

    def form(side: Side) -> Form:
        made = side.form()
        return ZERO if made[1] in zeros else made

    wanted = {form(new.left), form(new.right)} if not new.right.zero() else None
    for i, j in product(range(len(before)), repeat=2):
        if i <= j:
            continue
        for a, b in _turned(before[i]):
            for c, d in _turned(before[j]):
                if form(a) != form(c):
                    continue
                if wanted is not None and {form(b), form(d)} == wanted and b != d:
                    return (j, i)
    for i, old in enumerate(before):
        # What was nothing times something is 0.
        put_in = form(old.right) == ZERO and not old.right.zero()
        if put_in and new.right.zero() and new.left.form() == old.left.form():
            zero = next(k for k, x in enumerate(before) if x.right.zero())
            return tuple(sorted((i, zero)))
    return None


def _turned(old: Line) -> Iterator[tuple[Side, Side]]:
    yield old.left, old.right
    yield old.right, old.left
