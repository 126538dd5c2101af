"""What was read of the story folder: all values, nothing half made. No pygame here."""

from msgspec import Struct

from game.guesses.ledger import Ledger
from game.narrative.compiler.cast import Cast
from game.narrative.program.program import Program
from game.puzzles.levels.library import Library as Levels


class Library(Struct, frozen=True):
    """The story as the screens use it."""

    program: Program
    cast: Cast
    ledger: Ledger
    levels: Levels
