"""Corners: paint a picture with as few stamps as can be, a column times a row each.

A window is one stamp, a checkerboard two of equal strength, a simple diagonal all. Of
the best stamps the first ones do most (Eckart and Young): what is left over says when
it is enough.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.corners.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.corners.level import CornersLevel
from game.puzzles.kinds.corners.position import CornersPosition

STORY = Story(
    title=N_("Corners"),
    task=N_("Paint the picture with as few stamps as can be."),
    beat="show-08",
    quotes={"stamps": (2.0,), "left": (0.25,), "miss": (1.0,)},
    since="2027-01-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare(
    "corners", CornersPosition, CornersLevel, STORY, paper=PAPER, endless=MORE
)
