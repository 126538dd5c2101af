"""Slip levels: what can be wrong with one, endless ones, and the paper check."""

from collections.abc import Iterable
from itertools import product
from math import ceil
from typing import Final

from msgspec.structs import replace

from game.figure.things import (
    Array,
    Cell,
    Figure,
    Matrix2,
    Row,
    Sign,
    Tone,
    Work,
)
from game.linalg.plane import dot
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import span_faults
from game.puzzles.core.paper_question import Question, exact, trapped
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import arrow, down_cells, number
from game.puzzles.kinds.slip import GIVEN, SlipLevel, open_level
from game.puzzles.kinds.slip_figure import ends
from game.puzzles.kinds.slip_lines import COUNT, WAYS, sorts

CHECK: Final = "$M$ has the rows {r1} and {r2}, and $x$ = {x}. What is $M x$?"
SLOTS: Final = frozenset({"r1", "r2", "x"})
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


def generate(seed: str, difficulty: int) -> SlipLevel:
    """A level that is the same wherever its seed is opened.

    M has four distinct entries of size 1 to 3, x two of different sizes, and none is 0;
    with ``difficulty`` 3 they may be halves. Difficulty 1 puts an answer on the wrong
    axis or loses a sign, 2 takes rows for columns or swaps entries as well, 3 forgets a
    term too. The sum misses M x by at least 1, and all stays within 7 units; the
    plane is as large as that needs.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    for n in range(TRIES):
        level = _drawn(seed, difficulty, n)
        if not list(faults(level)):
            position = open_level(level)
            if position.quotes()["miss"].numbers[0] >= 1.0:
                far = max(abs(x) for at in ends(position.shown()) for x in at)
                return replace(level, span=max(NEAREST, ceil(2.2 * far) / 2))
    raise AssertionError(f"no slip level for seed {seed!r}")  # pragma: no cover


def _drawn(seed: str, difficulty: int, n: int) -> SlipLevel:
    half = 2 if difficulty == 3 else 1
    entries = [k / half for k in range(-3 * half, 3 * half + 1) if abs(k) >= half]
    picked: list[float] = []
    for i in range(4):
        free = [x for x in entries if x not in picked]
        picked.append(drawn(free, "slip entry", seed, difficulty, n, i))
    first = drawn(entries, "slip x", seed, difficulty, n)
    others = [x for x in entries if abs(x) != abs(first) and abs(x) <= 2.0]
    second = drawn(others, "slip y", seed, difficulty, n)
    cases = [
        (way, line, sort)
        for way, line in product(WAYS, range(1, COUNT + 1))
        for sort in sorts(way, line)
        if sort in SORTS[difficulty]
    ]
    way, line, sort = drawn(cases, "slip sort", seed, difficulty, n)
    a, b, c, d = picked
    return SlipLevel(
        id=f"slip-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        matrix=((a, b), (c, d)),
        vector=(first, second),
        way=way,
        line=line,
        slip=sort,
        entry=drawn((1, 2), "slip at", seed, difficulty, n),
        span=SPAN,
        par=2 if sort in {"swapped", "transposed"} else 1,
    )


def question(level: SlipLevel, seed: str) -> Question:
    """M x for fresh integers, all four entries of M distinct and none of them 0."""
    steps = [float(n) for n in range(-4, 5) if n]
    rows = [(a, b) for a, b in product(steps, repeat=2) if a != b]
    first = drawn(rows, "slip check", level.id, seed)
    others = [row for row in rows if not set(row) & set(first)]
    second = drawn(others, "slip check 2", level.id, seed)
    inputs = [x for x in rows if abs(x[0]) != abs(x[1])]
    x = drawn(inputs, "slip check x", level.id, seed)
    words = (level.check or CHECK).format(r1=arrow(first), r2=arrow(second), x=arrow(x))
    blocks = (
        _matrix((first, second)),
        down_cells(x, Tone.INPUT, "x"),
        Sign(text="= ?"),
    )
    figure = Figure(
        panels=(Work(key="check", rows=(Row(key="check", blocks=blocks),)),)
    )
    reads = (dot(first, x), dot(second, x))
    by_columns = [first[i] * x[0] + second[i] * x[1] for i in (0, 1)]
    # The slip itself: both answers on one axis.
    traps = trapped((sum(reads), 0), by_columns, (reads[1], reads[0]))
    return Question(words, figure, exact(*reads), traps)


def _matrix(rows: Matrix2) -> Array:
    tones = (Tone.ROW, Tone.ROW2)
    cells = tuple(
        tuple(Cell(text=number(x), tone=tone) for x in row)
        for row, tone in zip(rows, tones, strict=True)
    )
    return Array(cells=cells, name="M", row_names=("r1", "r2"))


def faults(level: SlipLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    wrong = list(span_faults(level.span)) or list(_sort_faults(level))
    if wrong:
        yield from wrong
        return
    numbers = (*level.matrix[0], *level.matrix[1], *level.vector)
    if any(abs(x) > GIVEN or abs(x * 10 - round(x * 10)) > 1e-9 for x in numbers):
        yield Fault(
            ("matrix",),
            "an entry of M or x is no whole number of tenths, or too large",
            f"tenths from {number(-GIVEN)} to {number(GIVEN)}",
        )
        return
    position = open_level(level)
    if not position.settled().wrong():
        yield Fault(("slip",), "this slip changes nothing", "take other numbers")
        return
    for at in ends(position.shown()):
        if hands.clamped(at, level.span * 0.95) != at:
            yield Fault(("span",), f"{arrow(at)} is out of view", "widen the span")
            return


def _sort_faults(level: SlipLevel) -> Iterable[Fault]:
    if level.way not in WAYS:
        yield Fault(("way",), f"no way is named '{level.way}'", "rows or columns")
    elif not 1 <= level.line <= COUNT:
        yield Fault(("line",), f"there is no line {level.line}", f"1 to {COUNT}")
    elif level.slip not in sorts(level.way, level.line):
        known = ", ".join(sorts(level.way, level.line))
        message = f"line {level.line} by {level.way} cannot slip by '{level.slip}'"
        yield Fault(("slip",), message, f"known there: {known}")
    elif level.entry not in {1, 2}:
        yield Fault(("entry",), f"there is no entry {level.entry}", "1 or 2")
