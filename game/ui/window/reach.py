"""What a player can take on a screen, for hands that can only step and take."""

import pygame
from msgspec import Struct

from game.language import _
from game.narrative.text.spoken_signs import alone
from game.ui.window import intents as say
from game.ui.window.intents import Intent

# Takes the player out of what was opened.
UP = "up"
# What is written with one switch, sign by sign.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 -"
DIGITS = "0123456789-.,/ "


class Reach(Struct, frozen=True, kw_only=True):
    """One thing that can be taken.

    ``lights`` brings it into sight, ``wants`` is what taking it says; one with ``more``
    opens that instead. ``area`` is its place in the window, in pixels; None for what
    has none. ``lit`` is where to begin. The screen itself says what is ``told``. What
    ``closes`` leaves what was opened when it is taken.
    """

    key: str
    words: str
    wants: tuple[Intent, ...] = ()
    lights: tuple[Intent, ...] = ()
    more: tuple["Reach", ...] = ()
    area: pygame.Rect | None = None
    lit: bool = False
    told: bool = False
    closes: bool = False


def plain() -> tuple[Reach, ...]:
    """What a screen answers to that says nothing of itself."""
    return (
        Reach(key="on", words=_("Go on"), wants=(say.Advance(),)),
        back(),
    )


def back(area: pygame.Rect | None = None) -> Reach:
    """The way back."""
    return Reach(key="way:back", words=_("Back"), wants=(say.Back(),), area=area)


def again() -> Reach:
    """To hear everything once more."""
    wants = (say.Command("repeat"),)
    return Reach(key="way:again", words=_("Hear it again"), wants=wants)


def pushes(ways: str, *, steps: bool) -> tuple[Reach, ...]:
    """Pushes in some of four ways, ``lrud``; by ``steps`` of a size of one's choice."""
    named = {
        "l": (_("Left"), -1.0, 0.0),
        "r": (_("Right"), 1.0, 0.0),
        "u": (_("Up"), 0.0, -1.0),
        "d": (_("Down"), 0.0, 1.0),
        "-": (_("Less"), -1.0, 0.0),
        "+": (_("More"), 1.0, 0.0),
    }
    found = tuple(
        Reach(key=way, words=named[way][0], wants=(say.Nudge(*named[way][1:]),))
        for way in ways
    )
    size = Reach(key="steps", words="", wants=(say.Command("steps"),))
    return (*found, size) if steps else found


def written(signs: str) -> tuple[Reach, ...]:
    """Signs that can be written one by one, and the way to take the last one back."""
    each = tuple(
        Reach(key=f"sign:{s}", words=alone(s), wants=(say.Typed(s),)) for s in signs
    )
    erase = Reach(key="erase", words=_("Take one back"), wants=(say.Typed("\b"),))
    return (*each, erase)
