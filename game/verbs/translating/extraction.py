"""Every sentence for people: of the code, and of a story with its levels and Ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir
from msgspec import Struct

from game.app.folders import PACKAGE
from game.app.languages import OWN_NAME
from game.narrative.program.operations import Offer, Say, Show
from game.narrative.program.program import Chapter, retold, titled
from game.puzzles.core.level import Level
from game.screens.shared.library import (
    GUESS_WORDS,
    LEVEL_WORDS,
    Library,
    guess_context,
    level_context,
    question_context,
)
from game.stage.cues.fields import WORDED
from game.stage.notation.parsing import sides
from game.stage.notation.syntax import NotationError

KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
TAG = "Translators:"


class Sentence(Struct, frozen=True):
    """One entry of a catalogue: ``many`` is its plural, ``said`` where it stands."""

    text: str
    context: str = ""
    many: str = ""
    said: str = ""
    comments: tuple[str, ...] = ()


def of_code() -> Iterator[Sentence]:
    """What ``_`` and its sisters are handed in the game's own code, in file order."""
    found = extract_from_dir(
        PACKAGE,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=[TAG],
        strip_comment_tags=True,
        directory_filter=lambda folder: Path(folder).name != "data",
    )
    yield Sentence("English", OWN_NAME, said="game/app/languages.py")
    for file, _line, message, comments, context in found:
        one, many = message if isinstance(message, tuple) else (message, "")
        if one:
            yield Sentence(
                one, context or "", many, f"game/{file}", tuple(dict.fromkeys(comments))
            )


def of_story(library: Library) -> Iterator[Sentence]:
    """Names, places, lines, choices, cues; the Ledger; levels. Contexts are ids."""
    for name, who in library.cast.speakers.items():
        if who.name:
            yield Sentence(who.name, f"cast:{name}", said="story/cast.yaml")
    for name, place in library.places.items():
        if place.says:
            yield Sentence(place.says, f"place:{name}", said="story/places.yaml")
    for chapter in library.program.chapters.values():
        yield from _chapter(chapter)
    for guess in library.ledger.guesses:
        texts = [(f, getattr(guess, f)) for f in GUESS_WORDS]
        texts += [(f"evidence:{i}", e) for i, e in enumerate(guess.evidence, 1)]
        for field, text in texts:
            context = guess_context(guess.id, field)
            yield Sentence(text, context, said="story/ledger.yaml")
    for question in library.ledger.questions:
        context = question_context(question.id)
        yield Sentence(question.asks, context, said="story/questions.yaml")
    for kind, levels in library.levels.levels.items():
        for level in levels:
            yield from _level(kind, level)


def _chapter(chapter: Chapter) -> Iterator[Sentence]:
    yield Sentence(chapter.unit.title, f"chapter:{chapter.name}", said=chapter.file)
    for texts, context in ((chapter.unit.titles, titled), (chapter.unit.told, retold)):
        for scene, text in texts.items():
            yield Sentence(text, context(chapter.name, scene), said=chapter.file)
    notes = chapter.side.notes
    for op in chapter.code:
        match op:
            case Say():
                told = (op.speaker or "narrator") + (f", {op.mood}" if op.mood else "")
                note = notes.get(op.id, "")
                comments = (told, note) if note else (told,)
                yield Sentence(op.text, op.id, said=chapter.file, comments=comments)
            case Offer():
                for way in op.ways:
                    comments = (f"an answer of the choice {op.id}",)
                    yield Sentence(
                        way.text, way.id, said=chapter.file, comments=comments
                    )
            case Show(verb="stage"):
                for text in _worded(op.value):
                    yield Sentence(text, "stage", said=chapter.file)
            case _:
                pass


def _worded(value: Any, field: str = "") -> Iterator[str]:
    """The words in a cue's value: fields that hold words, lines of loose ones."""
    if isinstance(value, dict):
        for name, each in value.items():
            kept = field if field in {"work", "labels"} else str(name)
            yield from _worded(each, kept)
            if field == "work" and name in WORDED:
                yield from _worded(each, str(name))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _worded(each, field)
    elif isinstance(value, str) and _is_said(value, field):
        yield value


def _is_said(text: str, field: str) -> bool:
    """Whether a text of a field is words, and not a name or a formula."""
    if field in {"says", "work"}:
        return _loose(text)
    if field == "labels":
        return all(len(word) > 2 and word.isalpha() for word in text.split() or ("",))
    return field in WORDED


def _loose(text: str) -> bool:
    try:
        sides(text)
    except NotationError:
        return True
    return False


def _level(kind: str, level: Level) -> Iterator[Sentence]:
    for field in LEVEL_WORDS:
        text = getattr(level, field)
        if text:
            yield Sentence(
                text,
                level_context(kind, level.id, field),
                said=f"story/levels/{kind}.yaml",
            )
