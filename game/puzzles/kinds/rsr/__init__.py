"""Rsr: set turn, stretch and turn so that they make the map that is asked.

Every map of the plane is such three moves. On a circle the first turn does nothing, and
with a pennant it does; more than one setting makes the same map; a slide is no other
thing. A flip is a stretch below zero.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.rsr.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.rsr.level import RsrLevel
from game.puzzles.kinds.rsr.position import RsrPosition

STORY = Story(
    title=N_("Three moves"),
    task=N_("Turn, stretch and turn the disc until it is the dashed one."),
    beat="show-11",
    quotes={"off": (0.05,), "miss": (0.5,)},
    since="2027-01-01",
    ranked=True,
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("rsr", RsrPosition, RsrLevel, STORY, paper=PAPER, endless=MORE)
