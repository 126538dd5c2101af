"""Names of levels, short enough to type: the same one opens the same level anywhere.

``dual.slanted`` is a hand-made level, ``dual-2-k7f3`` an endless one, ``2026-11-22``
the level of that day. Nobody here knows what day it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from game.language import _
from game.puzzles.core.kind import Kind
from game.puzzles.core.level import Level
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import SEED, Library, endless, endless_name, parts
from game.reading.problems import nearest

LONGEST: Final = 64
SIGNS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
SEED_LENGTH: Final = 4
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONG_MONTHS: Final = frozenset({1, 3, 5, 7, 8, 10, 12})


class UnknownLevelError(ValueError):
    """No level has that name; the message says what would be right."""


def named(library: Library, name: str) -> tuple[str, Level]:
    """The kind and the level of a name.

    A lone id does where only one kind has it.

    Raises:
        UnknownLevelError: there is none, or there are several.
    """
    name = name.strip().lower()[:LONGEST]
    if not name:
        raise UnknownLevelError("A name is missing, such as dual.slanted or dual-2-k7.")
    if _DAY.fullmatch(name):
        name = daily(name)
    kind, dot, rest = name.partition(".")
    if dot:
        return kind, _hand_made(library, kind, rest)
    made = endless(name, library.guesses)
    if made is not None:
        return name.partition("-")[0], made
    alike = [pair for pair in every(library) if pair[1].id == name]
    if len(alike) == 1:
        return alike[0]
    if alike:
        several = ", ".join(full_name(*pair) for pair in alike)
        raise UnknownLevelError(f"'{name}' could be any of these: {several}.")
    raise UnknownLevelError(_why_not_endless(library, name))


def every(library: Library) -> Iterator[tuple[str, Level]]:
    """Each hand-made level with its kind, in the order of the kinds."""
    for kind in KINDS:
        for level in library.levels.get(kind, ()):
            yield kind, level


def full_name(kind: str, level: Level) -> str:
    """The name under which a level opens anywhere."""
    return level.id if parts(level.id) else f"{kind}.{level.id}"


def starred() -> tuple[Kind, ...]:
    """The kinds that have endless levels."""
    return tuple(kind for kind in KINDS.values() if kind.generate is not None)


def daily(day: str) -> str:
    """The endless name of a day's level, the same for everyone.

    Args:
        day: as 2026-11-22.

    Raises:
        UnknownLevelError: that is no day.
    """
    if not is_day(day):
        raise UnknownLevelError(f"'{day}' is no day; a day is written as 2026-11-22.")
    kinds = tuple(kind for kind in starred() if kind.since <= day)
    kind = drawn(kinds, "daily", day, "kind")
    difficulty = drawn(range(1, kind.hardest + 1), "daily", day, "difficulty")
    return endless_name(kind.name, difficulty, seed_of("daily", day))


def seed_of(*names: str | int) -> str:
    """A seed that follows from names: the same one on every machine."""
    return "".join(drawn(SIGNS, *names, "seed", at) for at in range(SEED_LENGTH))


def is_day(text: str) -> bool:
    """Whether the calendar has that day."""
    found = _DAY.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) for part in found.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    long = 31 if month in _LONG_MONTHS else 30
    last = (29 if leap else 28) if month == 2 else long
    return 1 <= month <= 12 and 1 <= day <= last


def _hand_made(library: Library, kind: str, id_: str) -> Level:
    if kind not in KINDS:
        raise UnknownLevelError(_no_kind(kind))
    for level in library.levels.get(kind, ()):
        if level.id == id_:
            return level
    ids = library.names(kind)
    if not ids:
        told = _("There are no levels of {kind} in this story.", kind=kind)
        raise UnknownLevelError(told)
    near = nearest(id_, ids)
    told = (
        _("No level of {kind} is named '{name}'. Did you mean '{near}'?")
        if near
        else _("No level of {kind} is named '{name}'. It has: {all}.")
    )
    raise UnknownLevelError(
        told.format(kind=kind, name=id_, near=f"{kind}.{near}", all=", ".join(ids))
    )


def _why_not_endless(library: Library, name: str) -> str:
    """What is wrong with a name that has no dot."""
    kind, dash, rest = name.partition("-")
    if not dash or kind not in KINDS:
        known = {level.id: full_name(k, level) for k, level in every(library)}
        near = nearest(name, known, 0.75)
        if near:
            told = _("No level is named '{name}'. Did you mean '{near}'?")
            return told.format(name=name, near=known[near])
        if kind in KINDS:
            sample = _sample(library, kind)
            return _("'{kind}' is a kind; try '{sample}'.", kind=kind, sample=sample)
        return _no_kind(kind)
    found = KINDS[kind]
    if found.generate is None:
        told = _("There are no endless levels of {kind}; try '{sample}'.")
        return told.format(kind=kind, sample=_sample(library, kind))
    difficulty, _dash, seed = rest.partition("-")
    if difficulty not in {str(n) for n in range(1, found.hardest + 1)}:
        return _(
            "How hard a level of {kind} is goes from 1 to {most}; "
            "'{given}' is none of these. Try '{sample}'.",
            kind=kind,
            most=found.hardest,
            given=difficulty,
            sample="-".join((kind, "1", seed or "k7f3")),
        )
    if not SEED.fullmatch(seed):
        return _(
            "'{seed}' is no seed: 1 to 12 small letters and digits, "
            "such as '{sample}'.",
            seed=seed,
            sample="-".join((kind, difficulty, "k7f3")),
        )
    return _("No level is named '{name}'.", name=name)


def _no_kind(kind: str) -> str:
    near = nearest(kind, KINDS)
    if near:
        told = _("No kind is named '{kind}'. Did you mean '{near}'?")
        return told.format(kind=kind, near=near)
    told = _("No kind is named '{kind}'. There are: {all}.")
    return told.format(kind=kind, all=", ".join(KINDS))


def _sample(library: Library, kind: str) -> str:
    names = library.names(kind)
    return f"{kind}.{names[0]}" if names else f"{kind}-1-k7f3"
