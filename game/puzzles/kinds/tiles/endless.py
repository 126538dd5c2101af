"""Tiles levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import pairwise, permutations
from typing import Final

from game.language import N_
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.tiles.level import SPACES, TURNED, TilesLevel

CHECK: Final = N_(
    "$C$ is {c} and $A$ is {a}, rows first. How many rows and columns here?"
)
HARDEST: Final = 4
NAMES: Final = ("C", "A", "B")
SIZES: Final = (2, 3, 4, 5)
# How many spaces lie in a row, and the way through them.
WAYS: Final = {
    1: (0, 1, 0),
    2: (0, 1, 2),
    3: (0, 1, 2, 1, 0),
    4: (0, 1, 2, 3, 2, 1),
}


def generate(draws: Draws) -> TilesLevel:
    """A level that nobody wrote.

    Spaces lie in a row, with one tile from each to the next, in either direction.
    Difficulty 1 goes to the next and back, 2 over one to the next but one; 3 goes that
    far and back, 4 further and nearly back, and two spaces there are of one size. So
    there is one answer.
    """
    way = WAYS[draws.difficulty]
    count = max(way) + 1
    orders = [order[:count] for order in permutations(SPACES)]
    names = draws.one(orders, "tiles spaces")
    sizes = list(draws.one([p[:count] for p in permutations(SIZES)], "tiles sizes"))
    if draws.difficulty > 2:
        sizes[draws.one(range(1, count), "tiles alike")] = sizes[0]
    tray = []
    for name, (one, other) in zip(NAMES, pairwise(names), strict=False):
        ends = draws.one(((one, other), (other, one)), "tiles side", name)
        tray.append((name, *ends))
    return TilesLevel(
        id=draws.id,
        title=titled(draws),
        spaces=tuple(zip(names, sizes, strict=True)),
        tray=tuple(tray),
        slots=len(way) - 1,
        enters=names[way[0]],
        leaves=names[way[-1]],
        through=(names[max(way)],),
    )


def hardness(level: TilesLevel) -> float:
    """How many tiles the way takes, and over how many spaces."""
    return level.slots + 0.5 * len(level.spaces)


def question(level: TilesLevel, seed: str) -> Question:
    """How large a chain of two tiles and of these turned over is."""
    a, b, c = drawn(list(permutations(SIZES, 3)), "tiles check", level.id, seed)
    chains = {
        f"C{TURNED} A{TURNED} A C": (a, a),
        f"A C C{TURNED} A{TURNED}": (c, c),
        f"C{TURNED} A{TURNED}": (a, c),
    }
    chain = drawn(list(chains), "tiles chain", level.id, seed)
    rows, columns = chains[chain]
    shown = (row("check", f"{chain}:", "?", "×", "?"),)
    # The space in the middle; that on the other side; the order of the two.
    traps = [(b, b), (c, c) if rows == a else (a, a), (c, a)]
    first, over = f"{b} × {a}", f"{c} × {b}"
    return asked(level, CHECK, shown, exact(rows, columns), *traps, c=first, a=over)
