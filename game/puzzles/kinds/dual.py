"""Dual: find the arrow with which every row reads what is asked, 1 for one and 0 else.

At right angles to the other row first; then its length is forced. The player lays the
arrow down while the lamps are covered, and then sees what they read. The trap is to
take the row itself, or the row divided by its squared length, which is right only for
orthogonal rows.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import (
    Angle,
    Arrow,
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
    TINY,
    Point,
    angle,
    apart,
    determinant,
    dot,
    length,
    meeting,
    unit,
)
from game.puzzles.core import drawing, hands
from game.puzzles.core.level import Fault, Level, Lore
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.prediction import miss, near
from game.puzzles.core.protocol import Drag, Goal, Handle, Hint, Move, Predict, Quote
from game.puzzles.core.wording import arrow, down_cells, number
from game.puzzles.kinds import listening

NARROWEST: Final = 0.15
FORMULAS: Final = {
    (1.0, 0.0): r"r_1 \cdot h = 1, \quad r_2 \cdot h = 0",
    (0.0, 1.0): r"r_1 \cdot h = 0, \quad r_2 \cdot h = 1",
}
ELSE: Final = r"M h = b"
NAMES: Final = listening.NAMES[:2]


class DualLevel(Level, frozen=True, kw_only=True):
    """``asked`` is what each row must read; ``span`` is the plane's half height."""

    rows: tuple[Point, Point]
    start: Point
    asked: tuple[float, float] = (1.0, 0.0)
    span: float = 3.0


class DualPosition(Struct, frozen=True, kw_only=True):
    """The rows, the arrow h that is sought, and where it lay at the reveal."""

    level: DualLevel
    rows: tuple[Point, Point]
    h: Point
    guess: Point | None = None
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def readings(self) -> tuple[float, float]:
        """What the rows read of h: M h."""
        first, second = self.rows
        return (dot(first, self.h), dot(second, self.h))

    def target(self) -> Point | None:
        """The one arrow that reads as asked; None while the rows lie on one line."""
        first, second = self.rows
        if abs(determinant(unit(first), unit(second))) < TINY:
            return None
        return meeting(first, self.level.asked[0], second, self.level.asked[1])

    def lit(self) -> tuple[bool, ...]:
        """Which rows read as asked: h is within 1/80 of the view of their line."""
        return listening.lit(self.rows, self.level.asked, self.h, self.level.span)

    def guessing(self) -> bool:
        """Whether h is laid down while the lamps are covered."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether h lay near the right one at the reveal."""
        return near(self.guess, open_level(self.level).target(), self.level.span)

    def play(self, move: Move) -> "DualPosition":
        """The position after a move; one that cannot be made changes nothing."""
        view = self.level.span
        match move:
            case Drag("h", to):
                return replace(self, h=hands.tip(to, self.h, view))
            case Drag("r1", to):
                first = hands.tip(to, self.rows[0], view)
                return replace(self, rows=(first, self.rows[1]))
            case Drag("r2", to):
                second = hands.tip(to, self.rows[1], view)
                return replace(self, rows=(self.rows[0], second))
            case Predict(sure) if not self.placed:
                return replace(self, guess=self.h if sure else None, placed=True)
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
        """Both rows read as asked; closeness by the distance of h from the answer.

        Under covered lamps nothing is near: else the answer could be heard.
        """
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        truth = self.target()
        away = self.level.span if truth is None else apart(self.h, truth)
        return Goal(reached=all(self.lit()), closeness=1.0 / (1.0 + away))

    def handles(self) -> tuple[Handle, ...]:
        """H; the rows in free play."""
        h = Handle(key="h", name="h", panel="plane", at=self.h, arrow="vector:h")
        return (h, *listening.handles(self.rows))

    def counts(self, move: Move) -> bool:
        """Moving an arrow costs."""
        return isinstance(move, Drag)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """H, where it lay at the reveal, and how far that was from the right one."""
        guess, truth = self.guess or self.h, self.target() or self.h
        away = apart(guess, truth)
        return {
            "h": Quote(arrow(self.h), self.h),
            "guess": Quote(arrow(guess), guess),
            "miss": Quote(number(away), (away,)),
        }

    def describe(self) -> str:
        """The rows, h, and what each row reads against what is asked of it."""
        rows = f"r1 = {arrow(self.rows[0])}, r2 = {arrow(self.rows[1])}."
        asked = self.level.asked
        if not self.placed:
            return (
                f"{rows} Asked: {listening.wanted('h', asked)}. "
                f"The lamps are covered; you hold h at {arrow(self.h)}."
            )
        said = listening.said(self.readings(), asked, self.lit())
        return f"{rows} h = {arrow(self.h)}. {said}"

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then h to the one answer; nothing where there is none."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        truth = self.target()
        if truth is None or self.goal().reached:
            return ()
        if hands.tip(truth, self.h, self.level.span) != truth:
            return ()
        return (*first, Drag("h", truth))

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; a ghost of h; the moves."""
        moves = self.solve()
        if self.target() is None:
            return Hint(words="These rows lie on one line: no arrow reads so. None.")
        if step <= 1:
            return Hint(words=f"Look at {self._dark()}: where must its shadow end?")
        if step == 2:
            return Hint(
                words="A row reads 0 of what is at right angles to it. "
                "First find the direction, then the length."
            )
        if step == 3:
            words = (
                "Here is h."
                if self.placed
                else "Lay h down, and reveal; or just go on."
            )
            return Hint(words=words, ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """Rows, h and its shadows on the plane; beside it one lamp a row."""
        reads, asked = self.readings(), self.level.asked
        lamps = listening.lamps("h", reads, asked, self.lit(), covered=not self.placed)
        return Figure(panels=(self._plane(revealed=revealed), lamps))

    def naming(self) -> Figure:
        """The dual's name, its two equations, and M h in numbers."""
        reads = self.readings()
        formula = FORMULAS.get(self.level.asked, ELSE)
        rows = (
            Row(key="name:term", blocks=(Sign(text="dual of a row"),)),
            Row(
                key="name:formula",
                blocks=(Formula(tex=formula),),
            ),
            Row(
                key="name:numbers",
                blocks=(
                    listening.matrix(self.rows),
                    down_cells(self.h, Tone.INPUT, "h"),
                    Sign(text="="),
                    down_cells(reads, Tone.OUTPUT),
                ),
            ),
            Row(
                key="name:angle",
                blocks=(Sign(text=self._square()),),
                note="a right angle gives the direction",
            ),
            Row(
                key="name:length",
                blocks=(Sign(text=f"|h| = {number(length(self.h))}"),),
                note="and then the length is forced",
            ),
        )
        return Figure(
            panels=(self._plane(revealed=True), Work(key="naming", rows=rows))
        )

    def _dark(self) -> str:
        dark = [name for name, lit in zip(NAMES, self.lit(), strict=True) if not lit]
        return dark[-1] if dark else NAMES[0]

    def _square(self) -> str:
        zero = [i for i, asked in enumerate(self.level.asked) if not asked]
        at = zero[0] if zero else 1
        return f"{NAMES[at]} · h = {number(self.readings()[at])}"

    def _plane(self, *, revealed: bool) -> Plane:
        view, asked = self.level.span, self.level.asked
        lit = tuple(each and self.placed for each in self.lit())
        items: list[Item] = [*drawing.ground(view)]
        items += listening.lines(self.rows, view)
        if revealed:
            items += listening.answers(self.rows, asked, view)
        items += listening.goals(self.rows, asked, lit, view)
        if self.placed:
            items += listening.shadows("h", self.h, self.rows)
        items += self._squares(lit)
        items += listening.arrows(self.rows)
        items.append(
            Arrow(
                key="vector:h",
                tip=self.h,
                tone=Tone.INPUT,
                label="h",
            )
        )
        items += self._guess()
        return drawing.window(tuple(items), view)

    def _squares(self, lit: tuple[bool, ...]) -> list[Item]:
        """A right angle for every row that rightly reads nothing."""
        return [
            Angle(
                key=f"square:{name}",
                start=angle(row),
                end=angle(self.h),
                square=True,
                radius=0.09 * self.level.span,
                tone=Tone.GOOD,
            )
            for name, row, asked, burns in zip(
                NAMES, self.rows, self.level.asked, lit, strict=True
            )
            if burns and not asked
        ]

    def _guess(self) -> tuple[Item, ...]:
        """What was predicted stays, with its own shadows: guess and truth together."""
        if self.guess is None or self.guess == self.h:
            return ()
        items: list[Item] = [drawing.ghost_arrow("guess", self.guess, Tone.GUESS, "h?")]
        if self.goal().reached and self.rows == self.level.rows:
            right = self.foreseen() is True
            items.append(miss("miss", self.guess, self.h, right=right))
        return tuple(items)


def open_level(level: DualLevel, lore: Lore | None = None) -> DualPosition:
    """The level at its start; it needs nothing from the Ledger."""
    del lore
    return DualPosition(
        level=level, rows=level.rows, h=level.start, placed=not level.predict
    )


def faults(level: DualLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    view = level.span
    arrows = (("rows", 0), level.rows[0]), (("rows", 1), level.rows[1])
    wrong = [*span_faults(view)] or [
        *arrow_faults((*arrows, (("start",), level.start)), view)
    ]
    if wrong:
        yield from wrong
        return
    if abs(determinant(unit(level.rows[0]), unit(level.rows[1]))) < NARROWEST:
        yield Fault(
            ("rows",),
            "the rows lie (nearly) on one line: their matrix is singular",
            f"the sine of their angle must be {NARROWEST} or more",
        )
        return
    truth = open_level(level).target()
    if truth is not None and hands.tip(truth, (1.0, 0.0), view * 0.95) != truth:
        yield Fault(
            ("asked",),
            f"unsolvable in view: h would have to be {arrow(truth)}",
            "ask for something else, or change the span",
        )
