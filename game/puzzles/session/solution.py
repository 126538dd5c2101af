"""A solution as a file: written, read strictly, and played again move by move.

A save forgives; a solution is refused with its line and the reason, so that what it
shows is what its file says.
"""

import json
import re
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from game.puzzles.core.protocol import Predict
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import Library
from game.puzzles.session.record import FORMAT, MOST_STEPS, Kept, encode, given, gives
from game.puzzles.session.session import HOLD, Session, start, step_on
from game.puzzles.session.steps import Again, Step, move_of
from game.reading.nodes import Path, find
from game.reading.problems import Problem, did_you_mean
from game.reading.reader import read

LARGEST: Final = 2 * 1024 * 1024
DEEPEST: Final = 8
MOST_MOVES: Final = 200
_AT: Final = re.compile(r" - at `\$(.*)`$")
_PART: Final = re.compile(r"\.([a-z_]+)|\[([0-9]+)\]")


class RefusedError(ValueError):
    """A file is no solution that can be played; ``problem`` has place and reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.brief())
        self.problem = problem


def solve(session: Session) -> Session:
    """The session after the reference solver's moves, held at the goal."""
    for _ in range(MOST_MOVES):
        moves = session.position.solve()
        if not moves:
            break
        session = step_on(session, moves[0])
    return hold(session)


def hold(session: Session) -> Session:
    """The session after as long as a goal has to be held."""
    return session if session.won else replace(session, held=HOLD).tick(0.0)


def write(session: Session) -> bytes:
    """The file of a session, a line a value, so that a fault in it has a line."""
    return msgspec.json.format(encode(session), indent=1) + b"\n"


def replay(name: str, data: bytes, library: Library) -> Session:
    """The session that a file tells, played again; won where it stood at the goal.

    Args:
        name: of the file, for what is said of it.
        data: its bytes.
        library: the levels, and the guesses that they are about.

    Raises:
        RefusedError: no such file, version or level, or a move that does nothing.
    """
    text = _Text(name, data)
    kept = text.kept()
    if kept.kind not in KINDS:
        hint = did_you_mean(kept.kind, KINDS)
        raise text.refused(("kind",), f"no kind is named '{kept.kind}'", hint)
    try:
        level = library.find(kept.kind, kept.level)
    except KeyError as error:
        hint = did_you_mean(kept.level, library.names(kept.kind))
        raise text.refused(("level",), str(error.args[0]), hint) from error
    if not gives(level, kept.given):
        told = f"{kept.kind}.{kept.level} was changed since this was written"
        raise text.refused(("given",), told, f"its numbers are {given(level)} now")
    try:
        session = start(kept.kind, level, library.guesses, kept.seed)
    except KeyError as error:
        raise text.refused(("level",), str(error.args[0])) from error
    session = replace(session, hints=min(4, max(0, kept.hints)))
    for index, step in enumerate(kept.steps):
        after = _played(session, step)
        if after is None:
            told = f"move {index + 1} changes nothing: {_said(step)}"
            raise text.refused(("steps", index), told, _can(session))
        session = after
    return session


def _played(session: Session, step: Step) -> Session | None:
    """The session after a step and a wait; None where nothing came of it."""
    if not isinstance(step, Again) and not session.allows(move_of(step)):
        return None
    after = step_on(session, step)
    return None if after.steps == session.steps else hold(after)


def _said(step: Step) -> str:
    match step:
        case Again():
            return "begin again"
        case Predict():
            return "reveal"
        case _:
            return f"{type(step).__name__.lower()} '{step.handle}'"


def _can(session: Session) -> str:
    """What could be moved instead, in words."""
    return f"can be moved: {', '.join(h.key for h in session.handles()) or 'nothing'}"


class _Text:
    """A file's text, and where its values stand."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name, self._data = name, data
        if len(data) > LARGEST:
            raise self._at(1, 1, f"larger than {LARGEST // 1024} KB")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._at(1, 1, f"byte {error.start} is not UTF-8") from error
        if _depth(text) > DEEPEST:
            raise self._at(1, 1, f"nested deeper than {DEEPEST}")
        try:
            self._value: Any = json.loads(text)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            why = getattr(error, "msg", str(error))
            raise self._at(line, getattr(error, "colno", 1), f"no JSON: {why}") from (
                error
            )

    def kept(self) -> Kept:
        """What the file says, if it is of this version."""
        value = self._value
        if not isinstance(value, dict) or "format" not in value:
            told = "no solution: it has no 'format'"
            raise self.refused((), told, "eigenface levels NAME --record FILE")
        if value["format"] != FORMAT:
            told = f"written in format {value['format']!r:.20}"
            raise self.refused(("format",), told, f"this game reads {FORMAT}")
        try:
            kept = msgspec.convert(value, Kept)
        except (msgspec.ValidationError, RecursionError) as error:
            path, told = _place(str(error))
            raise self.refused(path, told) from error
        if len(kept.steps) > MOST_STEPS:
            raise self.refused(("steps",), f"more than {MOST_STEPS} moves")
        return kept

    def refused(self, path: Path, message: str, hint: str = "") -> RefusedError:
        """A refusal at a value, or at the nearest thing that holds it."""
        root = read(self._name, self._data)
        place = None if root is None else find(root, path, key=False)
        line, column = (1, 1) if place is None else (place.line, place.column)
        return self._at(line, column, message, hint)

    def _at(self, line: int, column: int, message: str, hint: str = "") -> RefusedError:
        return RefusedError(Problem(self._name, line, column, "S903", message, hint))


def _place(error: str) -> tuple[Path, str]:
    """Where a value is that is not as it should be, and what is said of it."""
    found = _AT.search(error)
    if found is None:
        return (), error
    parts = _PART.findall(found[1])
    return tuple(int(i) if i else name for name, i in parts), error[: found.start()]


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    return deepest
