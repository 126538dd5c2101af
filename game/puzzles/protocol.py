"""What every puzzle kind is: the walls between a kind, its sitting and its screen.

A kind is a class in one file, listed in ``puzzles.kinds.KINDS``. A *level* is data; a
*position* is one frozen value; a *move* is one of a closed, serialisable union. So undo
is dropping the last position, a solution is a list of moves, and every bug report can
be replayed.
"""

from collections.abc import Mapping
from typing import Protocol, Self, TypeAlias

from msgspec import Struct

from game.figure.things import Figure, Point


class Drag(Struct, frozen=True, tag=True):
    """Put a handle at a point of its plane (units of that plane)."""

    handle: str
    to: Point


class Turn(Struct, frozen=True, tag=True):
    """Give a handle that is not a point its next value (a tile, a mark, a toggle)."""

    handle: str
    value: str


class Predict(Struct, frozen=True, tag=True):
    """Commit the ghost of the answer, before the reveal; None goes on without one."""

    to: Point | None = None


Move: TypeAlias = Drag | Turn | Predict


class Handle(Struct, frozen=True, kw_only=True):
    """Something that a hand can take.

    ``panel`` is the key of the panel it lies in. A point handle has its place ``at``
    there (plane units). A handle with ``values`` is turned instead: ``value`` is the
    present one, ``says`` the words for each value, ``entry`` the key of the entry it
    belongs to. ``along`` is the direction of the line through the origin that holds a
    point handle. ``name`` is said aloud; ``given`` ones move only in free play, after
    the win.
    """

    key: str
    name: str
    panel: str
    at: Point = (0.0, 0.0)
    along: Point | None = None
    values: tuple[str, ...] = ()
    value: str = ""
    says: tuple[str, ...] = ()
    entry: str = ""
    given: bool = False


class Goal(Struct, frozen=True, kw_only=True):
    """How near the position is to the goal; ``closeness`` from 0 to 1 can be heard."""

    reached: bool
    closeness: float


class Hint(Struct, frozen=True, kw_only=True):
    """One of four steps: where to look, which idea, a ghost of the move, the moves."""

    words: str
    ghost: Move | None = None
    moves: tuple[Move, ...] = ()


class Position(Protocol):
    """One state of one level of one kind. Frozen; every method is pure."""

    def play(self, move: Move) -> Self:
        """The position after a move; a move that cannot be made changes nothing."""
        ...

    def snap(self, move: Move) -> Move:
        """The move that snapping would make of it (itself where nothing is near)."""
        ...

    def goal(self) -> Goal:
        """Whether, and how nearly, the goal is reached."""
        ...

    def figure(self, *, revealed: bool = False) -> Figure:
        """The picture, with the goal in it: solvable with all text hidden.

        ``revealed`` (after the win) shows every right answer, and guess beside truth.
        """
        ...

    def handles(self) -> tuple[Handle, ...]:
        """What can be moved, in keyboard order; ``given`` ones only after the win."""
        ...

    def describe(self) -> str:
        """The state in one or two sentences, for ears."""
        ...

    def hint(self, step: int) -> Hint:
        """Hint ``step`` of 1 to 4, computed from this position."""
        ...

    def solve(self) -> tuple[Move, ...]:
        """Moves of the reference solver from here to the goal."""
        ...

    def naming(self) -> Figure:
        """After the win: the term, formula and numbers on the player's own picture."""
        ...

    def view(self) -> float:
        """Units from the plane's centre to its edge: nothing goes beyond it."""
        ...

    def guessing(self) -> bool:
        """Whether the ghost of the answer is still to be placed (``Predict``)."""
        ...

    def foreseen(self) -> bool | None:
        """Whether the placed guess is right; None where none was placed."""
        ...

    def counts(self, move: Move) -> bool:
        """Whether the move costs: looking and guessing do not."""
        ...

    def marked(self) -> Mapping[str, str]:
        """The marks that it gives to guesses, by guess id; empty where none."""
        ...
