"""Par: the fewest moves that reach the goal, where that tells a good way from a bad."""

from typing import Final

from game.puzzles.core.kind import Kind
from game.puzzles.core.protocol import Position

LEAST: Final = 2


def par(kind: Kind, position: Position) -> int:
    """The fewest moves from a position to its goal; 0 where that measures nothing.

    Only a ``ranked`` kind has one: its solver's moves are the fewest that there are.
    Where one move is enough nothing is told apart.
    """
    if not kind.ranked:
        return 0
    fewest = sum(position.counts(move) for move in position.solve())
    return fewest if fewest >= LEAST else 0
