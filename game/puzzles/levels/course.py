"""The course: a way through the levels that one can go, or teach, without the story.

It is derived, and nobody types it. Of each kind it takes the three that teach its idea:
the first cannot go wrong, the second invites the wrong rule, the third breaks it; and
any other level that introduces an idea. They come kind by kind, from an arrow to the
whole SVD on paper. Boards are left out: they are about what a story's Ledger holds.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from game.puzzles.core.level import Level
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import Library

# A kind and one of its levels.
Stop: TypeAlias = tuple[str, Level]

TEACHING: Final = 3
# What a level takes a beginner, as far as was seen.
MINUTES: Final = 1.7


def course(library: Library) -> tuple[Stop, ...]:
    """All stops, in order."""
    return tuple(
        (name, level)
        for name, kind in KINDS.items()
        if not kind.marks
        for at, level in enumerate(library.levels.get(name, ()))
        if at < TEACHING or level.introduces
    )


def names(library: Library) -> tuple[str, ...]:
    """The stops by the names that a profile has for them."""
    return tuple(f"{kind}.{level.id}" for kind, level in course(library))


def beside(library: Library, name: str) -> tuple[str, str]:
    """The stops before and after one; empty at the ends, and for what is none."""
    all_ = names(library)
    if name not in all_:
        return "", ""
    at = all_.index(name)
    return "".join(all_[at - 1 : at]), "".join(all_[at + 1 : at + 2])


def stands_at(library: Library, solved: Iterable[str]) -> str:
    """The first stop that is not solved; empty where all are."""
    done = set(solved)
    return next((name for name in names(library) if name not in done), "")


def hours(stops: int) -> int:
    """About how long so many stops take."""
    return max(1, round(stops * MINUTES / 60))


def unheard(stops: Iterable[Stop]) -> Iterator[tuple[str, str]]:
    """Levels by name, each with an idea that it uses and none before introduced."""
    known: set[str] = set()
    for kind, level in stops:
        yield from (
            (f"{kind}.{level.id}", idea) for idea in level.uses if idea not in known
        )
        known.add(level.introduces)
