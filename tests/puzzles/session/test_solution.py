"""A solution is written, read strictly, and plays as it was played."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.puzzles.core.protocol import Drag
from game.puzzles.levels.level_names import every
from game.puzzles.levels.library import Library
from game.puzzles.session.session import start
from game.puzzles.session.solution import LARGEST, RefusedError, replay, solve, write
from tests.puzzles.support import LIBRARY, LORE, sat

LEVELS = [pytest.param(k, v, id=f"{k}.{v.id}") for k, v in every(LIBRARY)]


@pytest.mark.parametrize(("kind", "level"), LEVELS)
def test_a_written_solution_earns_again_what_it_earned(kind: str, level: Any) -> None:
    solved = solve(start(kind, level, LORE))
    again = replay("a.json", write(solved), LIBRARY)
    assert again.marks == solved.marks
    assert again.marks is not None
    assert again.position == solved.position


def test_what_does_not_reach_the_goal_is_played_and_not_won() -> None:
    half = sat("dual", "story").waive().commit(Drag("h", (1.5, 0.5)))
    again = replay("a.json", write(half), LIBRARY)
    assert not again.won
    assert again.position == half.position


def test_hints_that_were_taken_stay_taken() -> None:
    solved = solve(sat("dual", "story").hint())
    again = replay("a.json", write(solved), LIBRARY)
    assert again.marks is not None
    assert not again.marks.unaided


def changed(**to: Any) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.update(to)


def move(**to: Any) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        value["steps"][-1].update(to)

    return change


def twice(value: dict[str, Any]) -> None:
    value["steps"].append(dict(value["steps"][-1]))


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (changed(format=2), 2, "format 2 (this game reads 3)"),
        (changed(format="three"), 2, "format 'three'"),
        (changed(kind="daul"), 3, "did you mean 'dual'?"),
        (changed(level="slantd"), 4, "did you mean 'slanted'?"),
        (changed(level="dual-9-x"), 4, "no level of 'dual'"),
        (changed(given="0" * 16), 5, "was changed since"),
        (changed(steps={}), 6, "Expected `array`"),
        (changed(par=3), 1, "unknown field `par`"),
        (move(type="Throw"), 12, "Invalid value 'Throw'"),
        (move(handle="x"), 11, "move 2 changes nothing: drag 'x'"),
        (move(to=[1.0]), 14, "Expected `array` of length 2"),
        (twice, 19, "move 3 changes nothing: drag 'h'"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(
    change: Callable[[dict[str, Any]], None], line: int, told: str
) -> None:
    solved = solve(sat("dual", "slanted"))
    value = json.loads(write(solved))
    change(value)
    data = json.dumps(value, indent=1).encode()
    with pytest.raises(RefusedError) as caught:
        replay("mine.json", data, LIBRARY)
    problem = caught.value.problem
    assert told in str(problem)
    assert (problem.file, problem.line) == ("mine.json", line)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no JSON"),
        (b'{"format": 3,\n oh}', "mine.json:2:2: no JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "no solution"),
        (b"{}", "no solution"),
        (b"[" * 100_000, "nested deeper"),
        (b" " * (LARGEST + 1), "larger than"),
    ],
)
def test_what_is_no_solution_at_all_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(RefusedError) as caught:
        replay("mine.json", data, LIBRARY)
    assert told in str(caught.value)


def test_a_board_needs_the_ledger() -> None:
    solved = solve(sat("board", "story"))
    with pytest.raises(RefusedError, match="dot-direction"):
        replay("a.json", write(solved), replace(LIBRARY, guesses={}))


def test_a_level_that_is_gone_is_told() -> None:
    solved = solve(sat("dual", "slanted"))
    with pytest.raises(RefusedError, match="slanted"):
        replay("a.json", write(solved), Library({}))


@given(st.binary(max_size=200))
def test_bytes_of_any_sort_are_played_or_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        replay("a.json", data, LIBRARY)
