"""The pen-and-paper check after a win: fresh numbers, and an exact judge."""

import re
from fractions import Fraction
from typing import Final

from msgspec import Struct

from game.figure.things import Figure

_NUMBER: Final = re.compile(r"([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:/(\d+(?:\.\d*)?))?")
_MINUSES: Final = str.maketrans({"−": "-", "–": "-", "＋": "+", "⁄": "/"})
_LONGEST: Final = 200


class Question(Struct, frozen=True):
    """``words`` ask for ``answer`` (one number, or an arrow's two), exactly.

    The answer is kept as pairs of numerator and denominator.
    """

    words: str
    figure: Figure
    answer: tuple[tuple[int, int], ...]

    def judge(self, text: str) -> bool:
        """Whether the text says the answer: fractions, decimals, any spaces."""
        wanted = tuple(Fraction(above, below) for above, below in self.answer)
        return numbers(text, len(wanted)) == wanted

    def said(self) -> str:
        """The answer in writing."""
        return ", ".join(written(Fraction(*pair)) for pair in self.answer)


def exact(*values: Fraction | int) -> tuple[tuple[int, int], ...]:
    """Numbers as an answer keeps them."""
    return tuple(Fraction(value).as_integer_ratio() for value in values)


def written(value: Fraction) -> str:
    """A fraction for people: a decimal where it is short, else p/q."""
    scaled = value * 1000
    if scaled.denominator == 1:
        return f"{float(value):.3f}".rstrip("0").rstrip(".").replace("-", "−")
    return f"{value.numerator}/{value.denominator}".replace("-", "−")


def numbers(text: str, count: int) -> tuple[Fraction, ...] | None:
    """Exactly ``count`` numbers read from what a person typed, or None.

    A comma separates; where a semicolon does, or only one number is asked, the comma
    is a decimal point.
    """
    text = text[:_LONGEST].translate(_MINUSES).strip()
    if count == 1 or ";" in text:
        text = text.replace(",", ".")
    text = re.sub(r"\s*/\s*", "/", re.sub(r"[()\[\]]", " ", text))
    text = re.sub(r"([+-])\s+(?=[\d.])", r"\1", text)
    pieces = [piece for piece in re.split(r"[;,\s]+", text) if piece]
    read = [_number(piece) for piece in pieces]
    good = tuple(value for value in read if value is not None)
    return good if len(good) == len(read) == count else None


def _number(piece: str) -> Fraction | None:
    match = _NUMBER.fullmatch(piece)
    if match is None:
        return None
    sign, above, below = match.groups()
    if below is not None and not Fraction(below):
        return None
    value = Fraction(above) / (Fraction(below) if below else 1)
    return -value if sign == "-" else value
