"""Text in the notation to its tree: tokens, then recursive descent, bounded."""

import re
from functools import lru_cache

from msgspec import Struct

from game.stage.notation import syntax

LONGEST, _DEEPEST = 400, 40
# Words that join: no factor begins with one.
BETWEEN = frozenset({"of", "on", "in", "and", "or"})
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9']*)"
    r"|(?P<turned>\^T\b|ᵀ)|(?P<sign><=|>=|!=|[-+*/.()\[\],|=≈<>]))"
)
_TEX = (
    (re.compile(r"\\(?:cdot|bullet)\b|·|⋅"), " . "),
    (re.compile(r"\\(?:times)\b|×"), " * "),
    (re.compile(r"\^\{?\\?(?:top|T|mathsf\{T\})\}?"), "^T"),
    (re.compile(r"\\[lr]?[vV]ert\b|\\\|"), "|"),
    (re.compile(r"\\[,;:! ]|~"), " "),
    (re.compile(r"(?<=[A-Za-z])_\{?(\w+)\}?"), r"\1"),
    (re.compile(r"−"), "-"),
    (re.compile(r"\\approx\b"), "≈"),
)


class _Token(Struct, frozen=True):
    kind: str
    text: str
    column: int
    spaced: bool


def _plain(text: str) -> str:
    """The same text without the little TeX that a formula in a line may hold."""
    for pattern, plain in _TEX:
        text = pattern.sub(plain, text)
    return text


def _tokens(text: str) -> list[_Token]:
    out: list[_Token] = []
    place = 0
    while text[place:].strip():
        found = _TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            start = place + len(text[place:]) - len(text[place:].lstrip())
            raise syntax.NotationError(f"'{text[start]}' means nothing here", start + 1)
        group = found.lastgroup
        start = found.start(group)
        out.append(_Token(group, found[group], start + 1, start > place))
        place = found.end()
    return out


@lru_cache(maxsize=1024)
def sides(text: str) -> tuple[syntax.Expr, ...]:
    """The expressions of ``a = b ≈ c``, one or more. Raises NotationError."""
    if len(text) > LONGEST:
        raise syntax.NotationError(
            f"a formula of more than {LONGEST} characters", LONGEST
        )
    parser = Parser(_plain(text))
    out = [parser.total()]
    while parser.take("=", "≈"):
        out.append(parser.total())
    parser.finish()
    return tuple(out)


def signs_of_sides(text: str) -> tuple[tuple[str, ...], ...]:
    """The letters, numbers and brackets of each side, as they are written."""
    out = list[list[str]]([[]])
    for token in _tokens(_plain(text)):
        if token.text in "=≈":
            out.append([])
        elif token.kind == "turned" and out[-1]:
            out[-1][-1] += "ᵀ"
        else:
            out[-1].append(token.text)
    return tuple(map(tuple, out))


def relations(text: str) -> tuple[str, ...]:
    """The signs between the sides of a formula: "=" or "≈"."""
    return tuple(sign for sign in _plain(text) if sign in "=≈")


def parse(text: str) -> syntax.Expr:
    """The one expression that ``text`` is. Raises NotationError."""
    found = sides(text)
    if len(found) > 1:
        raise syntax.NotationError("one expression, without '='", 1)
    return found[0]


class Parser:
    """Recursive descent, one method a level, over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self._all = _tokens(text)
        self._next = 0
        self._end = len(text) + 1
        self._depth = 0

    def _peek(self) -> _Token | None:
        return self._all[self._next] if self._next < len(self._all) else None

    def _sees(self, *texts: str) -> bool:
        token = self._peek()
        return token is not None and token.kind != "number" and token.text in texts

    def take(self, *texts: str) -> str:
        """Pass over one of these signs or words if it is next."""
        if not self._sees(*texts):
            return ""
        self._next += 1
        return self._all[self._next - 1].text

    def wanted(self, what: str) -> syntax.NotationError:
        """The fault that something else should stand here."""
        token = self._peek()
        if token is None:
            return syntax.NotationError(f"{what} is missing at the end", self._end)
        return syntax.NotationError(f"{what} instead of '{token.text}'", token.column)

    def _need(self, text: str) -> None:
        if not self.take(text):
            raise self.wanted(f"'{text}'")

    def finish(self) -> None:
        """Nothing may be left over."""
        token = self._peek()
        if token is not None:
            raise syntax.NotationError(f"'{token.text}' is too much here", token.column)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise syntax.NotationError("brackets inside brackets, too deep", 1)

    def total(self) -> syntax.Expr:
        """Sums and differences."""
        self._deeper()
        out = self._product()
        while sign := self.take("+", "-"):
            out = syntax.Binary(sign, out, self._product())
        self._depth -= 1
        return out

    def _product(self) -> syntax.Expr:
        if self.take("-"):
            return syntax.Negative(self._product())
        out = self._dotted()
        while sign := self.take("*", "/"):
            negative = self.take("-")
            right = self._dotted()
            out = syntax.Binary(
                sign, out, syntax.Negative(right) if negative else right
            )
        return out

    def _dotted(self) -> syntax.Expr:
        out = self._beside()
        while self.take("."):
            out = syntax.Binary(".", out, self._beside())
        return out

    def _beside(self) -> syntax.Expr:
        out = self._turned()
        while self._starts():
            out = syntax.Binary("", out, self._turned())
        return out

    def _starts(self) -> bool:
        """Whether a further factor begins: "|" never does, it would also close."""
        token = self._peek()
        if token is None or token.text in BETWEEN:
            return False
        return token.kind in ("number", "name") or token.text in ("(", "[")

    def _turned(self) -> syntax.Expr:
        out = self._atom()
        while (token := self._peek()) is not None and token.kind == "turned":
            self._next += 1
            out = syntax.Transpose(out)
        return out

    def _atom(self) -> syntax.Expr:
        token = self._peek()
        if token is None:
            raise self.wanted("something")
        if token.kind == "number":
            self._next += 1
            _, _, decimals = token.text.partition(".")
            return syntax.Number(float(token.text), len(decimals))
        if token.kind == "name":
            self._next += 1
            if token.text in syntax.KEYWORDS:
                return self._phrase(token)
            return syntax.Name(token.text, token.column)
        if self.take("("):
            out = self.total()
            self._need(")")
            return out
        if self.take("|"):
            out = self.total()
            self._need("|")
            return syntax.Size(out)
        if self.take("["):
            return self._listing()
        raise self.wanted("a number, a name or a bracket")

    def _listing(self) -> syntax.Expr:
        """Entries with commas are expressions; with spaces, single signed ones."""
        self._deeper()
        commas = self._has_comma()
        entries = [self._entry(commas)]
        while not self.take("]"):
            if commas:
                self._need(",")
            entries.append(self._entry(commas))
        self._depth -= 1
        return syntax.Listing(tuple(entries))

    def _has_comma(self) -> bool:
        """Whether a comma stands before this bracket closes."""
        depth = 0
        for token in self._all[self._next :]:
            depth += (token.text in "([") - (token.text in ")]")
            if depth < 0:
                return False
            if token.text == "," and depth == 0:
                return True
        return False

    def _entry(self, commas: bool) -> syntax.Expr:
        if commas:
            return self.total()
        negative = bool(self.take("-"))
        out = self._turned()
        while self.take("/"):
            out = syntax.Binary("/", out, self._turned())
        # "[a + c]" is one entry: a sign with a space behind it joins.
        while self._joins():
            sign = self.take("+", "-")
            out = syntax.Binary(
                sign, syntax.Negative(out) if negative else out, self._turned()
            )
            negative = False
        return syntax.Negative(out) if negative else out

    def _joins(self) -> bool:
        if not self._sees("+", "-") or self._next + 1 >= len(self._all):
            return False
        return self._all[self._next + 1].spaced

    def _phrase(self, word: _Token) -> syntax.Expr:
        match word.text:
            case "shadow":
                self._need("of")
                a = self._beside()
                self._need("on")
                return syntax.Shadow(a, self._beside())
            case "dual":
                self._need("of")
                a = self._beside()
                self._need("in")
                return syntax.Dual(a, self._beside())
            case "row" | "column" | "entry" | "right" | "left" | "sigma":
                count = 2 if word.text == "entry" else 1
                index = tuple(self._whole() for _ in range(count))
                self._need("of")
                return syntax.Part(word.text, index, self._turned())
            case _:
                raise syntax.NotationError(f"'{word.text}' cannot begin", word.column)

    def _whole(self) -> int:
        token = self._peek()
        if token is None or token.kind != "number" or not token.text.isdigit():
            raise self.wanted("a whole number")
        self._next += 1
        return int(token.text)
