"""Keepface: which plates of a picture to carry, where there is room for only some.

What is kept is a choice, and the axes that one cuts along are chosen before it. The
traps: the loudest are the dearest; and the bad half of a plate can be cut out.
"""

from game.language import N_
from game.puzzles.core.kind import Paper, Story, declare
from game.puzzles.kinds.keepface.level import KeepfaceLevel
from game.puzzles.kinds.keepface.paper import CHECK, question
from game.puzzles.kinds.keepface.position import KeepfacePosition
from game.puzzles.kinds.keepface.state import ALIGNED, FULL, SOLVED, TRUNCATED

STORY = Story(
    title=N_("What to keep"),
    task=N_("There is room for only some of her. Which plates will you carry?"),
    beat="hand-11",
    outcomes=(SOLVED, ALIGNED, TRUNCATED, FULL, "skipped"),
    recalls=(
        "kept",
        "warmth",
        "tested",
        "named",
        "sang",
        "last_line",
        "right",
        "guesses",
        "broken",
        "unaided",
        "been:waking",
        "been:rows",
        "been:forest",
        "been:show",
        "been:face",
        "been:singular",
    ),
    since="2027-01-20",
)
KIND = declare(
    "keepface",
    KeepfacePosition,
    KeepfaceLevel,
    STORY,
    paper=Paper(CHECK, question),
)
