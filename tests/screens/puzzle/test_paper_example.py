"""What shows how an answer is written gives none of it away."""

from fractions import Fraction

import pytest

from game.puzzles.core.level import Level
from game.screens.puzzle.actions import Do
from game.screens.puzzle.paper import BROKEN, WHOLE, paper_check
from tests.puzzles.support import LEVELS, LORE, NAMES


@pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)
def test_no_number_of_an_example_is_in_the_answer(kind: str, level: Level) -> None:
    paper = paper_check(kind, level, LORE)
    for _ in range(0 if paper is None else 6):
        assert paper is not None
        answer = {abs(Fraction(*each)) for each in paper.question.answer}
        for examples in (WHOLE, BROKEN):
            shown = paper.example(examples)
            assert not answer & {abs(Fraction(each)) for each in shown}
        paper = paper.after(Do.ANOTHER)
