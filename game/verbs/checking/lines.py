"""Problems that were found after reading, with the line that they speak of."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from game.app.story_files import story_bytes
from game.reading.problems import Problem


def in_their_lines(problems: Iterable[Problem], folder: Path) -> list[Problem]:
    """The problems, those without the line of the story that they speak of with it."""
    files: dict[str, list[str]] = {}
    out = []
    for problem in problems:
        room, _, name = problem.file.partition("/")
        if room == "story" and name and not problem.source:
            if name not in files:
                text = story_bytes(folder, name, []).decode("utf-8-sig", "replace")
                files[name] = text.replace("\r\n", "\n").split("\n")
            lines = files[name][problem.line - 1 : problem.line]
            out.append(replace(problem, source="".join(lines)))
        else:
            out.append(problem)
    return out
