"""Pack: arrows of length one, as quiet to one another as there is room.

More features than neurons must share. What is loud is stated: alike and opposite, or
only what faces one another.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.pack.endless import CHECK, HARDEST, generate, hardness, question
from game.puzzles.kinds.pack.level import PackLevel
from game.puzzles.kinds.pack.position import PackPosition

STORY = Story(
    title=N_("Pack"),
    task=N_("Lay the arrows so that the loudest pair is as quiet as can be."),
    beat="forest-09",
    quotes={"guess": (0.5,), "quiet": (0.5,), "miss": (0.25,)},
    since="2026-12-15",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("pack", PackPosition, PackLevel, STORY, paper=PAPER, endless=MORE)
