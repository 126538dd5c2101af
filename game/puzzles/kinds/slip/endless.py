"""Slip levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import product
from math import ceil
from typing import Final

from msgspec.structs import replace

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import dot
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds import listening
from game.puzzles.kinds.slip.draw import ends
from game.puzzles.kinds.slip.level import SlipLevel
from game.puzzles.kinds.slip.lines import COUNT, WAYS, sorts
from game.puzzles.kinds.slip.position import SlipPosition

CHECK: Final = N_("$M$ has the rows {r1} and {r2}, and $x$ = {x}. What is $M x$?")
HARDEST: Final = 3
SPAN: Final = 7.0
NEAREST: Final = 3.0
# The sorts of slip that each difficulty may have.
SORTS: Final = {
    1: frozenset({"axis", "sign"}),
    2: frozenset({"sign", "transposed", "swapped"}),
    3: frozenset({"transposed", "swapped", "forgotten", "axis"}),
}
TRIES: Final = 60


def generate(draws: Draws) -> SlipLevel:
    """A level that is the same wherever its seed is opened.

    M has four distinct entries of size 1 to 3, x two of different sizes, and none is 0;
    with ``difficulty`` 3 they may be halves. Difficulty 1 puts an answer on the wrong
    axis or loses a sign, 2 loses a sign, takes rows for columns or swaps entries, 3
    takes rows for columns, swaps entries or forgets a term. The sum misses M x by at
    least 1, and all stays within 7 units; the plane is as large as that needs.
    """
    for n in range(TRIES):
        level = _drawn(draws, n)
        # It is drawn again, not left out of the draw: what was saved stays as it was.
        if draws.difficulty == HARDEST and level.slip == "axis":
            continue
        if not list(SlipPosition.faults(level)):
            position = SlipPosition.begin(level)
            if position.quotes()["miss"].numbers[0] >= 1.0:
                far = max(abs(x) for at in ends(position) for x in at)
                return replace(level, span=max(NEAREST, ceil(2.2 * far) / 2))
    raise AssertionError(f"no level {draws.id}")  # pragma: no cover


def _drawn(draws: Draws, n: int) -> SlipLevel:
    half = 2 if draws.difficulty == 3 else 1
    entries = [k / half for k in range(-3 * half, 3 * half + 1) if abs(k) >= half]
    picked: list[float] = []
    for i in range(4):
        free = [x for x in entries if x not in picked]
        picked.append(draws.one(free, "slip entry", turn=(n, i)))
    first = draws.one(entries, "slip x", turn=n)
    others = [x for x in entries if abs(x) != abs(first) and abs(x) <= 2.0]
    second = draws.one(others, "slip y", turn=n)
    cases = [
        (way, line, sort)
        for way, line in product(WAYS, range(1, COUNT + 1))
        for sort in sorts(way, line)
        if sort in SORTS[draws.difficulty]
    ]
    way, line, sort = draws.one(cases, "slip sort", turn=n)
    a, b, c, d = picked
    return SlipLevel(
        id=draws.id,
        title=titled(draws),
        matrix=((a, b), (c, d)),
        vector=(first, second),
        way=way,
        line=line,
        slip=sort,
        entry=draws.one((1, 2), "slip at", turn=n),
        span=SPAN,
    )


def hardness(level: SlipLevel) -> float:
    """How much has to be set right: the moves it takes, and the halves in M and x."""
    numbers = (*level.matrix[0], *level.matrix[1], *level.vector)
    halves = sum(x != round(x) for x in numbers) / len(numbers)
    shown = SlipPosition.begin(replace(level, predict=False))
    return len(list(shown.answer())) + halves


def question(level: SlipLevel, seed: str) -> Question:
    """M x for fresh integers, all four entries of M distinct and none of them 0."""
    steps = [float(n) for n in range(-4, 5) if n]
    rows = [(a, b) for a, b in product(steps, repeat=2) if a != b]
    first = drawn(rows, "slip check", level.id, seed)
    others = [row for row in rows if not set(row) & set(first)]
    second = drawn(others, "slip check 2", level.id, seed)
    inputs = [x for x in rows if abs(x[0]) != abs(x[1])]
    x = drawn(inputs, "slip check x", level.id, seed)
    reads = (dot(first, x), dot(second, x))
    matrix = listening.matrix((first, second))
    return asked(
        level,
        CHECK,
        (row("check", matrix, down_cells(x, Tone.INPUT, "x"), "= ?"),),
        exact(*reads),
        # The slip itself: both answers on one axis.
        (sum(reads), 0),
        [first[i] * x[0] + second[i] * x[1] for i in (0, 1)],
        (reads[1], reads[0]),
        r1=arrow(first),
        r2=arrow(second),
        x=arrow(x),
    )
