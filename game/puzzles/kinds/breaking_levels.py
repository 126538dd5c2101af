"""The paper check after a guess was broken: fresh whole numbers, an exact answer."""

from itertools import product
from typing import Final

from game.figure.things import Figure, Formula, Row, Work
from game.puzzles.core.paper_question import Question
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.kinds.breaking import BENCHES, BreakLevel
from game.puzzles.kinds.breaking_questions import QUESTIONS

_ARROWS: Final = tuple(
    (x, y) for x, y in product(range(-4, 5), repeat=2) if x and y and abs(x) != abs(y)
)


def question(level: BreakLevel, seed: str) -> Question:
    """A question about the numbers behind the guess, with three fresh arrows.

    Their entries are whole, not 0, and differ in size; no arrow comes twice.
    """
    whole: list[tuple[int, int]] = []
    for index in range(3):
        left = [pair for pair in _ARROWS if pair not in whole]
        whole.append(drawn(left, "break check", level.id, seed, index))
    words, answer, traps = QUESTIONS[level.guess](tuple(whole))
    row = Row(key="check", blocks=(Formula(tex=BENCHES[level.guess].formula),))
    figure = Figure(panels=(Work(key="check", rows=(row,)),))
    return Question(words, figure, answer, traps)
