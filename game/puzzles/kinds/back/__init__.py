"""Back: find what the matrix turned over brings home onto the line of v.

It stands square to the image of what stands square to v. For a singular v that is the
image of v itself, and only then. The traps: that A turned over undoes A, and that the
image of v always comes back.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.back.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.back.level import BackLevel
from game.puzzles.kinds.back.position import BackPosition

STORY = Story(
    title=N_("Way back"),
    task=N_("Which arrow does A, turned over, bring home onto the line of v?"),
    beat="hand-07",
    quotes={"off": (24.8,)},
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("back", BackPosition, BackLevel, STORY, paper=PAPER, endless=MORE)
