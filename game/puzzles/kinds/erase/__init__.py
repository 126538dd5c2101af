"""Erase: let everything fall onto the floor that one reader cannot see.

The floor says what is lost, the way of falling what it costs: striking a coordinate out
erases only what lies along an axis, and straight down is not always kindest.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.erase.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.erase.level import EraseLevel
from game.puzzles.kinds.erase.position import ErasePosition

STORY = Story(
    title=N_("Erase"),
    task=N_("Take green away from all of them, and keep what can be kept."),
    beat="forest-08",
    quotes={"guess": (1.0, 1.0), "miss": (1.0,)},
    since="2026-12-20",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("erase", ErasePosition, EraseLevel, STORY, paper=PAPER, endless=MORE)
