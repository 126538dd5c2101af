"""Keepface: its level, and what the picture is made of."""

from collections.abc import Iterator
from typing import Final

from game.figure.numbers import percent
from game.puzzles.core.level import Fault, Level

# What each of the strongest components of ``art/alice`` holds of it in percent, the
# mean being out; a test takes the picture apart again.
SHARES: Final = (
    58.1138,
    26.4173,
    5.7419,
    3.9491,
    1.5592,
    1.0174,
    0.9998,
    0.4331,
    0.3105,
    0.251,
    0.1943,
    0.1287,
)
# What so many of its loudest rows hold, from none to as many as fit in all places.
ROWS: Final = (
    0.0,
    1.3064,
    2.6119,
    3.9042,
    5.1964,
    6.4448,
    7.6915,
    8.884,
    10.0557,
    11.2031,
    12.3127,
    13.3917,
    14.4683,
    15.5295,
    16.5548,
    17.5377,
    18.5116,
    19.4842,
    20.4473,
    21.4002,
    22.3411,
    23.2809,
    24.201,
    25.1206,
    26.0135,
    26.8843,
    27.7514,
    28.6124,
)
TALL, WIDE = 160, 128
# A component is a column, a row and a number.
NUMBERS: Final = TALL + WIDE + 1
COUNT: Final = len(SHARES)
# Three quarters of the Ledger.
NEEDED: Final = 3 / 4


class KeepfaceLevel(Level, frozen=True, kw_only=True):
    """Plates are numbered from 1, the strongest first.

    There is ``room`` for so many, and ``asked`` percent of the picture are to be kept.
    ``laid`` are in the frame at the start. Those ``nailed`` stay there, those
    ``barred`` stay out. ``given`` begins with the rows in place of plates. Where there
    are ``doors`` any of them ends it; ``none`` is a level that no plates fulfil.
    """

    room: int = 6
    asked: float = 94.0
    laid: tuple[int, ...] = ()
    nailed: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()
    given: bool = False
    doors: bool = False
    none: bool = False

    def begins(self) -> frozenset[int]:
        """The plates that are in the frame at the start."""
        return frozenset((*self.laid, *self.nailed))

    def best(self) -> frozenset[int]:
        """The strongest that there is room for."""
        free = [
            n
            for n in range(1, COUNT + 1)
            if n not in self.barred and n not in self.nailed
        ]
        return frozenset((*self.nailed, *free[: self.room - len(self.nailed)]))

    def faults(self) -> Iterator[Fault]:
        """Plates that there are not, and what no plates can hold."""
        for name in ("laid", "nailed", "barred"):
            plates: tuple[int, ...] = getattr(self, name)
            if any(not 1 <= n <= COUNT for n in plates):
                yield Fault((name,), f"plates have numbers from 1 to {COUNT}")
                return
        if not 1 <= self.room <= COUNT:
            yield Fault(("room",), f"there is room for 1 to {COUNT} plates")
        elif len(self.nailed) > self.room:
            yield Fault(("nailed",), "more are nailed than there is room for")
        elif self.begins() & set(self.barred):
            yield Fault(("barred",), "one that is barred stands in the frame")
        elif not 0.0 < self.asked <= 100.0:
            yield Fault(("asked",), "what is asked is in percent, up to 100")
        elif (held(self.best()) < self.asked) != self.none:
            message = (
                f"the best plates hold {percent(held(self.best()) / 100.0, 1).said()}"
            )
            yield Fault(("room",), message, "say by 'none' that they do not suffice")


def held(plates: frozenset[int]) -> float:
    """How much of the picture so many plates hold, in percent: squares add up."""
    return sum(SHARES[n - 1] for n in sorted(plates))


def in_rows(places: int) -> int:
    """How many rows there is room for in the places of so many plates."""
    return places * NUMBERS // WIDE
