"""Product: its position, and how it is said and shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.numbers import bracketed, relation, written
from game.figure.things import Arrow, Dash, Item, Panel, Row, Segment, Tone
from game.language import N_, _
from game.linalg.plane import (
    ORIGIN,
    Point,
    added,
    dot,
    meeting,
    scaled,
)
from game.puzzles.core import hand, hands, prediction
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Quote
from game.puzzles.core.wording import (
    across_cells,
    arrow,
    down_cells,
    equal,
    formula,
    row,
    said,
)
from game.puzzles.kinds import listening
from game.puzzles.kinds.product.draw import PARTS, Line, heights, plane
from game.puzzles.kinds.product.level import ProductLevel, faults

PLAIN: Final = r"r v = r_1 v_1 + r_2 v_2"
DOTTED: Final = r"r \cdot v = r_1 v_1 + r_2 v_2"
SEVERAL: Final = r"M v = \begin{bmatrix} r_1 \cdot v \\ r_2 \cdot v \end{bmatrix}"
KEYS: Final = ("guess", "guess2")
ASKED: Final = ("asked", "asked2")
GUESS: Final = N_("your guess: the number that comes out")
GUESSES: Final = N_("your guess for the first row"), N_("your guess for the second")
WANT: Final = N_("what is asked")
WANTED: Final = N_("what is asked of the first row"), N_("what the second must give")


class ProductPosition(
    OnPlane[ProductLevel, tuple[float, ...]], frozen=True, kw_only=True
):
    """V, and the number that each row is to give; the ghosts lie on their lines."""

    v: Point
    asked: tuple[float, ...]

    ARROWS: ClassVar = ("rows", "start")
    FORMULAS: ClassVar = (PLAIN, DOTTED, SEVERAL)

    @classmethod
    def begin(cls, level: ProductLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(level=level, v=level.start, asked=level.asked, placed=placed)

    def hands(self) -> Iterator[Hand[Self]]:
        """The markers, then v; what is asked in free play."""
        if self.placed:
            yield self._tip()
        far, rows = self.level.reach(), len(self.level.rows)
        tall = heights(rows, far)
        if not self.placed:
            for i, x in enumerate(self.ghosts()):
                name = _(GUESSES[i] if rows > 1 else GUESS)
                put, y = self._guessing(i), tall[i]
                yield hand.marker(KEYS[i], name, x, put, reach=far, high=y)
        for i, x in enumerate(self.asked):
            name, put = _(WANTED[i] if rows > 1 else WANT), self._asking(i)
            key, y = ASKED[i], tall[i]
            yield hand.marker(key, name, x, put, reach=far, high=y, given=True)

    def ghosts(self) -> tuple[float, ...]:
        """Where the markers are; they wait at 0."""
        return self.guess or (0.0,) * len(self.level.rows)

    def readings(self) -> tuple[float, ...]:
        """What comes out of each row."""
        return listening.readings(self.level.rows, self.v)

    def truths(self) -> tuple[float, ...]:
        """What the markers are to say: what comes out of the arrow that is shown."""
        return listening.readings(self.level.rows, self.level.start)

    def right(self, guess: tuple[float, ...]) -> bool:
        """Each lay near its number."""
        return all(self._near(guess))

    def _near(self, guess: tuple[float, ...]) -> tuple[bool, ...]:
        each = zip(guess, self.truths(), strict=True)
        return tuple(prediction.foreseen((x,), (truth,)) for x, truth in each)

    def off(self) -> float:
        """How far off the number is that is farthest from what is asked."""
        return prediction.off(self.readings(), self.asked)

    def enough(self) -> float:
        """What is still as asked."""
        return prediction.room(self.asked)

    def answer(self) -> tuple[Move, ...]:
        """V to the nearest right place, on the half grid if there is one."""
        view, rows = self.level.span, self.level.rows
        if len(rows) == 2:
            v = meeting(rows[0], self.asked[0], rows[1], self.asked[1])
        else:
            (heard,), (want,) = rows, self.asked
            away = (want - dot(self.v, heard)) / dot(heard, heard)
            nearest = added(self.v, scaled(heard, away))
            v = hands.read_as_asked(heard, want, view, self.v) or nearest
        return (Drag("v", v),) if hands.holds(v, view) else ()

    def quotes(self) -> Mapping[str, Quote]:
        """V, what comes out of the first row, the guess, and how far it was off."""
        (guess, *_more), truths = self.ghosts(), self.truths()
        away = prediction.off(self.ghosts(), truths)
        number = self.readings()[0]
        return {
            "v": Quote(arrow(self.v), self.v),
            "number": Quote(said(number), (number,)),
            "guess": Quote(said(guess), (guess,)),
            "miss": Quote(said(away), (away,)),
        }

    # In words

    def to_guess(self) -> str:
        """The markers, to the numbers."""
        if len(self.asked) == 2:
            return _("Drag each “?” to the number that will come out of its row.")
        return _("Drag the “?” to the number that will come out.")

    def to_reach(self) -> str:
        """V, until the numbers are as asked."""
        if len(self.asked) == 1:
            return _("Now drag v until {number} comes out.", number=said(self.asked[0]))
        one, other = map(said, self.asked)
        return _("Now drag v until {one} and {other} come out.", one=one, other=other)

    def describe(self) -> str:
        """The rows, v, and what comes out."""
        words = [f"{equal('v', self.v)}."]
        rows = self.level.rows
        if self.placed:
            each = zip(rows, self.readings(), strict=True)
            words += [f"{calculation(at, self.v, value)}." for at, value in each]
        elif len(rows) == 1:
            words.append(_("The row is {row}.", row=arrow(rows[0])))
        else:
            one, other = map(arrow, rows)
            words.append(_("The rows are {one} and {other}.", one=one, other=other))
        if not self.placed and self.guess is None:
            words.append(_("Your guess is not placed yet."))
        elif not self.placed:
            guess = ", ".join(map(said, self.ghosts()))
            words.append(_("Your guess: {numbers}.", numbers=guess))
        return " ".join(words)

    def look(self) -> str:
        """At the bars, or at the numbers."""
        if self.placed:
            lit = listening.lit(self.readings(), self.asked)
            at = lit.index(False) if False in lit else 0
            return _(
                "Look at the two bars: the first one ends at {first}, "
                "and from there the second one goes on to {end}.",
                first=said(self.level.rows[at][0] * self.v[0]),
                end=said(self.readings()[at]),
            )
        return _("Look at the first number of the row, and the first of the arrow.")

    def idea(self) -> str:
        """Times, times, and add."""
        return _("First times first, second times second, and add the two.")

    def step(self, move: Move) -> str:
        """One right answer of many."""
        del move
        one = len(self.asked) > 1
        return _("Here v belongs.") if one else _("One right answer is drawn.")

    def asleep(self) -> tuple[Handle, ...]:
        """V, until the guess is laid."""
        if self.placed:
            return ()
        why = _("First lay your guess on the line of numbers. Then v moves.")
        return (replace(self._tip().handle, why=why),)

    def _tip(self) -> Hand[Self]:
        """V, moved or still waiting."""
        return hand.rooted(
            hand.tip("v", self.v, lambda to: replace(self, v=to), self.view())
        )

    def nearer(self) -> Hint:
        """What the first pair makes."""
        at, heard, v = self._unlaid(), self.level.rows, self.v
        first = heard[at][0] * v[0]
        words = _(
            "{a} times {b} makes {part}. From here the second pair goes on.",
            a=said(heard[at][0]),
            b=said(v[0]),
            part=said(first),
        )
        return Hint(words=words, ghost=Drag(KEYS[at], (first, 0.0)))

    def nearest(self) -> Hint:
        """Both pairs, and the marker laid where they end."""
        at = self._unlaid()
        parts = [a * b for a, b in zip(self.level.rows[at], self.v, strict=True)]
        words = _(
            "{first} and {second} make {number}.",
            first=said(parts[0]),
            second=said(parts[1]),
            number=said(sum(parts)),
        )
        each = enumerate(zip(self.ghosts(), self.truths(), strict=True))
        laid = (Drag(KEYS[i], (x, 0.0)) for i, (now, x) in each if now != x)
        return Hint(words=words, moves=tuple(laid))

    def _unlaid(self) -> int:
        """The first marker that does not lie where it belongs."""
        each = enumerate(zip(self.ghosts(), self.truths(), strict=True))
        return next((i for i, (now, truth) in each if now != truth), 0)

    def term(self) -> str:
        """In plain words where it is met first."""
        if len(self.level.rows) == 2:
            return _("a matrix times an arrow: one number for each row")
        if self.level.introduces:
            return _("one number: times and times, and add")
        return _("dot product")

    # On view

    def pictures(self, *, revealed: bool) -> Iterable[Panel]:
        """The plane with v; the lines with the bars."""
        arrow_ = replace(self.plane(revealed=revealed), weight=1.0)
        return (arrow_, plane(self.lines()))

    def lines(self) -> tuple[Line, ...]:
        """Each row with v's numbers, on its line."""
        rows, wide = self.level.rows, self.level.reach()
        lit = listening.lit(self.readings(), self.asked)
        shown = not self.placed or self.guess is not None
        tall, ghosts = heights(len(rows), wide), self.ghosts()
        near = self._near(ghosts)
        return tuple(
            Line(
                number=i + 1,
                y=tall[i],
                wide=wide,
                row=rows[i],
                v=self.v,
                asked=self.asked[i],
                guess=ghosts[i] if shown else None,
                placed=self.placed,
                lit=lit[i] and self.placed,
                missed=self.placed and self.v == self.level.start,
                foreseen=near[i],
                alone=len(rows) == 1,
            )
            for i in range(len(rows))
        )

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """V with its steps along and up; every right answer once it is found."""
        if revealed:
            lines = listening.answers(self.level.rows, self.asked, self.view())
            yield from (replace(each, tone=Tone.GOAL) for each in lines)
        corner = (self.v[0], 0.0)
        each = ((ORIGIN, corner), (corner, self.v))
        for number, ((a, b), tone) in enumerate(zip(each, PARTS, strict=True), 1):
            leg = Segment(key=f"leg:{number}", a=a, b=b, tone=tone, dash=Dash.DASHED)
            yield replace(leg, weight=2.0)
        yield Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v")

    def named(self) -> Iterator[Row]:
        """The formula, and the multiplication in numbers."""
        rows, v = self.level.rows, down_cells(self.v, PARTS, "v")
        if len(rows) == 2:
            yield formula(SEVERAL)
            out = down_cells(self.readings(), Tone.OUTPUT)
            yield row("name:numbers", listening.matrix(rows), v, "=", out)
        else:
            yield formula(PLAIN if self.level.introduces else DOTTED)
            value = written(self.readings()[0])
            cells = across_cells(rows[0], Tone.ROW, "r")
            yield row("name:numbers", cells, v, relation(value), value.text)

    def _guessing(self, at: int) -> Callable[[float], Self]:
        return lambda x: replace(self, guess=_with(self.ghosts(), at, x))

    def _asking(self, at: int) -> Callable[[float], Self]:
        return lambda x: replace(self, asked=_with(self.asked, at, x))

    @classmethod
    def wrongs(cls, level: ProductLevel) -> Iterator[Fault]:
        """What does not fit together."""
        return faults(level)


def calculation(row_: Point, v: Point, value: float) -> str:
    """How a number comes out: ``2 · 1 + 1 · 2 = 4``."""
    each = [written(x) for x in (row_[0], v[0], row_[1], v[1], value)]
    b, c, d = (bracketed(x.text) for x in each[1:4])
    return f"{each[0].text} · {b} + {c} · {d} {relation(*each)} {each[4].text}"


def _with(numbers: tuple[float, ...], at: int, x: float) -> tuple[float, ...]:
    return (*numbers[:at], x, *numbers[at + 1 :])
