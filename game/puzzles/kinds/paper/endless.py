"""Paper levels that nobody wrote: the whole-number pool."""

from typing import Final

from game.figure.cells import cell
from game.figure.things import Array
from game.language import N_
from game.linalg.whole_svd import WholeSvd, whole_svds
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, row
from game.puzzles.kinds.paper.level import PaperLevel, starts
from game.puzzles.kinds.paper.sheet import table

CHECK: Final = N_(
    "$M$ has the rows {r1} and {r2}. What are the two numbers of line 2, "
    "the larger one first?"
)
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


def question(level: PaperLevel, seed: str) -> Question:
    """The numbers of line 2, of a fresh matrix."""
    fresh = [x for x in whole_svds() if x.stretches and x.matrix != level.matrix]
    found = drawn(fresh, "paper check", level.id, seed)
    (a, b), (c, d) = found.matrix
    (p, _q, r), (one, other) = table(found.matrix), found.values
    m = Array(cells=tuple(tuple(cell(float(x)) for x in x_) for x_ in found.matrix))
    # The stretches; the diagonal; the other order.
    traps = (found.stretches or (one, other), (p, r), (other, one))
    rows = (row("check", "M :", m), row("check:asked", "?, ?"))
    r1, r2 = (arrow((float(x), float(y))) for x, y in ((a, b), (c, d)))
    return asked(level, CHECK, rows, exact(one, other), *traps, r1=r1, r2=r2)


def hardness(level: PaperLevel) -> float:
    """Whether its stretches are whole."""
    found = next((x for x in whole_svds() if x.matrix == level.matrix), None)
    return float(found is None or found.stretches is None)
