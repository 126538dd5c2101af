"""Columns: walk along the columns of M, tip to tail, to the target; then read by rows.

Two knobs say how many steps go along each column. First the player says where a given
walk will end; then the knobs are free. Once the target is met the curtain turns, and
the same numbers are read by rows. The trap is to stop the first knob where the target's
shadow falls, which is right only for columns at right angles. Columns on one line reach
a line and no more: a target off it has no walk at all.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.columns.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.columns.level import ColumnsLevel
from game.puzzles.kinds.columns.position import ColumnsPosition

KIND = declare(
    "columns",
    ColumnsPosition,
    ColumnsLevel,
    Story(
        title=N_("Columns"),
        task=N_("Where does this walk along the columns end? After that, walk to t."),
        beat="rows-03",
        ranked=True,
        quotes={"x": (0.5, 1.5), "guess": (3.0, 1.0), "miss": (0.5,)},
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
