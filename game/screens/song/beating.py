"""The beat that a hand keeps, as beads that are lit. Nothing is counted or judged."""

from typing import Final

from msgspec import Struct

NEAR: Final = 0.18
# As many beads are seen at once: two bars.
SHOWN: Final = 8
BAR: Final = 4


class Bead(Struct, frozen=True):
    """A beat as it is seen: whether it sounds now, and what a hand made of it."""

    number: int
    sounds: bool
    struck: bool
    between: bool

    @property
    def first(self) -> bool:
        """Whether a bar begins with it."""
        return self.number % BAR == 0


class Beating:
    """Which beats of a song a hand has struck, and which it came between."""

    def __init__(self, beats: tuple[float, ...]) -> None:
        self._beats = beats
        self._struck: dict[int, bool] = {}

    def tap(self, seconds: float) -> bool:
        """A hand comes down; whether that was on a beat."""
        nearest = min(
            range(len(self._beats)), key=lambda n: abs(self._beats[n] - seconds)
        )
        on = abs(self._beats[nearest] - seconds) <= NEAR
        self._struck[nearest] = on or self._struck.get(nearest, False)
        return on

    def beads(self, beat: int) -> tuple[Bead, ...]:
        """The beads that are seen at a beat."""
        first = beat - beat % SHOWN
        last = min(first + SHOWN, len(self._beats))
        return tuple(
            Bead(
                number,
                number == beat,
                self._struck.get(number, False),
                not self._struck.get(number, True),
            )
            for number in range(first, last)
        )

    def again(self) -> None:
        """From the beginning."""
        self._struck.clear()
