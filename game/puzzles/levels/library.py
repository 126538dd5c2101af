"""The levels of all kinds: read from files, proven playable, found by name."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from string import Formatter
from typing import Final

from msgspec import Struct

from game.linalg.plane import Point
from game.puzzles.core.kind import Kind
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Predict
from game.puzzles.kinds.table import KINDS, kind_of
from game.puzzles.levels.reading import Places, entries
from game.reading.diagnostics import Diagnostics
from game.reading.problems import FindFaults, Problem, did_you_mean
from game.reading.records import record

BASIC: Final = frozenset({"vector", "matrix", "dot-product"})
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
SEED: Final = re.compile(r"[a-z0-9]{1,12}")


class Library(Struct, frozen=True):
    """Every hand-made level, kind by kind in the order of its file.

    ``guesses`` are those of the Ledger, which some kinds are about, ``misses`` those of
    the hand that plays, which a level may be made of.
    """

    levels: Mapping[str, tuple[Level, ...]] = {}
    guesses: Guesses = {}
    misses: tuple[Point, ...] = ()

    def find(self, kind: str, name: str) -> Level:
        """The level of that kind with that id, or the endless one of that name.

        Raises:
            KeyError: there is none.
        """
        found = self.get(kind, name)
        if found is None:
            raise KeyError(f"no level of '{kind}' is named '{name}'")
        return found

    def get(self, kind: str, name: str) -> Level | None:
        """The same; None where there is none."""
        for level in self.levels.get(kind, ()):
            if level.id == name:
                return level.of_hand(self.misses)
        mine = name.startswith(f"{kind}-")
        return endless(name, self.guesses) if mine else None

    def names(self, kind: str) -> tuple[str, ...]:
        """The ids of a kind's levels, in order."""
        return tuple(level.id for level in self.levels.get(kind, ()))


def endless_name(kind: str, difficulty: int, seed: str) -> str:
    """The name under which an endless level opens anywhere: ``dual-2-k7f3``."""
    return f"{kind}-{difficulty}-{seed}"


def parts(name: str) -> tuple[str, int, str] | None:
    """Kind, difficulty and seed of an endless name; None where it is not of that form.

    Nothing is generated for it.
    """
    kind, _, rest = name.partition("-")
    difficulty, _, seed = rest.partition("-")
    found = KINDS.get(kind)
    if found is None or found.generate is None or not SEED.fullmatch(seed):
        return None
    if difficulty not in {str(n) for n in range(1, found.hardest + 1)}:
        return None
    return kind, int(difficulty), seed


def endless(name: str, guesses: Guesses) -> Level | None:
    """The endless level of a name; None where the name is not of that form.

    None too where it is about guesses, and no guess at hand is any good for it.
    """
    found = parts(name)
    if found is None:
        return None
    kind, difficulty, seed = found
    generate = kind_of(kind, guesses).generate
    return None if generate is None else generate(seed, difficulty)


def read_library(
    files: Mapping[str, bytes],
    known: Iterable[str] = BASIC,
    guesses: Guesses | None = None,
    faults: FindFaults = lambda _: (),
) -> tuple[Library, tuple[Problem, ...]]:
    """All level files as one library; ideas count in the order of ``KINDS``.

    ``guesses`` are the Ledger's, if it is at hand: a level may ask about no other one.
    ``faults`` finds what is wrong with the markup of a text: offsets and messages.
    """
    levels: dict[str, tuple[Level, ...]] = {}
    problems: list[Problem] = []
    ideas = set(known)
    order = list(KINDS)
    by_kind = sorted(
        files, key=lambda f: (order.index(_kind(f)) if _kind(f) in KINDS else 99, f)
    )
    for file in by_kind:
        read, wrong = read_levels(file, files[file], ideas, guesses, faults)
        levels[_kind(file)] = read
        problems += wrong
        ideas |= {level.introduces for level in read if level.introduces}
    return Library(levels, guesses or {}), tuple(problems)


def read_levels(
    name: str,
    data: bytes,
    known: Iterable[str] = BASIC,
    guesses: Guesses | None = None,
    faults: FindFaults = lambda _: (),
) -> tuple[tuple[Level, ...], tuple[Problem, ...]]:
    """The levels of one file, named after its kind, and everything wrong with them.

    ``known`` are the ideas introduced before this file. A level with a mistake is left
    out.
    """
    notes = Diagnostics(name)
    if _kind(name) not in KINDS:
        hint = did_you_mean(_kind(name), KINDS)
        notes.at("S204", (1, 1), f"no puzzle kind '{_kind(name)}'", hint)
        return (), tuple(notes.found)
    kind = kind_of(_kind(name), guesses or {})
    good, ideas, ids = [], set(known), set[str]()
    nodes = entries(data, notes)
    readable = not notes.found
    for node in nodes:
        places = Places(node, notes)
        level = record(node, kind.schema, notes, "a level")
        if level is not None:
            _judge(level, kind, ids, ideas, places)
            _judge_markup(level, faults, places)
            if _judge_guesses(level, kind, guesses, places):
                _judge_play(level, kind, places)
            ids.add(level.id)
            ideas.add(level.introduces)
            if places.clean:
                good.append(level)
    return tuple(good if readable else ()), tuple(notes.found)


def _kind(file: str) -> str:
    return PurePosixPath(file.replace("\\", "/")).stem


def _judge(
    level: Level, kind: Kind, ids: set[str], ideas: set[str], places: Places
) -> None:
    if not _ID.fullmatch(level.id):
        places.complain_at(
            ("id",), f"'{level.id}' is no id", "small letters, digits and dashes"
        )
    if level.id in ids:
        places.complain_at(("id",), f"two levels are named '{level.id}'")
    if parts(level.id) is not None:
        places.complain_at(("id",), f"'{level.id}' is the name of an endless level")
    for index, idea in enumerate(level.uses):
        if idea not in ideas:
            hint = did_you_mean(idea, ideas - {""})
            message = f"'{idea}' is used before any level introduces it"
            places.complain_at(("uses", index), message, hint)
    if "\n" in level.title:
        hint = "take the line break away"
        places.complain_at(("title",), "a title is one line", hint)
    _judge_wording(level, kind, places)
    for fault in kind.faults(level):
        places.complain_at(fault.path, fault.message, fault.hint)


def _judge_guesses(
    level: Level, kind: Kind, guesses: Guesses | None, places: Places
) -> bool:
    """Whether all that a level asks about is at hand, and it can be played."""
    asked = () if kind.asks is None else kind.asks(level)
    for index, guess in enumerate(asked):
        if guesses is not None and guess not in guesses:
            hint = did_you_mean(guess, guesses)
            message = f"no guess is named '{guess}' in the Ledger"
            places.complain_at((kind.asked, index), message, hint)
    return places.clean and (not asked or guesses is not None)


def _judge_markup(level: Level, faults: FindFaults, places: Places) -> None:
    for field in ("title", "intro", "naming", "check"):
        for _, message in faults(getattr(level, field)):
            places.complain_at((field,), message)


def _judge_wording(level: Level, kind: Kind, places: Places) -> None:
    if level.check and kind.question is None:
        places.complain_at(("check",), f"a {kind.name} level asks no question")
        return
    try:
        slots = {slot for _, slot, _, _ in Formatter().parse(level.check) if slot}
    except ValueError as error:
        places.complain_at(("check",), f"the wording has a loose brace: {error}")
        return
    for slot in sorted(slots - kind.slots):
        hint = did_you_mean(slot, kind.slots)
        places.complain_at(("check",), f"no number is named '{{{slot}}}'", hint)


def _judge_play(level: Level, kind: Kind, places: Places) -> None:
    position = kind.open(level)
    if position.play(Predict(sure=False)).goal().reached:
        places.complain_at(("start",), "already solved at its start")
        return
    moves = position.solve()
    for move in moves:
        position = position.play(move)
    if not position.goal().reached:
        places.complain_at((), "the reference solver cannot solve this level")
