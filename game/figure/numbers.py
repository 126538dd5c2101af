"""The one way in which numbers are written for people."""

import math
from collections.abc import Iterable

MINUS = "−"


def number(x: float, places: int = 2) -> str:
    """``x`` rounded to ``places`` decimals: true minus, no idle zeros, never −0.

    Numbers below a tenth keep one place more, so that 0.125 / 2 is not a bare 0.06.
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


def pair(values: Iterable[float]) -> str:
    """A vector as people write it inline: (1, −0.4)."""
    return f"({', '.join(number(float(v)) for v in values)})"


def degrees(radians: float) -> str:
    """An angle in whole degrees, or to a tenth where it is not whole."""
    return number(math.degrees(radians), 1) + "°"
