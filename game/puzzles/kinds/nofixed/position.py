"""Nofixed: its position in words and in pictures."""

from collections.abc import Iterator
from math import tau
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure.numbers import degrees, equals, written
from game.figure.things import Formula, Item, Panel, Row, Work
from game.language import N_, _, ngettext
from game.linalg.kept_lines import image
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import TINY, Point, angle, length
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint
from game.puzzles.core.wording import arrow, equal, formula, listed, row, said
from game.puzzles.kinds.nofixed import draw
from game.puzzles.kinds.nofixed.level import NofixedLevel
from game.puzzles.kinds.nofixed.sheet import (
    CANNOT,
    EVERY,
    NONE,
    ONE,
    SAYS,
    TWO,
    UNSAID,
    Sheet,
)
from game.puzzles.kinds.nofixed.state import ACROSS, NofixedState

# What a claim still wants, by what is said.
WANTS: Final = {
    UNSAID: N_(
        "Turn v through half a circle. Pin what stays, and say how many lines "
        "{M} keeps."
    ),
    NONE: N_(
        "You say none. Turn v through half a circle, and pin where the band is nearest "
        "to the middle."
    ),
    ONE: N_("You say one line. Pin it, and turn v through half a circle."),
    TWO: N_("You say two lines. Pin both, and try v elsewhere, too."),
    EVERY: N_("You say every line. Pin three of them."),
    CANNOT: N_("You say that nothing can be compared. But {M} v has a line here."),
}


class NofixedPosition(NofixedState, frozen=True, kw_only=True):
    """Nofixed, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"(a - d)^2 + 4 b c < 0",
        r"(a - d)^2 + 4 b c = 0",
        r"0 < (a - d)^2 + 4 b c",
        r"(M v) \cdot (M w) = 0",
        r"b m^2 + (a - d) m - c = 0",
    )

    # In words

    def describe(self) -> str:
        """Which matrix is in hand, what it does to v, and what was shown of it."""
        sheet, name = self.sheet(), self.name()
        words = [f"{listed(name, sheet.rows)}, {equal('v', self.v)}."]
        if len(self.sheets) > 1:
            n, many = self.at + 1, len(self.sheets)
            words.insert(0, _("Matrix {n} of {many}.", n=n, many=many))
        if self.slides():
            words.append(f"t {equals(self.t)}.")
        words.append(self.told())
        if n := len(sheet.pins):
            one, many_ = "{n} line is laid.", "{n} lines are laid."
            if self.placed:
                one, many_ = "{n} line is pinned.", "{n} lines are pinned."
            words.append(ngettext(one, many_, n))
        if self.placed and sheet.square() is not None:
            words.append(self.swept())
        if sheet.claim != UNSAID:
            words.append(_("You say: {answer}.", answer=_(SAYS[sheet.claim])))
        if self.placed and self.level.square and self.proven(self.at):
            words.append(self.leaning())
        return " ".join(words)

    def besides(self) -> str:
        """The way of v; what is settled."""
        words = [_("v points to {angle}.", angle=degrees(angle(self.v) % tau).said())]
        if self.placed and len(self.sheets) > 1:
            n = sum(map(self.proven, range(len(self.sheets))))
            words.append(_("Settled: {n} of {all}.", n=n, all=len(self.sheets)))
        return " ".join(words)

    def told(self) -> str:
        """What the matrix does to v."""
        sheet, name = self.sheet(), self.name()
        matrix = sheet.square()
        if matrix is None:
            return _("{M} v has three numbers: it lies in another space.", M=name)
        if not self.placed:
            return _("{M} v is covered.", M=name)
        if length(image(matrix, self.v)) < TINY:
            return _("{M} v is 0: its line stays.", M=name)
        by = self.sheet().gap(self.v)
        if abs(by) < 0.05:
            return _("{M} v stays on the line of v.", M=name)
        far = written(round(abs(by), 1)).text
        if by > 0.0:
            return _("The line of {M} v lies {n} degrees to the left.", M=name, n=far)
        return _("The line of {M} v lies {n} degrees to the right.", M=name, n=far)

    def swept(self) -> str:
        """How much of the band is inked, and where it came nearest so far."""
        share = round(180.0 * self.sheet().swept())
        return _("{n} of 180 degrees are swept.", n=share)

    def leaning(self) -> str:
        """How far both images are from a right angle."""
        if self.lean() <= ACROSS:
            return _("{M} v and {M} w stand across each other.", M=self.name())
        far = written(round(self.lean(), 1)).text
        return _(
            "{M} v and {M} w miss a right angle by {n} degrees.", M=self.name(), n=far
        )

    def to_guess(self) -> str:
        """Lines, a count, or t."""
        if self.slides():
            return _("At which t will M keep exactly one line? Set t.")
        if len(self.sheets) == 1:
            return _(
                "Which lines will M leave where they are? Lay them, or say how many."
            )
        return _(
            "Which lines will each matrix leave where they are? "
            "Lay them, or say how many."
        )

    def to_reach(self) -> str:
        """What the matrix in hand still needs."""
        sheet, slots = self.sheet(), {"M": self.name()}
        if self.slides() and sheet.truth() != ONE:
            return _("Slide t until exactly one line stays: turn v and watch the band.")
        if self.proven(self.at):
            if not all(map(self.proven, range(len(self.sheets)))):
                return _("{M} is settled. Take another matrix.", **slots)
            return _(
                "No line stays. Turn v until {M} v and {M} w stand across each other.",
                **slots,
            )
        return _(WANTS[sheet.claim], **slots)

    def look(self) -> str:
        """At the band."""
        if self.placed and self.sheet().truth() != CANNOT:
            return _("Where does the band come nearest to the middle?")
        if self.sheet().truth() == CANNOT:
            return _("How many numbers has {M} v?", M=self.name())
        return _("Where do c₁ and c₂ end, and what becomes of the arrows between?")

    def idea(self) -> str:
        """Two at most, or all."""
        return _("Two lines stay: is there a third? If so, all do.")

    def nearer(self) -> Hint:
        """Where one arrow goes."""
        sheet = self._open()
        matrix = sheet.square()
        if matrix is None:
            return Hint(words=_("This matrix has three rows: it gives three numbers."))
        if self.slides():
            return Hint(words=_("Somewhere two lines meet, before both are gone."))
        v: Point = (1.0, 1.0)
        return Hint(
            words=_(
                "{M} sends {v} to {out}.",
                M=self.name(self.sheets.index(sheet)),
                v=arrow(v),
                out=arrow(image(matrix, v)),
            )
        )

    def nearest(self) -> Hint:
        """A line to try; or the number that counts lines."""
        sheet = self._open()
        matrix = sheet.square()
        if self.slides():
            return Hint(words=_("Try 1 − 4 t t: it is to be 0."))
        if matrix is None:
            return Hint(words=_("A line of the plane is never a line of space."))
        (a, b), (c, d) = matrix
        return Hint(
            words=_(
                "(a − d)² + 4 b c is {n} here. Above 0 there are two lines, at 0 one "
                "or all, below 0 none.",
                n=said((a - d) ** 2 + 4.0 * b * c),
            )
        )

    def _open(self) -> Sheet:
        """The first of which nothing right was said."""
        open_ = (sheet for sheet in self.sheets if sheet.claim != self.wanted(sheet))
        return next(open_, self.sheet())

    def term(self) -> str:
        """What was counted."""
        if self.level.square:
            return _("no line, but a right angle")
        if all(sheet.truth() == NONE for sheet in self.sheets):
            return _("no real eigenvector")
        return _("real eigenvectors")

    # In numbers

    def named(self) -> Iterator[Row]:
        """Of every matrix the number that counts its lines, and their stretches."""
        below, zero, above, across_, slopes = self.FORMULAS
        count = {NONE: below, TWO: above}.get(self.sheets[0].truth(), zero)
        if self.level.square:
            close = self.lean() > TINY
            yield formula(across_, _("asked; yours is close") if close else "")
        else:
            many = len(self.sheets) > 1
            told = _("a line of slope m stays where this holds")
            yield row("name:slopes", Formula(tex=slopes), note=told)
            note = _("its discriminant, for {M}", M=self.name(0))
            yield formula(count, note if many else _("its discriminant"))
        for n, sheet in enumerate(self.sheets):
            matrix, name = sheet.square(), self.name(n)
            if matrix is None:
                yield row(f"name:{n}", name, note=_("no line to compare"))
                continue
            (a, b), (c, d) = matrix
            one, other = (a - d) ** 2, 4.0 * b * c
            sign, size = ("−" if other < 0.0 else "+"), written(abs(other))
            words = f"{written(one).text} {sign} {size.text} {equals(one + other)}"
            yield row(f"name:{n}", f"{name}:  {words}", note=_(SAYS[sheet.truth()]))
        if self.level.square:
            yield from self._across()

    def _across(self) -> Iterator[Row]:
        """Where v and the arrow across it go, as small whole arrows."""
        matrix = self.sheet().square()
        if matrix is None:
            return
        v = whole_arrow(self.v)
        for name, at in (("v", v), ("w", (-v[1], v[0]))):
            yield row(f"name:{name}", f"{arrow(at)} → {arrow(image(matrix, at))}")

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The circle, and the band below it."""
        yield replace(self.plane(revealed=revealed), weight=1.5)
        yield draw.band(self)

    def beside(self) -> Iterator[Work]:
        """The shelf."""
        yield Work(key="work", rows=tuple(draw.shelf(self)))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The circle with what lies on it."""
        del revealed
        return draw.circle_of(self)

    @classmethod
    def wrongs(cls, level: NofixedLevel) -> Iterator[Fault]:
        """What nobody could do; a t at which one line stays at first."""
        found = tuple(level.faults())
        yield from found
        if not found and level.slide is not None:
            begun = cls.begin(level)
            if not begun.makes():
                yield Fault(("slide",), "at no tenth of t exactly one line stays")
            elif begun.sheet().truth() == ONE:
                yield Fault(("t",), "already solved: one line stays")
