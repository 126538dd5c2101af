"""Rule: the check on paper."""

from typing import Final

from game.figure.things import Array, Cell, Tone
from game.language import N_
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.rule.level import RuleLevel
from game.puzzles.kinds.rule.state import dotted

CHECK: Final = N_(
    "Open is +, shut is −. $L$ is {one} and $R$ is {other}. What is their cell?"
)


def question(level: RuleLevel, seed: str) -> Question:
    """The cell of two features on four faces to six, neither a copy nor a reverse."""
    count = drawn((4, 5, 6), "rule count", level.id, seed)
    one, other = (
        [drawn((1, -1), "rule check", letter, i, level.id, seed) for i in range(count)]
        for letter in "LR"
    )
    if abs(dotted(tuple(one), tuple(other))) == count:
        other[0] = -other[0]
    found = dotted(tuple(one), tuple(other))
    both = sum(x == y == 1 for x, y in zip(one, other, strict=True))
    signs = {1: "+", -1: "−"}
    rows = [
        row(
            f"question:{letter}",
            f"{letter}:",
            Array(cells=(tuple(Cell(text=signs[x], tone=tone) for x in signs_),)),
        )
        for letter, signs_, tone in (("L", one, Tone.E1), ("R", other, Tone.E2))
    ]
    # How often they agree; how often both are open; how often they differ, less that.
    traps = ((count + found) // 2,), (both,), (-found,)
    return asked(
        level,
        CHECK,
        (*rows, row("check", "L · R = ?")),
        exact(found),
        *traps,
        one=" ".join(signs[x] for x in one),
        other=" ".join(signs[x] for x in other),
    )
