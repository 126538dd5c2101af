"""Back: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from math import tau
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.cells import cell
from game.figure.numbers import vector, written
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Curve,
    Dash,
    Item,
    Panel,
    Plane,
    Row,
    Sign,
    Tone,
    Work,
)
from game.language import _
from game.linalg.frames import frame
from game.linalg.kept_lines import between, image
from game.linalg.kept_lines import whole as whole_arrow
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
from game.puzzles.core import drawing
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint, Quote
from game.puzzles.core.wording import down_cells, equal, formula, listed, row
from game.puzzles.kinds.back.level import STRAY, BackLevel, U, turned_over
from game.puzzles.kinds.back.state import (
    CELLS,
    FORESEEN,
    HERE,
    NEAR,
    NONE,
    ONE,
    PRESSED,
    SAYS,
    SWEPT,
    THERE,
    BackState,
)

WEIGHT: Final = 0.95


class BackPosition(BackState, frozen=True, kw_only=True):
    """Back, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"u \cdot (A w) = (A^T u) \cdot w",
        r"A^T A v = \lambda v",
    )

    def quotes(self) -> Mapping[str, Quote]:
        """By how many degrees what came home missed v's line."""
        off = self.away()
        return {"off": Quote(numbers.rounded(off, 0).said(), (off,))}

    # In words

    def describe(self) -> str:
        """A, both arrows, and how what comes home lies to v."""
        words = [f"{listed('A', self.matrix)}, {equal('v', self.v)}."]
        if self.level.turns == U:
            words.append(f"{equal('u', self.u)}.")
        words.append(self.told())
        if self.said == NONE:
            words.append(_("You say: {answer}.", answer=_(SAYS[self.said])))
        return " ".join(words)

    def told(self) -> str:
        """Where it comes home, and by how much that misses v's line."""
        if not self.placed:
            return _("What comes home is covered.")
        home = self.home()
        if length(home) < 1e-6:
            return _("It comes home as 0, and 0 shows no way.")
        at, to = (numbers.degrees(angle(x) % tau).said() for x in (home, self.v))
        if self.away() <= NEAR / 2.0:
            return _("It comes home at {at}, on the line of v.", at=at)
        off = numbers.rounded(self.away(), 1).said()
        told = _("It comes home at {at}, and v is at {to}: {off}° off.")
        return told.format(at=at, to=to, off=off)

    def besides(self) -> str:
        """Where w goes, where that is drawn; how much has been seen."""
        way = vector(self.written_v())
        words = [_("v lies along {way}.", way=way.text)] if way.exact else []
        if self.level.shows:
            far = image(self.matrix, across(self.v))
            words.append(f"{equal('A w', far)}.")
        if self.level.turns == STRAY and self.placed:
            words.append(_("{n}° of v have been seen.", n=round(self.swept())))
        return " ".join(words)

    def to_guess(self) -> str:
        """To lay it."""
        if self.level.turns == U:
            return _("Which u will Aᵀ bring home onto the line of v? Lay it.")
        if self.level.turns == STRAY:
            return _("A v is sent home. Which v would miss its own line? Lay it.")
        return _("A v itself will be sent home. For which v does it come back onto v?")

    def to_reach(self) -> str:
        """Until it is home."""
        if self.said == NONE and self.wanted() == ONE:
            if self.level.turns == STRAY:
                return _("Not so: one v does miss its own line. Take that back.")
            return _("Not so: one does come home. Take that back, and turn on.")
        if self.level.turns == U:
            return _("Turn u until what comes home lies on v's line, or say none does.")
        if self.level.turns == STRAY:
            if self.swept() < SWEPT:
                return _("Turn v through a right angle. Does one miss its line?")
            return _("You have seen a right angle of them. Say what you found.")
        return _("Turn v until A v comes home onto the line of v.")

    def look(self) -> str:
        """At w."""
        return _("Let w stand square to v. Where does A send it?")

    def idea(self) -> str:
        """What turning a matrix over does."""
        if self.itself():
            return _("A v comes home just where A leaves a right angle square.")
        return _(
            "What Aᵀ u reads of w is what u reads of A w. "
            "To be 0, u must stand square to A w."
        )

    def nearer(self) -> Hint:
        """To which side it lies."""
        to, now = self.target(), self._mine()
        if to is None:
            return Hint(words=_("Try some in your head. Do they differ?"))
        if between(to, now) <= FORESEEN:
            return Hint(words=_("It lies nearly right as it is."))
        if dot(to, across(now)) > 0.0:
            return Hint(words=_("From here, the nearest one is to the left."))
        return Hint(words=_("From here, the nearest one is to the right."))

    def nearest(self) -> Hint:
        """Half of the way."""
        to, now = self.target(), self._mine()
        if to is None:
            return Hint(words=_("You may say that there is none."))
        if between(to, now) <= FORESEEN:
            return self.nearer()
        key = "u" if self.level.turns == U else "v"
        words = _("This is half of the way to it.")
        return Hint(words=words, ghost=Drag(key, unit(added(now, to))))

    def _mine(self) -> Point:
        return self.u if self.level.turns == U else self.v

    def term(self) -> str:
        """What it is called."""
        if self.level.turns == STRAY:
            return _("all come home")
        if self.level.turns == U:
            return _("none comes home") if self.level.none else _("the transpose")
        return _("right singular vectors")

    # In numbers

    def beside(self) -> Iterator[Work]:
        """A and its transpose, what is sent and what comes home, what is said."""
        cells = [
            cell(x, Tone.PLAIN, key=key)
            for key, x in zip(CELLS, (x for r in self.matrix for x in r), strict=True)
        ]
        a = Array(cells=(tuple(cells[:2]), tuple(cells[2:])), name="A")
        over = _grid(turned_over(self.matrix), "Aᵀ")
        # Side by side, with nothing between, they would read as a product.
        between_ = Sign(text=_("turned over:"), tone=Tone.DIM)
        beside = () if self.placed else (between_, over)
        rows = [row("matrix", a, *beside)]
        if self.placed:
            tone = Tone.GOOD if self.away() <= NEAR else Tone.BAD
            if self.level.turns == STRAY:
                tone = Tone.PLAIN
            home = down_cells(self.home(), tone)
            name = "u" if self.level.turns == U else "A v"
            sent = down_cells(self.sent(), Tone.OUTPUT, name)
            rows.append(row("home", over, sent, "=", home, note=self.told()))
        else:
            rows.append(row("home", Sign(text=_("covered"), tone=Tone.DIM)))
        tone = Tone.DIM if self.said == ONE else Tone.GUESS
        tone = Tone.GOOD if self.said == NONE and self.reached() else tone
        rows.append(row("said", Sign(text=_(PRESSED[self.said]), tone=tone)))
        yield Work(key="work", rows=tuple(rows))

    def named(self) -> Iterator[Row]:
        """Why it comes home, and how much longer."""
        law, again = self.FORMULAS
        if self.level.turns == U:
            yield formula(law)
            v, w = self.written_v(), across(self.written_v())
            # Where w is drawn, it is so with length 1; these are whole numbers.
            drawn = self.level.shows
            name, out_name = (_("along w"), "") if drawn else ("w", "A w")
            far = down_cells(image(self.matrix, w), Tone.OUTPUT, out_name)
            a, across_v = _grid(self.matrix, "A"), down_cells(w, Tone.PLAIN, name)
            note = _("w stands square to v")
            if not self.level.none:
                note = _("w stands square to v, so u stands square to A w")
            yield row("name:w", a, across_v, "=", far, note=note)
            out = image(turned_over(self.matrix), image(self.matrix, v))
            yield row(
                "name:Av",
                _("A v comes home as"),
                down_cells(out, Tone.OUTPUT),
                note=_("v is {v}", v=vector(v).text),
            )
            return
        exact = self.away() < 1e-9
        yield formula(again, "" if exact else _("asked; yours is close"))
        over, (first, second) = turned_over(self.matrix), self.matrix
        columns = zip(first, second, strict=True)
        one, other = (image(over, column) for column in columns)
        v = whole_arrow(self.v if self.alike() else self.target() or frame(self.matrix))
        home = image((one, other), v)
        times = written(dot(home, v) / dot(v, v))
        cells, both = down_cells(v, Tone.INPUT), _grid((one, other), "Aᵀ A")
        sign = "=" if times.exact else "≈"
        yield row("name:v", both, cells, sign, f"{times.text} ·", cells)
        yield row("name:times", _("home {n} times as long", n=times.label()))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """Here v and what comes home; there u, and where A sends v and w."""
        yield self._plane(
            HERE,
            self.draw(revealed=revealed),
            _("here, drawn with length 1"),
        )
        yield self._plane(THERE, self._there(), _("there, drawn with length 1"))

    def _plane(self, key: str, items: Iterator[Item], caption: str) -> Plane:
        made = (*drawing.ground(self.view()), *items)
        plane = drawing.window(made, self.view(), caption)
        return replace(plane, key=key, weight=WEIGHT)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """V's line, what stands square to it, and what has come home."""
        del revealed
        view, v = self.view(), self.v
        yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
        line = drawing.through("line:v", v, view, Tone.INPUT)
        yield replace(line, alpha=0.8)
        if self.itself() and self.placed and isinstance(self.guess, tuple):
            yield drawing.ghost_arrow("guess", self.guess, Tone.GUESS, "v?")
        if self.level.shows:
            w = Arrow(key="vector:w", tip=across(v), tone=Tone.DIM, label="w")
            yield replace(w, weight=0.8)
        home = self.home()
        if self.placed and length(home) > 1e-6:
            way, tone = unit(home), Tone.GOOD if self.away() <= NEAR else Tone.BAD
            facing = way if dot(way, v) >= 0.0 else scaled(way, -1.0)
            gap = Angle(key="gap", start=angle(v), end=angle(facing), tone=tone)
            yield replace(gap, radius=0.55)
            name = _("home")
            arrow = Arrow(key="home", tip=way, tone=Tone.OUTPUT, label=name)
            yield replace(arrow, weight=1.3)
            yield from self._would()
        yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v")

    def _would(self) -> Iterator[Item]:
        """Where A v itself would have come, once it is solved."""
        back = image(turned_over(self.matrix), image(self.matrix, self.v))
        if self.level.turns != U or not self.reached() or length(back) < TINY:
            return
        if between(back, self.v) > NEAR:
            name = _("v, back")
            ghost = drawing.ghost_arrow("would", unit(back), Tone.GHOST, name)
            yield replace(ghost, dash=Dash.DOTTED)

    def _there(self) -> Iterator[Item]:
        """U on its circle; the images of v and w; where u was laid."""
        yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
        shown = [(_("w there"), across(self.v))] if self.level.shows else []
        own = self.itself() and self.placed
        if own or (self.level.turns == U and self.reached()):
            shown.append((_("v there"), self.v))
        for n, (name, at) in enumerate(shown):
            out = image(self.matrix, at)
            if length(out) > TINY:
                arrow = Arrow(key=f"out:{n}", tip=unit(out), tone=Tone.DIM, label=name)
                yield replace(arrow, weight=0.9)
        if self.level.turns != U:
            return
        if self.placed and isinstance(self.guess, tuple) and self.guess != self.u:
            yield drawing.ghost_arrow("guess", self.guess, Tone.GUESS, "u?")
        yield Arrow(key="vector:u", tip=self.u, tone=Tone.OUTPUT, label="u")

    @classmethod
    def wrongs(cls, level: BackLevel) -> Iterator[Fault]:
        """What has no answer, or has it at its start."""
        yield from level.faults()


def _grid(m: tuple[Point, Point], name: str) -> Array:
    return Array(cells=tuple(tuple(map(cell, each)) for each in m), name=name)
