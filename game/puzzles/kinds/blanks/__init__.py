"""Blanks: a sentence is filled so that it is true for every matrix.

What a filling claims is tried on a shelf of matrices, and the first that breaks it is
shown with its numbers. More than one filling may hold. The trap: a word that sounds
right is right.
"""

from game.language import N_
from game.puzzles.core.kind import Paper, Story, declare
from game.puzzles.kinds.blanks.level import BlanksLevel
from game.puzzles.kinds.blanks.paper import CHECK, question
from game.puzzles.kinds.blanks.position import BlanksPosition

STORY = Story(
    title=N_("In words"),
    task=N_("Fill the blanks so that the sentence holds for every matrix."),
    beat="hand-09",
    since="2027-01-01",
)
PAPER = Paper(CHECK, question)
KIND = declare("blanks", BlanksPosition, BlanksLevel, STORY, paper=PAPER)
