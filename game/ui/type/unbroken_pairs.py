"""Pairs of numbers that stay on one line."""

import re
from typing import Final

_INSIDE: Final = re.compile(r", (?=[^()]*\))")


def unbroken(text: str) -> str:
    """The text with each ``(2, −1)`` kept whole by a space that does not break."""
    return _INSIDE.sub(",\u00a0", text)
