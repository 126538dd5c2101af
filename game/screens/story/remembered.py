"""What a play remembers, as facts for the puzzles that recall any."""

from typing import Final

from game.narrative.machine.state import State
from game.screens.shared.sitting import Sitting

# Chapters without a guess of their own: who has one of another chapter was there.
AFTER: Final = {"waking": "rows", "face": "singular"}
BREAKS, TRUE = "breaks", "true"
# How many guesses are marked rightly.
RIGHT: Final = "right"


def remembered(sitting: Sitting, state: State) -> dict[str, str]:
    """The story's variables, the Ledger's count, and what the player did, as text."""
    facts = {name: str(value).lower() for name, value in state.values.items()}
    ledger, marks = sitting.library.ledger, state.marks
    facts |= {RIGHT: str(ledger.rightly(marks)), "guesses": str(len(marks))}
    made = (guess for guess in ledger.guesses if guess.id in marks)
    been = {guess.beat.partition("-")[0] for guess in made}
    been |= {one for one, other in AFTER.items() if other in been}
    facts |= {f"been:{chapter}": TRUE for chapter in been}
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
