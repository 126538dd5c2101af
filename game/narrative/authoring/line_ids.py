"""Writing missing ids into story files, without touching anything else in them.

An id is spliced in at the end of its text; the file is never dumped again, so comments
and layout stay as they are. An id that is ``taken``, or ever was, is not used again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from game.narrative.compiler.cast import Cast
from game.narrative.compiler.chapter import build_of
from game.narrative.compiler.chapter_build import ChapterBuild
from game.narrative.compiler.known_words import KnownWords
from game.narrative.compiler.vocabulary import Vocabulary
from game.reading.nodes import Text

SERIES = re.compile(r"(.*?)([a-z]*)\Z", re.DOTALL)
QUOTES = "'\""
NOBODY = Vocabulary(
    speakers={},
    check_stage=lambda _: (),
    stage_schema={},
    puzzles={},
    guesses=frozenset(),
    assets={},
)


class Edit(Struct, frozen=True, order=True):
    """Put ``text`` into a file before ``column`` of ``line`` (both from 1)."""

    line: int
    column: int
    text: str


def following(before: str, taken: Iterable[str]) -> str:
    """The next id of the series of ``before`` that is not taken.

    ``rows-07c`` is followed by ``rows-07d``, ``rows-07z`` by ``rows-07za``, and
    ``rows-07`` by ``rows-07a``.
    """
    found = SERIES.match(before)
    base, letters = (found[1], found[2]) if found else (before, "")
    if base == "" or base.endswith("-") or not base[-1].isdigit():
        base, letters = f"{before}-", ""
    used = set(taken)
    while True:
        letters = _next(letters)
        if base + letters not in used:
            return base + letters


def _next(letters: str) -> str:
    if not letters or letters[-1] == "z":
        return letters + "a"
    return letters[:-1] + chr(ord(letters[-1]) + 1)


def missing(
    files: Mapping[str, bytes],
    words: KnownWords | None = None,
    given: Iterable[str] = (),
) -> dict[str, tuple[Edit, ...]]:
    """For each file, by name, the edits that give every text without an id a new one.

    The files are all of the story: ids are unique in it. Without ``words`` every verb
    that could be a speaker is taken for one. ``given`` are ids that were given before;
    the line that had one may be gone, and saves may still stand on it.
    """
    known = words or _Anybody(NOBODY, Cast())
    builds = {name: build_of(name, data, known) for name, data in files.items()}
    taken = {line_id for build in builds.values() for line_id in _used(build)}
    taken |= set(given)
    return {name: tuple(_edits(build, taken)) for name, build in builds.items()}


def used(files: Mapping[str, bytes], words: KnownWords | None = None) -> set[str]:
    """The ids that stand in the files, and those that ``was`` tells of."""
    known = words or _Anybody(NOBODY, Cast())
    builds = (build_of(name, data, known) for name, data in files.items())
    return {line_id for build in builds for line_id in _used(build)}


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with the edits done; line ends and a byte order mark stay."""
    ordered = sorted(edits, reverse=True)
    if not ordered:
        return data
    lines = data.decode("utf-8").split("\n")
    shift = 1 if lines[0].startswith("\ufeff") else 0
    for edit in ordered:
        line = lines[edit.line - 1]
        at = edit.column - 1 + (shift if edit.line == 1 else 0)
        lines[edit.line - 1] = line[:at] + edit.text + line[at:]
    return "\n".join(lines).encode("utf-8")


class _AnyMoods(dict[str, frozenset[str]]):
    """Every word that is no command may be a speaker, in any mood."""

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(re.match(r"[a-z]\w*\Z", key))

    def __missing__(self, key: str) -> frozenset[str]:
        return frozenset()


class _Anybody(KnownWords):
    moods = _AnyMoods()


def _used(build: ChapterBuild) -> set[str]:
    own = {line_id for line_id in build.ids if line_id[0] != "~"}
    return own | {old.partition(":")[2] for old in build.renames}


def _edits(build: ChapterBuild, taken: set[str]) -> Iterator[Edit]:
    latest: dict[tuple[str, str], str] = {}
    for wanting in build.wanting:
        if not wanting.node.text.strip():
            continue
        series = wanting.scene, wanting.before
        before = latest.get(series) or wanting.before
        fresh = following(before or _series(build, wanting.scene, taken), taken)
        taken.add(fresh)
        latest[series] = fresh
        yield Edit(*_end(build, wanting.node), f" ^{fresh}")


def _series(build: ChapterBuild, scene: str, taken: set[str]) -> str:
    """What ids before the first of a scene begin with; a new number if it has none.

    The number is the scene's own, ``mine-03`` for the third, unless another scene of
    the chapter, or one that is gone, had it.
    """
    if scene in build.first:
        found = SERIES.match(build.first[scene])
        return found[1] if found else build.first[scene]
    chapter = build.chapter or "line"
    own = re.compile(rf"{re.escape(chapter)}-(\d+)[a-z]*")
    had = {int(found[1]) for each in taken if (found := own.fullmatch(each))}
    number = 1 + [*build.scenes(), scene].index(scene)
    return f"{chapter}-{number if number not in had else max(had) + 1:02d}"


def _end(build: ChapterBuild, node: Text) -> tuple[int, int]:
    """The end of the words of a text, before its closing quote."""
    if not node.style:
        return node.end_line, node.end_column
    quote = node.style in QUOTES
    return (node.end_line, node.end_column - 1) if quote else _block_end(build, node)


def _block_end(build: ChapterBuild, node: Text) -> tuple[int, int]:
    """The end of the last line with words in a block of text."""
    lines = build.notes.lines
    line = min(node.end_line, len(lines))
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    if line == node.end_line and node.end_column <= 1 + indent:
        line -= 1
    while line > node.line and not lines[line - 1].strip():
        line -= 1
    return line, len(lines[line - 1].rstrip()) + 1
