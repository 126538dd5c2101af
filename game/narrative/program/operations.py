"""The operations of a compiled story: one closed union, flat, decoded when played."""

from typing import Any, TypeAlias

from msgspec import Struct

from game.narrative.program.conditions import Tree
from game.narrative.program.domains import Domain

NOWHERE = -1


class Say(Struct, frozen=True, array_like=True, tag=0, gc=False):
    """A line; ``fills`` says whether its text shows variables."""

    id: str
    speaker: str
    text: str
    mood: str = ""
    voice: str = ""
    fills: bool = False


class Hold(Struct, frozen=True, array_like=True, tag=1, gc=False):
    """A silence; 0 seconds last until what moves on the stage has come to rest."""

    seconds: float


class Show(Struct, frozen=True, array_like=True, tag=2):
    """A cue for the stage; ``samples`` of what it quotes of puzzles, by their names."""

    verb: str
    value: Any
    samples: dict[str, tuple[float, ...]] = {}


class Assign(Struct, frozen=True, array_like=True, tag=3):
    """Give a variable a value, saturating at the ends of its range."""

    name: str
    tree: Tree
    domain: Domain


class Test(Struct, frozen=True, array_like=True, tag=4):
    """Go to ``target`` unless the condition is true."""

    tree: Tree
    target: int


class Jump(Struct, frozen=True, array_like=True, tag=5, gc=False):
    """Go to ``target``; ``forgets`` where no way leads back to what was picked."""

    target: int
    forgets: bool = False


class Enter(Struct, frozen=True, array_like=True, tag=6, gc=False):
    """A scene begins; ``key`` is ``chapter.scene``."""

    scene: str
    key: str


class Way(Struct, frozen=True, array_like=True):
    """An option of a choice; ``keeps`` where the choice may be met again."""

    id: str
    text: str
    target: int
    tree: Tree | None = None
    once: bool = False
    fills: bool = False
    keeps: bool = False


class Offer(Struct, frozen=True, array_like=True, tag=7):
    """A choice; with nothing to offer it goes to ``after``."""

    id: str
    ways: tuple[Way, ...]
    after: int


class Outcome(Struct, frozen=True, array_like=True):
    """One way for a puzzle to end."""

    name: str
    target: int


class Puzzle(Struct, frozen=True, array_like=True, tag=8):
    """A puzzle; ``marks`` if its kind marks guesses."""

    kind: str
    level: str
    outcomes: tuple[Outcome, ...]
    marks: bool = False


class Query(Struct, frozen=True, array_like=True, tag=9, gc=False):
    """Ask for a guess's mark."""

    guess: str


class Write(Struct, frozen=True, array_like=True, tag=10, gc=False):
    """Write a guess into the Ledger."""

    guess: str


class Unlock(Struct, frozen=True, array_like=True, tag=11, gc=False):
    """Unlock something in the profile."""

    key: str


class Call(Struct, frozen=True, array_like=True, tag=12, gc=False):
    """Go to a scene and come back."""

    target: int
    scene: str


class Return(Struct, frozen=True, array_like=True, tag=13, gc=False):
    """Come back from a call."""


class End(Struct, frozen=True, array_like=True, tag=14, gc=False):
    """The chapter ends."""

    name: str


class Once(Struct, frozen=True, array_like=True, tag=15, gc=False):
    """Go to ``target`` where this was passed before; else note that it was."""

    id: str
    target: int


class Loose(Struct, frozen=True, array_like=True, tag=16, gc=False):
    """The end of a script that leads nowhere."""

    scene: str


class Song(Struct, frozen=True, array_like=True, tag=17, gc=False):
    """A song is sung."""

    name: str


Op: TypeAlias = (
    Say
    | Hold
    | Show
    | Assign
    | Test
    | Jump
    | Enter
    | Offer
    | Puzzle
    | Query
    | Write
    | Unlock
    | Call
    | Return
    | End
    | Once
    | Loose
    | Song
)
