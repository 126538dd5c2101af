"""The rows of the lines that can be chosen at a puzzle: each has one place for good.

Lines that are never seen together may share a place.
"""

from typing import Final, TypeAlias

from msgspec import Struct

from game.puzzles.session.tools import TOOLS
from game.screens.puzzle.actions import Action, Do, PickAnswer, UseTool
from game.screens.puzzle.puzzle_state import PuzzleState

Cell: TypeAlias = tuple[Action, ...]


class Row(Struct, frozen=True):
    """Places side by side, or one as wide as the column; ``top`` ones keep no room."""

    cells: tuple[Cell, ...]
    wide: bool = False
    top: bool = False


def _wide(*sharing: Action) -> Row:
    return Row((sharing,), wide=True)


_HANDS: Final = Row(
    ((Do.HINT, Do.STOP), (Do.UNDO,), (Do.REDO,), (Do.RESTART, Do.AGAIN))
)
_PAPER: Final = (
    *(_wide(PickAnswer(number)) for number in range(3)),
    _wide(PickAnswer(3), Do.HAND_IN),
    _wide(Do.ANOTHER),
    _wide(Do.CLOSE),
    Row(((Do.CHOOSE, Do.TYPE), (Do.ANSWER,))),
)


def rows(state: PuzzleState) -> tuple[Row, ...]:
    """The rows of all the lines of a level, at its figure or on paper."""
    if state.paper is not None:
        return _PAPER
    tools = sorted(TOOLS, key=lambda key: key not in state.had)
    pages = (_wide(Do.PAGE_BACK),) if state.board else ()
    # A board's pages are as large as they can be read: they are scrolled.
    larger = () if state.board else ((Do.ENLARGE,),)
    return (
        Row((*larger, *((UseTool(key),) for key in tools)), top=True),
        _wide(Do.REVEAL, Do.TEST, Do.PLAY_ON, Do.NAMING),
        _wide(Do.WAIVE, Do.PAPER, Do.PAGE_ON),
        *pages,
        _wide(Do.ON, Do.NEXT, Do.LATER),
        _HANDS,
        *(() if state.story else (Row(((Do.PREVIOUS,), (Do.LEAVE,))),)),
    )


def order(rows: tuple[Row, ...]) -> dict[Action, int]:
    """The lines' numbers as they are read: down the rows, and along each.

    What is only to look at comes last: it keeps no hand from what goes on.
    """
    cells = [cell for row in rows for cell in row.cells]
    cells.sort(key=lambda cell: Do.ENLARGE in cell)
    return {action: number for number, cell in enumerate(cells) for action in cell}
