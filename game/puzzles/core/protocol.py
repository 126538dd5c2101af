"""What every puzzle kind is: the walls between a kind, its session and its screen.

A kind is declared in a file or folder of its own and listed in
``puzzles.kinds.table.KINDS``. A *level* is data; a *position* is one frozen value; a
*move* is one of a closed, serialisable union. So undo is dropping the last position, a
solution is a list of moves, and every bug report can be replayed.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final, Protocol, Self, TypeAlias

from msgspec import Struct

from game.figure.things import Figure
from game.linalg.plane import Point

# How many hints there are.
HINTS: Final = 4


class Drag(Struct, frozen=True, tag=True):
    """Put a handle at a point of its plane (units of that plane).

    For a handle that is a number the point's first coordinate is the number.
    """

    handle: str
    to: Point


class Turn(Struct, frozen=True, tag=True):
    """Give a handle that is not a point its next value (a tile, a mark, a toggle)."""

    handle: str
    value: str


class Predict(Struct, frozen=True, tag=True):
    """Reveal: what is placed or arranged now is the prediction.

    Not ``sure``: go on without one.
    """

    sure: bool = True


Move: TypeAlias = Drag | Turn | Predict


class Role(Enum):
    """What a handle is to a hand, beyond its sort: a screen never reads its key.

    A ``BODY`` carries an arrow about. On a board a ``MARK`` is a guess's verdict,
    ``EVIDENCE`` what is given for it, ``TEST`` has the page judged, ``PAGE`` turns it.
    """

    PLAIN = auto()
    BODY = auto()
    MARK = auto()
    EVIDENCE = auto()
    TEST = auto()
    PAGE = auto()


class Handle(Struct, frozen=True, kw_only=True):
    """Something that a hand can take; ``name`` is said aloud.

    ``panel`` is the key of the panel it lies in. There are three sorts:

    - A *point* has its place ``at`` (plane units). ``along`` is the direction of the
      line through ``base`` that holds it. ``arrow`` is the key of the arrow whose tip
      it is: such an arrow has a second handle, its body, by which it is carried,
      unless it ``begins`` at the origin for good.
    - A handle with ``values`` is turned: ``value`` is the present one, ``says`` the
      words for each, ``entry`` the key of the entry, row, cell, block or tile that it
      belongs to; in a plane it lies at ``at``, and reaches as far as ``base``. Where it
      ``slides``, its values are the slots of a row of tiles. Turned on and on it never
      comes to those ``passed``, which are only picked. A value is written as it is, or
      as ``shows`` has it. Where values ``lie`` in cells, by the keys of those, they can
      be carried from there to here.
    - A *number* has ``reach``, its least and its greatest value; it stands in
      ``at[0]``, and ``entry`` is the key of the cell that shows it. In a plane it lies
      on a line of numbers along the first axis, at the height of ``at[1]``. One that
      is ``written`` is whole, and goes far. Keys write any of them sign by sign.

    ``given`` ones move only in free play, after the win. ``role`` is what it is for.
    ``why`` says of one that is seen and cannot be taken yet what comes before it.
    """

    key: str
    name: str
    panel: str
    role: Role = Role.PLAIN
    at: Point = (0.0, 0.0)
    along: Point | None = None
    base: Point = (0.0, 0.0)
    arrow: str = ""
    begins: bool = False
    values: tuple[str, ...] = ()
    value: str = ""
    says: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    lies: tuple[str, ...] = ()
    slides: bool = False
    passed: tuple[str, ...] = ()
    reach: tuple[float, float] | None = None
    entry: str = ""
    written: bool = False
    given: bool = False
    why: str = ""

    def turned(self, by: int) -> str:
        """The value so many places further on, around the end."""
        values = [x for x in self.values if x == self.value or x not in self.passed]
        return values[(values.index(self.value) + by) % len(values)]


class Quote(Struct, frozen=True):
    """Something that the player made, for the story: in words and in numbers.

    ``numbers`` is one number, or an arrow's two.
    """

    words: str
    numbers: tuple[float, ...]


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

    def shuffled(self, seed: str) -> Self:
        """The start of a play: what lies in no order lies in one of the seed's.

        The empty seed has the order that there was before plays had seeds.
        """
        ...

    def following(self, before: Self) -> Self:
        """The same position, seen as near as can be to how the one before was seen.

        Signs, say, that are free in the mathematics: nothing may jump under a hand. How
        it is seen is no part of a position, and makes no two of them differ.
        """
        ...

    def snap(self, move: Move) -> Move:
        """The move that snapping would make of it (itself where nothing is near)."""
        ...

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, which may be seen elsewhere than it is.

        ``step`` is fine, normal or coarse; None where the handle is not there now.
        """
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

    def besides(self) -> str:
        """What only eyes would see beside that, for ears; empty where it says all."""
        ...

    def now(self) -> str:
        """What to do in the present phase, guess or goal, in one sentence."""
        ...

    def begins(self) -> str:
        """The key of the handle where hands begin now; empty for the first."""
        ...

    def asleep(self) -> tuple[Handle, ...]:
        """What is seen and will be taken later, each with its ``why``."""
        ...

    def hint(self, step: int) -> Hint:
        """Hint ``step`` of 1 to 4, computed from this position.

        Before the reveal the third and the fourth help to place the guess: they give
        away nothing that comes after it.
        """
        ...

    def solve(self) -> tuple[Move, ...]:
        """Moves of the reference solver from here to the goal."""
        ...

    def toward(self, outcome: str) -> tuple[Move, ...]:
        """Moves from here to one of its kind's outcomes."""
        ...

    def naming(self) -> Figure:
        """After the win: the term, formula and numbers on the player's own picture."""
        ...

    def view(self) -> float:
        """Units from the plane's centre to its edge: nothing goes beyond it."""
        ...

    def guessing(self) -> bool:
        """Whether the prediction is still to be made (``Predict``): see below.

        There are two sorts of it. Either a ghost of the answer is placed, by a handle
        of the key "guess"; or the answer itself is arranged while what would judge it
        is covered. Either way moves are free of cost until the reveal, and after it
        what was predicted stays to be seen beside what is.
        """
        ...

    def ready(self) -> bool:
        """Whether what is placed or arranged can be a prediction as it is."""
        ...

    def foreseen(self) -> bool | None:
        """Whether the prediction was right; None where none was made."""
        ...

    def laid(self) -> tuple[Point, Point] | None:
        """Where the prediction was laid, and where it belonged.

        Only where it is a point that hands could lay anywhere on the plane: what is
        held to a line, or is a direction, a number or an order, has none.
        """
        ...

    def counts(self, move: Move) -> bool:
        """Whether the move costs, once revealed: looking does not."""
        ...

    def recalling(self, first: Self) -> Self:
        """The same position, its prediction being the one that ``first`` holds."""
        ...

    def marked(self) -> Mapping[str, str]:
        """The marks that it gives to guesses, by guess id; empty where none."""
        ...

    def ending(self) -> str:
        """Which of its kind's outcomes it came to; empty where one is like another."""
        ...

    def quotes(self) -> Mapping[str, Quote]:
        """What the story may quote of it, by the names that its kind declares."""
        ...
