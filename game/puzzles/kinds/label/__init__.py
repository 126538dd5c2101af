"""Label: U, D and V^T are told by what they do, and then named.

Tiles lie in sockets, edge to edge. Sizes tell some of them apart; where all are square
only what comes out does. Turned over, a tile is its transpose. The traps: D holds the
squares; V and V^T are one tile; M^T M is the unit matrix; D is always square.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.label.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.label.level import LabelLevel
from game.puzzles.kinds.label.position import LabelPosition

STORY = Story(
    title=N_("Who is who"),
    task=N_("Fill the sockets with tiles until they make what is asked."),
    beat="singular-02",
    since="2027-01-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("label", LabelPosition, LabelLevel, STORY, paper=PAPER, endless=MORE)
