"""Ends of the levels that a story quotes: played by chance, and kept on a shelf."""

import random

import msgspec

from game.app.shelf import Shelf, code_stamp
from game.narrative.program.operations import Puzzle, Say, Show
from game.narrative.program.program import Program
from game.narrative.text import quoting
from game.puzzles.core.known_guess import told
from game.puzzles.core.level import Level
from game.puzzles.levels.library import Library
from game.puzzles.session.ends import End, ends
from game.reading.cache import key
from game.verbs.checking.shared_work import Alone

SEED = 20_260_101
CODE = ("puzzles", "guesses", "linalg", "figure")
PLAYS = 300


class Plays:
    """Ends of the levels of a story, played when they are first asked for."""

    def __init__(
        self, levels: Library, shelf: Shelf, ahead: Alone | None = None
    ) -> None:
        self.levels = levels
        self.shelf = shelf
        self.ahead = ahead or Alone()
        self.code = code_stamp(CODE)
        self.known: dict[tuple[str, str], tuple[End, ...]] = {}

    def of(self, kind: str, name: str) -> tuple[End, ...]:
        """How plays of a level end, from the shelf where nothing has changed."""
        if (kind, name) not in self.known:
            self.ahead.wait(subject(kind, name))
            self.known[kind, name] = self.made(kind, name)
        return self.known[kind, name]

    def made(self, kind: str, name: str) -> tuple[End, ...]:
        """The same; nobody is waited for."""
        level, guesses = self.levels.find(kind, name), self.levels.guesses
        dice = random.Random(f"{SEED} {kind} {name}")  # noqa: S311 - no secret
        return self.shelf.of(
            subject(kind, name),
            self._key(level),
            tuple[End, ...],
            lambda: ends(kind, level, guesses, dice.random, PLAYS),
        )

    def kept(self, kind: str, name: str) -> bool:
        """Whether they lie on the shelf as they are now."""
        level = self.levels.find(kind, name)
        return self.shelf.has(subject(kind, name), self._key(level))

    def _key(self, level: Level) -> str:
        guesses = self.levels.guesses
        return key({}, msgspec.json.encode([level, told(guesses)]), self.code)


def subject(kind: str, level: str) -> str:
    """Under which name the ends of a level lie on the shelf."""
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
