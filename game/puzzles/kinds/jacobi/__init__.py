"""Jacobi: turn two columns at a time until all of them stand square.

The lengths are then the stretches, the directions the left singular vectors, and the
turns together the right ones. A meter of squared dot products falls at every turn to
square. The traps: that it is 45 degrees for any two; and that the worst pair is first.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.jacobi.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.jacobi.level import JacobiLevel
from game.puzzles.kinds.jacobi.position import JacobiPosition

STORY = Story(
    title=N_("Jacobi"),
    task=N_("Turn the columns two by two, until all of them stand square."),
    beat="hand-04",
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("jacobi", JacobiPosition, JacobiLevel, STORY, paper=PAPER, endless=MORE)
