"""The line that an answer on paper is written in: its text and its caret."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

LONGEST: Final = 40


class AnswerLine(Struct, frozen=True):
    """A line of text; ``caret`` counts the signs before it.

    Where ``all`` of it is taken, what is written next stands in its place.
    """

    text: str = ""
    caret: int = 0
    all: bool = False

    def write(self, signs: str) -> "AnswerLine":
        """Signs written at the caret; backspace and delete take one away, or all."""
        line = self
        for sign in signs:
            line = _written(line, sign)
        return line

    def go(self, to: int) -> "AnswerLine":
        """The caret somewhere else, and nothing is taken."""
        return replace(self, caret=max(0, min(to, len(self.text))), all=False)

    def step(self, by: int) -> "AnswerLine":
        """The caret a sign on or back; from all of it to the end on that side."""
        if self.all:
            return self.go(0 if by < 0 else len(self.text))
        return self.go(self.caret + by)

    def taken(self) -> "AnswerLine":
        """All of it, as before it is written anew."""
        return replace(self, caret=len(self.text), all=bool(self.text))

    def without_before(self) -> "AnswerLine":
        """What stands before the caret is gone."""
        return AnswerLine() if self.all else AnswerLine(self.text[self.caret :])


def _written(line: AnswerLine, sign: str) -> AnswerLine:
    edits = sign in "\b\x7f"
    if line.all and (edits or sign.isprintable()):
        return AnswerLine() if edits else AnswerLine(sign, 1)
    at, text = line.caret, line.text
    if sign == "\b":
        return AnswerLine(text[: max(0, at - 1)] + text[at:], max(0, at - 1))
    if sign == "\x7f":
        return AnswerLine(text[:at] + text[at + 1 :], at)
    if not sign.isprintable() or len(text) >= LONGEST:
        return line
    return AnswerLine(text[:at] + sign + text[at:], at + 1)
