"""Order: put arrows in order of their dot product with r before any number shows.

The arrangement is the prediction. The reveal writes each product under its tile and
drops each arrow's shadow on r. The trap is to go by direction alone: a long arrow at a
bad angle has more than a short one along r.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.order.endless import (
    CHECK,
    HARDEST,
    generate,
    hardness,
    question,
)
from game.puzzles.kinds.order.position import OrderLevel, OrderPosition

KIND = declare(
    "order",
    OrderPosition,
    OrderLevel,
    Story(
        title=N_("Order"),
        task=N_("Which arrow has the most of r in it, and which the least?"),
        beat="rows-02",
        ranked=True,
        quotes={"last": (1.0, 2.0), "most": (2.0, 1.0), "miss": (1.0,)},
        forbids=TELLING,
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
