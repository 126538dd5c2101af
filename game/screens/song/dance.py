"""What a picture does to the words of a song: turns and stretches, at their times.

Each step is tied to syllables of the recording; where the picture is follows from the
seconds alone. Turns are turns and stretches are stretches: nothing is blended.
"""

from collections.abc import Mapping, Sequence
from math import cos, radians, sin
from typing import Final

from msgspec import Struct

from game.figure.easing import smooth
from game.linalg.factors import IDENTITY, Matrix2
from game.song import Phrase


class Step(Struct, frozen=True):
    """From a syllable of a phrase to another: ``turn`` degrees, or two stretches."""

    phrase: int
    first: int
    last: int
    turn: float = 0.0
    along: float = 1.0
    up: float = 1.0

    def matrix(self, share: float = 1.0) -> Matrix2:
        """The step, done by a ``share``."""
        if self.turn:
            by = radians(self.turn * share)
            return ((cos(by), -sin(by)), (sin(by), cos(by)))
        return ((self.along**share, 0.0), (0.0, self.up**share))


LONG: Final = 3 / 2
# One sings the map and the other the map that undoes it; then both go around, once.
DANCES: Final[Mapping[str, tuple[Step, ...]]] = {
    "rotate": (
        Step(0, 0, 1, turn=45),
        Step(0, 2, 2, along=LONG, up=1 / LONG),
        Step(0, 3, 4, turn=45),
        Step(2, 0, 1, turn=-45),
        Step(2, 2, 2, along=1 / LONG, up=LONG),
        Step(2, 3, 4, turn=-45),
        Step(4, 0, 6, turn=90),
        Step(4, 7, 8, along=LONG),
        Step(4, 9, 10, up=1 / LONG),
        Step(5, 0, 1, turn=90),
        Step(5, 2, 2, along=LONG, up=1 / LONG),
        Step(5, 3, 4, turn=45),
        Step(6, 0, 4, turn=135),
    )
}


def times(step: Step, phrases: Sequence[Phrase]) -> tuple[float, float]:
    """When a step begins and ends."""
    sung = phrases[step.phrase].syllables
    return sung[step.first].begins, sung[step.last].ends


def danced(
    steps: Sequence[Step], phrases: Sequence[Phrase], seconds: float, *, still: bool
) -> Matrix2:
    """The map so far; ``still`` does each step at once, when its word begins."""
    now = IDENTITY
    for step in steps:
        begins, ends = times(step, phrases)
        if seconds >= begins:
            share = 1.0 if still else smooth((seconds - begins) / (ends - begins))
            now = product(step.matrix(share), now)
    return now


def product(a: Matrix2, b: Matrix2) -> Matrix2:
    """First ``b``, then ``a``."""
    (p, q), (r, s) = b
    return (
        (a[0][0] * p + a[0][1] * r, a[0][0] * q + a[0][1] * s),
        (a[1][0] * p + a[1][1] * r, a[1][0] * q + a[1][1] * s),
    )
