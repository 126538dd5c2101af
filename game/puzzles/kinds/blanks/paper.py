"""Blanks: the check on paper."""

from typing import Final

from game.language import N_
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.blanks.level import BlanksLevel

CHECK: Final = N_("The stretch of $u$ is {n}. How many times $u$ is $M M^T u$?")


def question(level: BlanksLevel, seed: str) -> Question:
    """The square of the stretch."""
    n = drawn((2, 3, 4, 5, 6, 7), "blanks check", level.id, seed)
    rows = (row("check", "M Mᵀ u = ? u"),)
    # Once there; twice; nothing done.
    traps = [(n,), (2 * n,), (1,)]
    return asked(level, CHECK, rows, exact(n * n), *traps, n=str(n))
