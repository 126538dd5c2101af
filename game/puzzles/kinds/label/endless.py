"""Label levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import permutations
from typing import Final

from game.language import N_, _
from game.linalg.whole_svd import WholeSvd, whole_svds
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.label.level import GRAM, HOME, OUTER, LabelLevel, M, Rows, Tile

CHECK: Final = N_("$M$ is {m}, rows first. How many rows and columns has {tile}?")
HARDEST: Final = 3
# Frames whose numbers are whole over a whole number, and what stretches must share.
FRAMES: Final[dict[int, tuple[tuple[int, Tile], ...]]] = {
    1: ((1, (1.0, ((1.0,),))),),
    2: (
        (1, (1.0, ((0.0, 1.0), (1.0, 0.0)))),
        (1, (1.0, ((0.0, -1.0), (1.0, 0.0)))),
        (5, (25.0, ((3.0, -4.0), (4.0, 3.0)))),
        (5, (25.0, ((4.0, -3.0), (3.0, 4.0)))),
    ),
    3: ((3, (9.0, ((1.0, 2.0, 2.0), (2.0, 1.0, -2.0), (2.0, -2.0, 1.0)))),),
}
PARTS: Final = (("U", "V"), ("U", "Vt"), ("Ut", "V"), ("Ut", "Vt"))
TRAYS: Final = tuple(permutations(range(3)))


def generate(draws: Draws) -> LabelLevel:
    """A level that nobody wrote.

    Difficulty 1: sizes differ, and place most tiles. 2: all sizes are alike, in a tray
    where tiles lie either way. 3: what is built is M's transpose, or a product of both.
    """
    if draws.difficulty == 1:
        return _sized(draws)
    found = _svd(draws)
    u, v, d = _tiles(found)
    one, other = draws.one(PARTS, "label sides")
    tray = ("D", one, other)
    order = draws.one(TRAYS, "label tray")
    builds = draws.one((HOME, GRAM, OUTER), "label builds")
    return LabelLevel(
        id=draws.id,
        title=titled(draws),
        u=u,
        d=d,
        v=v,
        tray=tuple(tray[n] for n in order),
        builds=builds if draws.difficulty == HARDEST else M,
    )


def _svd(draws: Draws) -> WholeSvd:
    pool = [x for x in whole_svds() if x.stretches and _apart(x)]
    return draws.one(pool, "label pool")


def _apart(found: WholeSvd) -> bool:
    """Whether both frames differ, whatever the signs."""
    (a, b), (c, d) = found.u1, found.v1
    return abs(a * d - b * c) > 0 and abs(a * c + b * d) > 0


def _tiles(found: WholeSvd) -> tuple[Tile, Tile, Tile]:
    one, other = found.stretches or (1, 1)
    d = ((float(one), 0.0), (0.0, float(other)))
    return _frame(found.u1, found.u2), _frame(found.v1, found.v2), (1.0, d)


def _frame(one: tuple[int, int], other: tuple[int, int]) -> Tile:
    (a, c), (b, d) = one, other
    rows: Rows = ((float(a), float(b)), (float(c), float(d)))
    return float(a * a + c * c), rows


def _sized(draws: Draws) -> LabelLevel:
    sizes = [(m, n) for m in FRAMES for n in FRAMES if m != n and m + n > 2]
    m, n = draws.one(sizes, "label sizes")
    by_u, u = draws.one(FRAMES[m], "label u")
    by_v, v = draws.one(FRAMES[n], "label v")
    large, small = draws.one(((2, 1), (3, 1), (3, 2)), "label stretches")
    stretches = (float(large * by_u * by_v), float(small * by_u * by_v))
    d = tuple(
        tuple(stretches[i] if i == j else 0.0 for j in range(n)) for i in range(m)
    )
    order = draws.one(TRAYS, "label tray")
    tray = ("U", "D", "Vt")
    return LabelLevel(
        id=draws.id,
        title=titled(draws),
        u=u,
        d=(1.0, d),
        v=v,
        tray=tuple(tray[k] for k in order),
    )


def hardness(level: LabelLevel) -> float:
    """Sizes tell; they do not; something else than M is built."""
    if level.builds != M:
        return 2.0
    return float(len(level.u[1]) == len(level.v[1]))


def question(level: LabelLevel, seed: str) -> Question:
    """How large a factor of a matrix is that is not square."""
    sizes = [(m, n) for m in (2, 3, 4, 5) for n in (2, 3, 4, 5) if m != n]
    m, n = drawn(sizes, "label check", level.id, seed)
    tile = drawn(("U", "D", "Vᵀ"), "label check tile", level.id, seed)
    right = {"U": (m, m), "D": (m, n), "Vᵀ": (n, n)}[tile]
    # The other end's; turned over; a square D.
    traps = [(n, n), (m, m), (n, m), (m, n)]
    size = _("{m} × {n}", m=m, n=n)
    rows = (row("check", f"M: {size}"), row("check:answer", f"{tile}: ? × ?"))
    return asked(level, CHECK, rows, exact(*right), *traps, m=size, tile=tile)
