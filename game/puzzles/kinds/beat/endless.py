"""Beat levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import count, permutations
from typing import Final

from game.figure.things import Array, Cell, Tone
from game.language import N_
from game.linalg.factors import IDENTITY, factors
from game.linalg.plane import Point
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds.beat.cards import MOVES
from game.puzzles.kinds.beat.level import ENOUGH, BeatLevel, winners

CHECK: Final = N_(
    "First turn by 90° to the left, then stretch {a} times along and {b} times up. "
    "Where does {v} go?"
)
HARDEST: Final = 4
LINES: Final = {
    3: (20, 22, 24),
    4: (52, 54, 56, 60),
    5: (20, 22, 24, 36, 44),
}
SIZES: Final = {1: 3, 2: 4, 3: 5, 4: 3}
# What is asked is at most so long, and of all orders at most one in so many does it.
LONGEST, SHARE = 4.0, 3


def generate(draws: Draws) -> BeatLevel:
    """A level that nobody wrote.

    Difficulty 1 has three cards, 2 four and 3 five; 4 has three, and the disc is to be
    brought back from where three others left it. At least one way of all is right, and
    at most a third of them; what is asked is stretched to at most 4.
    """
    return next(each for n in count() if _good(each := _drawn(draws, n)))


def _drawn(draws: Draws, turn: int) -> BeatLevel:
    size, home = SIZES[draws.difficulty], draws.difficulty == HARDEST
    cards = [draws.one([*MOVES], "beat card", n, turn=turn) for n in range(size)]
    back = {"T": "t", "t": "T", "Q": "q", "q": "Q", "H": "H", "W": "N", "N": "W"}
    hand = tuple(sorted(back[card] for card in cards)) if home else tuple(sorted(cards))
    return BeatLevel(
        id=draws.id,
        title=titled(draws),
        slots=LINES[size],
        hand=hand,
        before=tuple(cards) if home else (),
        asked=() if home else tuple(cards),
        span=LONGEST + 0.4,
    )


def _good(level: BeatLevel) -> bool:
    """Some order is right and most are not, and the disc is not as it was."""
    asked_ = level.start() if level.before else level.target()
    if not 1.0 + ENOUGH < factors(asked_).first <= LONGEST + ENOUGH:
        return False
    if asked_ == IDENTITY:
        return False
    ways, right = len({*permutations(level.hand)}), winners(level, level.target())
    return 1 <= len(right) <= ways / SHARE


def hardness(level: BeatLevel) -> float:
    """How many orders there are of which one is right; one more way round for home."""
    ways = len({*permutations(level.hand)})
    right = len(winners(level, level.target()))
    return ways / right + 1000.0 * bool(level.before)


def question(level: BeatLevel, seed: str) -> Question:
    """Where an arrow goes that is turned by a quarter and then stretched."""
    sizes = [(a, b) for a in (2, 3, 4, 5) for b in (2, 3, 4, 5) if a != b]
    places = [(x, y) for x in (1, 2, 3) for y in (1, 2, 3) if x != y]
    a, b = drawn(sizes, "beat check", level.id, seed)
    x, y = drawn(places, "beat check v", level.id, seed)
    v: Point = (float(x), float(y))
    unknown = Array(cells=((Cell(text="?"),), (Cell(text="?"),)))
    rows = (row("check", down_cells(v, Tone.INPUT), "→", unknown),)
    # Stretched first; turned to the right; not turned.
    traps = [(-b * y, a * x), (a * y, -b * x), (a * x, b * y)]
    return asked(
        level,
        CHECK,
        rows,
        exact(-a * y, b * x),
        *traps,
        a=str(a),
        b=str(b),
        v=arrow(v),
    )
