"""Dual: its level, its position, and how both are said and drawn."""

from collections.abc import Iterator, Mapping
from math import isclose
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.numbers import equals
from game.figure.things import Angle, Arrow, Figure, Item, Lamps, Row, Tone
from game.language import N_, _
from game.linalg.plane import (
    TINY,
    Point,
    angle,
    apart,
    dot,
    length,
    meeting,
    on_one_line,
    scaled,
    sine,
    unit,
)
from game.puzzles.core import drawing, hand, hands, prediction
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane, PlaneLevel
from game.puzzles.core.prediction import foreseen, miss
from game.puzzles.core.protocol import Drag, Hint, Move, Quote
from game.puzzles.core.wording import arrow, down_cells, equal, formula, row, said
from game.puzzles.kinds import listening

NARROWEST: Final = 0.15
HALF: Final = 0.5
FORMULAS: Final = {
    (1.0, 0.0): r"r_1 \cdot h = 1, \quad r_2 \cdot h = 0",
    (0.0, 1.0): r"r_1 \cdot h = 0, \quad r_2 \cdot h = 1",
}
NAMES: Final = listening.NAMES[:2]


class DualLevel(PlaneLevel, frozen=True, kw_only=True):
    """``asked`` is what each row must read."""

    rows: tuple[Point, Point]
    start: Point
    asked: tuple[float, float] = (1.0, 0.0)
    span: float = 3.0


class DualPosition(OnPlane[DualLevel, Point], frozen=True, kw_only=True):
    """The rows, and the arrow h that is sought: where it lies is the prediction."""

    rows: tuple[Point, Point]
    h: Point

    ARROWS: ClassVar = ("rows", "start")
    TERM: ClassVar = N_("dual of a row")
    FORMULAS: ClassVar = tuple(FORMULAS.values())

    @classmethod
    def begin(cls, level: DualLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(level=level, rows=level.rows, h=level.start, placed=placed)

    def hands(self) -> Iterator[Hand[Self]]:
        """H; the rows in free play."""
        view = self.view()
        yield hand.tip("h", self.h, lambda to: replace(self, h=to), view)
        yield from listening.hands(
            self.rows, lambda rows: replace(self, rows=rows), view
        )

    def readings(self) -> tuple[float, float]:
        """What the rows read of h."""
        first, second = self.rows
        return (dot(first, self.h), dot(second, self.h))

    def target(self) -> Point | None:
        """The one arrow that reads as asked; None while the rows lie on one line."""
        first, second = self.rows
        if on_one_line(first, second):
            return None
        return meeting(first, self.level.asked[0], second, self.level.asked[1])

    def lit(self) -> tuple[bool, ...]:
        """Which rows read as asked."""
        return listening.lit(self.readings(), self.level.asked)

    def predicts(self) -> Point:
        """Where h lies."""
        return self.h

    def right(self, guess: Point) -> bool:
        """H lay near the right one, and the rows read nearly what is asked."""
        start = replace(self.afresh(), h=guess)
        truth = start.target()
        read = foreseen(start.readings(), self.level.asked)
        return truth is not None and read and foreseen(guess, truth)

    def laid(self) -> tuple[Point, Point] | None:
        """Where h lay at the reveal, and the right one."""
        truth = self.afresh().target()
        if self.guess is None or truth is None:
            return None
        return self.guess, truth

    def off(self) -> float:
        """How far off the reading is that is farthest from what is asked."""
        return prediction.off(self.readings(), self.level.asked)

    def enough(self) -> float:
        """What is still as asked."""
        return prediction.room(self.level.asked)

    def closeness(self, off: float) -> float:
        """By the distance of h from the answer."""
        del off
        truth = self.target()
        return 1.0 / (1.0 + (self.view() if truth is None else apart(self.h, truth)))

    def answer(self) -> tuple[Move, ...]:
        """H to the one answer; nothing where there is none that can be held."""
        truth = self.target()
        if truth is None or not hands.holds(truth, self.view()):
            return ()
        return (Drag("h", truth),)

    def quotes(self) -> Mapping[str, Quote]:
        """H, where it lay at the reveal, and how far that was from the right one."""
        guess, truth = self.guess or self.h, self.target() or self.h
        away = apart(guess, truth)
        return {
            "h": Quote(arrow(self.h), self.h),
            "guess": Quote(arrow(guess), guess),
            "miss": Quote(said(away), (away,)),
        }

    def describe(self) -> str:
        """The rows, h, and what each row reads against what is asked of it."""
        asked = self.level.asked
        rows = f"{equal('r1', self.rows[0])}, {equal('r2', self.rows[1])}."
        if self.placed:
            reads = listening.said(self.readings(), asked, self.lit())
            return f"{rows} {equal('h', self.h)}. {reads}"
        covered = _(
            "Asked: {readings}. The lamps are covered; you hold h at {place}.",
            readings=listening.wanted("h", asked),
            place=arrow(self.h),
        )
        return f"{rows} {covered}"

    def to_guess(self) -> str:
        """H, to where the lamps would read as asked."""
        asked = listening.wanted("h", self.level.asked)
        return _("Drag h to where you expect {readings}.", readings=asked)

    def to_reach(self) -> str:
        """H, until the lamps do."""
        return _("Now drag h until both lamps are lit.")

    def look(self) -> str:
        """At a dark lamp."""
        dark = listening.dark(self.lit())
        return _("Look at {row}: where must its shadow end?", row=dark)

    def idea(self) -> str:
        """A right angle."""
        return _(
            "A row reads 0 of what is at right angles to it. "
            "First find the direction, then the length."
        )

    def step(self, move: Move) -> str:
        """The one answer."""
        del move
        return _("Here is h.")

    def nearer(self) -> Hint:
        """What the row asks for that is to hear nothing, if one is; else the first."""
        asked = self.level.asked
        index = asked.index(0.0) if 0.0 in asked else 0
        return listening.alone("h", index, self.rows, asked, self.view())

    def nearest(self) -> Hint:
        """The direction of h, and not its length."""
        truth, long = self.target() or self.h, HALF * self.view()
        away = long if length(truth) < 0.75 * long else 0.5 * length(truth)
        words = _("This way h points. How long it must be is yours to find.")
        return Hint(words=words, ghost=Drag("h", scaled(unit(truth), away)))

    def stuck(self) -> str:
        """Rows on one line, or an answer out of view."""
        if self.target() is not None:
            return super().stuck()
        return _("These rows lie on one line: no arrow reads so. None.")

    def beside(self) -> tuple[Lamps]:
        """One lamp a row."""
        return (self._lamps(),)

    def _lamps(self) -> Lamps:
        reads, asked = self.readings(), self.level.asked
        covered = not self.placed
        return listening.lamps("h", reads, asked, self.lit(), covered=covered)

    def naming(self) -> Figure:
        """The lamps stay in view, lit."""
        return Figure(panels=(*super().naming().panels, self._lamps()))

    def named(self) -> Iterator[Row]:
        """Its two equations, and what the rows read in numbers."""
        asked, reads = self.level.asked, self.readings()
        each = zip(reads, asked, strict=True)
        there = all(isclose(x, want, abs_tol=TINY) for x, want in each)
        note = "" if there else _("asked; yours is close")
        if asked in FORMULAS:
            yield formula(FORMULAS[asked], note)
        else:
            yield row("name:formula", listening.wanted("h", asked), note=note)
        h, out = down_cells(self.h, Tone.INPUT, "h"), down_cells(reads, Tone.OUTPUT)
        yield row("name:numbers", listening.matrix(self.rows, ""), h, "=", out)
        at = 0 if not asked[0] else 1
        if not asked[at]:
            square = f"{NAMES[at]} · h {equals(reads[at])}"
            note = _("a right angle gives the direction")
            yield row("name:angle", square, note=note)
        long = f"|h| {equals(length(self.h))}"
        yield row("name:length", long, note=_("and then the length is forced"))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """Rows, h, and its shadows once revealed."""
        view, asked, rows = self.view(), self.level.asked, self.rows
        lit = tuple(each and self.placed for each in self.lit())
        yield from listening.lines(rows, view)
        if revealed:
            yield from listening.answers(rows, asked, view)
        yield from listening.goals(rows, asked, lit, view)
        if self.placed:
            yield from listening.shadows("h", self.h, rows)
        yield from self._squares(lit)
        yield from listening.arrows(rows)
        yield Arrow(key="vector:h", tip=self.h, tone=Tone.INPUT, label="h")
        if self.guess is not None and self.guess != self.h:
            yield drawing.ghost_arrow("guess", self.guess, Tone.GUESS, "h?")
            if self.reached() and rows == self.level.rows:
                right = self.foreseen() is True
                yield miss("miss", self.guess, self.h, right=right)

    def _squares(self, lit: tuple[bool, ...]) -> Iterator[Item]:
        """A right angle for every row that rightly reads nothing."""
        each = zip(NAMES, self.rows, self.level.asked, lit, strict=True)
        for name, at, asked, burns in each:
            if burns and not asked:
                yield Angle(
                    key=f"square:{name}",
                    start=angle(at),
                    end=angle(self.h),
                    square=True,
                    radius=0.09 * self.view(),
                    tone=Tone.GOOD,
                )

    @classmethod
    def wrongs(cls, level: DualLevel) -> Iterator[Fault]:
        """Rows on one line, or an answer out of view."""
        first, second = level.rows
        if sine(first, second) < NARROWEST:
            yield Fault(
                ("rows",),
                "the rows lie (nearly) on one line: their matrix is singular",
                f"the sine of their angle must be {NARROWEST} or more",
            )
            return
        truth = meeting(first, level.asked[0], second, level.asked[1])
        if not hands.holds(truth, level.span * 0.95):
            yield Fault(
                ("asked",),
                f"unsolvable in view: h would have to be {arrow(truth)}",
                "ask for something else, or change the span",
            )
