"""Rows: every row of M is a lamp that reads its dot product with v; find v.

The player lays v down while the lamps are covered, and then sees what they read. The
trap is to lay v along a row, or to add the shadows up. Rows on one line hear only one
thing: then a whole line of arrows is right, or none is.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.rows.endless import CHECK, HARDEST, generate, hardness, question
from game.puzzles.kinds.rows.level import RowsLevel
from game.puzzles.kinds.rows.position import RowsPosition

KIND = declare(
    "rows",
    RowsPosition,
    RowsLevel,
    Story(
        title=N_("Rows"),
        task=N_(
            "Each lamp hears its own row. Where must v lie for all to read as asked?"
        ),
        beat="rows-04",
        quotes={"v": (1.0, 2.0), "guess": (2.0, 1.0), "miss": (1.0,)},
        forbids=TELLING,
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
