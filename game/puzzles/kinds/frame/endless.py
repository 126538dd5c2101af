"""Frame levels that nobody wrote: endless ones from a seed, and the paper check."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import ceil
from typing import Final

from game.figure.things import Tone
from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.frames import frame, leaning, off_frame, stretches
from game.linalg.kept_lines import image, turned, whole
from game.linalg.plane import Point, across, dot
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, grid, row
from game.puzzles.kinds.frame.level import FrameLevel

CHECK: Final = N_(
    "$M$ has the rows {r1} and {r2}. $v$ = {v} and $w$ = {w}. "
    "What is $(M v) \u00b7 (M w)$?"
)
HARDEST: Final = 3
# Which frames are for which difficulty, by the sizes of an arm.
FRAMES: Final = {1: ((1, 1),), 2: ((1, 2),), 3: ((1, 3), (2, 3))}
RATIOS: Final = (1.3, 6.0)
ENTRIES: Final = 4
WITHIN: Final = 7.0


@lru_cache(maxsize=1)
def _pools() -> Mapping[int, tuple[Matrix2, ...]]:
    """The matrices of each difficulty."""
    found: dict[int, list[Matrix2]] = {n: [] for n in FRAMES}
    of = {sizes: hard for hard, some in FRAMES.items() for sizes in some}
    entries = range(-ENTRIES, ENTRIES + 1)
    for a, b, c, d in product(entries, repeat=4):
        square, mixed = a * a + c * c - b * b - d * d, a * b + c * d
        if len({a, b, c, d}) < 4 or not mixed:
            continue
        # The frame has arms (p, q) where (p p - q q) mixed = p q square.
        for (p, q), hard in of.items():
            if (q * q - p * p) * abs(mixed) == p * q * abs(square):
                matrix = ((float(a), float(b)), (float(c), float(d)))
                most, least = stretches(matrix)
                if RATIOS[0] * least <= most <= min(RATIOS[1] * least, WITHIN):
                    found[hard].append(matrix)
    return {n: tuple(some) for n, some in found.items()}


def generate(draws: Draws) -> FrameLevel:
    """A level that nobody wrote.

    M has four different whole entries of size 4 at most; one stretch is 1.3 to 6 times
    the other. Difficulty 1 has the frame at 45 degrees, 2 along arrows such as (2, 1),
    3 along such as (3, 1) or (3, 2). The start is 12 degrees or more off it.
    """
    matrix = draws.one(_pools()[draws.difficulty], "frame")
    around = [turned(n) for n in range(0, 180, 5)]
    starts = [v for v in around if off_frame(v, frame(matrix)) >= 12.0]
    span = max(2.5, ceil(2.2 * stretches(matrix)[0]) / 2)
    return FrameLevel(
        id=draws.id,
        title=titled(draws),
        matrix=matrix,
        start=draws.one(starts, "frame start"),
        span=span,
    )


def hardness(level: FrameLevel) -> float:
    """How large the whole arrow along the frame is."""
    arm = whole(frame(level.matrix))
    return float(max(map(abs, arm)))


def question(level: FrameLevel, seed: str) -> Question:
    """How the images of a right angle lean under a fresh matrix: 0 where it stays."""
    fresh = [x for some in _pools().values() for x in some if x != level.matrix]
    matrix = drawn(fresh, "frame check", level.id, seed)
    arms = [(1.0, 0.0), (1.0, 1.0), (2.0, 1.0), whole(frame(matrix))]
    v: Point = drawn(arms, "frame check arm", level.id, seed)
    w = across(v)
    truth = leaning(matrix, v)
    columns = (Tone.E1, Tone.E2)
    m = grid(matrix, columns, name="M", column_names=("c1", "c2"))
    rows = (row("check", m), row("check:asked", "(M v) · (M w) = ?"))
    out, other = image(matrix, v), image(matrix, w)
    # The right angle is thought to stay; a sign is lost; the entries one by one.
    traps = [(0,), (-truth,), (out[0] * other[0],), (dot(out, out),)]
    r1, r2 = map(arrow, matrix)
    right, name, beside = exact(round(truth)), arrow(v), arrow(w)
    return asked(level, CHECK, rows, right, *traps, r1=r1, r2=r2, v=name, w=beside)
