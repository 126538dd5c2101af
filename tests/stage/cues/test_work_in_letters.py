"""A line in letters: its brackets as they are written, its result computed."""

from typing import Any

from game.figure.letters import sentence
from game.figure.things import Array, Word
from tests.stage.support import faults, rows

LET = {"M": [[2, 0], [3, 2]], "v": [2, 1]}


def shown(line: str) -> dict[str, Any]:
    return {"let": LET, "work": [{"is": line, "brackets": True}]}


def test_brackets_stand_as_written_and_a_line_that_only_they_change_is_one() -> None:
    one, other = "M (M^T (M v)) = 16 (M v)", "(M M^T) (M v) = 16 (M v)"
    (before,), (after,) = rows(shown(one)), rows(shown(other))
    assert before.key == after.key
    words = [sentence(b) for b in after.blocks if isinstance(b, Word)]
    assert words == ["(M Mᵀ) (M v)", "16 (M v)"]
    result = after.blocks[-1]
    assert isinstance(result, Array)
    assert [row[0].text for row in result.cells] == ["64", "128"]


def test_a_line_in_letters_that_is_not_so_is_refused() -> None:
    (fault,) = faults(shown("(M^T M) (M v) = 16 (M v)"))
    assert "not" in str(fault)
