"""The one way in which numbers are written for people.

A number is written as it is wherever that is short: in decimals, as a fraction, in an
equation also with a root. Only such a one may follow "=" or "is". All others are
rounded, and bear the sign "≈" or the word "about".
"""

import math
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from game.language import _

MINUS: Final = "−"
EQUALS: Final = "="
ABOUT: Final = "≈"
# A number within this share of a form is that form: what floats blur, and no more.
BLUR: Final = 1e-11
LARGEST_DENOMINATOR: Final = 30
LARGEST_SQUARE: Final = (9999, 99)
LONGEST: Final = 7
# Each smaller denominator divides one of these; and times one of these, what is blurred
# about a fraction that is short enough to be written is not so far from a whole number.
DENOMINATORS: Final = range(LARGEST_DENOMINATOR // 2 + 1, LARGEST_DENOMINATOR + 1)
FAR_OFF: Final = 1e-3


class Written(Struct, frozen=True):
    """A number, an arrow or an angle in writing; ``exact`` is whether it is rounded."""

    text: str
    exact: bool

    @property
    def sign(self) -> str:
        """What may stand before it: "=" or "≈"."""
        return EQUALS if self.exact else ABOUT

    def equals(self) -> str:
        """With its sign, behind what it is the value of: "= 2", "≈ 2.24"."""
        return f"{self.sign} {self.text}"

    def label(self) -> str:
        """By itself on a picture: "2", "≈ 2.24"."""
        return self.text if self.exact else self.equals()

    def said(self) -> str:
        """In a sentence: "2", "about 2.24"."""
        if self.exact:
            return self.text
        # Translators: a number, an arrow or an angle that is rounded.
        return _("about {number}", number=self.text)


def bracketed(text: str) -> str:
    """A number behind a sign or a dot: one below zero stands in brackets."""
    return f"({text})" if text.startswith(MINUS) else text


def number(x: float, places: int = 2) -> str:
    """``x`` rounded to ``places`` decimals: true minus, no idle zeros, never −0.

    Numbers below a tenth keep one place more, so that 0.125 / 2 is not a bare 0.06.
    It says nothing of whether it is exact: behind "=" or "is" goes ``written``.
    """
    if math.isnan(x):
        return "undefined"
    if math.isinf(x):
        return "∞" if x > 0 else MINUS + "∞"
    if abs(x) < 0.1:
        places += 1
    text = f"{abs(x):.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return MINUS + text if x < 0 and float(text) != 0.0 else text


def decimal(x: float) -> Written:
    """``x`` in up to three decimals, else rounded to two: to be compared by eye."""
    found = rounded(x, 3)
    return found if found.exact else Written(number(x), exact=False)


@lru_cache(maxsize=4096)
def written(x: float) -> Written:
    """``x`` in up to three decimals or as a fraction, else rounded to two places."""
    found = decimal(x)
    text = "" if found.exact else _fraction(abs(x))
    return Written(MINUS + text if x < 0 else text, exact=True) if text else found


@lru_cache(maxsize=4096)
def rooted(x: float) -> Written:
    """``x`` as ``written``, or with one root where that is exact: √5, 4/√5.

    The lengths of arrows with short decimals have such a form, and their shadows.
    """
    plain = written(x)
    text = "" if plain.exact else _root(abs(x))
    return Written(MINUS + text if x < 0 else text, exact=True) if text else plain


def rounded(x: float, places: int) -> Written:
    """``x`` in at most so many decimals, which may be exact."""
    text = number(x, places)
    exact = not math.isfinite(x) or _is(float(text.replace(MINUS, "-")), x)
    return Written(text, exact)


def equals(x: float) -> str:
    """A number behind what it is the value of: "= 2", "= √5 ≈ 2.24", "≈ 1.79"."""
    plain, root = written(x), rooted(x)
    if plain == root:
        return plain.equals()
    return f"{root.equals()} {plain.equals()}"


def relation(*parts: Written) -> str:
    """The sign between two sides that are made of these."""
    return EQUALS if all(part.exact for part in parts) else ABOUT


def vector(values: Iterable[float]) -> Written:
    """A vector as people write it inline: (1, −0.4); all exact, or all rounded."""
    numbers = tuple(float(x) for x in values)
    each = [written(x) for x in numbers]
    exact = all(one.exact for one in each)
    # What is not exact is rounded already.
    rounded_too = zip(numbers, each, strict=True)
    texts = (
        number(x) if one.exact and not exact else one.text for x, one in rounded_too
    )
    return Written(f"({', '.join(texts)})", exact)


def pair(values: Iterable[float]) -> str:
    """A vector that no sign stands before."""
    return vector(values).text


def degrees(radians: float) -> Written:
    """An angle in whole degrees, or to a tenth where it is not whole."""
    found = rounded(math.degrees(radians), 1)
    return Written(f"{found.text}°", found.exact)


def percent(share: float, places: int = 0) -> Written:
    """A share of 1 in percent."""
    found = rounded(100.0 * share, places)
    return Written(f"{found.text}%", found.exact)


def _is(form: float, x: float) -> bool:
    return abs(form - x) <= BLUR * max(1.0, abs(x))


def _fraction(x: float) -> str:
    # Most numbers are near no fraction at all, and the nearest one is long to find.
    if all(abs(x * below - round(x * below)) > FAR_OFF for below in DENOMINATORS):
        return ""
    found = Fraction(x).limit_denominator(LARGEST_DENOMINATOR)
    text = f"{found.numerator}/{found.denominator}"
    return text if len(text) <= LONGEST and _is(float(found), x) else ""


def _root(x: float) -> str:
    """``x`` as p√n/q or p/√n, whichever is shorter; empty where it has no such form."""
    above, below = LARGEST_SQUARE
    square = Fraction(x * x).limit_denominator(below)
    if square.numerator > above or not _is(math.sqrt(square), x):
        return ""
    times, under = _out_of_root(square.numerator * square.denominator)
    by = Fraction(times, square.denominator)
    if by.denominator > 1 and under % by.denominator == 0:
        text = f"{by.numerator * under // by.denominator}/√{under}"
    else:
        over = "" if by.numerator == 1 else str(by.numerator)
        text = f"{over}√{under}" + (f"/{by.denominator}" if by.denominator > 1 else "")
    return text if len(text) <= LONGEST else ""


def _out_of_root(square: int) -> tuple[int, int]:
    """The largest whole number that comes out of a root, and what stays under it."""
    most = next(n for n in range(math.isqrt(square), 0, -1) if square % (n * n) == 0)
    return most, square // (most * most)
