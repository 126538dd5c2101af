"""A dot product that is seen at work: which number goes where, and when.

The row's numbers come down, the input's slide beside them one after another, and the
sum goes up into its place. ``told`` is how far that is, from 0 to 1.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from game.figure.easing import clip, settle, smooth
from game.figure.numbers import EQUALS, bracketed
from game.figure.things import Cell, Product, Tone

# Seconds from the first number that moves to the last.
TELLING = 3.2
# When the row has come down, when the input has come, when the sum is there and goes.
_DOWN, _SLIDE, _SUM, _UP = 0.14, (0.16, 0.62), (0.64, 0.74), (0.80, 1.0)
TIMES, PLUS = "·", "+"


class Part(StrEnum):
    """What a sign of the written sum is."""

    ROW = "row"
    INPUT = "input"
    SIGN = "sign"
    SUM = "sum"


class Token(Struct, frozen=True):
    """A sign of the written sum, of the term ``at``.

    ``come`` is how far it has come from its place in the calculation, or how much of it
    is there.
    """

    text: str
    part: Part
    at: int
    come: float
    tone: Tone = Tone.PLAIN


def tokens(product: Product) -> Iterator[Token]:
    """The written sum, sign by sign, as far as it is told."""
    told, last = product.told, len(product.row) - 1
    for i, (a, b) in enumerate(zip(product.row, product.inputs, strict=True)):
        slid = _slid(told, i, last + 1)
        if i:
            yield Token(PLUS, Part.SIGN, i, settle(slid / 0.4))
        yield Token(_told(a, first=i == 0), Part.ROW, i, smooth(told / _DOWN), a.tone)
        yield Token(TIMES, Part.SIGN, i, settle((slid - 0.6) / 0.4))
        yield Token(_told(b), Part.INPUT, i, slid, b.tone)
    summed = settle((told - _SUM[0]) / (_SUM[1] - _SUM[0]))
    yield Token(EQUALS, Part.SIGN, last, summed)
    yield Token(product.out.text, Part.SUM, last, summed, product.out.tone)


def gone_up(product: Product) -> float:
    """How far the sum is on its way into its place, 0 to 1."""
    return smooth((product.told - _UP[0]) / (_UP[1] - _UP[0]))


def sentence(product: Product) -> str:
    """The written sum as text."""
    return " ".join(token.text for token in tokens(product))


def _slid(told: float, i: int, count: int) -> float:
    start, end = _SLIDE
    each = (end - start) / count
    return smooth(clip((told - start - i * each) / each))


def _told(cell: Cell, *, first: bool = False) -> str:
    """A number within a sum; the first one stands bare."""
    return cell.text if first else bracketed(cell.text)
