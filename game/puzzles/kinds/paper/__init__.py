"""Paper: the whole SVD of a matrix, line by line, as one does it on paper.

Six lines are entered, with any right sign, order and length, and handed in as a whole:
then it is said at which line it went astray, and by which slip, if that can be told.
The traps: rows with rows; an eigenvalue for a stretch; u as v turned over or a quarter
turn of the other u; V in the place of V^T.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.paper.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.paper.level import PaperLevel
from game.puzzles.kinds.paper.position import PaperPosition

STORY = Story(
    title=N_("On paper"),
    task=N_("Do the whole SVD of this matrix, line by line."),
    beat="hand-12",
    quotes={"off": (6.0,), "line": (3.0,)},
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("paper", PaperPosition, PaperLevel, STORY, paper=PAPER, endless=MORE)
