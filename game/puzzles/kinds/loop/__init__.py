"""Loop: to move a bracket is to board the same loop at the other station.

M leads from A to B, its transpose back. Letters keep their order, cases around them may
move: so M v rides the loop from B as v rides it from A. The traps: both loops are one
matrix; brackets change what comes out; letters may pass each other.
"""

from game.language import N_
from game.puzzles.core.kind import Paper, Story, declare
from game.puzzles.kinds.loop.level import LoopLevel
from game.puzzles.kinds.loop.paper import CHECK, question
from game.puzzles.kinds.loop.position import LoopPosition

STORY = Story(
    title=N_("The loop"),
    task=N_("Move the cases until it reads as asked."),
    beat="singular-08",
    since="2027-01-01",
    ranked=True,
)
KIND = declare("loop", LoopPosition, LoopLevel, STORY, paper=Paper(CHECK, question))
