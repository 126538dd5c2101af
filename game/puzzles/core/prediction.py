"""How near is near enough: one rule for all kinds, measured in what is asked.

What is asked are numbers: what rows shall read, or where an arrow shall end. *As asked*
are numbers none of which is farther off than a twentieth, or than a twentieth of what
is asked as a whole where that is less than one; so they are shown as what was asked.
*Foreseen* is what misses by at most an eighth of the length of what is asked. Neither
knows how much of the plane is in view. What is asked counts as ``LEAST`` long at least:
no hand can meet a share of nothing.

A kind that asks for something else has its own measure of it: a share, or an angle.
"""

from collections.abc import Iterable, Sequence
from math import hypot
from typing import Final

from game.figure.things import Dash, Item, Segment, Tone
from game.linalg.plane import Point

AS_ASKED: Final = 1 / 20
FORESEEN: Final = 1 / 8
LEAST: Final = 1 / 10


def room(asked: Sequence[float]) -> float:
    """How far off each number may be and still be as asked."""
    return AS_ASKED * min(1.0, max(LEAST, hypot(*asked)))


def off(found: Iterable[float], asked: Sequence[float]) -> float:
    """How far off the number is that is farthest from what is asked of it."""
    return max(abs(x - want) for x, want in zip(found, asked, strict=True))


def as_asked(found: Iterable[float], asked: Sequence[float]) -> bool:
    """Whether all numbers are as asked."""
    return off(found, asked) <= room(asked)


def shown(found: Iterable[float], asked: Sequence[float]) -> tuple[float, ...]:
    """The numbers as they are told beside what is asked: those that are so, as that."""
    enough = room(asked)
    pairs = zip(found, asked, strict=True)
    return tuple(want if abs(x - want) <= enough else x for x, want in pairs)


def foreseen(guess: Sequence[float], truth: Sequence[float]) -> bool:
    """Whether what was predicted is near what is, for its own length."""
    away = hypot(*(x - y for x, y in zip(guess, truth, strict=True)))
    return away <= FORESEEN * max(LEAST, hypot(*truth))


def miss(key: str, guess: Point, truth: Point, *, right: bool) -> Item:
    """The way from what was guessed to what is; a right guess has it too, in good."""
    return Segment(
        key=key,
        a=guess,
        b=truth,
        tone=Tone.GOOD if right else Tone.BAD,
        dash=Dash.DASHED,
        weight=2.0,
    )
