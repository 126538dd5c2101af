"""Dual: find the arrow with which every row reads what is asked, 1 for one and 0 else.

At right angles to the other row first; then its length is forced. The player lays the
arrow down while the lamps are covered, and then sees what they read. The trap is to
take the row itself, or the row divided by its squared length, which is right only for
orthogonal rows.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Endless, Paper, Story, declare
from game.puzzles.kinds.dual.endless import CHECK, HARDEST, generate, hardness, question
from game.puzzles.kinds.dual.position import DualLevel, DualPosition

KIND = declare(
    "dual",
    DualPosition,
    DualLevel,
    Story(
        title=N_("Dual"),
        task=N_(
            "Each lamp is asked for a number, and one of them for 0. Which h does that?"
        ),
        beat="rows-10",
        quotes={"h": (1.0, -1.0), "guess": (0.4, 0.2), "miss": (1.34,)},
        forbids=TELLING,
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
