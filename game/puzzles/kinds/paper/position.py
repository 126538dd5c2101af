"""Paper: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.numbers import MINUS, written
from game.figure.things import Item, Panel, Row, Work
from game.language import N_, _
from game.linalg.kept_lines import between
from game.linalg.plane import across, added, dot, scaled, unit
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint, Quote
from game.puzzles.core.wording import equal, formula, listed
from game.puzzles.kinds.paper import draw
from game.puzzles.kinds.paper.level import PaperLevel
from game.puzzles.kinds.paper.sheet import (
    GRAM,
    INPUTS,
    LINES,
    OUTPUTS,
    SQUARES,
    STRETCHES,
    WHOLE,
    Sheet,
)
from game.puzzles.kinds.paper.slips import reply
from game.puzzles.kinds.paper.state import FORESEEN, PaperState

NOW: Final[Mapping[int, str]] = {
    GRAM: N_("Line 1: columns times columns. Fill the table."),
    SQUARES: N_("Line 2: two numbers, whose sum and product the table tells."),
    STRETCHES: N_("Line 3: the two stretches. Of what are these the squares?"),
    INPUTS: N_("Line 4: for each number an arrow that the table only stretches."),
    OUTPUTS: N_("Line 5: where M sends both arrows. Any length will do."),
    WHOLE: N_("Line 6: the whole. Columns of U and rows of Vᵀ are one long."),
}
IDEAS: Final[Mapping[int, str]] = {
    GRAM: N_("In the table stand the dot products of the columns of M."),
    SQUARES: N_("The sum of both is that of the diagonal; their product is p r − q q."),
    STRETCHES: N_("A stretch times itself is a number of line 2. It may be a root."),
    INPUTS: N_("Take the number from the diagonal. The arrow lies across both rows."),
    OUTPUTS: N_("Meet each arrow of line 4 with the rows of M."),
    WHOLE: N_("Under each root stands how long its arrows are, times itself."),
}


class PaperPosition(PaperState, frozen=True, kw_only=True):
    """Paper, as it is said and drawn."""

    TERM: ClassVar = N_("the singular value decomposition")
    FORMULAS: ClassVar = (r"M = U D V^T",)
    DONE: ClassVar = N_("Every line fits.")

    def quotes(self) -> Mapping[str, Quote]:
        """How far off the long axis was laid; where it went astray first."""
        laid = self.rod if self.guess is None else self.guess
        off = between(laid, self.level.axis())
        line = _("line {line}", line=self.first) if self.first else _("no line")
        return {
            "off": Quote(numbers.rounded(off, 0).said(), (off,)),
            "line": Quote(line, (float(self.first),)),
        }

    # In words

    def describe(self) -> str:
        """M, the rod, or the lines that were entered; what was said of them."""
        m = tuple((float(a), float(b)) for a, b in self.sheet.matrix)
        words = [f"{listed('M', m)}."]
        if not self.placed:
            return " ".join((*words, _("The rod: {d}.", d=equal("d", self.rod))))
        filled = [line for line in LINES if self.sheet.touched(line)]
        words += [
            _("Line {line}: {numbers}.", line=n, numbers=_entered(self.sheet, n))
            for n in filled
        ]
        if not filled:
            words.append(_("The sheet is empty."))
        if self.handed is not None:
            words.append(self._told(self.handed))
        return " ".join(words)

    def besides(self) -> str:
        """What the numbers of each line are."""
        if not self.placed:
            return ""
        return _(
            "Line 1 is p, q, r of the table; 2 two numbers; 3 two stretches; 4 both v, "
            "number by number; 5 both u. Line 6 is what stands under the root of U, "
            "U row by row, and the same of Vᵀ."
        )

    def _told(self, sheet: Sheet) -> str:
        line = sheet.astray()
        if not line:
            return _("Handed in, every line fits.")
        return _("Line {line}: {reply}", line=line, reply=reply(sheet, line))

    def to_guess(self) -> str:
        """The long axis, by eye."""
        return _("M sends the circle to an ellipse. Lay the rod along its long axis.")

    def to_reach(self) -> str:
        """What went astray; the next line; or to hand it in."""
        astray = self.astray()
        if self.handed is not None and astray:
            old, new = self.handed.lines[astray - 1], self.sheet.lines[astray - 1]
            same = old == new and self.handed.roots == self.sheet.roots
            if same:
                return self._told(self.handed)
        empty = next((n for n in LINES if not self.sheet.touched(n)), 0)
        return _(NOW[empty]) if empty else _("Put the sheet to the test.")

    def begins(self) -> str:
        """At the line that went astray, or the first that is empty."""
        if not self.placed:
            return ""
        empty = next((n for n in LINES if not self.sheet.touched(n)), WHOLE)
        return f"n{self.astray() or empty}:1"

    def look(self) -> str:
        """At M's columns; at a line."""
        if not self.placed:
            return _("The columns of M are where both axes are sent. Where is it long?")
        return _("Look at line {line}.", line=self.sheet.astray() or WHOLE)

    def idea(self) -> str:
        """The rule of a line."""
        if not self.placed:
            return _(
                "The ellipse goes through both columns, and through their mirrors."
            )
        return _(IDEAS[self.sheet.astray() or WHOLE])

    def stuck(self) -> str:
        """In free play M may be any."""
        return _("This M does not come out whole. Begin again.")

    def nearer(self) -> Hint:
        """To which side."""
        to = self._facing()
        if between(to, self.rod) <= FORESEEN:
            return Hint(words=_("It lies nearly right as it is."))
        if dot(to, across(self.rod)) > 0.0:
            return Hint(words=_("From here, it lies further to the left."))
        return Hint(words=_("From here, it lies further to the right."))

    def nearest(self) -> Hint:
        """Half of the way."""
        to = self._facing()
        if between(to, self.rod) <= FORESEEN:
            return self.nearer()
        half = scaled(unit(added(self.rod, to)), self.reach())
        return Hint(words=_("This is half of the way to it."), ghost=Drag("rod", half))

    def _facing(self) -> tuple[float, float]:
        to = unit(self.level.axis())
        return to if dot(to, self.rod) >= 0.0 else scaled(to, -1.0)

    # In numbers and on view

    def beside(self) -> Iterator[Panel]:
        """The sheet."""
        if self.placed:
            yield Work(key="work", rows=tuple(draw.rows(self)), weight=1.9)
        else:
            yield Work(key="work", rows=(next(draw.given(self)),), weight=0.6)

    def named(self) -> Iterator[Row]:
        """The whole, and the numbers of it."""
        yield formula(*self.FORMULAS)
        yield from draw.named(self)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The circle and its ellipse, and what was entered."""
        if revealed:
            yield from draw.truth(self)
        yield from draw.items(self)

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """A plane for the picture beside the sheet."""
        plane = self.plane(revealed=revealed)
        yield replace(plane, weight=1.0 if self.placed else 1.6)

    @classmethod
    def wrongs(cls, level: PaperLevel) -> Iterator[Fault]:
        """What does not come out whole."""
        yield from level.faults()


def _entered(sheet: Sheet, line: int) -> str:
    """The numbers of a line, for ears."""
    signs = ("", "")
    if line == STRETCHES:
        one, other = ("√" if root else "" for root in sheet.roots)
        signs = (one, other)
    texts = [written(float(x)).text for x in sheet.lines[line - 1]]
    if line == STRETCHES:
        texts = [f"{a}{b}" for a, b in zip(signs, texts, strict=True)]
    return ", ".join(texts).replace("-", MINUS)
