"""Loop: the check on paper."""

from typing import Final

from game.figure.things import Array, Cell, Tone
from game.language import N_
from game.linalg.plane import Point
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import arrow, down_cells, row
from game.puzzles.kinds.loop.level import LoopLevel

CHECK: Final = N_("$M^T M v$ is {n} times $v$, and $M v$ is {u}. What is $M M^T {u}$?")


def question(level: LoopLevel, seed: str) -> Question:
    """What a lap from B makes of M v: the same number of times it."""
    n = drawn((2, 4, 5, 9, 10, 16), "loop check", level.id, seed)
    places = [(x, y) for x in (1, 2, 3, 6) for y in (-1, 2, 3, 4) if x != y]
    x, y = drawn(places, "loop check u", level.id, seed)
    u: Point = (float(x), float(y))
    unknown = Array(cells=((Cell(text="?"),), (Cell(text="?"),)))
    rows = (row("check", "M Mᵀ", down_cells(u, Tone.OUTPUT), "=", unknown),)
    # The arrow as it is; the square; halves changed over.
    traps = [u, (n * n * u[0], n * n * u[1]), (n * u[1], n * u[0])]
    return asked(
        level, CHECK, rows, exact(n * u[0], n * u[1]), *traps, n=str(n), u=arrow(u)
    )
