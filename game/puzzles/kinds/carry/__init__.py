"""Carry: bring a face from the map to the forest so that every dot product is kept.

Two columns of length one are not enough, and not only a turn will do: a mirrored face
has the same table. One line has room for it only where the face lies on a line.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.carry.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.carry.level import CarryLevel
from game.puzzles.kinds.carry.position import CarryPosition

STORY = Story(
    title=N_("Carry"),
    task=N_("Bring the face to the forest, so that every dot product is kept."),
    beat="forest-06",
    quotes={"first": (0.6, 0.8), "second": (-0.8, 0.6)},
    forbids=TELLING,
    since="2026-12-15",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("carry", CarryPosition, CarryLevel, STORY, paper=PAPER, endless=MORE)
