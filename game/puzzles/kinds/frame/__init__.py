"""Frame: turn a right angle until its image is a right angle too.

Every matrix has one such: a quarter turn on, the dot product of both images is the same
with the other sign, so somewhere between it is 0. The traps: the axes, the lines that M
keeps, and 45 degrees.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.frame.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.frame.level import FrameLevel
from game.puzzles.kinds.frame.position import FramePosition

STORY = Story(
    title=N_("Frame"),
    task=N_("M moves a right angle. Turn it until its image is one too."),
    beat="hand-01",
    quotes={"off": (12.0,)},
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("frame", FramePosition, FrameLevel, STORY, paper=PAPER, endless=MORE)
