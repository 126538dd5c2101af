"""Solutions as files: the reference one of a level written, any one played again."""

import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from game.app.library import Reading
from game.puzzles.core.level import Level
from game.puzzles.levels.level_names import full_name
from game.puzzles.session.awards import Awards
from game.puzzles.session.session import Session, start
from game.puzzles.session.solution import LARGEST, RefusedError, replay, solve, write


class Played(Struct, frozen=True):
    """How a solution went: ``moves`` were made, ``cost`` counted by the level."""

    name: str
    outcome: str
    moves: int
    cost: int
    par: int
    marks: Awards | None = None


def record(kind: str, level: Level, reading: Reading, file: Path, *, json: bool) -> int:
    """Write a level's reference solution; 2 if the file cannot be written."""
    solved = solve(start(kind, level, reading.library.levels.guesses))
    try:
        file.write_bytes(write(solved))
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        print(f"{file}: cannot be written: {why}", file=sys.stderr)
        return 2
    return _tell(solved, json=json)


def play_again(file: Path, reading: Reading, *, json: bool) -> int:
    """Play a solution file; 1 if it does not solve its level, 2 if it is refused."""
    try:
        data = _read(file)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        print(f"{file}: cannot be read: {why}", file=sys.stderr)
        return 2
    try:
        played = replay(str(file), data, reading.library.levels)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 2
    return _tell(played, json=json)


def _read(file: Path) -> bytes:
    """A little more than is allowed at most: a device without an end is no solution."""
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _tell(session: Session, *, json: bool) -> int:
    marks = session.marks
    told = Played(
        full_name(session.kind, session.level),
        "solved" if marks is not None else "not solved",
        len(session.steps),
        marks.cost if marks is not None else session.cost(),
        marks.fewest if marks is not None else session.par(),
        marks,
    )
    if json:
        sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
    else:
        words = [f"{told.name}: {told.outcome}"]
        words.append(f"cost {told.cost}" + (f", par {told.par}" if told.par else ""))
        if marks is not None:
            words.append("unaided" if marks.unaided else "with hints")
            words += ["foreseen"] if marks.foreseen else []
        print(", ".join(words))
    return 0 if marks is not None else 1
