"""A line as it is spoken: who says what, and how far it has come."""

from typing import NamedTuple


class Spoken(NamedTuple):
    """Who says a line, in which mood; its ``text`` is markup, as it was written."""

    who: str = ""
    mood: str = ""
    text: str = ""


class Heard(NamedTuple):
    """How loud a recorded voice is now, if one is heard; the share that is told."""

    loudness: float | None = None
    told: float = 0.0


SILENCE = Heard()
