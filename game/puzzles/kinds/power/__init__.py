"""Power: multiply again and again, and all leans to the top line.

How fast is decided by the gap between both stretches. The traps: any start will do; and
every matrix settles; and M by itself leans to its singular line.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.power.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.power.level import PowerLevel
from game.puzzles.kinds.power.position import PowerPosition

STORY = Story(
    title=N_("Power"),
    task=N_("Multiply again and again. To which line does it lean?"),
    beat="hand-04",
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("power", PowerPosition, PowerLevel, STORY, paper=PAPER, endless=MORE)
