"""What the story machine says and what it can be told: two closed unions.

``step`` returns a tuple of events. The last one is always a *pause* (``Pausing``):
the machine waits there for an answer. The ones before it are done at once.
"""

from typing import Any, TypeAlias

from msgspec import Struct


class Line(Struct, frozen=True, tag=True):
    """Somebody says something; ``speaker`` is empty for narration.

    ``text`` is dialect markup with variables already filled in, in the player's
    language; ``source`` is the writer's own text where that is another one.
    """

    id: str
    speaker: str
    text: str
    mood: str = ""
    voice: str = ""
    source: str = ""


class Pause(Struct, frozen=True, tag=True):
    """A silence of ``seconds`` that holds, and can be skipped."""

    seconds: float


class Option(Struct, frozen=True, tag=True):
    """One way out of a choice; ``picked`` says whether it was taken before."""

    id: str
    text: str
    picked: bool = False


class Choices(Struct, frozen=True, tag=True):
    """The player must pick one of the options (never empty)."""

    id: str
    options: tuple[Option, ...]


class PuzzleSet(Struct, frozen=True, tag=True):
    """A puzzle is put into the player's hands."""

    kind: str
    level: str
    outcomes: tuple[str, ...]


class SongSet(Struct, frozen=True, tag=True):
    """A song is sung; it is gone on from like a line, whether or not it was heard."""

    name: str


class Asked(Struct, frozen=True, tag=True):
    """The player is asked to mark a guess holds, breaks or open (verb ``mark``)."""

    guess: str


class Ended(Struct, frozen=True, tag=True):
    """The chapter is over; ``name`` is what ``end:`` names."""

    name: str


class Cue(Struct, frozen=True, tag=True):
    """The stage changes: verb is stage, backdrop, music, sound, show or hide.

    ``value`` is plain data: text, numbers, lists and mappings with text keys.
    """

    verb: str
    value: Any


class Guessed(Struct, frozen=True, tag=True):
    """A guess is written in the Ledger, unmarked."""

    guess: str


class Marked(Struct, frozen=True, tag=True):
    """A guess got a mark: holds, breaks or open."""

    guess: str
    mark: str


class Unlocked(Struct, frozen=True, tag=True):
    """Something of the profile is unlocked; it never rolls back."""

    key: str


class Entered(Struct, frozen=True, tag=True):
    """A scene begins."""

    scene: str


Told: TypeAlias = Line | Pause | SongSet
"""What one goes on from by ``Advance``."""
Pausing: TypeAlias = Told | Choices | PuzzleSet | Asked | Ended
Event: TypeAlias = Pausing | Cue | Guessed | Marked | Unlocked | Entered


class Advance(Struct, frozen=True, tag=True):
    """Go on, from a line, a silence or a song."""


class Pick(Struct, frozen=True, tag=True):
    """Take an option of a choice, by id."""

    option: str


class Finish(Struct, frozen=True, tag=True):
    """A puzzle ended in ``outcome``; a board also sends its marks, guess to mark.

    ``quotes`` are the numbers that the player made, by the names of the kind.
    """

    outcome: str
    marks: dict[str, str] = {}
    quotes: dict[str, tuple[float, ...]] = {}


class Mark(Struct, frozen=True, tag=True):
    """Mark a written guess: answers ``Asked``, and revises a mark at any pause."""

    guess: str
    mark: str


Answer: TypeAlias = Advance | Pick | Finish | Mark
