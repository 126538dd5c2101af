"""Columns: walk along the columns of M, tip to tail, to the target; then read by rows.

Two knobs say how many steps go along each column. First the player says where a given
walk will end; then the knobs are free. Once the target is met the curtain turns, and
the same numbers are read by rows. The trap is to stop the first knob where the target's
shadow falls, which is right only for columns at right angles. Columns on one line reach
a line and no more: a target off it has no walk at all.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure, Matrix2
from game.linalg.plane import TINY, Point, apart, dot
from game.puzzles.core import hands
from game.puzzles.core.level import Level, Lore
from game.puzzles.core.prediction import near
from game.puzzles.core.protocol import (
    Drag,
    Goal,
    Handle,
    Hint,
    Move,
    Predict,
    Quote,
    Turn,
)
from game.puzzles.core.wording import arrow, number
from game.puzzles.kinds import columns_figure
from game.puzzles.kinds.columns_figure import Seen
from game.puzzles.kinds.walk import Walk

SIDES: Final = ("columns", "rows")
ANSWERS: Final = ("some", "none")
SAID: Final = ("some walk gets there", "no walk gets there")


class ColumnsLevel(Level, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``ask`` are the steps of the walk to predict.

    Where ``none`` is true the player may answer that no walk ends at the target,
    rightly or not.
    """

    matrix: Matrix2
    target: Point
    ask: Point
    none: bool = False
    span: float = 4.0


class ColumnsPosition(Struct, frozen=True, kw_only=True):
    """The walk, the guess, and what the player answers and how it is read."""

    level: ColumnsLevel
    walk: Walk
    guess: Point | None = None
    placed: bool = False
    none: bool = False
    by_rows: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def settled(self) -> bool:
        """Whether the target is met, or rightly given up."""
        walk = self.walk
        return self.placed and (not walk.possible() if self.none else walk.met())

    def guessing(self) -> bool:
        """Whether the end of the asked walk is still to be placed."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the ghost was placed near the end of the asked walk."""
        truth = open_level(self.level).walk.end()
        return near(self.guess if self.placed else None, truth, self.level.span)

    def play(self, move: Move) -> "ColumnsPosition":
        """The position after a move; whoever walks says that there is a way."""
        walk, view = self.walk, self.level.span
        first, second = walk.columns
        match move:
            case Drag("guess", to) if not self.placed:
                return replace(self, guess=hands.clamped(to, view))
            case Drag("x1" | "x2" as knob, to) if self.placed:
                return replace(self, walk=walk.pulled(knob, to), none=False)
            case Drag("c1", to):
                return self._with_columns((hands.tip(to, first, view), second))
            case Drag("c2", to):
                return self._with_columns((first, hands.tip(to, second, view)))
            case Drag("t", to):
                return replace(self, walk=replace(walk, target=hands.clamped(to, view)))
            case Turn("curtain", side) if side in SIDES and self._can_turn():
                return replace(self, by_rows=side == "rows")
            case Turn("none", answer) if answer in ANSWERS and self._can_deny():
                return replace(self, none=answer == "none")
            case Predict(sure) if not self.placed:
                return replace(self, guess=self.guess if sure else None, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """A knob is caught by whole and half steps, a point by halves and fifths."""
        match move:
            case Drag("x1" | "x2" as knob, to):
                return Drag(knob, self.walk.caught(knob, to))
            case Drag(handle, to):
                return Drag(handle, hands.snapped(to, self.level.span))
            case _:
                return move

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """The target settled and the matrix read by rows; closeness by the distance."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        if self.settled():
            return Goal(reached=self.by_rows, closeness=1.0 if self.by_rows else 0.9)
        away = apart(self.walk.end(), self.walk.target)
        return Goal(reached=False, closeness=0.9 / (1.0 + away))

    def handles(self) -> tuple[Handle, ...]:
        """The ghost; then the knobs and the answers; the givens."""
        if not self.placed:
            ghost = Handle(
                key="guess",
                name="your guess: where this walk ends",
                panel="plane",
                at=self._ghost(),
            )
            return (ghost, *self._given())
        return (*self._knobs(), *self._turned(), *self._given())

    def counts(self, move: Move) -> bool:
        """Walking and answering cost; turning the curtain is looking."""
        return isinstance(move, Drag | Turn) and move.handle != "curtain"

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """The steps, the guessed end of the asked walk, and how far it was off."""
        guess = self._ghost()
        away = apart(guess, open_level(self.level).walk.end())
        return {
            "x": Quote(arrow(self.walk.x), self.walk.x),
            "guess": Quote(arrow(guess), guess),
            "miss": Quote(number(away), (away,)),
        }

    def describe(self) -> str:
        """The columns, the steps, where they end and should; or the rows' answers."""
        walk = self.walk
        first, second = walk.columns
        given = f"Columns c1 = {arrow(first)}, c2 = {arrow(second)}."
        steps = f"{number(walk.x[0])} along c1, {number(walk.x[1])} along c2"
        if not self.placed:
            at = "not placed yet" if self.guess is None else f"at {arrow(self.guess)}"
            return f"{given} The walk: {steps}. Your guess of its end is {at}."
        met = "the target" if walk.met() else f"the target is {arrow(walk.target)}"
        words = [given, f"The walk, {steps}, ends at {arrow(walk.end())}, {met}."]
        if self.none:
            ways = "but some do" if walk.possible() else "they all keep to one line"
            words.append(f"You say that no walk gets there: {ways}.")
        if self.by_rows:
            reads = (number(dot(row, walk.x)) for row in walk.rows())
            words.append("Read by rows: r1 · x = {}, r2 · x = {}.".format(*reads))
        return " ".join(words)

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, the knobs one after the other, and the curtain."""
        if not self.placed:
            rest = self.play(Predict(sure=False)).solve()
            return (Predict(sure=False), *rest)
        walk = self._way()
        if walk is None:
            return ()
        return (*walk, *(() if self.by_rows else (Turn("curtain", "rows"),)))

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; a ghost of the next move; the moves."""
        moves = self.solve()
        if step <= 1:
            return Hint(words=self._where())
        if step == 2:
            return Hint(words=self._idea())
        if step == 3:
            return Hint(words=self._next(moves), ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The walk on the plane; beside it M times x."""
        seen = self._seen()
        plane = columns_figure.plane(seen, revealed=revealed)
        return Figure(panels=(plane, columns_figure.work(seen)))

    def naming(self) -> Figure:
        """M x twice: as steps along columns, and as what rows read."""
        plane = columns_figure.plane(self._seen(), revealed=True)
        return Figure(panels=(plane, columns_figure.named(self.walk, self._term())))

    def _seen(self) -> Seen:
        """What may be seen: truth beside the guess only on the level's own columns."""
        start = open_level(self.level).walk
        beside = self.placed and self.guess is not None
        beside = beside and self.walk.columns == start.columns
        return Seen(
            walk=self.walk,
            covered=not self.placed,
            by_rows=self.by_rows,
            settled=self.settled(),
            none=self.none if self.level.none else None,
            ghost=self._ghost() if beside or not self.placed else None,
            truth=start.end() if beside else None,
            foreseen=self.foreseen() is True,
        )

    def _term(self) -> str:
        if not self.walk.possible():
            return "out of the columns' reach"
        if self.walk.on_one_line():
            return "many walks to one point"
        return "matrix times x, both ways"

    def _ghost(self) -> Point:
        if self.guess is not None:
            return self.guess
        return (-0.5 * self.level.span, -0.5 * self.level.span)

    # Hands

    def _can_turn(self) -> bool:
        return self.settled() or self.by_rows

    def _can_deny(self) -> bool:
        return self.level.none and self.placed

    def _with_columns(self, columns: tuple[Point, Point]) -> "ColumnsPosition":
        return replace(self, walk=replace(self.walk, columns=columns).fitted())

    def _knobs(self) -> tuple[Handle, ...]:
        """Where both knobs lie on each other the second comes first: it can leave."""
        ends = {"x1": self.walk.corner(), "x2": self.walk.end()}
        first, second = (
            Handle(
                key=key,
                name=f"steps along c{key[1]}",
                panel="plane",
                at=at,
                along=self.walk.knob(key)[0],
                base=self.walk.knob(key)[1],
            )
            for key, at in ends.items()
        )
        return (second, first) if apart(*ends.values()) < TINY else (first, second)

    def _turned(self) -> tuple[Handle, ...]:
        handles = []
        if self.level.none:
            handles.append(
                Handle(
                    key="none",
                    name="your answer",
                    panel="work",
                    values=ANSWERS,
                    value=ANSWERS[self.none],
                    says=SAID,
                    entry="none",
                )
            )
        if self._can_turn():
            handles.append(
                Handle(
                    key="curtain",
                    name="the curtain",
                    panel="work",
                    values=SIDES,
                    value=SIDES[self.by_rows],
                    says=("read by columns", "read by rows"),
                    entry="curtain",
                )
            )
        return tuple(handles)

    def _given(self) -> tuple[Handle, ...]:
        columns = tuple(
            Handle(
                key=key,
                name=f"column {key}",
                panel="plane",
                at=at,
                arrow=f"vector:{key}",
                given=True,
            )
            for key, at in zip(("c1", "c2"), self.walk.columns, strict=True)
        )
        target = Handle(
            key="t", name="the target", panel="plane", at=self.walk.target, given=True
        )
        return (*columns, target)

    # Answers

    def _way(self) -> tuple[Move, ...] | None:
        """Moves to where the target is settled; None where no hand gets there."""
        walk = self.walk
        if self.settled():
            return ()
        if not walk.possible():
            return (Turn("none", "none"),) if self.level.none else None
        corner = walk.right_corner()
        if hands.clamped(corner, self.level.span) != corner:
            return None
        moves: list[Move] = []
        # A hand never turns at the exact corner: near it the second knob is enough.
        if not walk.pulled("x2", walk.target).met():
            moves.append(Drag("x1", corner))
            walk = walk.pulled("x1", corner)
        if self.none or not walk.met():
            moves.append(Drag("x2", walk.target))
        return tuple(moves)

    def _where(self) -> str:
        if not self.placed:
            return "Walk the first steps along c1 in your mind. Then turn into c2."
        if self.settled():
            return "The target is settled. Turn the curtain beside the matrix."
        return "Look at what is missing from the end of the walk to the target."

    def _idea(self) -> str:
        if self.settled():
            return "Each row times the steps gives one coordinate of the end."
        if self.walk.on_one_line():
            return "Two columns on one line: no mixture of them can leave it."
        return (
            "A column is where one step goes. Through the target there is one line "
            "along c2: the first knob has to bring you to it."
        )

    def _next(self, moves: tuple[Move, ...]) -> str:
        match moves[:1]:
            case (Predict(),):
                return "Place your guess, or go on without one."
            case (Turn("none", _),):
                return "No walk leaves this line, and the target is off it."
            case (Turn(),):
                return "Turn the curtain."
            case (Drag("x1", _),):
                return "The first knob belongs here."
            case (Drag(),):
                return "From here the second knob can meet the target."
            case _:
                return "Nothing more can be done here."


def open_level(level: ColumnsLevel, lore: Lore | None = None) -> ColumnsPosition:
    """The level at its start; it needs nothing from the Ledger."""
    del lore
    (a, b), (c, d) = level.matrix
    walk = Walk(
        columns=((a, c), (b, d)), target=level.target, x=level.ask, view=level.span
    )
    return ColumnsPosition(level=level, walk=walk, placed=not level.predict)
