"""Nofixed: how many lines does a matrix keep? None, one, two or every one, and proved.

M v is turned all around, and the gap between its line and that of v is inked where v
has been. A claim needs its evidence: pins where the gap is closed, or a whole band that
never is. The traps: every square matrix keeps a line; a minus sign means a turn.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.nofixed.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.nofixed.level import NofixedLevel
from game.puzzles.kinds.nofixed.position import NofixedPosition

STORY = Story(
    title=N_("No line stays"),
    task=N_("How many lines does each matrix keep? Say it, and prove it."),
    beat="singular-01",
    since="2027-01-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare(
    "nofixed", NofixedPosition, NofixedLevel, STORY, paper=PAPER, endless=MORE
)
