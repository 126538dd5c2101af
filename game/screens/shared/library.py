"""What was read of the story folder: all values, nothing half made. No pygame here."""

from collections.abc import Mapping

from msgspec import Struct

from game.ledger.guesses import Ledger
from game.narrative.compiler.cast import Cast
from game.narrative.program.program import Program
from game.puzzles.core.level import GuessFacts
from game.puzzles.levels.library import Library as Levels


class Library(Struct, frozen=True):
    """The story as the screens use it; ``lore`` is what boards know of the guesses."""

    program: Program
    cast: Cast
    ledger: Ledger
    levels: Levels
    lore: Mapping[str, GuessFacts]
