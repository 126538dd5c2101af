"""Keepface: the check on paper."""

from fractions import Fraction
from typing import Final

from game.language import N_
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.keepface.level import KeepfaceLevel

CHECK: Final = N_(
    "A picture has the stretches {a}, {b} and {c}. Which part of it, by squares, does "
    "the first one keep?"
)
# Their squares add up to a square.
THREES: Final = ((6, 3, 2), (8, 4, 1), (9, 6, 2), (12, 4, 3), (14, 5, 2), (7, 6, 6))


def question(level: KeepfaceLevel, seed: str) -> Question:
    """The square of the first one over all squares."""
    threes = drawn(THREES, "keepface check", level.id, seed)
    a, b, c = threes
    whole = sum(x * x for x in threes)
    rows = (row("check", f"{a}, {b}, {c}", "?"),)
    # Not squared; of the others alone; the square of that.
    traps = [
        (Fraction(a, a + b + c),),
        (Fraction(a * a, whole - a * a),),
        (Fraction(a, a + b + c) ** 2,),
    ]
    answer = exact(Fraction(a * a, whole))
    slots = {"a": str(a), "b": str(b), "c": str(c)}
    return asked(level, CHECK, rows, answer, *traps, marks=(), **slots)
