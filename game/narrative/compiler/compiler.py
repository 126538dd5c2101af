"""Story files to a program: two passes, never raising, all problems at once.

First every file by itself (``chapter``; from the cache where it has not changed),
then the links between them: ids, chapters, scenes and options of other files.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct, convert, structs

from game.narrative.compiler import cache
from game.narrative.compiler.cast import Cast
from game.narrative.compiler.chapter import compile_file
from game.narrative.compiler.known_words import KnownWords
from game.narrative.compiler.vocabulary import Vocabulary
from game.narrative.program.program import Chapter, Program, Ref, Unit
from game.reading.cache import key
from game.reading.problems import Problem, did_you_mean


class Compiled(Struct, frozen=True):
    """A program as far as it could be made, what is wrong, and the cache's entries."""

    program: Program
    problems: tuple[Problem, ...]
    units: Mapping[str, bytes]


def compile_story(
    files: Mapping[str, bytes],
    vocabulary: Vocabulary,
    cast: Cast,
    *,
    cached: Mapping[str, bytes] | None = None,
    salt: str = "",
) -> Compiled:
    """Compile chapter files, by display names such as ``story/rows.yaml``.

    ``cached`` are entries of an earlier run's ``units``, bad ones being ignored;
    ``salt`` stands for whatever else the compiled form depends on.
    """
    words = KnownWords(vocabulary, cast)
    extra = cache.surroundings(vocabulary, cast, salt)
    units: list[tuple[str, Unit]] = []
    entries: dict[str, bytes] = {}
    with _no_collector():
        for name, data in files.items():
            entry_name = key({"": data}, extra)
            entry = (cached or {}).get(entry_name, b"")
            unit = cache.load(entry)
            if unit is None:
                unit = compile_file(name, data, words)
                entry = cache.dump(unit)
            units.append((name, unit))
            entries[entry_name] = entry
    problems = [problem for name, unit in units for problem in _own(name, unit)]
    chapters = _chapters(units, cast, problems)
    _links(chapters, problems)
    _twice(units, problems)
    program = Program(chapters, cast.variables)
    return Compiled(program, tuple(sorted(problems)), entries)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Hundreds of thousands of nodes and no cycles: collecting only costs time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _own(name: str, unit: Unit) -> list[Problem]:
    """The problems of a unit, under the name that the file has now."""
    found = [convert(problem, Problem) for problem in unit.problems]
    return [structs.replace(problem, file=name) for problem in found]


def _chapters(
    units: list[tuple[str, Unit]], cast: Cast, problems: list[Problem]
) -> dict[str, Chapter]:
    chapters: dict[str, Chapter] = {}
    for name, unit in units:
        if not unit.chapter or not unit.scenes:
            continue
        if unit.chapter in chapters:
            first = chapters[unit.chapter].file
            what = f"the chapter '{unit.chapter}' exists already"
            line, column = unit.place
            problems.append(Problem(name, line, column, "S210", what, f"in {first}"))
            continue
        chapters[unit.chapter] = Chapter(unit, name, cast.variables)
    return chapters


def _links(chapters: dict[str, Chapter], problems: list[Problem]) -> None:
    scenes = [f"{c.name}.{scene}" for c in chapters.values() for scene in c.scenes]
    options = [option for c in chapters.values() for option in c.unit.options]
    known = {"chapter": list(chapters), "scene": scenes, "option": options}
    sets = {kind: frozenset(names) for kind, names in known.items()}
    for chapter in chapters.values():
        problems += [
            _missing(chapter, ref, known[ref.kind])
            for ref in chapter.unit.refs
            if ref.name not in sets[ref.kind]
        ]
    for name in _circle(chapters):
        line, column = chapters[name].unit.place
        what = f"'{name}' comes after itself"
        problems.append(Problem(chapters[name].file, line, column, "S211", what))


def _missing(chapter: Chapter, ref: Ref, known: list[str]) -> Problem:
    code = {"chapter": "S202", "scene": "S201", "option": "S209"}[ref.kind]
    what = f"no {ref.kind} is named '{ref.name[:40]}'"
    hint = did_you_mean(ref.name, known)
    place = chapter.file, ref.line, ref.column
    return Problem(*place, code, what, hint, source=ref.source)


def _circle(chapters: dict[str, Chapter]) -> list[str]:
    """The chapters that wait for each other."""
    waiting = {
        name: {a for a in chapter.after if a in chapters}
        for name, chapter in chapters.items()
    }
    while True:
        ready = [name for name, after in waiting.items() if not after & waiting.keys()]
        if not ready:
            return sorted(waiting)
        for name in ready:
            del waiting[name]


def _twice(units: list[tuple[str, Unit]], problems: list[Problem]) -> None:
    """Ids that two files use."""
    several = set[str]().union(*(unit.ids for _, unit in units))
    if len(several) == sum(len(unit.ids) for _, unit in units):
        return
    owner: dict[str, str] = {}
    for name, unit in units:
        for line_id in unit.ids:
            if line_id in owner and owner[line_id] != name:
                problems.append(_shared(name, unit, line_id, owner[line_id]))
            owner.setdefault(line_id, name)


def _shared(name: str, unit: Unit, line_id: str, first: str) -> Problem:
    chapter = Chapter(unit, name, {})
    line, column = chapter.place(chapter.says.get(line_id, -1))
    what = f"the id '{line_id}' is used in two files"
    return Problem(name, line, column, "S110", what, f"{first} has it already")
