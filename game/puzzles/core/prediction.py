"""Predict, then see: the part of it that kinds share.

A position that asks for a prediction keeps three things: whether it is ``placed`` (the
reveal is over), and what was predicted then, or None for no prediction.
"""

from typing import Final

from game.figure.things import Dash, Item, Segment, Tone
from game.linalg.plane import Point, apart

FORESEEN: Final = 1 / 12


def near(guess: Point | None, truth: Point | None, view: float) -> bool | None:
    """Whether a guess lies within 1/12 of the half height of the truth."""
    if guess is None or truth is None:
        return None
    return apart(guess, truth) <= view * FORESEEN


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
