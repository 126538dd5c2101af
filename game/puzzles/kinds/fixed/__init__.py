"""Fixed: turn v until M v lies on its line, and find every line that M keeps.

The gap is plotted around the circle: a line stays where the plot meets it. Two may,
one, none, or all, and that is said at the end. The traps: a flip or a crushed arrow
"does not count", and sums of kept arrows are kept.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.fixed.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.fixed.position import FixedLevel, FixedPosition

STORY = Story(
    title=N_("Fixed"),
    task=N_("M moves every arrow. Which lines stay where they are?"),
    beat="show-03",
    since="2026-12-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("fixed", FixedPosition, FixedLevel, STORY, paper=PAPER, endless=MORE)
