"""What was read of the story folder: all values, nothing half made. No pygame here."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.guesses.known import known
from game.guesses.ledger import Guess, Ledger
from game.language import _, pgettext
from game.narrative.compiler.cast import Cast
from game.narrative.program.program import Program
from game.puzzles.core.level import Level
from game.puzzles.levels.library import Library as Levels
from game.song import Song
from game.stage.places import Places


class Library(Struct, frozen=True):
    """The story as the screens use it."""

    program: Program
    cast: Cast
    ledger: Ledger
    levels: Levels
    places: Places = {}
    songs: Mapping[str, Song] = {}

    def named(self, who: str) -> str:
        """Whoever it is, by name; empty for the narrator."""
        speaker = self.cast.speakers.get(who)
        return speaker.name if speaker else ""

    def together(self, names: Sequence[str]) -> str:
        """Who sings with whom, by name."""
        told = [self.named(name) for name in names]
        if len(told) == 2:
            return _("{one} and {other}", one=told[0], other=told[1])
        return ", ".join(told)


LEVEL_WORDS = ("title", "intro", "naming", "check")
GUESS_WORDS = ("words", "truth")


def localized(library: Library) -> Library:
    """The same story, all that it shows in the player's language.

    Lines are said by the story machine, which knows their ids.
    """
    cast = {
        name: replace(who, name=pgettext("cast:" + name, who.name))
        for name, who in library.cast.speakers.items()
    }
    places = {
        name: replace(place, says=pgettext("place:" + name, place.says))
        for name, place in library.places.items()
    }
    questions = (
        replace(each, asks=pgettext(question_context(each.id), each.asks))
        for each in library.ledger.questions
    )
    guesses = tuple(map(_guess, library.ledger.guesses))
    ledger = Ledger(guesses, tuple(questions))
    levels = {
        kind: tuple(_level(kind, level) for level in each)
        for kind, each in library.levels.levels.items()
    }
    return replace(
        library,
        cast=replace(library.cast, speakers=cast),
        ledger=ledger,
        places=places,
        levels=Levels(levels, known(ledger)),
    )


def guess_context(guess: str, field: str) -> str:
    """The context in which a catalogue holds a text of the Ledger."""
    return f"guess:{guess}:{field}"


def question_context(question: str) -> str:
    """The context in which a catalogue holds an open question."""
    return f"question:{question}"


def level_context(kind: str, level: str, field: str) -> str:
    """The context in which a catalogue holds a text of a level."""
    return f"level:{kind}.{level}:{field}"


def _guess(guess: Guess) -> Guess:
    said = {
        f: pgettext(guess_context(guess.id, f), getattr(guess, f)) for f in GUESS_WORDS
    }
    evidence = tuple(
        pgettext(guess_context(guess.id, f"evidence:{i}"), each)
        for i, each in enumerate(guess.evidence, 1)
    )
    return replace(guess, **said, evidence=evidence)


def _level(kind: str, level: Level) -> Level:
    said = {
        f: pgettext(level_context(kind, level.id, f), getattr(level, f))
        for f in LEVEL_WORDS
    }
    return replace(level, **said)
