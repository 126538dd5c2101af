"""Entry: each cell of the table of all pairs is the dot product of two columns.

One move of an arrow changes its whole row and column, and no table has two different
numbers for the same two arrows.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.entry.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.entry.level import EntryLevel
from game.puzzles.kinds.entry.position import EntryPosition

STORY = Story(
    title=N_("Entry"),
    task=N_("Move an arrow until the cells of the table read as asked."),
    beat="forest-17",
    forbids=TELLING,
    since="2026-12-20",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("entry", EntryPosition, EntryLevel, STORY, paper=PAPER, endless=MORE)
