"""Product: how one number comes out of a row and an arrow.

The arrow's numbers go to the row's numbers, each makes a bar, and the bars are laid end
to end on a line of numbers. Before that the player lays where they will end. The traps:
adding without multiplying, crossing the numbers over, and a minus that is passed over.
"""

from game.language import N_
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.kinds.product.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.product.level import ProductLevel
from game.puzzles.kinds.product.position import ProductPosition

STORY = Story(
    title=N_("Product"),
    task=N_(
        "Drag v until what is asked comes out. "
        "Say first what comes out of the shown arrow."
    ),
    beat="waking-03",
    quotes={"v": (1.0, -2.0), "number": (0.0,), "guess": (2.5,), "miss": (0.5,)},
    since="2026-12-01",
)
MORE = Endless(generate, HARDEST, hardness)
PAPER = Paper(CHECK, question)
KIND = declare(
    "product", ProductPosition, ProductLevel, STORY, paper=PAPER, endless=MORE
)
