"""Jacobi: its position in words, in numbers and in pictures."""

from collections.abc import Iterator
from math import hypot, radians
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.cells import cell
from game.figure.numbers import vector, written
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Bar,
    Bars,
    Cell,
    Curve,
    Dash,
    Head,
    Item,
    Note,
    Panel,
    Part,
    Plane,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.language import _, ngettext
from game.linalg.kept_lines import turned
from game.linalg.plane import ORIGIN, angle, scaled
from game.puzzles.core import drawing
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint
from game.puzzles.core.wording import formula, grid, row, said, subscripted
from game.puzzles.kinds.jacobi.level import (
    HALF,
    SQUARE,
    JacobiLevel,
    dot,
    meter,
    off_square,
    pairs,
    turn,
)
from game.puzzles.kinds.jacobi.state import FORESEEN, JacobiState, both, firsts, read

TONES: Final = (Tone.E1, Tone.E2, Tone.INPUT)
BARS: Final = (Tone.SHADOW, Tone.ROW, Tone.ROW2)
NAMES: Final = ("c1", "c2", "c3")
WORDS: Final = tuple(map(subscripted, NAMES))
# Numbers come and go: the tables stay as wide as they are.
ROOM: Final = "−0.00"
# The dial: how large its plane is, and how far from its middle.
DIAL, HIGH, MIDDLE = 0.75, 0.75, 0.62
BEYOND, OUTER, LETTER = 1.22, 1.3, 0.24


class JacobiPosition(JacobiState, frozen=True, kw_only=True):
    """Jacobi, as it is said and drawn."""

    FORMULAS: ClassVar = (r"M V = U D",)

    # In words

    def describe(self) -> str:
        """The columns, their dot products, the meter and the dial."""
        shown = zip(WORDS, self.columns(), strict=False)
        each = [f"{name} {vector(column).equals()}" for name, column in shown]
        words = [f"{', '.join(each)}.", self.dots(), self.told()]
        return " ".join(words)

    def dots(self) -> str:
        """The dot products of all pairs."""
        columns = self.columns()
        each = [
            f"{WORDS[i]} · {WORDS[j]} {numbers.equals(dot(columns[i], columns[j]))}"
            for i, j in pairs(len(columns))
        ]
        return f"{', '.join(each)}."

    def told(self) -> str:
        """How far the two at hand are turned, and how many turns were made."""
        by = numbers.degrees(radians(self.dial())).said()
        if not self.placed:
            if self.many():
                return _("First in turn: {pair}.", pair=both(self.pair()))
            return _("The dial is laid at {by}.", by=by)
        dial = _(
            "{pair} are turned into each other by {by}.", pair=both(self.pair()), by=by
        )
        made = ngettext("{n} turn is made.", "{n} turns are made.", self.count())
        reads = _("The meter reads {n}.", n=said(read(self.columns())))
        return f"{dial} {reads} {made}"

    def besides(self) -> str:
        """The squared lengths, by which a turn is reckoned."""
        each = zip(WORDS, self.columns(), strict=False)
        long = [f"{name} · {name} {numbers.equals(dot(c, c))}" for name, c in each]
        return f"{', '.join(long)}."

    def to_guess(self) -> str:
        """How far, or which first."""
        if self.many():
            return ngettext(
                "{n} turn is enough. Of which pair?",
                "{n} turns are enough. Which pair must be turned first?",
                self.level.turns,
            )
        return _("By how much must c₁ and c₂ be mixed to stand square? Lay the dial.")

    def to_reach(self) -> str:
        """Until all stand square."""
        if self.count() > self.level.turns:
            return _("That is one turn too many. Take turns back and try another pair.")
        if not self.many():
            return _("Turn the dial until c₁ and c₂ stand square and the meter is 0.")
        spent = self.count() == self.level.turns
        if spent and abs(self.dial() - self.square_at()) < SQUARE:
            return _("No turn is left, and not all stand square. Take one back.")
        return _("Turn a pair until its dot product is 0; then choose the next pair.")

    def look(self) -> str:
        """At the lengths, or the whole table."""
        if self.many():
            return _("The largest dot product is not the only one to begin with.")
        return _("Compare the two lengths. Which column is longer, and by how much?")

    def idea(self) -> str:
        """What decides the turn."""
        if self.many():
            return _(
                "Turning c₁ and c₂ changes what both read of c₃. "
                "It can make one of those dot products 0 along the way."
            )
        return _(
            "Two columns equally long need 45 degrees. "
            "The more unequal they are, the less they need."
        )

    def nearer(self) -> Hint:
        """To which side, or which not."""
        if self.many():
            right = firsts(self.given, self.level.turns)
            wrong = [p for p in pairs(len(self.given)) if p not in right]
            if not wrong:
                return Hint(words=_("Any pair will do here."))
            return Hint(words=_("Not {pair} first.", pair=both(wrong[0])))
        if self.square_at() > 0.0:
            return Hint(words=_("The dial must go to the left."))
        return Hint(words=_("The dial must go to the right."))

    def nearest(self) -> Hint:
        """Half of the way; what is turned besides."""
        if self.many():
            return Hint(words=_("Try each pair in your head: what becomes of c₃?"))
        if abs(self.needle - self.square_at()) <= FORESEEN:
            return Hint(words=_("It lies nearly right as it is."))
        half = (self.needle + self.square_at()) / 2.0
        way = turned(90.0 + half)
        return Hint(words=_("This is half of the way."), ghost=Drag("dial", way))

    def term(self) -> str:
        """Whose way it is."""
        return _("one-sided Jacobi")

    # In numbers

    def beside(self) -> Iterator[Panel]:
        """The meter; the columns, the table, and the turns."""
        columns, first = self.columns(), meter(self.given)
        parts = tuple(
            Part(
                key=f"{i}{j}",
                size=dot(columns[i], columns[j]) ** 2,
                tone=tone,
                label=f"{WORDS[i]}·{WORDS[j]}",
            )
            for (i, j), tone in zip(pairs(len(columns)), BARS, strict=False)
        )
        label = _("meter: squared dot products")
        bar = Bar(key="meter", parts=parts, label=label)
        whole = max(first, meter(columns))
        if self.many():
            yield Bars(key="meter", bars=(bar,), whole=whole, weight=0.7)
        yield Work(key="work", rows=tuple(self._rows()))

    def _rows(self) -> Iterator[Row]:
        columns, count = self.columns(), len(self.given)
        rows = tuple(zip(*columns, strict=True))
        m = grid(rows, TONES, name="M V", column_names=NAMES[:count])
        if not self.count():
            m = replace(m, name="M")
        table = Array(
            cells=tuple(
                tuple(self._dot(i, j) for j in range(count)) for i in range(count)
            ),
            name=_("dot products"),
            row_names=NAMES[:count],
            column_names=NAMES[:count],
            room=(ROOM,) * count,
        )
        yield row("columns", replace(m, room=(ROOM,) * count), table)
        if self.many():
            tone = Tone.PLAIN if self.placed else Tone.GUESS
            words = _("pair: {pair}", pair=both(self.pair()))
            yield row("pair", Sign(text=words, tone=tone))
        if not self.placed:
            return
        done = off_square(columns) <= SQUARE
        text = _("meter: {n}", n=written(read(columns)).label())
        tone = Tone.GOOD if done else Tone.BAD
        made = [numbers.degrees(radians(by)).label() for _p, by in self.turns if by]
        note = ngettext("asked: in {n} turn", "asked: in {n} turns", self.level.turns)
        if made:
            turns = ", ".join(made)
            note = _("{note}; turned by {turns}", note=note, turns=turns)
        yield row("meter", Sign(text=text, tone=tone), note=note)
        if self.count() or len(self.turns) > 1:
            yield row("back", Sign(text=_("take a turn back"), tone=Tone.DIM))

    def _dot(self, i: int, j: int) -> Cell:
        columns = self.columns()
        value = dot(columns[i], columns[j])
        if i == j:
            return cell(value, Tone.DIM)
        size = (dot(columns[i], columns[i]) * dot(columns[j], columns[j])) ** 0.5
        square = abs(value) <= SQUARE * size
        mine = {i, j} == set(self.pair()) and self.many()
        tone = Tone.GOOD if square else Tone.BAD if self.placed else Tone.PLAIN
        return cell(0.0 if square else value, tone, lit=mine)

    def named(self) -> Iterator[Row]:
        """What is read off: lengths into D, directions into U, turns into V."""
        yield formula(self.FORMULAS[0])
        columns = self.columns()
        order = sorted(range(len(columns)), key=lambda n: -hypot(*columns[n]))
        long = [hypot(*columns[n]) for n in order]
        units = [tuple(x / hypot(*columns[n]) for x in columns[n]) for n in order]
        count = len(columns)
        eye = tuple(tuple(float(a == b) for b in range(count)) for a in range(count))
        turns = eye
        for each in self.turns:
            turns = turn(turns, each)
        v = tuple(turns[n] for n in order)
        # Each has the colour of the column that it was, wherever its length puts it.
        tones = tuple(TONES[n] for n in order)
        us = tuple(f"u{n + 1}" for n in range(count))
        u = grid(tuple(zip(*units, strict=True)), tones, name="U", column_names=us)
        names = tuple(f"v{n + 1}" for n in range(count))
        vs = grid(tuple(zip(*v, strict=True)), tones, name="V", column_names=names)
        yield row("name:UV", u, vs)
        sizes = ", ".join(numbers.rooted(x).label() for x in long)
        yield row("name:D", _("D: {sizes}", sizes=sizes))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The columns, where they are arrows; the dial."""
        if self.flat():
            yield self.plane(revealed=revealed)
        if self.placed or not self.many():
            yield self._dial()

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """Both columns, where they were, and the corner between them."""
        del revealed
        (a, b), (c, d) = self.columns()
        good = self.placed and off_square(self.columns()) <= SQUARE
        if self.count():
            for name, at in zip(NAMES, self.given, strict=False):
                ghost = drawing.ghost_arrow(f"old:{name}", (at[0], at[1]), Tone.DIM)
                yield replace(ghost, head=Head.OPEN)
        start, end = angle((a, b)), angle((c, d))
        tone = Tone.GOOD if good else Tone.BAD if self.placed else Tone.DIM
        corner = Angle(key="corner", start=start, end=end, tone=tone, square=good)
        yield replace(corner, radius=0.14 * self.view())
        for name, tip, tone in zip(NAMES, ((a, b), (c, d)), TONES, strict=False):
            yield Arrow(key=f"vector:{name}", tip=tip, tone=tone, label=name)

    def _dial(self) -> Plane:
        """An arc from 45 degrees to the right to 45 to the left, as far as they are."""
        rim = tuple(turned(45.0 + 1.5 * n) for n in range(61))
        items: list[Item] = [Curve(key="rim", points=rim, tone=Tone.GRID)]
        for by in (-45, -30, -15, 0, 15, 30, 45):
            way = turned(90.0 + by)
            mark = Segment(key=f"mark:{by}", a=scaled(way, 0.93), b=way, tone=Tone.AXIS)
            # At the ends a ring may lie, which would cover the sign.
            far = OUTER if abs(by) == HALF else BEYOND
            at, text = scaled(way, far), numbers.degrees(radians(by)).text
            note = Note(key=f"at:{by}", at=at, text=text, on=True, tone=Tone.DIM)
            items += [mark, note]
        if isinstance(self.guess, float) and self.placed:
            laid = turned(90.0 + self.guess)
            line = Segment(key="guess", a=ORIGIN, b=laid, tone=Tone.GUESS)
            items.append(replace(line, dash=Dash.DASHED, weight=1.6))
        square = self.placed and abs(self.dial() - self.square_at()) < SQUARE
        tone = Tone.GUESS if not self.placed else Tone.GOOD if square else Tone.ROW
        tip = turned(90.0 + self.dial())
        needle = Arrow(key="vector:dial", tip=tip, tone=tone)
        items.append(replace(needle, weight=1.4))
        return Plane(
            key="dial",
            items=tuple(items),
            span=HIGH,
            centre=(0.0, MIDDLE),
            ratio=1.5,
            weight=DIAL,
            caption=_("turned into each other"),
            ringed=True,
            letter=LETTER,
        )

    @classmethod
    def wrongs(cls, level: JacobiLevel) -> Iterator[Fault]:
        """What cannot be turned so."""
        yield from level.faults()
