"""Trend: lay the line along which people differ the most, by height and weight.

It is the top direction of the mean products about their middle, and it depends on the
units. The traps: that it is stretched with the picture; that it tells the weight from
the height; that there is always one.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.trend.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.trend.level import TrendLevel
from game.puzzles.kinds.trend.position import TrendPosition

STORY = Story(
    title=N_("Trend"),
    task=N_("Lay the rod along which these people differ the most."),
    beat="hand-05",
    quotes={"rod": (0.8, 0.6), "off": (6.0,), "hand": (0.1, 0.05)},
    since="2027-01-10",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("trend", TrendPosition, TrendLevel, STORY, paper=PAPER, endless=MORE)
