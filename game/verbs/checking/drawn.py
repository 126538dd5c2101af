"""Whether every sign of the story is in a typeface: others are shown as boxes."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from game.app.library import Reading
from game.app.story_files import story_bytes
from game.narrative.program.operations import Offer, Op, Say, Show
from game.reading.problems import WARNING, Problem
from game.ui.type.fonts import Face, Fonts
from game.ui.window.assets import Assets

BOXED = "S925"
DRAWN = "Latin, Greek and Cyrillic letters and the signs of mathematics are drawn"


class _Text(Struct, frozen=True):
    """Words and where they stand; ``near`` is in their line where that is not known."""

    words: str
    file: str
    place: tuple[int, int] = (0, 1)
    near: str = ""


def drawn(reading: Reading, root: Path, folder: Path) -> list[Problem]:
    """Texts with signs that would be boxes, each once."""
    fonts = Fonts(Assets(root))
    found: list[Problem] = []
    for text in _texts(reading):
        plain = text.words.isascii()
        lacking = "" if plain else fonts.lacking(Face.READING, text.words)
        if lacking:
            place = text.place if text.place[0] else _found(text, folder)
            what = f"no typeface draws {', '.join(map(_named, lacking[:3]))}"
            found.append(Problem(text.file, *place, BOXED, what, DRAWN, WARNING))
    return found


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return f"'{sign}' (U+{ord(sign):04X}{' ' * bool(name)}{name.lower()})"


def _found(text: _Text, folder: Path) -> tuple[int, int]:
    """The place of a text that is known by what stands near it."""
    name = text.file.removeprefix("story/")
    lines = story_bytes(folder, name, []).decode("utf-8", "replace").split("\n")
    at = next((n for n, line in enumerate(lines, 1) if re.search(text.near, line)), 1)
    return at, 1


def _texts(reading: Reading) -> Iterator[_Text]:
    library = reading.library
    for chapter in library.program.chapters.values():
        yield _Text(chapter.title, chapter.file, chapter.unit.place)
        for at, op in enumerate(chapter.code):
            for words in _said(op):
                yield _Text(words, chapter.file, chapter.place(at))
    for name, who in library.cast.speakers.items():
        yield _Text(who.name, "story/cast.yaml", near=rf"^\s*{re.escape(name)}\s*:")
    for guess in library.ledger.guesses:
        for words in (guess.words, guess.truth, *guess.evidence):
            yield _Text(words, "story/ledger.yaml", guess.place)
    for kind, levels in library.levels.levels.items():
        for level in levels:
            near = rf"\bid:\s*{re.escape(level.id)}\s*$"
            for words in (level.title, level.intro, level.naming, level.check):
                yield _Text(words, f"story/levels/{kind}.yaml", near=near)


def _said(op: Op) -> Iterator[str]:
    if isinstance(op, Say):
        yield op.text
    elif isinstance(op, Offer):
        yield from (way.text for way in op.ways)
    elif isinstance(op, Show):
        yield from _strings(op.value)


def _strings(value: Any) -> Iterator[str]:
    """Every text in a cue's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
