"""Pack levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from typing import Final

from game.figure.things import Array, Cell
from game.language import N_
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.pack.level import BOTH, FACING, PackLevel
from game.puzzles.kinds.pack.position import PackPosition

CHECK: Final = N_(
    "{n} lines in a plane keep as far from each other as can be. "
    "By how many degrees is one turned from the next?"
)
HARDEST: Final = 4
# By difficulty: the rule, how many arrows, and how many pairs of friends.
PLANE: Final = {
    1: ((BOTH, 3, 0), (BOTH, 4, 0), (BOTH, 5, 0)),
    2: (
        (BOTH, 6, 0),
        (BOTH, 7, 0),
        (BOTH, 6, 3),
        (BOTH, 4, 2),
        *((FACING, n, 0) for n in (5, 6, 7)),
    ),
}
SPACE: Final = {
    3: tuple((FACING, n) for n in (4, 5, 6)),
    4: tuple((BOTH, n) for n in (4, 5, 6)),
}
TURNS: Final = range(0, 360, 3)
PLACES: Final = tuple((t, h) for t in range(0, 360, 10) for h in range(-60, 70, 10))
# By how much more than the best known a level is loud at first, at least; where there
# is no room for so much, by that share of what there is.
LOUD, SHARE = 0.15, 0.5
TRIES: Final = 60
COUNTS: Final = (3, 4, 5, 6, 9, 10, 12)


def generate(draws: Draws) -> PackLevel | None:
    """A level that nobody wrote.

    Difficulty 1 has three to five lines in the plane, 2 more of them, friends, or
    arrows that only face one another; 3 has such arrows in space, 4 lines there.
    """
    for turn in range(TRIES):
        level = _drawn(draws, turn)
        begun = PackPosition.begin(level)
        if begun.off() > min(LOUD, SHARE * (1.0 - begun.best())):
            return level
    return None


def _drawn(draws: Draws, turn: int) -> PackLevel:
    hard, title = draws.difficulty, titled(draws)
    if hard in PLANE:
        rule, count, pairs = draws.one(PLANE[hard], "pack what")
        each = range(count)
        turns = tuple(float(draws.one(TURNS, "pack", i, turn=turn)) for i in each)
        friends = tuple((2 * i + 1, 2 * i + 2) for i in range(pairs))
        return PackLevel(
            id=draws.id, title=title, turns=turns, rule=rule, friends=friends
        )
    rule, count = draws.one(SPACE[hard], "pack what")
    some = (draws.one(PLACES, "pack", i, turn=turn) for i in range(count))
    places = tuple((float(t), float(h)) for t, h in some)
    return PackLevel(id=draws.id, title=title, places=places, rule=rule)


def hardness(level: PackLevel) -> float:
    """How many arrows there are; in space is harder, and so is what cannot be 0."""
    best = level.best(level.count()) or 0.0
    return level.count() + (3.0 if level.places else 0.0) + (2.0 if best else 0.0)


def question(level: PackLevel, seed: str) -> Question:
    """How far from each other so many lines of the plane are."""
    count = drawn(COUNTS, "pack check", level.id, seed)
    rows = (row("check", Array(cells=((Cell(text="?"),),)), "°"),)
    # Round the whole circle; one line too few; a right angle.
    traps = [(Fraction(360, count),), (Fraction(180, count - 1),), (Fraction(90),)]
    truth = exact(Fraction(180, count))
    return asked(level, CHECK, rows, truth, *traps, n=str(count))
