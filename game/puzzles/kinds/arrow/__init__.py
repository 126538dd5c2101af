"""Arrow: an arrow and its two numbers; then a matrix takes it somewhere.

Without a matrix v is put where its two numbers are as asked. With one it is put where
its image has to end. Before that the player lays where the shown arrow will end. The
traps: the numbers the other way round, a minus that is passed over, and the belief that
a matrix can bring an arrow anywhere.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.arrow.endless import (
    HARDEST,
    SLOTTED,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.arrow.position import ArrowLevel, ArrowPosition

STORY = Story(
    title=N_("Arrow"),
    task=N_(
        "Bring v, or what M makes of it, into the ring. "
        "Say first where the shown arrow ends."
    ),
    beat="waking-02",
    quotes={
        "v": (1.0, 2.0),
        "image": (1.0, 2.0),
        "guess": (2.0, 1.0),
        "miss": (1.41,),
    },
    since="2026-12-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(SLOTTED, question)
KIND = declare("arrow", ArrowPosition, ArrowLevel, STORY, paper=PAPER, endless=MORE)
