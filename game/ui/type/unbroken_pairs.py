"""Pairs of numbers, what is written with signs, and names, that stay on one line."""

import re
from typing import Final

_INSIDE: Final = re.compile(r", (?=[^()]*\))")
_ABOUT_SIGNS: Final = re.compile(r" ([=≈≠·]) ")
# A matrix and what it is applied to: C (1, 2), M p.
_APPLIED: Final = re.compile(r"(?<=\b[A-Z]) (?=\(|[a-z]\b)")
# A title stays on the line of the name behind it.
_TITLED: Final = re.compile(r"\b(Mr|Mrs|Ms|Dr)\. (?=\S)")


def unbroken(text: str) -> str:
    """The text with each ``(2, −1)`` and ``M p · q = 2`` kept whole.

    Their spaces become ones that do not break.
    """
    text = titled(text)
    text = _ABOUT_SIGNS.sub("\u00a0\\1\u00a0", _INSIDE.sub(",\u00a0", text))
    return _APPLIED.sub("\u00a0", text)


def titled(text: str) -> str:
    """The text with no break between a title and a name: Mr. Foster."""
    return _TITLED.sub("\\1.\u00a0", text)
