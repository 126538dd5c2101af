"""Paper levels that nobody wrote: the whole-number pool."""

from typing import Final

from game.linalg.whole_svd import WholeSvd, whole_svds
from game.puzzles.core.level_titles import titled
from game.puzzles.core.seeded_draws import Draws
from game.puzzles.kinds.paper.level import PaperLevel, starts

HARDEST: Final = 2


def generate(draws: Draws) -> PaperLevel:
    """A level that nobody wrote.

    Four different whole entries up to 5, whole eigenvalues, the longer stretch at least
    1.5 times the shorter. Difficulty 1 has whole stretches, too; 2 may have roots.
    """
    pool = [x for x in whole_svds() if draws.difficulty > 1 or x.stretches]
    found: WholeSvd = draws.one(pool, "paper")
    level = PaperLevel(id=draws.id, title=titled(draws), matrix=found.matrix)
    return level.numbered(found, draws.one(starts(found.matrix), "paper start"))


def hardness(level: PaperLevel) -> float:
    """Whether its stretches are whole."""
    found = next((x for x in whole_svds() if x.matrix == level.matrix), None)
    return float(found is None or found.stretches is None)
