"""A mistake in a story, said so that its writer can mend it at once."""

from collections.abc import Iterable
from difflib import get_close_matches

from msgspec import Struct

ERROR, WARNING = "error", "warning"


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
        tail = f" ({self.hint})" if self.hint else ""
        return (
            f"{self.file}:{self.line}:{self.column}: "
            f"{self.severity} {self.code}: {self.message}{tail}"
        )

    def shown(self) -> str:
        """The message with the line it speaks of and a caret under the place."""
        if not self.source:
            return str(self)
        start = max(0, self.column - 60)
        piece = self.source[start : start + 100]
        return f"{self}\n    {piece}\n    {' ' * (self.column - 1 - start)}^"


def did_you_mean(got: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or lists a few; may be empty."""
    words = sorted(known)
    near = get_close_matches(got, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if not words:
        return ""
    more = ", ..." if len(words) > 8 else ""
    return f"known: {', '.join(words[:8])}{more}"
