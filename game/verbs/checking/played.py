"""Ends of the levels that a story quotes: played by chance, and kept on a shelf."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import msgspec

from game.app.folders import find
from game.app.library import Reading, read_story
from game.app.shelf import Shelf, code_stamp
from game.narrative.program.operations import Puzzle, Say, Show
from game.narrative.program.program import Program
from game.narrative.text import quoting
from game.puzzles.core.known_guess import told
from game.puzzles.core.level import Level
from game.puzzles.levels.library import Library
from game.puzzles.session.ends import End, ends
from game.reading.cache import key

SEED = 20_260_101
CODE = ("puzzles", "guesses", "linalg", "figure")
PLAYS = 300
# For so few levels a second process would begin when the first one is through.
FEW = 3


class Plays:
    """Ends of the levels of a story, played when they are first asked for."""

    def __init__(self, levels: Library, shelf: Shelf) -> None:
        self.levels = levels
        self.shelf = shelf
        self.code = code_stamp(CODE)
        self.known: dict[tuple[str, str], tuple[End, ...]] = {}

    def of(self, kind: str, name: str) -> tuple[End, ...]:
        """How plays of a level end, from the shelf where nothing has changed."""
        if (kind, name) not in self.known:
            level, guesses = self.levels.find(kind, name), self.levels.guesses
            dice = random.Random(f"{SEED} {kind} {name}")  # noqa: S311 - no secret
            self.known[kind, name] = self.shelf.of(
                _subject(kind, name),
                self._key(level),
                tuple[End, ...],
                lambda: ends(kind, level, guesses, dice.random, PLAYS),
            )
        return self.known[kind, name]

    def kept(self, kind: str, name: str) -> bool:
        """Whether they lie on the shelf as they are now."""
        level = self.levels.find(kind, name)
        return self.shelf.has(_subject(kind, name), self._key(level))

    def _key(self, level: Level) -> str:
        guesses = self.levels.guesses
        return key({}, msgspec.json.encode([level, told(guesses)]), self.code)


def _subject(kind: str, level: str) -> str:
    return f"ends-{kind}-{level}"


def quoted(program: Program) -> list[tuple[str, str]]:
    """The levels of kinds that a cue or a claim quotes, chapter by chapter."""
    kinds: set[str] = set()
    found: dict[tuple[str, str], None] = {}
    for _name, chapter in sorted(program.chapters.items()):
        for op in chapter.code:
            match op:
                case Show(samples=samples):
                    kinds |= {name.partition(".")[0] for name in samples}
                case Say(id=line) if line in chapter.side.claims:
                    text = chapter.side.claims[line].text
                    kinds |= {
                        name.partition(".")[0] for _, name in quoting.inside(text)
                    }
                case Puzzle(kind=kind, level=level):
                    found[kind, level] = None
                case _:
                    pass
    return [each for each in found if each[0] in kinds]


@contextmanager
def ahead(reading: Reading, folder: Path, shelf: Shelf) -> Iterator[None]:
    """Meanwhile another process plays the levels from the last one on, for the shelf.

    Who asks for them begins with the first one; so they meet.
    """
    plays = Plays(reading.library.levels, shelf)
    left = [each for each in quoted(reading.library.program) if not plays.kept(*each)]
    if len(left) <= FEW or (os.cpu_count() or 1) == 1:
        yield
        return
    about = (folder, shelf.folder, left[::-1])
    other = get_context("spawn").Process(target=play, args=about, daemon=True)
    other.start()
    try:
        yield
    finally:
        other.terminate()
        other.join()


def play(folder: Path, shelf: Path, levels: list[tuple[str, str]]) -> None:
    """Play levels of a story's folder, one after the other, for a shelf."""
    plays = Plays(read_story(find(os.environ), folder).library.levels, Shelf(shelf))
    for kind, level in levels:
        plays.of(kind, level)
