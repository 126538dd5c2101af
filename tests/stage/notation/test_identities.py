"""Typeset formulas, read back and tried on many numbers."""

from collections.abc import Sequence
from typing import Any

import pytest

from game.reading.problems import Fault
from game.stage.notation.identities import read, refuted
from game.stage.notation.scope import Definition, Scope
from game.stage.notation.syntax import NotationError
from game.stage.picture import check

ROW = r"\begin{bmatrix} a & b \end{bmatrix}\begin{bmatrix} 1 \\ 0 \end{bmatrix}"
SUM = (
    r"\begin{bmatrix} a \\ 0 \end{bmatrix} + \begin{bmatrix} 0 \\ c \end{bmatrix}"
    r" = \begin{bmatrix} %s \\ %s \end{bmatrix}"
)
SCOPE = Scope(
    [
        Definition("M", [[2, 1], [-1, 2]], ()),
        Definition("r1", [2, 1], ()),
        Definition("h1", [0.4, 0.2], ()),
    ]
)


@pytest.mark.parametrize(
    "tex",
    [
        f"{ROW} = a",
        SUM % ("a", "c"),
        r"M h_1 = \begin{bmatrix} 1 \\ 0 \end{bmatrix}",
        r"M r_1 = 5 M h_1",
        r"h_1 \cdot r_1 = 1",
    ],
)
def test_what_is_so_for_all_numbers_holds(tex: str) -> None:
    assert not refuted(read(tex), SCOPE)


@pytest.mark.parametrize(
    "tex",
    [
        f"{ROW} = b",
        f"{ROW} = 2",
        SUM % ("c", "a"),
        SUM % ("a + c", "0"),
        r"M r_1 = \begin{bmatrix} 1 \\ 0 \end{bmatrix}",
    ],
)
def test_what_is_not_is_told_with_numbers(tex: str) -> None:
    assert " is not " in refuted(read(tex), SCOPE)


@pytest.mark.parametrize(
    "tex", [ROW, r"h_1 = 1 \Rightarrow r_1 = 2", r"\int f", "w M = 1 + r_1", "["]
)
def test_what_cannot_be_computed_is_refused(tex: str) -> None:
    with pytest.raises(NotationError):
        refuted(read(tex), SCOPE)


def faults(*lines: Any) -> Sequence[Fault]:
    return list(check({"work": list(lines)}))


def test_a_formula_of_a_cue_is_proven_or_says_why_not() -> None:
    assert not faults({"tex": f"{ROW} = a"})
    (wrong,) = faults({"tex": f"{ROW} = b"})
    assert wrong.path == ("work", 0)
    assert "a = " in wrong.message
    (unread,) = faults({"tex": r"a \Rightarrow b"})
    assert "said:" in unread.hint
    assert not faults({"tex": r"a \Rightarrow b", "said": "an implication"})
    (needless,) = faults({"tex": f"{ROW} = a", "said": "no reason"})
    assert "take 'said' away" in needless.hint
    assert not faults({"tex": f"{ROW} = b", "struck": True})
