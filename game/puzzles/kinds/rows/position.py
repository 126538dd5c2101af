"""Rows: its position, and how it is said and drawn."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.figure.things import Arrow, Figure, Item, Lamps, Panel, Row, Sign, Tone, Work
from game.language import N_, _
from game.linalg.plane import Point, apart, meeting
from game.puzzles.core import drawing, hand, hands, prediction
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.prediction import foreseen, miss
from game.puzzles.core.protocol import Drag, Hint, Move, Quote, Turn
from game.puzzles.core.wording import arrow, down_cells, equal, formula, row, said
from game.puzzles.kinds import listening
from game.puzzles.kinds.rows.level import RowsLevel

SAID: Final = {
    N_("some"): N_("some arrow reads so"),
    N_("none"): N_("no arrow reads so"),
}
FORMULA: Final = r"(M v)_i = r_i \cdot v"
# Where v was laid, or "none".
Answer: TypeAlias = Point | str


class RowsPosition(OnPlane[RowsLevel, Answer], frozen=True, kw_only=True):
    """The rows, the arrow v, and whether "none" is the answer: both are predicted."""

    rows: tuple[Point, ...]
    v: Point
    none: bool = False

    ARROWS: ClassVar = ("rows", "start")
    FORMULAS: ClassVar = (FORMULA,)

    @classmethod
    def begin(cls, level: RowsLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(level=level, rows=level.rows, v=level.start, placed=placed)

    def hands(self) -> Iterator[Hand[Self]]:
        """V; the answer that there is none, where it can be given; the rows.

        Whoever moves v says that there is an answer.
        """
        view = self.view()
        yield hand.tip("v", self.v, lambda v: replace(self, v=v, none=False), view)
        if self.level.none:
            yield hand.choice(
                "none",
                _("your answer"),
                "none" if self.none else "some",
                lambda said: replace(self, none=said == "none"),
                says=SAID,
                entry="none",
            )
        yield from listening.hands(
            self.rows, lambda rows: replace(self, rows=rows), view
        )

    def readings(self) -> tuple[float, ...]:
        """What the rows read of v: M v."""
        return listening.readings(self.rows, self.v)

    def lit(self) -> tuple[bool, ...]:
        """Which rows read as asked."""
        return listening.lit(self.readings(), self.level.asked)

    def possible(self) -> bool:
        """Whether any arrow reads as asked."""
        return listening.agree(self.rows, self.level.asked)

    def truth(self) -> Point:
        """The right arrow nearest to v; the best compromise where there is none."""
        return self.level.nearest(self.rows, self.v)

    def predicts(self) -> Answer:
        """Where v lies, or that there is none."""
        return "none" if self.none else self.v

    def right(self, guess: Answer) -> bool:
        """It was near the right arrow nearest to it, or rightly none.

        Near for the arrow's own length, and in what the rows read of it.
        """
        start = self.afresh()
        if isinstance(guess, str) or not start.possible():
            return isinstance(guess, str) and not start.possible()
        start = replace(start, v=guess)
        read = foreseen(start.readings(), self.level.asked)
        return read and foreseen(guess, start.truth())

    def off(self) -> float:
        """How far off the reading farthest from what is asked; 0 if rightly none."""
        if self.none:
            return 1.0 if self.possible() else 0.0
        return prediction.off(self.readings(), self.level.asked)

    def enough(self) -> float:
        """What is still as asked."""
        return prediction.room(self.level.asked)

    def closeness(self, off: float) -> float:
        """By the distance of v from the nearest right answer."""
        if off <= self.enough():
            return 1.0
        return 1.0 / (1.0 + apart(self.v, self.truth()))

    def answer(self) -> tuple[Move, ...]:
        """V to the nearest right answer, or none if none is."""
        if not self.possible():
            return (Turn("none", "none"),) if self.level.none else ()
        truth = self.level.on_grid(self.rows, self.v)
        if not hands.holds(truth, self.view()):
            return ()
        return (Drag("v", truth),)

    def quotes(self) -> Mapping[str, Quote]:
        """V, where it lay at the reveal, and how far that was from right."""
        guess = self._lay() or self.v
        away = apart(guess, replace(self.afresh(), v=guess).truth())
        return {
            "v": Quote(arrow(self.v), self.v),
            "guess": Quote(arrow(guess), guess),
            "miss": Quote(said(away), (away,)),
        }

    def laid(self) -> tuple[Point, Point] | None:
        """Where v lay at the reveal, and the right arrow nearest to it."""
        start, guess = self.afresh(), self._lay()
        if guess is None or not start.possible():
            return None
        return guess, replace(start, v=guess).truth()

    def _lay(self) -> Point | None:
        return None if isinstance(self.guess, str) else self.guess

    def describe(self) -> str:
        """The rows, v, and what each row reads against what is asked of it."""
        rows = zip(listening.NAMES, self.rows, strict=False)
        given = ", ".join(equal(name, row) for name, row in rows)
        words, asked = [f"{given}."], self.level.asked
        if self.placed:
            words.append(f"{equal('v', self.v)}.")
            words.append(listening.said(self.readings(), asked, self.lit()))
        else:
            covered = _(
                "Asked: {readings}. The lamps are covered; you hold v at {place}.",
                readings=listening.wanted("v", asked),
                place=arrow(self.v),
            )
            words.append(covered)
        if self.none:
            words.append(_("You say that no arrow reads so."))
        if self.none and self.placed:
            meet = _("The lines of right answers meet.")
            apart_ = _("The lines of right answers have no point in common.")
            words.append(meet if self.possible() else apart_)
        return " ".join(words)

    def to_guess(self) -> str:
        """V, or the answer that there is none."""
        if self.level.none:
            return _(
                "Drag v to where all lamps would read as asked, or say: there is none."
            )
        return _("Drag v to where all lamps would read what is asked.")

    def to_reach(self) -> str:
        """V again, with what the lamps read."""
        if self.level.none:
            return _("Now drag v until every lamp is lit, or say: there is none.")
        return _("Now drag v until every lamp is lit.")

    def look(self) -> str:
        """At a dark lamp."""
        dark = listening.dark(self.lit() if self.placed else ())
        return _("Look at {row}: where must its shadow end?", row=dark)

    def idea(self) -> str:
        """A line of right answers for each row."""
        words = _(
            "All arrows with the right shadow on a row end on one line, "
            "straight across it at the tick, where that shadow ends."
        )
        if listening.on_one_line(self.rows):
            more = _("Rows on one line have their lines side by side.")
            return f"{words} {more}"
        return words

    def step(self, move: Move) -> str:
        """The right v, or none."""
        if isinstance(move, Turn):
            return _("These lines have no point in common.")
        return _("Here is a right v.")

    def nearer(self) -> Hint:
        """What one row alone asks for."""
        if listening.on_one_line(self.rows):
            return Hint(words=listening.echoes(self.rows))
        return listening.alone("v", 0, self.rows, self.level.asked, self.view())

    def nearest(self) -> Hint:
        """What two rows ask for of three; the other one alone of two."""
        rows, asked = self.rows, self.level.asked
        if listening.on_one_line(rows):
            return Hint(words=listening.echoed(rows, asked))
        if len(rows) < 3:
            return listening.alone("v", 1, rows, asked, self.view())
        both = meeting(rows[0], asked[0], rows[1], asked[1])
        words = _("r₁ and r₂ read this arrow as asked. What does r₃ read of it?")
        seen = hands.holds(both, self.view())
        return Hint(words=words, ghost=Drag("v", both) if seen else None)

    def stuck(self) -> str:
        """No arrow is right, or none that can be held."""
        return _("Nothing more can be done here.")

    def term(self) -> str:
        """What the rows made of the question."""
        if not self.possible():
            return _("no solution")
        if listening.on_one_line(self.rows):
            return _("a whole line of solutions")
        return _("matrix times arrow, row by row")

    def beside(self) -> Iterator[Panel]:
        """One lamp a row; M v = what is asked, and the answer that there is none."""
        yield self._lamps()
        wanted = down_cells(self.level.asked, listening.TONES)
        v = Sign(text="v", tone=Tone.INPUT)
        question = row("question", listening.matrix(self.rows), v, "=", wanted)
        rows = (question, self._none()) if self.level.none else (question,)
        yield Work(key="work", rows=rows)

    def _lamps(self) -> Lamps:
        reads, asked, covered = self.readings(), self.level.asked, not self.placed
        return listening.lamps("v", reads, asked, self.lit(), covered=covered)

    def naming(self) -> Figure:
        """The lamps stay in view, lit."""
        return Figure(panels=(*super().naming().panels, self._lamps()))

    def named(self) -> Iterator[Row]:
        """A matrix times an arrow, one row at a time, in the player's numbers."""
        yield formula(FORMULA, _("number i is what row i reads"))
        v = down_cells(self.v, Tone.INPUT, "v")
        reads = down_cells(self.readings(), listening.TONES)
        yield row("name:numbers", listening.matrix(self.rows), v, "=", reads)
        if listening.on_one_line(self.rows):
            yield listening.echo(self.rows, self.level.asked, agree=self.possible())

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """Rows, v, its shadows once revealed, and what was predicted."""
        view, asked = self.view(), self.level.asked
        lit = tuple(each and self.placed for each in self.lit())
        yield from listening.lines(self.rows, view)
        if revealed or (self.none and self.placed):
            yield from listening.answers(self.rows, asked, view)
        yield from listening.goals(self.rows, asked, lit, view)
        if self.placed:
            yield from listening.shadows("v", self.v, self.rows)
        yield from listening.arrows(self.rows)
        yield Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v")
        laid = self._lay()
        if laid is not None and laid != self.v:
            yield drawing.ghost_arrow("guess", laid, Tone.GUESS, "v?")
            if self.reached() and not self.none and self.rows == self.level.rows:
                truth = replace(self, v=laid).truth()
                yield miss("miss", laid, truth, right=self.foreseen() is True)

    def _none(self) -> Row:
        # The notes are about equally long, so that no panel jumps when it is turned.
        if not self.none:
            words, tone = _("Is there none?"), Tone.DIM
            note = _("you can say so here")
        elif not self.placed:
            words, tone = _("There is none."), Tone.GUESS
            note = _("that is your guess")
        elif self.possible():
            words, tone = _("There is none?"), Tone.BAD
            note = _("but the lines meet")
        else:
            words, tone = _("There is none."), Tone.GOOD
            note = _("the lines share no point")
        return row("none", Sign(text=words, tone=tone), note=note)

    @classmethod
    def faults(cls, level: RowsLevel) -> Iterable[Fault]:
        """Miscounted rows first; then what every plane forbids, and the rest."""
        return [*level.miscounted()] or super().faults(level)

    @classmethod
    def wrongs(cls, level: RowsLevel) -> Iterable[Fault]:
        """What nobody can answer."""
        return level.unanswerable()
