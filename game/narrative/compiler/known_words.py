"""All the words that a chapter may use: the dialect's, the cast's, the vocabulary's."""

import re
from collections.abc import Mapping
from functools import cached_property

from game.narrative.compiler.cast import Cast
from game.narrative.compiler.vocabulary import Vocabulary

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
BOOLEANS = frozenset({"on", "off", "yes", "no", "y", "n", "true", "false"})
SECONDS = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)(ms|s)\Z")
TELEVISION, PICTURE = "television", "picture"

LINE_MODIFIERS = frozenset({"if", "once", "note", "voice", "slip", "was"})
VERBS: dict[str, frozenset[str]] = {
    "stage": frozenset({"if", "wait", "slip", "note"}),
    "backdrop": frozenset({"if", "note"}),
    "music": frozenset({"if", "note"}),
    "sound": frozenset({"if", "note"}),
    "pause": frozenset({"if", "note"}),
    "show": frozenset({"if", "note"}),
    "hide": frozenset({"if", "note"}),
    "choice": frozenset({"if", "options", "note"}),
    "puzzle": frozenset({"if", "level", "outcomes", "note"}),
    "guess": frozenset({"if", "note"}),
    "mark": frozenset({"if", "note"}),
    "set": frozenset({"if", "note"}),
    "when": frozenset({"then", "else", "note"}),
    "goto": frozenset({"if", "note"}),
    "call": frozenset({"if", "note"}),
    "return": frozenset({"if", "note"}),
    "unlock": frozenset({"if", "note"}),
    "end": frozenset({"if", "note"}),
}
BESIDE = frozenset({"options", "level", "outcomes", "then", "else", "wait"})
MODIFIERS = LINE_MODIFIERS | BESIDE
OPTION_KEYS = ("pick", "if", "once", "do", "goto", "note", "voice", "was")
SCENE_KEYS = ("backdrop", "music", "stage", "script", "was", "note")
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


def seconds(text: str) -> float | None:
    """``3s``, ``0.5s`` or ``500ms`` as seconds; None for anything else."""
    found = SECONDS.match(text)
    if not found:
        return None
    return float(found[1]) / (1000 if found[2] == "ms" else 1)
