"""Tiles: a matrix goes from one space to another, and turned over it goes back.

C turned over and C leads from inputs to inputs, C and C turned over from outputs to
outputs. That sizes fit is not enough, and a bracket changes nothing but the work.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.tiles.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.tiles.level import TilesLevel
from game.puzzles.kinds.tiles.position import TilesPosition

STORY = Story(
    title=N_("Tiles"),
    task=N_("Lay tiles until the bead comes out as asked."),
    beat="forest-14",
    since="2026-12-20",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("tiles", TilesPosition, TilesLevel, STORY, paper=PAPER, endless=MORE)
