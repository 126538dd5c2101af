"""Keep: throw rows away, and keep the asked share of an arrow's squared length.

What a set of rows keeps of v is v's shadow on the space that they span. Each row's
squared answer is a block; the blocks add up to |v|^2 only where the rows are
orthonormal. Which rows go is arranged while the blocks are covered. The trap is to
drop the row with the least dot product: a long row answers louder, and two rows that
are alike answer twice.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.keep.endless import CHECK, HARDEST, generate, hardness, question
from game.puzzles.kinds.keep.position import KeepPosition
from game.puzzles.kinds.keep.state import KeepLevel

KIND = declare(
    "keep",
    KeepPosition,
    KeepLevel,
    Story(
        title=N_("Keep"),
        task=N_(
            "There is not room for all rows. Which may go, so that enough of v stays?"
        ),
        beat="rows-12",
        ranked=True,
        quotes={"share": (95.0,), "guess": (5.0,), "dropped": (1.0,)},
        forbids=TELLING,
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
