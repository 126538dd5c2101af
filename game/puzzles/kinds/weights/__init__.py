"""Weights: from noses and the cats that they made, find the table of weights.

A weight is how much one part of the cat grows when one number of the nose grows by 1
and the other stays. It is no quotient of cat and nose, and what rises together may
have a weight below 0. Any table that makes every cat is right.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.weights.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.weights.level import WeightsLevel
from game.puzzles.kinds.weights.position import WeightsPosition

STORY = Story(
    title=N_("Weights"),
    task=N_("Find the numbers that make every cat out of its nose."),
    beat="forest-02",
    quotes={"height": (2.5,), "guess": (2.0,), "miss": (0.5,)},
    since="2026-12-15",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare(
    "weights", WeightsPosition, WeightsLevel, STORY, paper=PAPER, endless=MORE
)
