"""All the words that a chapter may use: the dialect's, the cast's, the vocabulary's."""

import re
from collections.abc import Mapping
from functools import cached_property

from game.narrative.compiler.cast import Cast
from game.narrative.compiler.vocabulary import Vocabulary

ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
BOOLEANS = frozenset({"on", "off", "yes", "no", "y", "n", "true", "false"})
TELEVISION, PICTURE = "television", "picture"

LINE_MODIFIERS = frozenset(
    {"if", "once", "note", "voice", "slip", "was", "claim", "said"}
)
_STAGED = ("backdrop", "music", "sound", "song", "show", "hide", "drain", "hurry")
_PLAIN = (*_STAGED, "pause")
_WRITING = ("guess", "mark", "set")
_LEAVING = ("goto", "call", "return", "unlock", "end")
VERBS: dict[str, frozenset[str]] = {
    **dict.fromkeys((*_PLAIN, *_WRITING, *_LEAVING), frozenset({"if", "note"})),
    "stage": frozenset({"if", "wait", "slip", "note"}),
    "choice": frozenset({"if", "options", "note"}),
    "puzzle": frozenset({"if", "level", "outcomes", "note"}),
    "when": frozenset({"then", "else", "note"}),
}
BESIDE = frozenset({"options", "level", "outcomes", "then", "else", "wait"})
MODIFIERS = LINE_MODIFIERS | BESIDE
OPTION_KEYS = ("pick", "if", "once", "do", "goto", "note", "voice", "was")
SCENE_KEYS = ("title", "told", "backdrop", "music", "stage", "script", "was", "note")
CHAPTER_KEYS = ("chapter", "title", "after", "vars", "scenes", "was", "note")


class KnownWords:
    """The words of a story beyond the dialect."""

    def __init__(self, vocabulary: Vocabulary, cast: Cast) -> None:
        self.vocabulary = vocabulary
        self.cast = cast

    @cached_property
    def moods(self) -> Mapping[str, frozenset[str]]:
        """The moods of every speaker."""
        found = {
            name: frozenset(moods) for name, moods in self.vocabulary.speakers.items()
        }
        for name, speaker in self.cast.speakers.items():
            found[name] = found.get(name, frozenset()) | frozenset(speaker.moods)
        return found

    @cached_property
    def levels(self) -> dict[str, tuple[str, ...]]:
        """What ``solved()`` may name: kind.level, a kind, a level of one kind only."""
        found: dict[str, tuple[str, ...]] = {}
        bare: dict[str, list[str]] = {}
        for kind, words in self.vocabulary.puzzles.items():
            full = tuple(f"{kind}.{level}" for level in words.levels)
            found.update({name: (name,) for name in full})
            for level, name in zip(words.levels, full, strict=True):
                bare.setdefault(level, []).append(name)
        for level, names in bare.items():
            if len(names) == 1:
                found.setdefault(level, (names[0],))
        for kind, words in self.vocabulary.puzzles.items():
            found[kind] = tuple(f"{kind}.{level}" for level in words.levels)
        return found

    def portraits(self) -> frozenset[str]:
        """What ``show`` and ``hide`` may name."""
        assets = self.vocabulary.assets
        kinds = ("portrait", PICTURE, "prop")
        more = frozenset[str]().union(*(assets.get(k, frozenset()) for k in kinds))
        return frozenset(self.moods) | more | {TELEVISION, PICTURE}
