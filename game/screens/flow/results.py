"""What screens say when they leave. Values only: who asked decides what follows."""

from typing import Any, TypeAlias

from msgspec import Struct

from game.narrative.machine.events import Answer


class Solved(Struct, frozen=True, tag=True):
    """A puzzle or song of the story is over: tell the story machine this."""

    answer: Answer


class RollTo(Struct, frozen=True, tag=True):
    """Show the moment with this index of the journey."""

    index: int


class Replay(Struct, frozen=True, tag=True):
    """Play a chapter from its first line, or a scene of it.

    ``own``: with what the player did before it. Else from nothing: ``carried`` is what
    then stands for earlier chapters, None while the player was not asked for it.
    """

    chapter: str
    scene: str = ""
    own: bool = True
    carried: dict[str, Any] | None = None


class Marks(Struct, frozen=True, tag=True):
    """Guesses that were marked anew in the Ledger: (guess, mark) pairs.

    ``then`` is where the player went from there, if not back; from a puzzle it is
    ``back`` to that.
    """

    marks: tuple[tuple[str, str], ...]
    then: Replay | None = None
    back: bool = False


class Load(Struct, frozen=True, tag=True):
    """Go on from a slot; 0 is the quick slot, below are the autosaves.

    ``asked``: the player knows that the play before is left for it.
    """

    slot: int
    asked: bool = False


class Continue(Struct, frozen=True, tag=True):
    """Go on from the newest autosave; ``told``: what happened before needs no words."""

    told: bool = False


class NewGame(Struct, frozen=True, tag=True):
    """Begin the story."""


class Practise(Struct, frozen=True, tag=True):
    """Solve a level for its own sake, or as a stop of the ``course``."""

    kind: str
    level: str
    course: bool = False


class Opened(Struct, frozen=True, tag=True):
    """The menu was left for another screen: a command's name (save, load, ...)."""

    name: str


class Leave(Struct, frozen=True, tag=True):
    """Back to the title."""


class QuitGame(Struct, frozen=True, tag=True):
    """Close the game."""


class Finished(Struct, frozen=True, tag=True):
    """A chapter was played to its end; ``carried`` is what later ones may ask about."""

    chapter: str
    ending: str
    carried: dict[str, Any] = {}


class Confirmed(Struct, frozen=True, tag=True):
    """A question was answered; ``about`` says which."""

    about: str
    yes: bool


Result: TypeAlias = (
    Solved
    | RollTo
    | Marks
    | Load
    | Continue
    | NewGame
    | Replay
    | Practise
    | Opened
    | Leave
    | QuitGame
    | Finished
    | Confirmed
)
