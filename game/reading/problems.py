"""A mistake in a file, said so that its writer can mend it at once."""

import unicodedata
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from itertools import islice
from typing import TypeAlias

from msgspec import Struct

MANY = 60
ERROR, WARNING = "error", "warning"
# What finds what is wrong with the markup of a text: offsets and messages.
FindFaults: TypeAlias = Callable[[str], Iterable[tuple[int, str]]]


class Fault(Struct, frozen=True):
    """Something wrong inside a value; ``path`` leads to it by key and index.

    Whoever has read the value from a file makes it a :class:`Problem` at its place.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str = ""


class Problem(Struct, frozen=True, order=True):
    """One mistake: where, what is wrong, what would be right.

    ``line`` and ``column`` count from 1. ``source`` is the offending line of the
    file, for the caret; empty where there is none.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: str = ERROR
    source: str = ""

    def __str__(self) -> str:
        """One line, as compilers say it."""
        return self._line(f"{self.severity} {self.code}: ")

    def brief(self) -> str:
        """The line without its code, for a file that no writer of stories wrote."""
        return self._line("")

    def _line(self, kind: str) -> str:
        tail = f" ({self.hint})" if self.hint else ""
        place = f"{self.file}:{self.line}:{self.column}"
        return printable(f"{place}: {kind}{self.message}{tail}")

    def shown(self) -> str:
        """The message with the line it speaks of and a caret under the place."""
        if not self.source:
            return str(self)
        start = max(0, self.column - 60)
        piece = printable(self.source[start : start + 100])
        before = printable(self.source[start : self.column - 1])
        return f"{self}\n    {piece}\n    {' ' * _cells(before)}^"


def printable(text: str) -> str:
    """The text with every sign escaped that a terminal would obey, or show nowhere."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode()
        for sign in text
    )


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def nearest(got: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that is most like ``got``; empty where none is like it."""
    words = list(known)
    if len(words) > MANY:  # to compare is slow, and a file can be wrong everywhere
        close = (w for w in words if w[:1] == got[:1] and abs(len(w) - len(got)) < 3)
        words = list(islice(close, MANY))
    near = get_close_matches(got, words, n=1, cutoff=cutoff)
    return near[0] if near else ""


def did_you_mean(got: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or lists a few; may be empty."""
    near = nearest(got, known)
    if near:
        return f"did you mean '{near}'?"
    words = sorted(known)
    if not words:
        return ""
    more = ", ..." if len(words) > 8 else ""
    return f"known: {', '.join(words[:8])}{more}"
