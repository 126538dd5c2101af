"""Warp: a lens over a bent map, where a small circle becomes an ellipse.

Close up every smooth map is a matrix with its own two stretches at each place. Find
where the circle stays round, falls flat, is turned so far, and which step becomes the
longest. The traps: that this lies along an axis, and that what lies flat on the grid
is flat.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.warp.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.warp.level import WarpLevel
from game.puzzles.kinds.warp.position import WarpPosition

STORY = Story(
    title=N_("Warp"),
    task=N_("Move the lens over the bent map to where it does what is asked."),
    beat="hand-08",
    quotes={"off": (0.3,)},
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("warp", WarpPosition, WarpLevel, STORY, paper=PAPER, endless=MORE)
