"""Beat: answer the song with rotate, scale, rotate on its beats.

Cards are moves of a disc, and the words of the song are their slots. Moves made in
another order are another move, and a widening can be taken back without a narrowing.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.beat.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.beat.level import BeatLevel
from game.puzzles.kinds.beat.position import BeatPosition

STORY = Story(
    title=N_("On the beat"),
    task=N_("Lay your cards on the words of the song until the disc ends as asked."),
    beat="show-12",
    quotes={"guess": (1.0, 2.0), "miss": (0.5,)},
    since="2027-01-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare("beat", BeatPosition, BeatLevel, STORY, paper=PAPER, endless=MORE)
