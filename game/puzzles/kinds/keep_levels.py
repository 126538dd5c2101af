"""Keep levels: what can be wrong with one, endless ones, and the paper check."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations, product
from math import floor
from typing import Final

from game.figure.things import Figure, Row, Sign, Tone, Work
from game.linalg.plane import TINY, Point
from game.linalg.spans import Numbers, dot
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import span_faults
from game.puzzles.core.paper_question import Question, exact, trapped
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import across_cells, arrow, down_cells, number
from game.puzzles.kinds.keep import REACH, KeepLevel, open_level

CHECK: Final = (
    "$v$ = {v} and $r$ = {r}. Which share of $|v|^2$ does the row $r$ keep, alone?"
)
SLOTS: Final = frozenset({"r", "v"})
HARDEST: Final = 4
# Entries of the arrows, how many rows stay, and the least gap between two shares.
SIZES: Final = {1: (3, 2), 2: (4, 2), 3: (5, 3), 4: (5, 2)}
GAPS: Final = {1: 0.12, 2: 0.09, 3: 0.05, 4: 0.04}
LONG: Final = 3.0
MOST: Final = 5


@lru_cache(maxsize=3)
def _mirrors(count: int) -> tuple[tuple[int, ...], ...]:
    """Integer normals whose mirror has no zero entry: distinct sizes, none half."""
    normals = permutations(range(1, count + 3), count)
    return tuple(
        normal
        for normal in normals
        if all(2 * x * x != sum(y * y for y in normal) for x in normal)
    )


def generate(seed: str, difficulty: int) -> KeepLevel:
    """A level that is the same wherever its seed is opened.

    The rows are orthonormal, as many as v has entries: 3, 4, 5, 5 for ``difficulty`` 1
    to 4, of which 2, 2, 3, 2 may stay. No entry of a row is 0. Any two shares of |v|^2
    differ by at least 0.12, 0.09, 0.05, 0.04, so the best choice is ahead of the next
    one by that gap at least; what is asked lies half way between the two.
    v is 3 long and each answer may have either sign.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    count, keep = SIZES[difficulty]
    rows = _frame(seed, difficulty, count)
    shares = _shares(seed, difficulty, count)
    answers = [
        drawn((1.0, -1.0), "keep sign", seed, difficulty, i) * LONG * share**0.5
        for i, share in enumerate(shares)
    ]
    v = tuple(
        sum(answer * row[j] for answer, row in zip(answers, rows, strict=True))
        for j in range(count)
    )
    ranked = sorted(shares, reverse=True)
    best = sum(ranked[:keep])
    gap = ranked[keep - 1] - ranked[keep]
    return KeepLevel(
        id=f"keep-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        v=v,
        rows=rows,
        keep=keep,
        asked=floor(1000 * (best - gap / 2)) / 1000,
        par=count - keep,
    )


def _frame(seed: str, difficulty: int, count: int) -> tuple[Numbers, ...]:
    """Orthonormal rows: those of a mirror, in another order and with other signs."""
    normal = drawn(_mirrors(count), "keep rows", seed, difficulty)
    size = sum(x * x for x in normal)
    mirror = [
        tuple((i == j) - 2.0 * x * y / size for j, y in enumerate(normal))
        for i, x in enumerate(normal)
    ]
    shift = drawn(range(1, count), "keep order", seed, difficulty)
    signs = [drawn((1.0, -1.0), "keep side", seed, difficulty, i) for i in range(count)]
    rows = [
        tuple(signs[i] * x for x in mirror[(i + shift) % count]) for i in range(count)
    ]
    if all(abs(rows[i][j] - rows[j][i]) < TINY for i in range(count) for j in range(i)):
        # No entry is 0, so one row turned about is symmetric no longer.
        rows[-1] = tuple(-x for x in rows[-1])
    return tuple(rows)


def _shares(seed: str, difficulty: int, count: int) -> tuple[float, ...]:
    """Shares that add up to one, each ahead of the next by the gap and a little."""
    gap = GAPS[difficulty]
    spare = 1.0 - gap * count * (count - 1) / 2
    weights = [
        drawn(range(1, 10), "keep share", seed, difficulty, i) for i in range(count)
    ]
    more = sorted(weights)
    whole = sum(more)
    shares = [gap * i + spare * more[i] / whole for i in range(count)]
    order = drawn(list(permutations(range(count))), "keep turn", seed, difficulty)
    return tuple(shares[i] for i in order)


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[Point, Point], ...]:
    steps = [float(n) for n in range(-3, 4) if n]
    arrows = [(x, y) for x, y in product(steps, repeat=2) if abs(x) != abs(y)]
    return tuple(
        (v, r)
        for v, r in product(arrows, repeat=2)
        if dot(v, r) and v[0] * r[1] != v[1] * r[0]
    )


def question(level: KeepLevel, seed: str) -> Question:
    """The share that one fresh integer row keeps of a fresh integer arrow."""
    v, r = drawn(_pairs(), "keep check", level.id, seed)
    share = Fraction(dot(v, r) ** 2) / Fraction(dot(v, v) * dot(r, r))
    words = (level.check or CHECK).format(v=arrow(v), r=arrow(r))
    row = Row(
        key="check",
        blocks=(
            across_cells(r, Tone.ROW, "r"),
            Sign(text="·"),
            down_cells(v, Tone.INPUT, "v"),
        ),
    )
    figure = Figure(panels=(Work(key="check", rows=(row,)),))
    heard = Fraction(dot(v, r))
    # The row's length forgotten, what is lost instead, the square forgotten.
    alone = heard**2 / Fraction(dot(v, v))
    traps = trapped((alone,), (1 - share,), (heard / Fraction(dot(v, v)),))
    return Question(words, figure, exact(share), traps)


def faults(level: KeepLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    wrong = list(_shape_faults(level)) or list(span_faults(level.span))
    if wrong:
        yield from wrong
        return
    limit = level.span if len(level.v) == 2 else REACH
    opened = open_level(level)
    for path, at in (
        (("v",), level.v),
        *(((("rows", i)), row) for i, row in enumerate(opened.rows)),
    ):
        if max(abs(x) for x in at) > limit:
            hint = f"every entry within {number(limit)}"
            yield Fault(path, "out of view", hint)
            return
    if opened.target() is None:
        yield Fault(
            ("asked",),
            f"no {level.keep} of these rows keep {number(level.asked)} of |v|^2",
            "ask for less, or keep more rows",
        )
    elif all(opened.share_of(gone) >= level.asked - TINY for gone in _choices(level)):
        yield Fault(
            ("asked",),
            f"whichever {level.keep} rows stay, they keep {number(level.asked)} of it",
            "ask for more, or keep fewer rows",
        )


def _choices(level: KeepLevel) -> Iterable[tuple[bool, ...]]:
    """Every way to keep as many rows as may stay."""
    count = len(level.rows)
    for stay in combinations(range(count), level.keep):
        yield tuple(i not in stay for i in range(count))


def _shape_faults(level: KeepLevel) -> Iterable[Fault]:
    wide, count = len(level.v), len(level.rows)
    if not 2 <= wide <= MOST or dot(level.v, level.v) <= TINY:
        yield Fault(("v",), f"v has 2 to {MOST} entries, and not all are zero")
        return
    if not 2 <= count <= MOST:
        yield Fault(("rows",), f"there are 2 to {MOST} rows, got {count}")
        return
    for i, row in enumerate(level.rows):
        if len(row) != wide:
            message = f"this row has {len(row)} entries, and v has {wide}"
            yield Fault(("rows", i), message)
        elif dot(row, row) <= 1e-4:
            yield Fault(("rows", i), "a row that is (nearly) zero hears nothing")
    if not 1 <= level.keep < count:
        hint = "fewer than there are, or nothing is thrown away"
        yield Fault(("keep",), f"1 to {count - 1} rows can be kept", hint)
    if not 0.0 < level.asked <= 1.0:
        yield Fault(("asked",), "a share is more than 0 and at most 1", "such as 0.9")
