"""Levels as data: what every kind's level has, and what a level can be blamed for."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct


class Level(Struct, frozen=True, kw_only=True):
    """One puzzle as its file writes it; each kind adds its givens.

    ``introduces`` is at most one idea; every idea in ``uses`` was introduced earlier.
    ``par`` is the cost of the reference solution in moves. ``intro`` is said before,
    ``naming`` after; ``check`` is the wording of the pen-and-paper question, with
    ``{slots}`` that its kind fills with fresh numbers. ``predict`` asks for a ghost of
    the answer first.
    """

    id: str
    title: str
    introduces: str = ""
    uses: tuple[str, ...] = ()
    par: int = 1
    intro: str = ""
    naming: str = ""
    check: str = ""
    predict: bool = True


Lore: TypeAlias = Mapping[str, object]


class Fault(Struct, frozen=True):
    """Something wrong in a level; ``path`` leads to it by field name and index."""

    path: tuple[str | int, ...]
    message: str
    hint: str = ""


class Complaint(Struct, frozen=True, order=True):
    """A mistake in a level file, with its place (counted from 1) and the way out."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """One line, as compilers say it."""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{tail}"
