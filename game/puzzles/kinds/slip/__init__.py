"""Slip: find the one line of a calculation that does not follow, and set it right.

The calculation is M x, by rows or by columns. Every line follows from what is written
above it but one, and the lines below carry that on. Which line it is is said before
the reveal shows where M x really lands. Then every number can be changed, and all that
depends on it is computed anew. The trap of the story is the second row's answer on the
first axis: (c, 0) for (0, c).
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.slip.endless import CHECK, HARDEST, generate, hardness, question
from game.puzzles.kinds.slip.level import SlipLevel
from game.puzzles.kinds.slip.position import SlipPosition

KIND = declare(
    "slip",
    SlipPosition,
    SlipLevel,
    Story(
        title=N_("Slip"),
        task=N_("Five lines of a calculation, and one of them is wrong. Which?"),
        beat="rows-06",
        ranked=True,
        quotes={"sum": (2.0, -1.0), "guess": (3.0,), "miss": (1.41,)},
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
