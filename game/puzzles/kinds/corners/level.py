"""Corners: its level, and what its picture and its stamps can be blamed for."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np

from game.linalg.svd import svd
from game.linalg.vectors import Matrix
from game.puzzles.core.level import Fault, Level

# What counts as nothing left, as a share; which signs stand for which tones.
NOTHING: Final = 0.001
SIGNS: Final = {"-": -1.0, "+": 1.0, **{str(n): n / 9.0 for n in range(10)}}
LARGEST: Final = 12
# A stamp: its row strip and its column strip.
Strip: TypeAlias = tuple[float, ...]
Stamp: TypeAlias = tuple[Strip, Strip]
Rows: TypeAlias = tuple[Strip, ...]


class CornersLevel(Level, frozen=True, kw_only=True):
    """``rows`` of a picture: digits for greys up to 9, or "+" and "-" for signed tones.

    Of its squared brightness the share ``bar`` may be left over (0 for next to nothing)
    by the stamps of a rack with ``room`` for so many. ``answer`` are row and column
    strips that do it; where there is none, strips ``settle`` by themselves.
    """

    rows: tuple[str, ...]
    bar: float = 0.0
    room: int = 1
    answer: tuple[tuple[str, str], ...] = ()

    def picture(self) -> Rows:
        """The tones, row by row."""
        return tuple(strip(row) for row in self.rows)

    def signed(self) -> bool:
        """Whether a strip has tones below zero to tap."""
        return "-" in "".join(self.rows)

    def enough(self) -> float:
        """The share that may be left over."""
        return max(self.bar, NOTHING)

    def stamps(self) -> tuple[Stamp, ...]:
        """The answer's stamps."""
        return tuple((strip(row), strip(column)) for row, column in self.answer)

    def faults(self) -> Iterator[Fault]:
        """Rows that make no picture, and a rack on which no stamps can do."""
        wide = {len(row) for row in self.rows}
        signs = set("".join(self.rows)) - set(SIGNS)
        if len(wide) != 1 or not 0 < max(*wide, len(self.rows)) <= LARGEST:
            message = f"a picture has rows of one length, {LARGEST} at most"
            yield Fault(("rows",), message)
        elif signs or not set("".join(self.rows)) - {"0"}:
            yield Fault(("rows",), "a tone is a digit, '+' or '-', and one is not 0")
        elif not 0.0 <= self.bar < 1.0:
            yield Fault(("bar",), "the bar is a share from 0 to 1")
        elif not 1 <= self.room <= LARGEST // 2:
            yield Fault(("room",), f"a rack has 1 to {LARGEST // 2} stamps")
        elif self.room < fewest(self.picture(), self.enough()):
            yield Fault(("room",), "no stamps of so small a rack can do")
        elif 1 < self.room == fewest(self.picture(), self.enough()):
            yield Fault(("room",), "so small a rack tells how many stamps will do")
        elif any(
            (len(row), len(column)) != (len(self.rows[0]), len(self.rows))
            for row, column in self.answer
        ):
            yield Fault(("answer",), "a strip of the answer has another length")


def strip(signs: str) -> Strip:
    """Tones by their signs."""
    return tuple(SIGNS.get(sign, 0.0) for sign in signs)


def tails(picture: Rows) -> tuple[float, ...]:
    """The least share that 0, 1, 2, ... stamps leave over (Eckart and Young)."""
    squares = svd(matrix(picture)).s ** 2
    whole = float(squares.sum())
    if whole == 0.0:
        return (0.0,)
    left = [float(squares[k:].sum()) / whole for k in range(len(squares))]
    return (*left, 0.0)


def fewest(picture: Rows, enough: float) -> int:
    """How few stamps leave no more than that."""
    return next(k for k, left in enumerate(tails(picture)) if left <= enough)


def matrix(rows: Rows) -> Matrix:
    """Rows as a matrix."""
    return np.array(rows, dtype=np.float64)
