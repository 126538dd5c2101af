"""Names that changed between two versions of a story: declared ones, evident ones."""

from collections import Counter
from collections.abc import Sequence

from game.narrative.program.program import Program
from game.narrative.resume.stops import stops_of


def renamed(program: Program, kind: str, name: str) -> str:
    """The name that renames lead to."""
    for _ in range(10):
        later = program.renames.get(f"{kind}:{name}")
        if later is None:
            break
        name = later
    return name


def evident(
    program: Program, chapter: str, scenes: Sequence[tuple[str, str]], read: set[str]
) -> Program:
    """The program, with the renames that nobody declared and that the ids show.

    A chapter that is gone is the one that holds most of the lines ``read`` in it; a
    scene that is gone is the one that holds its line: ``scenes`` are such pairs.
    """
    name, found = renamed(program, "chapter", chapter), {}
    if name not in program.chapters:
        name = _chapter(program, read)
        if name:
            found[f"chapter:{renamed(program, 'chapter', chapter)}"] = name
    here = program.chapters.get(name)
    if here is None:
        return program
    for scene, line in scenes:
        old = renamed(program, "scene", f"{name}.{scene}")
        stops = stops_of(here).by_key.get(renamed(program, "line", line), [])
        if old.partition(".")[2] not in here.scenes and len(stops) == 1:
            found[f"scene:{old}"] = f"{name}.{stops[0].scene}"
    if not found:
        return program
    again = Program(program.chapters, program.variables)
    again.renames = {**program.renames, **found}
    return again


def _chapter(program: Program, read: set[str]) -> str:
    """The chapter that holds more than half of the lines; empty without one."""
    known = {renamed(program, "line", line) for line in read}
    held = Counter(
        {name: len(known & set(ch.says)) for name, ch in program.chapters.items()}
    )
    best, count = held.most_common(1)[0] if held else ("", 0)
    return best if 2 * count > len(known) else ""
