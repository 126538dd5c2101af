"""What a play remembers, as facts for the puzzles that recall any."""

from typing import Final

from game.narrative.machine.state import State
from game.screens.shared.sitting import Sitting

BREAKS, TRUE = "breaks", "true"
# How many guesses are marked rightly.
RIGHT: Final = "right"


def remembered(sitting: Sitting, state: State) -> dict[str, str]:
    """The story's variables, the Ledger's count, and what the player did, as text."""
    facts = {name: str(value).lower() for name, value in state.values.items()}
    ledger, marks = sitting.library.ledger, state.marks
    facts |= {RIGHT: str(ledger.rightly(marks)), "guesses": str(len(marks))}
    # Not from marks: the last board lets everybody mark guesses of every chapter.
    facts |= {f"been:{chapter}": TRUE for chapter in sitting.store.profile.carried}
    broken = (guess.id for guess in ledger.guesses if marks.get(guess.id) == BREAKS)
    return facts | {"broken": next(broken, ""), "unaided": _unaided(sitting)}


def _unaided(sitting: Sitting) -> str:
    """The title of the last level that was solved without a hint; empty for none."""
    levels = sitting.library.levels
    for key, solved in reversed(sitting.store.profile.solved.items()):
        kind, _dot, name = key.partition(".")
        if solved.marks.unaided and name in levels.names(kind):
            return levels.find(kind, name).title
    return ""
