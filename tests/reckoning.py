"""Formulas as a player reads them, in TeX or in plain signs, reckoned with numbers.

It shares no code with the game: what is written must be so, whoever computed it.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Final, TypeAlias

import numpy as np

Value: TypeAlias = np.ndarray
Names: TypeAlias = Mapping[str, Value]

NEAR: Final = 1e-9
_TOKEN = re.compile(
    r"\s*(\\begin\{bmatrix\}|\\end\{bmatrix\}|\\\\|\\[A-Za-z]+"
    r"|[A-Za-zλθ][A-Za-z]*'?(?:_\{?[0-9A-Za-z]+\}?|[0-9]+)?|\d+(?:\.\d+)?|[^\s])"
)
_PLAIN = (
    (re.compile(r"\\left|\\right|\\[,;!]|\\quad"), " "),
    (re.compile(r"\\bar ?(\w)"), r"\1bar"),
    (re.compile(r"([A-Za-z])_(\d)"), r"\1\2"),
    (re.compile("·|⋅"), r"\\cdot "),
    (re.compile("−"), "-"),
    (re.compile(r"\\approx"), "≈"),
    (re.compile(r"\\neq?\b"), "≠"),
    (re.compile(r"ᵀ"), "^T"),
    *((re.compile(low), digit) for low, digit in zip("₁₂₃₄", "1234", strict=True)),
)
_RELATIONS = ("=", "≈", "<", "≠")


class UnreadableError(ValueError):
    """A text that is no formula, or one with names that are not known."""


def laws(text: str) -> list[str]:
    """The single laws that a formula lists with commas between them."""
    return [
        part for part in re.split(r"(?<!\\),\s*(?:\\quad)?", text) if "=" in part
    ] or [text]


def holds(law: str, names: Names, count: int = 2) -> bool:
    """Whether a law holds for these numbers, in all its entries.

    Raises:
        UnreadableError: it is not in the subset that is understood.
    """
    free = [i for i in "ij" if re.search(rf"_\{{?i?{i}", law) and r"\sum" not in law]
    for at in product(range(1, count + 1), repeat=len(free)):
        reader = _Reader(law, names, dict(zip(free, at, strict=True)))
        if not reader.law():
            return False
    return True


def value(text: str, names: Names) -> Value:
    """What an expression comes to. Raises UnreadableError."""
    reader = _Reader(text, names, {})
    found = reader.side()
    if reader.left():
        raise UnreadableError(text)
    return found


def relations(text: str, names: Names) -> Iterator[tuple[str, str, Value, Value]]:
    """Every "=" and "≈" of a text whose both sides can be reckoned, and their worth."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n", text):
        if sentence.startswith("Asked"):
            continue
        for part in re.split(r"; |: |, (?![^(\[]*[)\]])", sentence):
            yield from _of_part(part.rstrip("."), names)


def _of_part(part: str, names: Names) -> Iterator[tuple[str, str, Value, Value]]:
    pieces = re.split(r"([=≈])", part)
    for left, sign, right in zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False):
        try:
            yield part, sign, _longest(left, names, -1), _longest(right, names, 1)
        except UnreadableError:
            continue


def _longest(text: str, names: Names, way: int) -> Value:
    """The most words, next to the sign, that can be reckoned."""
    words = text.split()
    for count in range(len(words), 0, -1):
        some = words[:count] if way > 0 else words[-count:]
        try:
            return value(" ".join(some).rstrip("°"), names)
        except UnreadableError:
            continue
    raise UnreadableError(text)


def _power(base: Value, by: Value) -> Value:
    """A power of a number, and the inverse of a matrix."""
    if base.ndim == 2 and by == -1:
        return np.asarray(np.linalg.inv(base))
    return np.asarray(base ** float(by))


class _Reader:
    """Recursive descent over the tokens of one law."""

    def __init__(self, text: str, names: Names, at: Mapping[str, int]) -> None:
        for pattern, plain in _PLAIN:
            text = pattern.sub(plain, text)
        self._tokens: list[str] = _TOKEN.findall(text)
        self._names, self._at = names, dict(at)
        self._next, self._bars, self._text = 0, 0, text

    def left(self) -> bool:
        return self._next < len(self._tokens)

    def _see(self) -> str:
        return self._tokens[self._next] if self.left() else ""

    def _take(self, *tokens: str) -> str:
        if self._see() not in tokens:
            return ""
        self._next += 1
        return self._tokens[self._next - 1]

    def _need(self, token: str) -> None:
        if not self._take(token):
            raise UnreadableError(f"{self._text}: {token} before {self._see()}")

    def law(self) -> bool:
        one, good = self.side(), True
        if self._see() not in _RELATIONS:
            raise UnreadableError(self._text)
        while sign := self._take(*_RELATIONS):
            other = self.side()
            near = np.shape(one) == np.shape(other) and np.allclose(
                one, other, rtol=NEAR, atol=NEAR
            )
            good &= bool(one < other) if sign == "<" else near is (sign != "≠")
            one = other
        if self.left():
            raise UnreadableError(self._text)
        return good

    def side(self) -> Value:
        out = -self._dotted() if self._take("-") else self._dotted()
        while sign := self._take("+", "-"):
            more = self._dotted()
            if np.shape(more) != np.shape(out):
                raise UnreadableError(self._text)
            out = out + more if sign == "+" else out - more
        return out

    def _dotted(self) -> Value:
        out = self._beside()
        while sign := self._take(r"\cdot", "/", "×"):
            more = -self._beside() if self._take("-") else self._beside()
            out = out / more if sign == "/" else _product(out, more, np.dot, self._text)
        return out

    def _beside(self) -> Value:
        out = self._factor()
        while self._starts():
            out = _product(out, self._factor(), np.matmul, self._text)
        return out

    def _starts(self) -> bool:
        see = self._see()
        if see == "|":
            return not self._bars
        if see.startswith("\\"):
            return see in (r"\frac", r"\sqrt", r"\cos", r"\sum", r"\lambda", r"\sigma")
        return bool(re.match(r"[A-Za-zλθ(\[√\d]", see))

    def _factor(self) -> Value:
        out = self._atom()
        while self._take("^"):
            out = np.asarray(out.T if self._take("T") else _power(out, self._atom()))
        while self._see() == "_":
            self._next += 1
            braced = self._take("{")
            index = [self._at[i] - 1 for i in self._tokens[self._next]]
            self._next += 1
            if braced:
                self._need("}")
            out = out[tuple(index)]
        return np.asarray(out)

    def _atom(self) -> Value:
        token = self._see()
        self._next += 1
        if re.fullmatch(r"\d+(?:\.\d+)?", token):
            return np.asarray(float(token))
        if token == "√":
            return np.asarray(np.sqrt(self._atom()))
        if token == "|":
            self._bars += 1
            inside = self.side()
            self._bars -= 1
            self._need("|")
            whole = np.linalg.norm(inside) if np.ndim(inside) else abs(inside)
            return np.asarray(whole)
        if token in ("(", "["):
            return self._bracket({"(": ")", "[": "]"}[token])
        if token in (r"\frac", r"\sqrt", "{"):
            return self._braced(token)
        if token == r"\cos":
            return np.asarray(np.cos(self._atom()))
        if token == r"\sum":
            return self._sum()
        if token == r"\begin{bmatrix}":
            return self._table()
        return self._named(token.lstrip("\\"))

    def _bracket(self, end: str) -> Value:
        bars, self._bars = self._bars, 0
        entries = [self.side()]
        while self._take(","):
            entries.append(self.side())
        self._need(end)
        self._bars = bars
        return entries[0] if len(entries) == 1 else np.array(entries)

    def _braced(self, token: str) -> Value:
        if token != "{":
            self._need("{")
        bars, self._bars = self._bars, 0
        out = self.side()
        self._need("}")
        if token == r"\frac":
            self._need("{")
            out = out / self.side()
            self._need("}")
        self._bars = bars
        return np.sqrt(out) if token == r"\sqrt" else out

    def _sum(self) -> Value:
        self._need("_")
        self._need("i")
        begin, out = self._next, []
        for i in range(1, int(self._names["count"]) + 1):
            self._next, self._at["i"] = begin, i
            out.append(self._factor())
        return np.asarray(np.sum(out, axis=0))

    def _table(self) -> Value:
        rows = [[self.side()]]
        while not self._take(r"\end{bmatrix}"):
            if self._take("&"):
                rows[-1].append(self.side())
            else:
                self._need(r"\\")
                rows.append([self.side()])
        if len(rows) == 1:
            return np.column_stack(rows[0])
        return np.array([row[0] for row in rows])

    def _named(self, name: str) -> Value:
        base, _, index = name.partition("_")
        if index.strip("{}") in self._at:
            name = f"{base}{self._at[index.strip('{}')]}"
        if name not in self._names:
            raise UnreadableError(f"{self._text}: {name}")
        return np.asarray(self._names[name], dtype=float)


def _product(
    a: Value, b: Value, of: Callable[[Value, Value], Value], text: str
) -> Value:
    if not np.ndim(a) or not np.ndim(b):
        return np.asarray(a * b)
    try:
        return np.asarray(of(a, b))
    except ValueError as error:
        raise UnreadableError(text) from error


def angle_of(a: Value, b: Value) -> Value:
    """The angle between two arrows, in radians."""
    return np.asarray(math.atan2(abs(a[0] * b[1] - a[1] * b[0]), float(np.dot(a, b))))
