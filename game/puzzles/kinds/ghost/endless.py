"""Ghost levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from itertools import combinations
from typing import Final

from game.language import N_
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.ghost.level import DESK, GhostLevel

CHECK: Final = N_(
    "Along ghosts of length 1, all square to each other, a face has the coefficients "
    "{a}, {b} and {c} and no others. "
    "Which share of it do the first two say?"
)
HARDEST: Final = 3
# By difficulty: how many ghosts a face has, how many faders may be used, and which
# share of what those can say is asked.
HAS: Final = {1: 2, 2: 3, 3: 5}
MOST: Final = {1: 2, 2: 3, 3: 3}
ASKED: Final = {1: 0.95, 2: 0.97, 3: 0.985}
TRIES: Final = 200
# By how much the best faders say more than the next best ones, in percent.
CLEAR: Final = 1.5
STEPS: Final = tuple(n / 10 for n in (*range(-28, -5), *range(6, 29)))


def generate(draws: Draws) -> GhostLevel | None:
    """A level that nobody wrote.

    In difficulty 1 a face has two ghosts, in 2 three, and all are needed; in 3 it has
    five, of which the three that say most are to be found.
    """
    hard = draws.difficulty
    for turn in range(TRIES):
        some = draws.one(_few(HAS[hard]), "ghost some", turn=turn)
        face = tuple((n, draws.one(STEPS, "ghost", n, turn=turn)) for n in some)
        level = GhostLevel(
            id=draws.id, title=titled(draws), face=face, most=MOST[hard], mark=1.0
        )
        shares = sorted(level.shares(), reverse=True)
        best = 100.0 * sum(shares[: MOST[hard]])
        least = 100.0 * shares[MOST[hard] - 1]
        other = 100.0 * shares[MOST[hard]]
        mark = float(int(best * ASKED[hard]))
        if best - least + other < mark - CLEAR and least - other > CLEAR:
            return GhostLevel(
                id=draws.id, title=titled(draws), face=face, most=MOST[hard], mark=mark
            )
    return None


def _few(count: int) -> list[tuple[int, ...]]:
    return list(combinations(range(1, DESK + 1), count))


def hardness(level: GhostLevel) -> float:
    """How many ghosts the face has."""
    return float(len(level.face))


def question(level: GhostLevel, seed: str) -> Question:
    """The share of two of three fresh coefficients."""
    whole = [
        (a, b, c)
        for a in range(2, 10)
        for b in range(1, a)
        for c in range(1, b + 1)
        if a * a + b * b + c * c <= 120
    ]
    a, b, c = drawn(whole, "ghost check", level.id, seed)
    full, two = a * a + b * b + c * c, a * a + b * b
    # Not squared; only the first; what is left.
    plain, first = Fraction(a + b, a + b + c), Fraction(a * a, full)
    face = f"f = m + {a} u1 + {b} u2 + {c} u3"
    rows = (row("check", face), row("check:share", "?"))
    return asked(
        level,
        CHECK,
        rows,
        exact(Fraction(two, full)),
        (plain,),
        (first,),
        (1 - Fraction(two, full),),
        a=str(a),
        b=str(b),
        c=str(c),
    )
