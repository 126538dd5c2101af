"""Axis: turn a rod on its pin until it takes as much of a cloud as one line can.

A spring hangs from every point to its foot on the rod. For every point the square
along the rod and the square across it add up to the same, so a bar of two parts shows
all: what one gains the other loses. The springs are seen to stretch while the rod is
laid by eye and the bar is covered; then they pull. The traps are the longest point, the
cloud's own middle, and the line of least vertical distances.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.axis.cloud import AxisLevel
from game.puzzles.kinds.axis.endless import CHECK, HARDEST, generate, hardness, question
from game.puzzles.kinds.axis.position import AxisPosition

KIND = declare(
    "axis",
    AxisPosition,
    AxisLevel,
    Story(
        title=N_("Axis"),
        task=N_(
            "A rod on a pin, and a spring to it from every point. Where does it rest?"
        ),
        beat="rows-14",
        quotes={"d": (0.97, 0.23), "guess": (0.8, 0.6), "share": (90.0,)},
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
