"""Fixed: its level, its position, and how it is said and drawn."""

from collections.abc import Iterator
from math import hypot, radians, tau
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.numbers import degrees, relation, vector, written
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Curve,
    Dash,
    Item,
    Note,
    Row,
    Sign,
    Tone,
    Work,
)
from game.language import N_, _, ngettext
from game.linalg import kept_lines as linalg
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, image, stretch, turn, turned
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    angle,
    circle,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import drawing, hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane, PlaneLevel
from game.puzzles.core.protocol import Drag, Hint, Move, Turn
from game.puzzles.core.wording import (
    down_cells,
    equal,
    formula,
    grid,
    listed,
    row,
    said,
    unknown,
)

# In degrees: what counts as kept, what was foreseen, how far lines must be apart.
NEAR, FORESEEN, NARROWEST = 1.0, 5.0, 10.0
# The plot's circle and how far a right angle leaves it, in shares of the half height.
ROUND, SWING, SAMPLES = 0.78, 0.16, 180
# What can be chosen, as it stands in the row of choices.
FREE, STAYS = N_("not yet said"), N_("it stays")
MORE, ALL, EVERY = N_("perhaps more"), N_("no more"), N_("every line")
PINS: Final = {FREE: N_("does this line stay?"), STAYS: N_("this line stays")}
NONE_YET: Final = {
    MORE: N_("there may be more"),
    ALL: N_("there is none"),
    EVERY: N_("every line stays"),
}
COLUMNS: Final = ("c1", "c2")
# The widest number of an arrow.
ROOM: Final = "−8.88"
TONES: Final = (Tone.E1, Tone.E2)


class FixedLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``start`` is the direction of v at first."""

    matrix: Matrix2
    start: Point


class FixedPosition(OnPlane[FixedLevel, Point | str], frozen=True, kw_only=True):
    """M, v of length one, the lines that are said to stay, and whether that is all.

    How v lies is the prediction, or ALL (there is none) or EVERY, where it is said.
    """

    matrix: Matrix2
    v: Point
    pinned: tuple[Point, ...] = ()
    said: str = MORE

    FORMULAS: ClassVar = (
        r"M w = \lambda w",
        r"M v = \lambda v",
        r"M v \ne \lambda v",
    )

    @classmethod
    def begin(cls, level: FixedLevel) -> Self:
        """The level at its start."""
        v, placed = unit(level.start), not level.predict
        return cls(level=level, matrix=level.matrix, v=v, placed=placed)

    def hands(self) -> Iterator[Hand[Self]]:
        """V on its circle; whether its line stays; what is said; M's columns."""
        yield hand.spoke("v", self.v, self._turned)
        if self.placed:
            name, now = _("this line"), FREE if self.here() is None else STAYS
            yield hand.choice("pin", name, now, self._pin, says=PINS, entry="pin")
        name, says = _("your answer"), self.says()
        yield hand.choice("said", name, self.said, self._say, says=says, entry="said")
        columns = dict(zip(COLUMNS, self.columns(), strict=True))
        yield from hand.givens(columns, self._given, self.view())

    def columns(self) -> tuple[Point, Point]:
        """Where M sends both basis vectors."""
        (a, b), (c, d) = self.matrix
        return ((a, c), (b, d))

    def kept(self) -> tuple[Point, ...]:
        """The single lines that stay; none of them where all do."""
        return linalg.kept_lines(self.matrix) or ()

    def wanted(self) -> str:
        """What is to be said at the end."""
        return EVERY if linalg.kept_lines(self.matrix) is None else ALL

    def here(self) -> Point | None:
        """The pinned line on which v lies."""
        return next((x for x in self.pinned if between(x, self.v) <= NEAR), None)

    def left(self) -> tuple[Point, ...]:
        """The lines that are still to be found."""
        return tuple(x for x in self.kept() if x not in self.pinned)

    def wrong(self) -> tuple[Point, ...]:
        """The pinned lines that do not stay."""
        alone = self.wanted() == ALL
        return tuple(x for x in self.pinned if alone and x not in self.kept())

    def says(self) -> dict[str, str]:
        """What can be said, in words."""
        return {**NONE_YET, ALL: N_("these are all")} if self.pinned else NONE_YET

    def predicts(self) -> Point | str:
        """How v lies, or what is said."""
        return self.v if self.said == MORE else self.said

    def right(self, guess: Point | str) -> bool:
        """Within five degrees of a line that stays, or said rightly."""
        kept = linalg.kept_lines(self.level.matrix)
        if isinstance(guess, str):
            return kept is None if guess == EVERY else kept == ()
        return kept is None or any(between(guess, line) <= FORESEEN for line in kept)

    def off(self) -> float:
        """How many lines are missing or wrong, and whether it is said wrongly."""
        return len(self.left()) + len(self.wrong()) + float(self.said != self.wanted())

    def closeness(self, off: float) -> float:
        """By what is missing or wrong, and while v turns by the nearest line left."""
        away = min((between(line, self.v) for line in self.left()), default=0.0)
        return 1.0 / (1.0 + off + away / 90.0)

    def answer(self) -> Iterator[Move]:
        """V onto each line that is wrong or left; then what is to be said."""
        v, said = self.v, self.said
        for line in (*self.wrong(), *self.left()):
            if between(line, v) > NEAR:
                v, said = line if dot(line, v) >= 0.0 else scaled(line, -1.0), MORE
                yield Drag("v", v)
            yield Turn("pin", FREE if line in self.pinned else STAYS)
        if said != self.wanted():
            yield Turn("said", self.wanted())

    def describe(self) -> str:
        """Where v points, what M does to it, and what was found and said."""
        words = [f"{listed('M', self.matrix)}, {equal('v', self.v)}.", self.told()]
        if n := len(self.pinned):
            words.append(ngettext("{n} line is kept.", "{n} lines are kept.", n))
        if self.said != MORE:
            words.append(_("You say: {answer}.", answer=_(self.says()[self.said])))
        return " ".join(words)

    def besides(self) -> str:
        """The way of v, finely enough that the smallest turn of a hand is heard."""
        return _("v points to {angle}.", angle=degrees(angle(self.v) % tau).said())

    def told(self) -> str:
        """What M does to v, in a sentence."""
        by, times = turn(self.matrix, self.v), said(stretch(self.matrix, self.v))
        if not self.placed:
            return _("M v is covered.")
        if abs(by) < NEAR / 2.0:
            return _("M v stays on its line: {stretch} times v.", stretch=times)
        return self._turned_by(round(by) or (1 if by > 0.0 else -1))

    def _turned_by(self, by: int) -> str:
        n = abs(by)
        if by > 0:
            one = "The line of M v lies {n} degree to the left."
            return ngettext(one, "The line of M v lies {n} degrees to the left.", n)
        one = "The line of M v lies {n} degree to the right."
        return ngettext(one, "The line of M v lies {n} degrees to the right.", n)

    def to_guess(self) -> str:
        """One line, or that there is none."""
        return _("Turn v onto a line that M would keep, or say that there is none.")

    def to_reach(self) -> str:
        """All of them."""
        return _("Now find each line that stays, mark it, and say when these are all.")

    def nearer(self) -> Hint:
        """On which side of v the nearest of them lies."""
        line = self._nearest()
        if line is None:
            return Hint(words=_("Go around: would any arrow end on its own line?"))
        if between(line, self.v) <= FORESEEN:
            return Hint(words=_("v lies nearly on a line that stays."))
        if dot(line, across(self.v)) > 0.0:
            return Hint(words=_("From v, one that stays is nearest to the left."))
        return Hint(words=_("From v, one that stays is nearest to the right."))

    def nearest(self) -> Hint:
        """Half of the way to it."""
        line = self._nearest()
        if line is None and self.wanted() == EVERY:
            return Hint(words=_("Whichever line you try, it fares like the others."))
        if line is None:
            return Hint(words=_("You may say that there is none."))
        if between(line, self.v) <= FORESEEN:
            return Hint(words=_("It is less than five degrees away."))
        words = _("This is half of the way to it.")
        return Hint(words=words, ghost=Drag("v", unit(added(line, self.v))))

    def _nearest(self) -> Point | None:
        """The line that stays nearest to v, on v's own side."""
        line = min(self.kept(), key=lambda x: between(x, self.v), default=None)
        if line is None or dot(line, self.v) >= 0.0:
            return line
        return scaled(line, -1.0)

    def look(self) -> str:
        """At the plot, once it shows."""
        if self.placed:
            return _(
                "Where does the plot meet the circle? "
                "There M v lies 0 degrees off the line of v."
            )
        return _("Which arrows would M send along their own line?")

    def idea(self) -> str:
        """What counts."""
        return _("A line stays also where its arrows are flipped, or crushed to zero.")

    def term(self) -> str:
        """What M keeps."""
        if self.wanted() == EVERY:
            return _("every arrow is an eigenvector")
        return _("eigenvector, eigenvalue") if self.kept() else _("no real eigenvector")

    def beside(self) -> Iterator[Work]:
        """M v in numbers, what M does to v, and what is said of it."""
        out = down_cells(image(self.matrix, self.v), Tone.OUTPUT)
        column = _roomy(out if self.placed else unknown())
        # The longest of all that may stand there: nothing else moves when it changes.
        most = max((self._turned_by(n) for n in (-88, 88)), key=len)
        pins = {key: _(words) for key, words in PINS.items()}
        pin = pins[FREE if self.here() is None else STAYS] if self.placed else ""
        asked = max((*pins.values(), *map(_, NONE_YET.values())), key=len)
        tone = Tone.BAD if self.placed else Tone.GUESS
        tone = Tone.GOOD if self.reached() else Tone.DIM if self.said == MORE else tone
        now = _(self.says()[self.said])
        rows = (
            row("product", *self._times(self.v), column),
            row("told", Sign(text=self.told(), room=most)),
            row("pin", Sign(text=pin, tone=Tone.DIM, room=asked)),
            row("said", Sign(text=now, tone=tone, room=asked)),
        )
        yield Work(key="work", rows=rows)

    def named(self) -> Iterator[Row]:
        """Each kept line by a small arrow; a sum of two, which is not kept."""
        some, every, none = self.FORMULAS
        if self.kept():
            yield formula(some)
        elif self.wanted() == EVERY:
            yield formula(every)
        else:
            yield formula(none, _("whatever arrow v is, and whatever number λ"))
        whole = [linalg.whole(x) for x in self.kept()]
        for i, v in enumerate(whole or [self.v] * (self.wanted() == EVERY)):
            by = written(stretch(self.matrix, v))
            # A line's own arrow: v may lie elsewhere by now.
            line = down_cells(v, Tone.INPUT, "w" if whole else "v")
            out = f"{by.text} ·", down_cells(v, Tone.INPUT)
            yield row(f"name:{i}", self._times(v)[0], line, relation(by), *out)
        if len(whole) == 2:
            both, note = added(*whole), _("their sum leaves its line")
            ends = (vector(x) for x in (both, image(self.matrix, both)))
            words = " → ".join(end.label() for end in ends)
            yield row("name:sum", words, note=note)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrows; M v, the gap and its plot, and what was found once revealed."""
        del revealed
        v, view = self.v, self.view()
        yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
        if self.placed:
            yield from self._plot()
        yield from self._lines()
        if self.guess is not None and not isinstance(self.guess, str):
            laid = drawing.through("guess", self.guess, view, Tone.GUESS)
            yield replace(laid, dash=Dash.DASHED, alpha=1.0)
        for name, tip, tone in zip(COLUMNS, self.columns(), TONES, strict=True):
            yield Arrow(key=f"vector:{name}", tip=tip, tone=tone, label=name)
        out, by, start = image(self.matrix, v), turn(self.matrix, v), angle(v)
        if self.placed and length(out) > TINY:
            yield Arrow(key="vector:Mv", tip=out, tone=Tone.OUTPUT, label="M v")
            end = start + radians(by)
            yield Angle(key="gap", start=start, end=end, radius=0.6, tone=Tone.BAD)
        yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v")

    def _plot(self) -> Iterator[Item]:
        """By how much every line is turned, to the left outside; broken at 90."""
        base = circle(self.view() * ROUND)
        yield Curve(key="zero", points=base, closed=True, tone=Tone.GRID, weight=0.7)
        parts, before = list[list[Point]]([[]]), turn(self.matrix, turned(0.0))
        for at in (turned(360.0 * n / SAMPLES) for n in range(SAMPLES + 1)):
            by = turn(self.matrix, at)
            if abs(by - before) > 90.0:
                parts.append([])
            parts[-1].append(self._plotted(at))
            before = by
        for n, part in enumerate(map(tuple, parts)):
            yield Curve(key=f"plot:{n}", points=part, tone=Tone.OUTPUT, weight=1.4)
        yield drawing.ring("plot:v", self._plotted(self.v), Tone.INPUT, 1.2)
        for n, line in enumerate(self.left() if self.said == ALL else ()):
            yield drawing.ring(f"missed:{n}", self._plotted(line), Tone.BAD, 1.6)

    def _plotted(self, at: Point) -> Point:
        far = ROUND + SWING * turn(self.matrix, at) / 90.0
        return scaled(at, self.view() * far)

    def _lines(self) -> Iterator[Item]:
        """The lines that are said to stay, with their stretches where they do."""
        for n, line in enumerate(self.pinned):
            tone = Tone.BAD if line in self.wrong() else Tone.GOOD
            whole = drawing.through(f"pinned:{n}", line, self.view(), tone)
            yield replace(whole, dash=Dash.SOLID, alpha=1.0)
            by = "≠"
            if tone is Tone.GOOD:
                times = written(stretch(self.matrix, line))
                by = f"× {times.text}" if times.exact else f"≈ × {times.text}"
            at, key = scaled(line, self.view() * 0.62), f"pinned:{n}:name"
            yield Note(key=key, at=at, text=by, toward=(1.4, -0.6), tone=tone)

    def _times(self, v: Point) -> tuple[Array | Sign, ...]:
        matrix = grid(self.matrix, TONES, name="M", column_names=COLUMNS)
        equals = Sign(text="=", room="≈")
        return (matrix, _roomy(down_cells(v, Tone.INPUT, "v")), equals)

    def _turned(self, v: Point) -> Self:
        """Whoever turns v says that there may be more."""
        return self if v == self.v else replace(self, v=v, said=MORE)

    def _pin(self, value: str) -> Self:
        """V's line, or the one that stays within a degree of it, is kept or not."""
        others = tuple(x for x in self.pinned if x != self.here())
        near = [x for x in self.kept() if between(x, self.v) <= NEAR]
        line = (*near, self.v)[0]
        return replace(self, pinned=others if value == FREE else (*others, line))

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _given(self, columns: tuple[Point, ...]) -> Self:
        (a, c), (b, d) = columns
        return replace(self, matrix=((a, b), (c, d)), pinned=(), said=MORE)

    @classmethod
    def wrongs(cls, level: FixedLevel) -> Iterator[Fault]:
        """Lines that cannot be told apart or seen to stay, and what is out of view."""
        kept, far = linalg.kept_lines(level.matrix), level.span * 0.95
        turns = [abs(turn(level.matrix, turned(n))) for n in range(180)]
        if length(level.start) < TINY:
            yield Fault(("start",), "the zero vector has no direction")
        elif max(map(hypot, *level.matrix)) > far:
            yield Fault(("matrix",), "a column is out of view", "widen the span")
        elif any(between(level.start, x) < NARROWEST / 2 for x in kept or ()):
            yield Fault(("start",), "v begins on a line that stays", "turn it away")
        elif kept and between(kept[0], kept[-1]) < NARROWEST * (len(kept) - 1):
            yield Fault(("matrix",), "two kept lines could not be told apart")
        elif kept == () and min(turns) < NARROWEST / 2:
            yield Fault(("matrix",), "no line stays, but one nearly does")


def _roomy(arrow: Array) -> Array:
    return replace(arrow, room=(ROOM,))
