"""Fixed: turn v until M v lies on its line, and find every line that M keeps.

The angle between v's line and M v's is plotted around the circle: where the plot meets
it, a line stays. There may be two such lines, one, none, or every line; which it is
has to be said at the end. The traps are to pass over a line whose arrows come back
flipped, or crushed to nothing, and to take the sum of two kept arrows for a kept one.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.fixed.endless import CHECK, HARDEST, generate, question
from game.puzzles.kinds.fixed.position import FixedLevel, FixedPosition

KIND = declare(
    "fixed",
    FixedPosition,
    FixedLevel,
    Story(title=N_("Fixed"), beat="show-03"),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST),
)
