"""Concepts: animals as arrows; what the cat hears of them, and how near they are to it.

Volume changes a dot product and never an angle. And angles depend on where the arrows
begin: the pin can be carried.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.concepts.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.concepts.level import ConceptsLevel
from game.puzzles.kinds.concepts.position import ConceptsPosition

STORY = Story(
    title=N_("Concepts"),
    task=N_("Make the cat hear what is asked, or bring the angles about."),
    beat="forest-03",
    quotes={
        "volume": (2.0,),
        "guess": (1.5,),
        "pin": (1.0, 1.0),
        "laid": (2.0, 1.0),
    },
    forbids=TELLING,
    since="2026-12-15",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare(
    "concepts", ConceptsPosition, ConceptsLevel, STORY, paper=PAPER, endless=MORE
)
