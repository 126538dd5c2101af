"""Expressions as blocks of a calculation, and whether what is written is so."""

from collections.abc import Iterable, Iterator

import numpy as np

from game.figure.cells import cell
from game.figure.numbers import (
    ABOUT,
    EQUALS,
    MINUS,
    bracketed,
    equals,
    number,
    relation,
    rooted,
    rounded,
    written,
)
from game.figure.things import Array, Block, Cell, Sign, Tone, Word
from game.stage.notation import syntax
from game.stage.notation.scope import Scope
from game.stage.notation.tones import tone_of
from game.stage.notation.values import Value

_SIGNS = {"+": "+", "-": MINUS, "*": "·", ".": "·", "/": "/"}
_EXACT = 1e-9


def text(tree: syntax.Expr) -> str:
    """An expression as one line of words and signs."""
    match tree:
        case syntax.Number():
            return number(tree.value, max(2, tree.places))
        case syntax.Name():
            return tree.name
        case syntax.Listing():
            return f"[{' '.join(text(e) for e in tree.entries)}]"
        case syntax.Negative():
            return MINUS + _operand(tree.of, "*")
        case syntax.Binary(sign=sign, a=a, b=b):
            between = f" {_SIGNS[sign]} " if sign else " "
            return _operand(a, sign) + between + _operand(b, sign, right=True)
        case syntax.Transpose():
            whole = isinstance(tree.of, syntax.Binary)
            return f"({text(tree.of)})ᵀ" if whole else f"{text(tree.of)}ᵀ"
        case syntax.Size():
            return f"|{text(tree.of)}|"
        case syntax.Part():
            numbers = " ".join(str(n) for n in tree.index)
            return f"{tree.kind} {numbers} of {text(tree.of)}"
        case syntax.Shadow():
            return f"shadow of {text(tree.a)} on {text(tree.on)}"
        case syntax.Dual():
            return f"dual of {text(tree.row)} in {text(tree.of)}"


def _operand(tree: syntax.Expr, sign: str, *, right: bool = False) -> str:
    found = text(tree)
    return f"({found})" if syntax.in_brackets(tree, sign, right=right) else found


class Writer:
    """Writes expressions in the names of one tableau. Raises NotationError."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def blocks(
        self, tree: syntax.Expr, *, upright: bool = False, last: bool = True
    ) -> Iterator[Block]:
        """The blocks of an expression; ``upright`` writes vectors as columns.

        ``last`` is whether nothing of its product follows it.
        """
        match tree:
            case syntax.Name():
                yield self._name(tree, upright=upright)
            case syntax.Listing():
                yield self._listing(tree, upright=upright)
            case syntax.Binary(sign="") if self._scope.value(tree.a).ndim == 2:
                yield from self.blocks(tree.a, last=False)
                if last and isinstance(tree.b, syntax.Transpose):
                    # As a letter before a result it would seem to be that matrix.
                    yield array(self._scope.value(tree.b), name=text(tree.b))
                else:
                    yield from self.blocks(tree.b, upright=True)
            case syntax.Binary(sign="", b=syntax.Listing()) if upright:
                yield from self._operand(tree.a, "", upright=upright)
                yield from self.blocks(tree.b, upright=True)
            case syntax.Binary(sign=sign) if sign:
                yield from self._operand(tree.a, sign, upright=upright)
                yield Sign(text=_SIGNS[sign])
                yield from self._operand(tree.b, sign, upright=upright, right=True)
            case syntax.Negative(of=syntax.Listing()):
                yield Sign(text=MINUS)
                yield from self.blocks(tree.of, upright=upright)
            case syntax.Part(kind="row" | "column"):
                v = self._scope.value(tree)
                tone = _part_tone(tree)
                yield array(v, tone=tone, name=text(tree), upright=upright)
            case _:
                yield Sign(text=text(tree))

    def _operand(
        self, tree: syntax.Expr, sign: str, *, upright: bool, right: bool = False
    ) -> Iterator[Block]:
        wrap = syntax.in_brackets(tree, sign, right=right)
        if wrap:
            yield Sign(text="(")
        yield from self.blocks(tree, upright=upright)
        if wrap:
            yield Sign(text=")")

    def _name(self, tree: syntax.Name, *, upright: bool) -> Block:
        v = self._scope.value(tree)
        tone = tone_of(tree.name, self._scope)
        if v.ndim == 0:
            return Sign(text=tree.name)
        if v.ndim == 2:
            return array(v, name=tree.name)
        return array(v, tone=tone, name=tree.name, upright=upright)

    def _listing(self, tree: syntax.Listing, *, upright: bool) -> Block:
        """Letters stay letters inside a bracket."""
        if any(isinstance(entry, syntax.Listing) for entry in tree.entries):
            return array(self._scope.value(tree))
        cells = tuple(Cell(text=text(entry)) for entry in tree.entries)
        rows = tuple((cell,) for cell in cells) if upright else (cells,)
        return Array(cells=rows)

    def word(self, signs: Iterable[str]) -> Word:
        """Letters and brackets as they are written, arrows in their tones."""
        return Word(signs=tuple(Cell(text=s, tone=self._tone(s)) for s in signs))

    def _tone(self, sign: str) -> Tone:
        if not (sign.isascii() and sign[0].isalpha()):
            return Tone.PLAIN
        arrow = self._scope.value(syntax.Name(sign)).ndim == 1
        return tone_of(sign, self._scope) if arrow else Tone.PLAIN

    def result(self, tree: syntax.Expr, of: syntax.Expr) -> Iterator[Block]:
        """What a side of a line comes to, after its sign; a root in decimals too.

        It stands if what it is the result ``of``, the line's first side, does.
        """
        v = self._scope.value(tree)
        if v.ndim:
            yield Sign(text=EQUALS)
            yield array(v, upright=self.stands(tree) or self.stands(of))
            return
        yield Sign(text=equals(float(v)))

    def literal(self, tree: syntax.Expr, of: syntax.Expr) -> Iterator[Block]:
        """A result as its author writes it; before a rounded one stands the exact."""
        v, said = self._scope.value(of), self._scope.value(tree)
        if is_exact(v, said):
            yield Sign(text=EQUALS)
        else:
            if v.ndim == 0 and (found := rooted(float(v))).exact:
                yield Sign(text=found.equals())
            yield Sign(text=ABOUT)
        yield from self.blocks(tree, upright=self.stands(of))

    def stands(self, tree: syntax.Expr) -> bool:
        """Whether its result is written as a column: something a matrix acted on."""
        acts = isinstance(tree, syntax.Binary) and tree.sign == ""
        return (acts or self._acted(tree)) and self._scope.value(tree).ndim == 1

    def _acted(self, tree: syntax.Expr) -> bool:
        """Whether a matrix acts on something in it."""
        match tree:
            case syntax.Negative():
                return self._acted(tree.of)
            case syntax.Binary(sign=""):
                return self._scope.value(tree.a).ndim == 2 or self._acted(tree.b)
            case syntax.Binary():
                return self._acted(tree.a) or self._acted(tree.b)
            case _:
                return False

    def spoken(self, tree: syntax.Expr) -> str:
        """What an expression comes to, in one line."""
        v = self._scope.value(tree)
        if v.ndim == 0:
            return rounded(float(v), 4).text
        if v.ndim == 1:
            return f"[{' '.join(written(float(x)).text for x in v)}]"
        return " ".join(f"[{' '.join(written(x).text for x in row)}]" for row in v)

    def expansion(self, tree: syntax.Expr) -> str:
        """The products of a dot product, "= 2·2 + 1·1"; empty for anything else."""
        if not isinstance(tree, syntax.Binary) or tree.sign != ".":
            return ""
        if self._scope.value(tree).ndim:
            return ""
        terms = [
            f"{a}·{b}"
            for a, b in zip(self._entries(tree.a), self._entries(tree.b), strict=True)
        ]
        numbers = (*self._scope.value(tree.a), *self._scope.value(tree.b))
        sign = relation(*(written(float(x)) for x in numbers))
        return f"{sign} {' + '.join(terms)}"

    def _entries(self, tree: syntax.Expr) -> list[str]:
        """The entries of a vector as texts; negative ones in brackets."""
        if isinstance(tree, syntax.Listing):
            found = [text(entry) for entry in tree.entries]
        else:
            found = [written(float(x)).text for x in self._scope.value(tree)]
        return [bracketed(t) for t in found]


def array(
    v: Value, *, tone: Tone = Tone.PLAIN, name: str = "", upright: bool = False
) -> Array:
    """A vector (lying, or ``upright``) or a matrix as a bracketed block."""
    rows = v.reshape(-1, 1) if v.ndim == 1 and upright else np.atleast_2d(v)
    cells = tuple(tuple(cell(float(x), tone) for x in row) for row in rows)
    return Array(cells=cells, name=name)


def is_exact(computed: Value, said: Value) -> bool:
    """Whether what is said is the computed value, and not only rounded from it."""
    scale = 1.0 + float(np.max(np.abs(computed), initial=0.0))
    same = computed.shape == said.shape
    return same and bool(np.all(np.abs(computed - said) <= _EXACT * scale))


def _part_tone(tree: syntax.Part) -> Tone:
    first = tree.index[0] % 2 == 1
    if tree.kind == "row":
        return Tone.ROW if first else Tone.ROW2
    return Tone.E1 if first else Tone.E2


def is_literal(tree: syntax.Expr) -> bool:
    """Whether an expression is only numbers, as a result is written."""
    match tree:
        case syntax.Number():
            return True
        case syntax.Negative():
            return is_literal(tree.of)
        case syntax.Listing():
            return all(is_literal(entry) for entry in tree.entries)
        case _:
            return False


def _places(tree: syntax.Expr) -> int:
    """The fewest decimals that any number of a literal is written with."""
    match tree:
        case syntax.Number():
            return tree.places
        case syntax.Negative():
            return _places(tree.of)
        case syntax.Listing():
            return min((_places(e) for e in tree.entries), default=0)
        case _:
            return 0


def agrees(tree: syntax.Expr, computed: Value, said: Value) -> bool:
    """Whether what ``tree`` says is the computed value.

    A result with decimals may be rounded to those; one without must be exact.
    """
    if computed.shape != said.shape or is_exact(computed, said):
        return computed.shape == said.shape
    places = _places(tree) if is_literal(tree) else 0
    slack = 0.5 * 10.0**-places + _EXACT
    return places > 0 and bool(np.all(np.abs(computed - said) <= slack))
