"""How clear the faces are: what a play has met, as a share of the whole story.

Derived from the play's state alone, so it is right after a load, a rollback and in the
next chapter. Nothing that happens in a play takes any of it away.
"""

from game.guesses.ledger import Ledger
from game.narrative.machine.state import State

# What a puzzle gives that went as foreseen, one that was only met, and a mark.
FORESEEN, MET, MARK = 1.0, 0.75, 1.0
# Seven chapters hold some 35 puzzles and 24 guesses: who leaves a few arrives, too.
WHOLE = 52.0
# Below 1: the first steps are wide, for in a blur a narrow one is not seen.
BEND = 0.75


def clarity(state: State) -> float:
    """How clear a face is, from 0, a blur, to 1, whole."""
    met = sum(level not in state.solved for level in state.met)
    return clear(FORESEEN * len(state.solved) + MET * met + MARK * marked(state))


def clear(found: float) -> float:
    """How clear a face is after so much that was found."""
    return float(min(1.0, found / WHOLE) ** BEND)


def certainty(state: State, ledger: Ledger) -> float:
    """How settled an outline is: 1 with the last mark of the whole story."""
    return min(1.0, marked(state) / max(1, len(ledger.guesses)))


def marked(state: State) -> int:
    """How many guesses have a mark."""
    return sum(1 for mark in state.marks.values() if mark)
