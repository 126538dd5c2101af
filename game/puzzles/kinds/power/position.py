"""Power: its position in words, in numbers and in pictures."""

from collections.abc import Iterator
from math import tau
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.cells import cell
from game.figure.numbers import vector, written
from game.figure.things import (
    Array,
    Arrow,
    Curve,
    Dash,
    Head,
    Item,
    Panel,
    Row,
    Sign,
    Tone,
    Work,
)
from game.language import _, ngettext
from game.linalg.frames import stretches
from game.linalg.kept_lines import between, image, stretch
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import Point, across, added, angle, circle, dot, scaled, unit
from game.puzzles.core import drawing
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Handle, Hint
from game.puzzles.core.wording import down_cells, equal, formula, listed, row, said
from game.puzzles.kinds.power.level import (
    OWN,
    PEEL,
    STUCK,
    Exact,
    PowerLevel,
    direction,
    plain,
)
from game.puzzles.kinds.power.state import (
    ANSWERS,
    BOTH,
    CELLS,
    FORESEEN,
    LEANS,
    MOST,
    SQUARES,
    STAYS,
    WHICH,
    PowerState,
)

# Numbers as large as this are no longer written out.
LARGE: Final = 9999


class PowerPosition(PowerState, frozen=True, kw_only=True):
    """Power, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"S v = \lambda v",
        r"S t = \lambda t, \quad t \cdot x = 0",
        r"S S x = \lambda x",
        r"M^T M v = \lambda v",
    )

    def asleep(self) -> tuple[Handle, ...]:
        """What is taken away is found first."""
        if self.level.by != PEEL or not self.placed or self.taken is not None:
            return ()
        if self.can_take():
            return ()
        why = _("First multiply until the lamp burns: then there is a line to take.")
        return (replace(self.taking().handle, why=why),)

    # In words

    def letter(self) -> str:
        """What the matrix is called."""
        return "M" if self.symmetric() else "S"

    def describe(self) -> str:
        """The matrix, the arrow, and how it leans."""
        words = [f"{listed(self.letter(), plain(self.matrix))}."]
        if self.level.by == STUCK:
            words.append(f"{equal('v', self.v)}.")
        if self.taken is not None:
            words.append(f"{listed('R', plain(self.left()))}.")
        if not self.placed:
            words.append(self.laid_along())
        else:
            words.append(self.told())
        if self.said != LEANS:
            words.append(_("You say: {answer}.", answer=_(ANSWERS[self.said])))
        return " ".join(words)

    def laid_along(self) -> str:
        """Where the line lies, before anything is multiplied."""
        if self.level.by == STUCK:
            return _("What is multiplied is covered.")
        return _("The line is laid along {v}.", v=vector(self.line).said())

    def besides(self) -> str:
        """The line to which it leans, once it may be seen; by what it is multiplied."""
        words = []
        to = self.target()
        if self.placed and to is not None:
            way = numbers.degrees(angle(to)).said()
            lies = _("The dashed line points to {angle}.", angle=way)
            words.append(lies)
        if self.squared:
            one, many = "The matrix is squared {n} time.", "It is squared {n} times."
            words.append(ngettext(one, many, self.squared))
        return " ".join(words)

    def told(self) -> str:
        """Which press it is, where the arrow is, and by how much it moved."""
        n, at = self.presses, numbers.degrees(angle(self.way()) % tau).said()
        where = self.numbers_of(self.x)
        if not n:
            return _("It begins at {x}, which points to {at}.", x=where, at=at)
        moved = numbers.rounded(between(direction(self.path[-1]), self.way()), 1).said()
        told = _("Press {n}: {x}, which points to {at}.", n=n, x=where, at=at)
        by = _("Its line has moved by {by}°.", by=moved)
        lamp = _("The lamp burns.") if self.lit() else _("The lamp is dark.")
        return f"{told} {by} {lamp}"

    def numbers_of(self, x: Exact) -> str:
        """An arrow in a sentence: large numbers are told by its direction alone."""
        return vector(shown(x)).said()

    def to_guess(self) -> str:
        """To lay the line."""
        if self.level.by == STUCK:
            return _("From which start would it never lean over? Lay v there.")
        if self.level.by == OWN:
            return _("By which line does Mᵀ M lean in the end? Lay it, or say never.")
        return _("Where will the arrow lean? Lay the line, or say never.")

    def to_reach(self) -> str:
        """Until the lamp burns."""
        if self.target() is None:
            if not self.went_round():
                return _("Multiply, and watch the line. Does it settle?")
            return _("It is back where it was. Say what that means.")
        if self.level.by == STUCK:
            if self.on_top():
                return _(
                    "This one stays, for it lies on the top line. Find one that never "
                    "gets there: straight across."
                )
            return _("Lay v on the dashed line, so that three presses leave it there.")
        if self.level.by == OWN:
            return _("Make the lamp burn. You may change what you multiply by.")
        if self.level.by == PEEL and self.taken is None:
            if self.lit():
                return _("Found. Take its line away, and see what is left of M.")
            return _("Multiply until the lamp burns.")
        if self.level.by == PEEL:
            return _("Its line is gone. Multiply again: where does the rest lean?")
        if self.level.square:
            return _("Make the lamp burn with few presses. The matrix can be squared.")
        return _("Multiply until the lamp burns. It leans, it does not arrive.")

    def look(self) -> str:
        """At what two arrows share."""
        if not self.placed:
            return _("Which way are most arrows pulled, one after another?")
        if self.target() is None:
            return _("Compare the line of every second arrow.")
        return _("Which line do the last two arrows nearly share?")

    def idea(self) -> str:
        """What grows fastest."""
        if self.level.by == STUCK:
            return _("Every start has a part along the dashed line or is across it.")
        return _(
            "The part along one line grows the most at every press. "
            "So what is beside it counts less and less."
        )

    def nearer(self) -> Hint:
        """On which side of the laid line it lies."""
        to, now = self.target(), self.v if self.level.by == STUCK else self.line
        if to is None:
            return Hint(words=_("Does one line win here, or do two pull alike?"))
        if between(to, now) <= FORESEEN:
            return Hint(words=_("It lies nearly right as it is."))
        if dot(_facing(to, now), across(now)) > 0.0:
            return Hint(words=_("From where it is laid, it lies to the left."))
        return Hint(words=_("From where it is laid, it lies to the right."))

    def nearest(self) -> Hint:
        """Half of the way."""
        to, stuck = self.target(), self.level.by == STUCK
        now = self.v if stuck else self.line
        if to is None:
            return Hint(words=_("You may say that it never settles."))
        if between(to, now) <= FORESEEN:
            return self.nearer()
        half = unit(added(now, _facing(to, now)))
        words = _("This is half of the way to it.")
        return Hint(words=words, ghost=Drag("v" if stuck else "line", half))

    def term(self) -> str:
        """What is done, and what it leans to."""
        if self.target() is None:
            return _("it never settles")
        if self.level.by == STUCK:
            return _("no part along the top")
        if self.level.by == PEEL:
            return _("deflation")
        return _("power iteration")

    # In numbers

    def beside(self) -> Iterator[Work]:
        """The matrix times the arrow, what can be pressed, the lamp, what is said."""
        note = _("R is what is left of M") if self.taken is not None else ""
        rows = [row("matrix", *self._product(), note=note)]
        if self.placed:
            rows += self._pressed()
            rows.append(self._lamp())
        else:
            rows.append(row("cover", Sign(text=_("covered"), tone=Tone.DIM)))
        answered = self.said != LEANS
        tone = Tone.DIM if not answered else Tone.GUESS
        tone = Tone.GOOD if self.reached() and answered else tone
        rows.append(row("said", Sign(text=_(ANSWERS[self.said]), tone=tone)))
        yield Work(key="work", rows=tuple(rows))

    def _lamp(self) -> Row:
        """Whether it burns; how long it is stuck, where that is asked."""
        good = self.lit()
        words = _("lamp: burns") if good else _("lamp: dark")
        note = _("burns within {n}° of where it leans to", n=said(self.level.near))
        if self.level.by == STUCK:
            stays = min(STAYS, self.stuck_for())
            good = stays == STAYS
            words = _("stuck for {n} presses", n=stays)
            note = _("asked: {n} presses", n=STAYS)
        tone = Tone.GOOD if good else Tone.BAD
        return row("lamp", Sign(text=words, tone=tone), note=note)

    def _product(self) -> tuple[Array | str, ...]:
        """The matrix as it is given, and the arrow as it is now."""
        entries = [x for each in plain(self.left()) for x in each]
        keys = CELLS if self.taken is None else ("",) * 4
        cells = [
            cell(x, Tone.PLAIN, key=key) for key, x in zip(keys, entries, strict=True)
        ]
        name = "R" if self.taken is not None else self.letter()
        matrix = Array(cells=(tuple(cells[:2]), tuple(cells[2:])), name=name)
        if not self.placed:
            return (matrix,)
        return (matrix, down_cells(shown(self.x), Tone.INPUT))

    def _pressed(self) -> Iterator[Row]:
        """What can be pressed, each with what it has come to."""
        if len(self.level.starts) > 1:
            first = vector(self.level.starts[self.begun]).text
            yield row("start", _("start: {x}", x=first))
        if self.level.by == OWN:
            yield row("which", _(WHICH[self.which]))
        text = _("multiply by {m}", m=self._multiplied())
        tone = Tone.PLAIN if self.presses < MOST else Tone.DIM
        one, many = "{n} press", "{n} presses"
        note = ngettext(one, many, self.presses)
        yield row("press", Sign(text=text, tone=tone), note=note)
        if self.level.square:
            tone = Tone.PLAIN if self.squared < SQUARES else Tone.DIM
            power = 2**self.squared
            note = _("one press now does {n}", n=power)
            words = _("square the matrix")
            yield row("square", Sign(text=words, tone=tone), note=note)
        if self.level.by == PEEL:
            tone = Tone.PLAIN if self.can_take() else Tone.DIM
            words = _("take its line away")
            if self.taken is not None:
                words, tone = _("its line is gone"), Tone.GOOD
            yield row("take", Sign(text=words, tone=tone))

    def _multiplied(self) -> str:
        letter = "R" if self.taken is not None else self.letter()
        one = f"{letter}ᵀ {letter}" if self.which == BOTH else letter
        power = 2**self.squared
        return one if power == 1 else f"{one}, {power}×"

    def named(self) -> Iterator[Row]:
        """The line that it leans to, and what becomes of it."""
        lean, stuck, round_, gram = self.FORMULAS
        to, m = self.target(), plain(self.left())
        if to is None:
            yield formula(round_)
            return
        plain_ = stuck if self.level.by == STUCK else lean
        yield formula(gram if self.symmetric() else plain_)
        v = whole_arrow(across(to) if self.level.by == STUCK else to)
        if self.symmetric():
            long = stretches(m)[0]
            out = down_cells(image(m, v), Tone.OUTPUT)
            matrix = self._matrix(m, "R" if self.taken is not None else "M")
            yield row("name:v", matrix, down_cells(v, Tone.INPUT), "=", out)

            yield row("name:long", _("length × {n}", n=written(long).said()))
            return
        out = down_cells(v, Tone.INPUT)
        by = written(stretch(m, v))
        line = f"{by.text} ·", out
        sign = "=" if by.exact else "≈"
        yield row("name:v", self._matrix(m, "S"), out, sign, *line)

    def _matrix(self, m: tuple[Point, Point], name: str) -> Array:
        return Array(cells=tuple(tuple(map(cell, each)) for each in m), name=name)

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The circle with the arrows."""
        plane = self.plane(revealed=revealed)
        yield replace(plane, weight=1.4, caption=_("every arrow drawn with length 1"))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrow and those before it, the line that was laid, and the true one."""
        del revealed
        view = self.view()
        yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
        yield from self._guessed(view)
        to = self.target()
        if not self.placed:
            start = self.v if self.level.by == STUCK else direction(self.x)
            yield Arrow(key="vector:v", tip=start, tone=Tone.INPUT, label=self._named())
            return
        if to is not None:
            line = drawing.through("top", to, view, Tone.GOAL)
            tone = Tone.GOOD if self.lit() else Tone.GOAL
            yield replace(line, dash=Dash.DASHED, alpha=0.9, tone=tone, weight=1.4)
        for n, at in enumerate(self.path):
            old = Arrow(key=f"old:{n}", tip=direction(at), tone=Tone.DIM)
            share = 0.3 + 0.5 * (n + 1) / len(self.path)
            yield replace(old, alpha=share, head=Head.OPEN, weight=0.8)
        if self.level.by == STUCK:
            yield Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v")
        if self.level.by != STUCK or self.presses:
            tone = Tone.INPUT if not self.presses else Tone.OUTPUT
            x = Arrow(key="vector:x", tip=self.way(), tone=tone, label="x")
            yield replace(x, weight=1.3)

    def _named(self) -> str:
        return "v" if self.level.by == STUCK else "x"

    def _guessed(self, view: float) -> Iterator[Item]:
        """The line as it is laid, or was."""
        if self.level.by == STUCK:
            laid = self.guess if self.placed else None
        else:
            laid = self.guess if self.placed else self.line
        if laid is None or isinstance(laid, str):
            return
        line = drawing.through("guess", laid, view, Tone.GUESS)
        yield replace(line, dash=Dash.DASHED, alpha=1.0)
        if not self.placed:
            yield Arrow(key="vector:line", tip=laid, tone=Tone.GUESS, label="?")

    @classmethod
    def wrongs(cls, level: PowerLevel) -> Iterator[Fault]:
        """What leans nowhere, or is there at its start."""
        yield from level.faults()


def _facing(to: Point, now: Point) -> Point:
    """Of the two ways of a line the one that is nearer."""
    return to if dot(to, now) >= 0.0 else scaled(to, -1.0)


def shown(x: Exact) -> Point:
    """The numbers of an arrow, or those of its direction where they are large."""
    large = max(map(abs, x)) > LARGE
    return direction(x) if large else (float(x[0]), float(x[1]))
