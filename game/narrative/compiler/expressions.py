"""The text of a condition to its tree: Python's grammar, a whitelist, our types.

Nothing is ever evaluated by Python. The text is bounded before it is parsed, the
tree while it is walked, and every mistake is one :class:`ExpressionError`.
"""

import ast
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from game.narrative.program import conditions as c
from game.narrative.program.domains import FLAG, RANGE, Domain
from game.reading.problems import did_you_mean

MAX_TEXT, MAX_PARTS, MAX_DEPTH, MAX_NUMBER = 400, 100, 20, 1_000_000
FUNCTIONS = ("visits", "picked", "marked", "mark", "solved")
CALL = re.compile(
    r"\b(visits|picked|marked|mark|solved)(\s*\(\s*)([A-Za-z][\w.-]*)(\s*\))"
)
LETTERS = re.compile(r"[A-Za-z0-9_ +\-<>=!()'\"]*\Z")
NUMBER, TRUTH = "number", "truth"
OPS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class ExpressionError(Exception):
    """Why a condition cannot stand; ``column`` counts from 0 inside its text."""

    def __init__(
        self, code: str, message: str, hint: str = "", column: int = 0
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.column = code, message, hint, column


class Scope(Struct, frozen=True, kw_only=True):
    """The names that a condition may use.

    ``levels`` maps what may stand in ``solved()`` to the levels that it means.
    """

    chapter: str
    variables: Mapping[str, Domain]
    guesses: frozenset[str]
    levels: Mapping[str, tuple[str, ...]]


class Typed(Struct, frozen=True):
    """A tree with its type: a number, a truth, or the words that it can be."""

    tree: c.Tree
    type: str | tuple[str, ...]


def condition(text: str, scope: Scope) -> c.Tree:
    """The tree of a condition, or an ExpressionError."""
    typed = expression(text, scope)
    if typed.type != TRUTH:
        what = "a condition is true or false"
        raise ExpressionError("S304", what, _truth_hint(typed))
    return typed.tree


def expression(text: str, scope: Scope) -> Typed:
    """The tree of any expression, with its type, or an ExpressionError."""
    arguments: dict[int, str] = {}

    def blank(call: re.Match[str]) -> str:
        arguments[call.start(3)] = call[3]
        return call[1] + call[2] + "_" * len(call[3]) + call[4]

    if len(text) > MAX_TEXT:
        raise ExpressionError("S305", f"a condition has at most {MAX_TEXT} characters")
    blanked = CALL.sub(blank, text)
    _check_letters(blanked)
    lead = len(blanked) - len(blanked.lstrip())
    try:
        parsed = ast.parse(blanked.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", None) or 1) - 1 + lead
        why = getattr(error, "msg", None) or "it is too deep"
        what = f"cannot read this: {why}"
        raise ExpressionError("S301", what, column=column) from None
    return _Reader(scope, arguments, lead).read(parsed.body, 0)


def _check_letters(text: str) -> None:
    if not text.strip():
        raise ExpressionError("S301", "nothing stands here")
    good = LETTERS.match(text)
    if not good:
        bad = next(i for i, sign in enumerate(text) if not LETTERS.match(sign))
        what = f"{text[bad]!r} has no meaning in a condition"
        raise ExpressionError("S302", what, "words, numbers, + - and comparisons", bad)
    heap = re.search(r"\d[A-Za-z_]", text)
    if heap:
        what = "a number runs into a word"
        raise ExpressionError("S301", what, column=heap.start())
    signs = len(re.findall(r"\bnot\b|[-+]", text))
    if text.count("(") > MAX_DEPTH or signs > MAX_PARTS:
        raise ExpressionError("S305", "too many brackets or signs")


def _truth_hint(typed: Typed) -> str:
    if typed.type == NUMBER:
        return "compare the number: trust > 0"
    return "compare the word: mask == worn"


class _Reader:
    """One walk over a parsed expression."""

    def __init__(self, scope: Scope, arguments: dict[int, str], lead: int) -> None:
        self.scope, self.arguments, self.lead = scope, arguments, lead
        self.parts = 0

    def fail(
        self, node: ast.expr, code: str, message: str, hint: str = ""
    ) -> ExpressionError:
        return ExpressionError(code, message, hint, node.col_offset + self.lead)

    def read(self, node: ast.expr, depth: int) -> Typed:
        self.parts += 1
        if self.parts > MAX_PARTS or depth > MAX_DEPTH:
            raise self.fail(node, "S305", "the condition is too long")
        kinds: dict[type[ast.expr], Callable[..., Typed]] = {
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.BoolOp: self._several,
            ast.UnaryOp: self._unary,
            ast.BinOp: self._sum,
            ast.Compare: self._compare,
            ast.Call: self._call,
        }
        reader = kinds.get(type(node))
        if reader is None:
            what = f"{type(node).__name__} is not part of a condition"
            raise self.fail(node, "S302", what)
        return reader(node, depth + 1)

    def _constant(self, node: ast.Constant, _depth: int) -> Typed:
        value = node.value
        if isinstance(value, bool):
            return Typed(c.Const(value), TRUTH)
        if isinstance(value, int) and abs(value) <= MAX_NUMBER:
            return Typed(c.Const(value), NUMBER)
        if isinstance(value, str) and len(value) <= 60:
            return Typed(c.Const(value), (value,))
        raise self.fail(node, "S302", f"{str(value)[:20]!r} cannot stand here")

    def _name(self, node: ast.Name, _depth: int) -> Typed:
        name = node.id
        if name in ("true", "false"):
            return Typed(c.Const(name == "true"), TRUTH)
        domain = self.scope.variables.get(name)
        if domain is None:
            hint = did_you_mean(name, self.scope.variables)
            raise self.fail(node, "S303", f"no variable is named '{name[:40]}'", hint)
        if domain.kind == RANGE:
            return Typed(c.Var(name), NUMBER)
        if domain.kind == FLAG:
            return Typed(c.Var(name), TRUTH)
        return Typed(c.Var(name), domain.words)

    def _several(self, node: ast.BoolOp, depth: int) -> Typed:
        parts = tuple(self._need(value, TRUTH, depth) for value in node.values)
        both = isinstance(node.op, ast.And)
        return Typed(c.And(parts) if both else c.Or(parts), TRUTH)

    def _unary(self, node: ast.UnaryOp, depth: int) -> Typed:
        if isinstance(node.op, ast.Not):
            return Typed(c.Not(self._need(node.operand, TRUTH, depth)), TRUTH)
        part = self._need(node.operand, NUMBER, depth)
        if isinstance(node.op, ast.USub):
            return Typed(c.Sum(-1, c.Const(0), part), NUMBER)
        if isinstance(node.op, ast.UAdd):
            return Typed(part, NUMBER)
        raise self.fail(node, "S302", "this sign is not part of a condition")

    def _sum(self, node: ast.BinOp, depth: int) -> Typed:
        if not isinstance(node.op, ast.Add | ast.Sub):
            raise self.fail(node, "S302", "only + and - count in a story")
        sign = 1 if isinstance(node.op, ast.Add) else -1
        left = self._need(node.left, NUMBER, depth)
        return Typed(c.Sum(sign, left, self._need(node.right, NUMBER, depth)), NUMBER)

    def _need(self, node: ast.expr, kind: str, depth: int) -> c.Tree:
        typed = self.read(node, depth)
        if typed.type != kind:
            what = "a number is needed" if kind == NUMBER else "true or false is needed"
            hint = "" if kind == NUMBER else _truth_hint(typed)
            raise self.fail(node, "S304", f"{what} here", hint)
        return typed.tree

    def _compare(self, node: ast.Compare, depth: int) -> Typed:
        sides = [node.left, *node.comparators]
        parts = [
            self._pair(op, left, right, depth)
            for op, left, right in zip(node.ops, sides, sides[1:], strict=False)
        ]
        tree = parts[0] if len(parts) == 1 else c.And(tuple(parts))
        return Typed(tree, TRUTH)

    def _pair(self, op: ast.cmpop, a: ast.expr, b: ast.expr, depth: int) -> c.Tree:
        sign = OPS.get(type(op))
        if sign is None:
            raise self.fail(b, "S302", "'in' and 'is' are not part of a condition")
        left, right = self._side(a, b, depth), self._side(b, a, depth)
        if left.type != right.type and not _words(left, right):
            raise self.fail(b, "S304", "the two sides are of different kinds")
        if left.type != NUMBER and sign not in ("==", "!="):
            raise self.fail(b, "S304", f"{sign} compares numbers only", "use == or !=")
        self._check_words(left, right, a)
        self._check_words(right, left, b)
        return c.Compare(sign, left.tree, right.tree)

    def _side(self, node: ast.expr, other: ast.expr, depth: int) -> Typed:
        """A side of a comparison: here alone an unknown name is a word."""
        if isinstance(node, ast.Name) and not self._known(node.id):
            if isinstance(other, ast.Name) and not self._known(other.id):
                self._name(node, depth)
            self.parts += 1
            beside = self.read(other, depth)
            if isinstance(beside.type, str):
                self._name(node, depth)
            return Typed(c.Const(node.id), (node.id,))
        return self.read(node, depth)

    def _known(self, name: str) -> bool:
        return name in self.scope.variables or name in ("true", "false")

    def _check_words(self, side: Typed, other: Typed, place: ast.expr) -> None:
        """A word must be one that the other side can be."""
        if not isinstance(side.tree, c.Const) or not isinstance(side.type, tuple):
            return
        if isinstance(other.type, tuple) and side.type[0] not in other.type:
            what = f"it can never be '{side.type[0][:40]}'"
            hint = did_you_mean(side.type[0], filter(None, other.type))
            raise self.fail(place, "S308", what, hint)

    def _call(self, node: ast.Call, _depth: int) -> Typed:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        one = len(node.args) == 1 and not node.keywords
        place = node.args[0].col_offset + self.lead if one else -1
        argument = self.arguments.get(place)
        if name not in FUNCTIONS or argument is None:
            known = ", ".join(f"{f}(...)" for f in FUNCTIONS)
            what = "no such call in a condition"
            raise self.fail(node, "S302", what, f"known: {known}")
        return self._asked(name, argument, node)

    def _asked(self, name: str, argument: str, node: ast.Call) -> Typed:
        if name == "visits":
            scene = argument if "." in argument else f"{self.scope.chapter}.{argument}"
            return Typed(c.Visits(scene), NUMBER)
        if name == "picked":
            return Typed(c.Picked(argument), TRUTH)
        if name == "solved":
            levels = self.scope.levels.get(argument)
            if levels is None:
                hint = did_you_mean(argument, self.scope.levels)
                raise self.fail(node, "S205", f"no level is named '{argument}'", hint)
            return Typed(c.Solved(levels), TRUTH)
        if argument not in self.scope.guesses:
            hint = did_you_mean(argument, self.scope.guesses)
            raise self.fail(node, "S203", f"no guess is named '{argument}'", hint)
        if name == "marked":
            return Typed(c.Marked(argument), TRUTH)
        return Typed(c.MarkOf(argument), (*c.MARKS, c.UNMARKED))


def _words(left: Typed, right: Typed) -> bool:
    return isinstance(left.type, tuple) and isinstance(right.type, tuple)
