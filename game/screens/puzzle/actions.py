"""What can be done at a puzzle besides moving its handles: a closed union."""

from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeAlias

from msgspec import Struct

from game.language import N_
from game.puzzles.session.tools import TOOLS

KEPT: Final = N_("What you do here is kept by itself; the story is saved at its lines.")


class Do(Enum):
    """What can be done without saying more, each in its own words."""

    REVEAL = N_("This is my guess: reveal")
    WAIVE = N_("Go on without a guess")
    TEST = N_("Put these to the test")
    PAGE_ON = N_("On to page {number} of {all}")
    PAGE_BACK = N_("Back to page {number} of {all}")
    HINT = N_("Hint {number} of {all}")
    # Translators: ends the solution that is being shown, move by move.
    STOP = N_("Stop")
    UNDO = N_("Undo")
    REDO = N_("Redo")
    RESTART = N_("Restart")
    AGAIN = N_("Again")
    # Translators: goes on moving things freely after a win.
    PLAY_ON = N_("Play on")
    NAMING = N_("What it is called")
    PAPER = N_("On paper")
    HAND_IN = N_("Hand it in")
    CHOOSE = N_("Choose instead")
    TYPE = N_("Type it instead")
    ANOTHER = N_("Other numbers")
    ANSWER = N_("Show the answer")
    CLOSE = N_("Back to the picture")
    # Translators: leaves the puzzle for the story.
    ON = N_("Go on")
    LATER = N_("Leave it for later")
    NEXT = N_("Next level")
    PREVIOUS = N_("Previous level")
    LEAVE = N_("Back")
    # Translators: shows the picture alone, in the whole window.
    ENLARGE = N_("Larger picture")


class UseTool(Struct, frozen=True):
    """Lay a tool out, or put it away."""

    key: str


class PickAnswer(Struct, frozen=True):
    """Take one of the written answers, counted from 0."""

    number: int


Action: TypeAlias = Do | UseTool | PickAnswer

# What the window's named commands mean at a puzzle.
COMMANDS: Final[Mapping[str, Action]] = {
    "undo": Do.UNDO,
    "redo": Do.REDO,
    "restart": Do.RESTART,
    "hint": Do.HINT,
    "next": Do.NEXT,
    "previous": Do.PREVIOUS,
    "enlarge": Do.ENLARGE,
    **{f"tool-{key}": UseTool(key) for key in TOOLS},
}


class Line(Struct, frozen=True):
    """One line of type that can be chosen.

    ``main`` ones are what goes on from here. One that is not ``able`` is shown and does
    nothing yet; one that is ``struck`` never will. ``on`` is for what can be switched
    on and off.
    """

    action: Action
    words: str
    main: bool = False
    able: bool = True
    struck: bool = False
    on: bool = False
