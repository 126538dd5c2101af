"""Rows: every row of M is a lamp that reads its dot product with v; find v.

The player lays v down while the lamps are covered, and then sees what they read. The
trap is to lay v along a row, or to add the shadows up. Rows on one line hear only one
thing: then a whole line of arrows is right, or none is.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Figure,
    Formula,
    Item,
    Plane,
    Row,
    Sign,
    Tone,
    Work,
)
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    scaled,
    unit,
)
from game.puzzles.core import drawing, hands
from game.puzzles.core.level import Level, Lore
from game.puzzles.core.prediction import miss, near
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
from game.puzzles.core.wording import arrow, down_cells, number
from game.puzzles.kinds import listening

ANSWERS: Final = ("some", "none")
SAID: Final = ("some arrow reads so", "no arrow reads so")
FORMULA: Final = r"(M v)_i = r_i \cdot v"


class RowsLevel(Level, frozen=True, kw_only=True):
    """``asked`` is what each row must read; ``span`` is the plane's half height.

    Where ``none`` is true the player may answer that no arrow reads so, rightly or not.
    """

    rows: tuple[Point, ...]
    asked: tuple[float, ...]
    start: Point
    none: bool = False
    span: float = 3.0


class RowsPosition(Struct, frozen=True, kw_only=True):
    """The rows, the arrow v, whether "none" is the answer, and both at the reveal."""

    level: RowsLevel
    rows: tuple[Point, ...]
    v: Point
    none: bool = False
    guess: Point | None = None
    guessed_none: bool = False
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def readings(self) -> tuple[float, ...]:
        """What the rows read of v: M v."""
        return listening.readings(self.rows, self.v)

    def lit(self) -> tuple[bool, ...]:
        """Which rows read as asked: v is within 1/80 of the view of their line."""
        return listening.lit(self.rows, self.level.asked, self.v, self.level.span)

    def possible(self) -> bool:
        """Whether any arrow reads as asked."""
        return listening.agree(self.rows, self.level.asked, self.level.span)

    def right(self) -> bool:
        """Whether the answer is right, seen or not."""
        return not self.possible() if self.none else all(self.lit())

    def truth(self) -> Point:
        """The right arrow nearest to v; the best compromise where there is none.

        On a whole line of answers it is one that is in view and can be held.
        """
        asked, view = self.level.asked, self.level.span
        found = listening.compromise(self.rows, asked, self.v)
        if (
            not listening.on_one_line(self.rows)
            or hands.tip(found, ORIGIN, view) == found
        ):
            return found
        foot = listening.compromise(self.rows, asked, ORIGIN)
        return added(foot, scaled(unit(across(self.rows[0])), view * hands.LEAST * 2.0))

    def guessing(self) -> bool:
        """Whether v is laid down while the lamps are covered."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether v, or "none", was right at the reveal."""
        start = open_level(self.level)
        if self.guessed_none:
            return not start.possible()
        if self.guess is None:
            return None
        truth = replace(start, v=self.guess).truth()
        return start.possible() and near(self.guess, truth, self.level.span) is True

    def play(self, move: Move) -> "RowsPosition":
        """The position after a move; whoever moves v says that there is an answer."""
        view = self.level.span
        match move:
            case Drag("v", to):
                return replace(self, v=hands.tip(to, self.v, view), none=False)
            case Drag(name, to) if name in listening.NAMES[: len(self.rows)]:
                at = listening.NAMES.index(name)
                row = hands.tip(to, self.rows[at], view)
                return replace(self, rows=(*self.rows[:at], row, *self.rows[at + 1 :]))
            case Turn("none", answer) if self.level.none and answer in ANSWERS:
                return replace(self, none=answer == "none")
            case Predict(sure) if not self.placed:
                guess = self.v if sure and not self.none else None
                none = sure and self.none
                return replace(self, guess=guess, guessed_none=none, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """Every tip snaps to halves and fifths."""
        return hands.caught(move, self.level.span)

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """Every lamp reads as asked, or rightly none can."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        if self.right():
            return Goal(reached=True, closeness=1.0)
        away = apart(self.v, self.truth())
        return Goal(reached=False, closeness=1.0 / (1.0 + away))

    def handles(self) -> tuple[Handle, ...]:
        """V; the answer that there is none, where it can be given; the rows."""
        v = Handle(key="v", name="v", panel="plane", at=self.v, arrow="vector:v")
        none = Handle(
            key="none",
            name="your answer",
            panel="work",
            values=ANSWERS,
            value=ANSWERS[self.none],
            says=SAID,
            entry="none",
        )
        answers = (v, none) if self.level.none else (v,)
        return (*answers, *listening.handles(self.rows))

    def counts(self, move: Move) -> bool:
        """Moving an arrow costs, and so does an answer."""
        return isinstance(move, Drag | Turn)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """V, where it lay at the reveal, and how far that was from right."""
        guess = self.guess or self.v
        away = apart(guess, replace(open_level(self.level), v=guess).truth())
        return {
            "v": Quote(arrow(self.v), self.v),
            "guess": Quote(arrow(guess), guess),
            "miss": Quote(number(away), (away,)),
        }

    def describe(self) -> str:
        """The rows, v, and what each row reads against what is asked of it."""
        rows = ", ".join(
            f"{name} = {arrow(row)}"
            for name, row in zip(listening.NAMES, self.rows, strict=False)
        )
        asked = self.level.asked
        none = " You say that no arrow reads so." if self.none else ""
        if not self.placed:
            return (
                f"{rows}. Asked: {listening.wanted('v', asked)}. The lamps are "
                f"covered; you hold v at {arrow(self.v)}.{none}"
            )
        said = listening.said(self.readings(), asked, self.lit())
        if none:
            ends = "meet" if self.possible() else "have no point in common"
            none += f" The lines of right answers {ends}."
        return f"{rows}. v = {arrow(self.v)}. {said}{none}"

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then v to the nearest right answer, or none if none is."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        if self.right():
            return first
        if not self.possible():
            return (*first, Turn("none", "none")) if self.level.none else ()
        truth = self._aim()
        if hands.tip(truth, self.v, self.level.span) != truth:
            return ()
        return (*first, Drag("v", truth))

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; a ghost of v, or of the answer; the moves."""
        moves = self.solve()
        one_line = listening.on_one_line(self.rows)
        if step <= 1:
            return Hint(words=f"Look at {self._dark()}: where must its shadow end?")
        if step == 2:
            more = (
                " Rows on one line have their lines side by side." if one_line else ""
            )
            return Hint(
                words="All arrows with the right shadow on a row end on one line, "
                f"straight across it at the tick.{more}"
            )
        if step == 3:
            return Hint(words=self._next(moves), ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """Rows, v and its shadows on the plane; one lamp a row; M v = what is read."""
        lamps = listening.lamps(
            "v",
            self.readings(),
            self.level.asked,
            self.lit(),
            covered=not self.placed,
        )
        plane = self._plane(revealed=revealed)
        return Figure(panels=(plane, lamps, Work(key="work", rows=self._work())))

    def naming(self) -> Figure:
        """A matrix times an arrow, one row at a time, in the player's numbers."""
        rows = [
            Row(key="name:term", blocks=(Sign(text=self._term()),)),
            Row(key="name:formula", blocks=(Formula(tex=FORMULA),)),
            Row(
                key="name:numbers",
                blocks=(
                    listening.matrix(self.rows),
                    down_cells(self.v, Tone.INPUT, "v"),
                    Sign(text="="),
                    Array(
                        cells=tuple(
                            (Cell(text=number(x), tone=tone),)
                            for x, tone in zip(
                                self.readings(), listening.TONES, strict=False
                            )
                        )
                    ),
                ),
            ),
        ]
        if listening.on_one_line(self.rows):
            rows.append(self._echo())
        plane = self._plane(revealed=True)
        return Figure(panels=(plane, Work(key="naming", rows=tuple(rows))))

    def _aim(self) -> Point:
        """The right arrow nearest to v, on the half grid where a line has any there."""
        if not listening.on_one_line(self.rows):
            return self.truth()
        count = round(2 * self.level.span)
        grid = [
            (i / 2, j / 2)
            for i in range(-count, count + 1)
            for j in range(-count, count + 1)
            if (i or j)
            and hands.clamped((i / 2, j / 2), self.level.span) == (i / 2, j / 2)
        ]
        first, asked = self.rows[0], self.level.asked[0]
        right = [at for at in grid if abs(dot(first, at) - asked) < TINY]
        return min(right, key=lambda at: (apart(at, self.v), at), default=self.truth())

    def _term(self) -> str:
        if not self.possible():
            return "no solution"
        if listening.on_one_line(self.rows):
            return "a whole line of solutions"
        return "matrix times arrow, row by row"

    def _echo(self) -> Row:
        return listening.echo(self.rows, self.level.asked, agree=self.possible())

    def _dark(self) -> str:
        names = listening.NAMES
        dark = [name for name, lit in zip(names, self.lit(), strict=False) if not lit]
        return dark[-1] if dark and self.placed else names[0]

    def _next(self, moves: tuple[Move, ...]) -> str:
        if not self.placed:
            return "Lay v down, and reveal; or just go on."
        match moves[:1]:
            case (Turn(),):
                return "These lines have no point in common."
            case (Drag(),):
                return "Here is a right v."
            case _:
                return "Nothing more can be done here."

    def _work(self) -> tuple[Row, ...]:
        """The same question as a matrix; under it the answer that there is none."""
        asked = tuple(
            (Cell(text=number(want), tone=tone),)
            for want, tone in zip(self.level.asked, listening.TONES, strict=False)
        )
        blocks = (
            listening.matrix(self.rows),
            Sign(text="v", tone=Tone.INPUT),
            Sign(text="="),
            Array(cells=asked),
        )
        question = Row(key="question", blocks=blocks)
        return (question, self._none_row()) if self.level.none else (question,)

    def _none_row(self) -> Row:
        # The notes are about equally long, so that no panel jumps when it is turned.
        if not self.none:
            words, tone, note = "Is there none?", Tone.DIM, "you can say so here"
        elif not self.placed:
            words, tone, note = "There is none.", Tone.GUESS, "that is your guess"
        elif self.possible():
            words, tone, note = "There is none?", Tone.BAD, "but the lines meet"
        else:
            words, tone, note = "There is none.", Tone.GOOD, "the lines share no point"
        return Row(key="none", blocks=(Sign(text=words, tone=tone),), note=note)

    def _plane(self, *, revealed: bool) -> Plane:
        view, asked = self.level.span, self.level.asked
        lit = tuple(each and self.placed for each in self.lit())
        items: list[Item] = [*drawing.ground(view)]
        items += listening.lines(self.rows, view)
        if revealed or (self.none and self.placed):
            items += listening.answers(self.rows, asked, view)
        items += listening.goals(self.rows, asked, lit, view)
        if self.placed:
            items += listening.shadows("v", self.v, self.rows)
        items += listening.arrows(self.rows)
        items.append(Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v"))
        items += self._guess()
        return drawing.window(tuple(items), view)

    def _guess(self) -> tuple[Item, ...]:
        """What was predicted stays, and at the end the way from it to the truth."""
        if self.guess is None or self.guess == self.v:
            return ()
        items: list[Item] = [drawing.ghost_arrow("guess", self.guess, Tone.GUESS, "v?")]
        if self.goal().reached and not self.none and self.rows == self.level.rows:
            truth = replace(self, v=self.guess).truth()
            items.append(miss("miss", self.guess, truth, right=self.foreseen() is True))
        return tuple(items)


def open_level(level: RowsLevel, lore: Lore | None = None) -> RowsPosition:
    """The level at its start; it needs nothing from the Ledger."""
    del lore
    return RowsPosition(
        level=level, rows=level.rows, v=level.start, placed=not level.predict
    )
