"""Ghost: a face mixed by faders, of which each has a ghost of the whole crowd.

The ghosts are orthonormal: each fader has its best place whatever the others do. The
traps: the crowd's loudest ghost matters most for every face; turned over, a ghost is
another one; every picture is some mixture.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.ghost.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.ghost.level import GhostLevel
from game.puzzles.kinds.ghost.position import GhostPosition

STORY = Story(
    title=N_("Ghosts"),
    task=N_("Mix the face with as few ghosts as you may."),
    beat="hand-10",
    quotes={"said": (0.9,), "faders": (2.0,)},
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("ghost", GhostPosition, GhostLevel, STORY, paper=PAPER, endless=MORE)
