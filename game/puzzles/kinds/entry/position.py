"""Entry: its position in words, in numbers and in pictures."""

from collections.abc import Iterator
from math import sqrt
from typing import ClassVar, Final

import numpy as np
from msgspec.structs import replace

from game.figure.numbers import equals, written
from game.figure.things import Item, Plane, Row, Work
from game.language import _
from game.linalg.gram import eigenpairs
from game.linalg.plane import apart, length, scaled, unit
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint
from game.puzzles.core.wording import equal, formula, row, said
from game.puzzles.kinds.entry import draw
from game.puzzles.kinds.entry.level import EntryLevel
from game.puzzles.kinds.entry.state import (
    SAYS,
    SIGNS,
    TWINS,
    UNSET,
    EntryState,
)

# A plane leaves room for tables that can be read.
BESIDE_TABLES: Final = 1.4


class EntryPosition(EntryState, frozen=True, kw_only=True):
    """Entry, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"(W^T W)_{ij} = c_i \cdot c_j",
        r"c_i \cdot c_i = |c_i|^2",
        r"c_1 \cdot c_2 = c_2 \cdot c_1",
        r"c_1 \cdot c_2 = |c_1|\,|c_2| \cos\theta",
        r"(W W^T)_{ij} = r_i \cdot r_j",
    )

    # In words

    def describe(self) -> str:
        """The columns, what is asked, and which cells are not so."""
        each = zip(self.names(), self.columns, strict=True)
        words = [f"{', '.join(equal(name, at) for name, at in each)}."]
        if self.level.signs and not self.placed:
            set_ = (
                f"c{i + 1} · c{j + 1} {_(SIGNS[sign])}"
                for (i, j), sign in zip(self.pairs(), self.signs, strict=True)
            )
            return " ".join([*words, _("You guess: {signs}.", signs=", ".join(set_))])
        words.append(_("Asked: {products}.", products=self.wants()))
        words.append(self.told())
        if self.level.signs and self.pointed != UNSET:
            pointed = _(self.points()[self.pointed])
            words.append(
                _("You point at {arrows}.", arrows=pointed)
                if self.found()
                else _("{arrows} make another cell.", arrows=pointed)
            )
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def wants(self) -> str:
        """All that is asked: ``c1 · c3 = 4, c2 · c3 = 1``."""
        return ", ".join(
            f"{self._product(r, c)} {equals(want)}" for r, c, want in self.level.asked
        )

    def told(self) -> str:
        """What the asked cells read."""
        if not self.placed:
            return _("The table is covered.")
        table = self.table(other=self.level.other)
        dark = [
            f"{self._product(r, c)} {equals(table[r - 1][c - 1])}"
            for r, c, want in self.level.asked
            if not self.lit((r, c, want))
        ]
        if not dark:
            return _("Every asked cell is lit.")
        # Translators: a list of dot products that are not as asked.
        return _("Now {products}.", products="; ".join(dark))

    def _product(self, r: int, c: int) -> str:
        letters = self.letters()
        return f"{letters[r - 1]} · {letters[c - 1]}"

    def to_guess(self) -> str:
        """The signs, or where the arrow belongs."""
        if self.level.signs:
            return _(
                "Sharp, right or wide angle? Set each pair to positive, zero, negative."
            )
        name = f"c{self.level.move[0]}"
        if self.asks():
            return _(
                "Drag {arrow} to where both cells will be as asked, "
                "or say why none can be.",
                arrow=name,
            )
        return _(
            "Drag {arrow} to where you expect {products}.",
            arrow=name,
            products=self.wants(),
        )

    def to_reach(self) -> str:
        """Point, then drag."""
        r, c, want = self.level.asked[0]
        if not self.found():
            return _(
                "The cell in row {row}, column {column} is to be {number}. "
                "Say which two arrows make it.",
                row=r,
                column=c,
                number=said(want),
            )
        if len(self.level.move) > 1:
            one, other = (f"c{n}" for n in self.level.move)
            return _(
                "Drag {one} or {other} until the asked cell is lit.",
                one=one,
                other=other,
            )
        name = f"c{self.level.move[0]}"
        if self.asks():
            return _(
                "Drag {arrow} until both cells are lit, or say why none can be.",
                arrow=name,
            )
        return _("Drag {arrow} until every asked cell is lit.", arrow=name)

    def look(self) -> str:
        """At the arrows of a cell."""
        if self.level.signs and not self.placed:
            return _("Look at the angle between two arrows, one pair at a time.")
        if self.level.other:
            return _("Write W by rows: the first row is what all arrows have along.")
        return _("Look at the two arrows that an asked cell is made of.")

    def idea(self) -> str:
        """What a cell is, and what leaves it still."""
        if self.level.signs and not self.placed:
            return _("Shadows point the same way, or there is none, or they go back.")
        if not self.found():
            return _("The row's number names one arrow, the column's the other.")
        if self.asks():
            return _(
                "A cell on the diagonal is a length, squared. "
                "Two arrows have one dot product, whichever is named first."
            )
        return _(
            "A cell stays as it is while a tip slides at right angles "
            "to the other arrow."
        )

    def nearer(self) -> Hint:
        """One sign; one cell by itself."""
        if self.level.signs:
            n = self._unset()
            i, j = self.pairs()[n]
            by = apart(unit(self.columns[i]), unit(self.columns[j]))
            words = _("c{i} and c{j} stand at a right angle.", i=i + 1, j=j + 1)
            if by < sqrt(2.0) - 1e-6:
                words = _("c{i} and c{j} point much the same way.", i=i + 1, j=j + 1)
            elif by > sqrt(2.0) + 1e-6:
                words = _("c{i} and c{j} turn away from each other.", i=i + 1, j=j + 1)
            return Hint(words=words)
        r, c, want = self.level.asked[0]
        if r == c:
            words = _(
                "{product} is to be {number}: how long is such an arrow?",
                product=self._product(r, c),
                number=said(want),
            )
            return Hint(words=words)
        words = _(
            "Think of {product} alone: all tips that make it {number} lie on one line.",
            product=self._product(r, c),
            number=said(want),
        )
        return Hint(words=words)

    def nearest(self) -> Hint:
        """One place that makes the first cell alone, or half of the way."""
        if self.level.signs:
            words = _("Ask of each pair: is it less than a right angle, or more?")
            return Hint(words=words)
        target = self.target()
        if target is None:
            return Hint(words=_("Could both cells be so at once?"))
        at, to = target
        words = _("It lies this way. How far is yours to find.")
        return Hint(words=words, ghost=Drag(f"c{at + 1}", scaled(to, 0.5)))

    def _unset(self) -> int:
        """The first sign that is not right."""
        pairs = zip(self.signs, self.truths(), strict=True)
        return next((n for n, (mine, true) in enumerate(pairs) if mine != true), 0)

    def stuck(self) -> str:
        """No arrow does it as the rest lies."""
        return _("As the other arrows lie, none in view makes these cells.")

    def term(self) -> str:
        """What was seen."""
        if self.level.other:
            return _("two tables of one matrix")
        if self.level.none:
            twins = self.wanted() == TWINS
            return _("a symmetric table") if twins else _("Cauchy and Schwarz")
        return _("squared length") if self.asks() else _("Gram matrix")

    def named(self) -> Iterator[Row]:
        """The formula, and the asked numbers on the player's own arrows."""
        entry, own, twins, angled, other = self.FORMULAS
        if self.level.other:
            yield formula(other)
            for n, of in enumerate((True, False)):
                table = self.table(other=of)
                ends = [table[i][i] for i in range(len(table))]
                note = _("the diagonal of {table}", table=draw.NAMES[n])
                parts = " + ".join(written(x).text for x in ends)
                yield row(f"name:{n}", f"{parts} {equals(sum(ends))}", note=note)
            some, all_ = self._eigenvalues(other=True), self._eigenvalues(other=False)
            words = _("eigenvalues: {some}; and {all}", some=some, all=all_)
            yield row("name:values", words)
            return
        if self.level.none:
            alike = self.wanted() == TWINS
            note = "" if alike else _("and no cosine is more than 1")
            yield formula(twins if alike else angled, note)
            sizes = zip(self.names(), map(length, self.columns), strict=True)
            each = (f"|{name}| {equals(size)}" for name, size in sizes)
            yield row("name:long", ", ".join(each))
        else:
            yield formula(own if self.asks() else entry)
        for n, (r, c, _want) in enumerate(self.level.asked):
            value = self.table()[r - 1][c - 1]
            yield row(f"name:{n}", f"{self._product(r, c)} {equals(value)}")

    def _eigenvalues(self, *, other: bool) -> str:
        rows = [list(each) for each in self.table(other=other)]
        return ", ".join(written(x).text for x in eigenpairs(np.array(rows))[0])

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Plane]:
        """The plane, no wider than leaves the tables room."""
        yield replace(self.plane(revealed=revealed), weight=BESIDE_TABLES)

    def beside(self) -> Iterator[Work]:
        """The tables; what is pointed at and said."""
        yield Work(key="work", rows=tuple(draw.rows(self)))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrows, and where tips make what is asked."""
        del revealed
        yield from draw.arrows(self)

    @classmethod
    def wrongs(cls, level: EntryLevel) -> Iterator[Fault]:
        """What does not fit together; every asked cell lit at the start."""
        found = tuple(level.faults())
        yield from found
        if not found and not level.none and all(map(cls.begin(level).lit, level.asked)):
            yield Fault(("asked",), "already solved: every asked cell is lit")
