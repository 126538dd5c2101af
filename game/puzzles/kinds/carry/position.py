"""Carry: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, TypeAlias

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import equals, rounded, written
from game.figure.things import Array, Cell, Item, Panel, Row, Tone, Work
from game.language import _
from game.linalg.plane import TINY, Point, apart, dot, length, scaled
from game.puzzles.core import drawing, pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint, Quote
from game.puzzles.core.wording import arrow, equal, formula, grid, row
from game.puzzles.kinds.carry import draw
from game.puzzles.kinds.carry.level import DRAWN, FEATURES, LINE, CarryLevel
from game.puzzles.kinds.carry.state import PAIRS, SAYS, CarryState, key_of

COLUMNS: Final = ("c1", "c2")
# By how much the dot product of two parts has changed, in either order.
Gaps: TypeAlias = dict[tuple[int, int], float]
# Two planes leave room for two tables that can be read.
BESIDE_TABLES: Final = 0.85
# Gaps come and go: the tables stay as wide as they are, and so do the pictures.
ROOM: Final = ("+0.00",) * 3
# From here on two decimals would need more.
WIDE: Final = 9.995


class CarryPosition(CarryState, frozen=True, kw_only=True):
    """Carry, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"M^T M = I",
        r"|M p| = |p|",
        r"(M p) \cdot (M q) = p \cdot q",
        r"(M p) \cdot (M q) \ne p \cdot q",
        r"|p| = \sqrt{p \cdot p}",
    )

    def quotes(self) -> Mapping[str, Quote]:
        """Where the first two that are carried lie in the forest."""
        laid = zip(("first", "second"), self.images, strict=False)
        return {name: Quote(arrow(at), at) for name, at in laid}

    def describe(self) -> str:
        """The face, what has been laid, and which dot products have changed."""
        here = zip(FEATURES, self.face, strict=True)
        words = [f"{', '.join(equal(name, at) for name, at in here)}."]
        if self.level.by == DRAWN:
            p = dict(zip(FEATURES, self.face, strict=True))
            pairs = [(FEATURES[i], FEATURES[j]) for i, j in PAIRS]
            table = ", ".join(f"{a} · {b} {equals(dot(p[a], p[b]))}" for a, b in pairs)
            words = [_("Asked: {products}.", products=table)]
        if self.level.by == LINE:
            first, second = self.images
            words.append(f"{equal('M', (first[0], second[0]))}.")
        else:
            laid = zip(self.names(), self.images, strict=True)
            words.append(f"{', '.join(equal(name, at) for name, at in laid)}.")
        words.append(self.told())
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def besides(self) -> str:
        """Which letter is which part of the face."""
        return _("The eyes are p and q, the mouth is s.")

    def told(self) -> str:
        """What the table of the forest shows."""
        if not self.placed:
            return _("The table is covered.")
        there, names = self.carried(), self.parts()
        dark = []
        for (i, j), gap in self.gaps().items():
            if not self.keeps((i, j), gap):
                reads = f"{names[i]} · {names[j]} {equals(dot(there[i], there[j]))}"
                asked = written(dot(self.face[i], self.face[j])).said()
                dark.append(_("{product}, asked {number}", product=reads, number=asked))
        if not dark:
            return _("Every dot product is kept.")
        # Translators: a list of dot products that are not as asked.
        return _("Dark: {products}.", products="; ".join(dark))

    def to_guess(self) -> str:
        """Where the other belongs."""
        if self.level.by == DRAWN:
            return _("Draw a face that has this table, before you see its own.")
        if self.level.by == LINE:
            return _(
                "Slide c1 and c2 so that the table is kept, or say that it cannot."
            )
        one, other = self.names()
        return _("{one} has arrived. Where must {other} arrive?", one=one, other=other)

    def to_reach(self) -> str:
        """Until the table is kept."""
        if self.level.by == DRAWN:
            return _("Drag the parts until every lamp of the table burns.")
        if self.level.by == LINE:
            return _("Slide c₁ and c₂ until every lamp burns, or say why none can.")
        other = self.names()[1]
        return _("Drag {other} until every lamp of the table burns.", other=other)

    def look(self) -> str:
        """At a dark lamp."""
        if not self.placed:
            return _("Look at the table of the map. All its numbers must arrive.")
        return _("Which lamp is dark, and which two parts are its pair?")

    def idea(self) -> str:
        """What a dot product is."""
        return _(
            "A dot product of 0 is a right angle. "
            "That of an arrow with itself is the square of its length."
        )

    def nearer(self) -> Hint:
        """How long it must be."""
        if self.level.by == LINE:
            return Hint(words=_("On a line there are only two ways to point."))
        name, at = (self.names()[-1], (self.target() or self.images)[-1])
        return Hint(words=_("{name} must be {n} long.", name=name, n=_long(at)))

    def nearest(self) -> Hint:
        """Which way it points, and not how far."""
        name, to = self.names()[-1], self.target()
        if to is None or length(to[-1]) < TINY:
            return Hint(words=_("Which of the numbers could not come true on a line?"))
        words = _("{name} lies this way. How far is yours to find.", name=name)
        return Hint(words=words, ghost=Drag(key_of(name), scaled(to[-1], 0.5)))

    def stuck(self) -> str:
        """What has arrived cannot be carried so."""
        return _("As the rest lies, no place keeps the table.")

    def term(self) -> str:
        """What keeps dot products, and what does not."""
        if self.level.by == LINE:
            return _("no room for it") if self.level.none else _("kept on one line")
        if self.level.by == DRAWN:
            return _("Gram table")
        return _("lengths kept") if self.level.lengths else _("orthogonal map")

    def named(self) -> Iterator[Row]:
        """Its formula, and the numbers that it is about."""
        square, long, kept, changed, table = self.FORMULAS
        there = self.carried()
        apart_ = any(abs(by) > TINY for by in self.gaps().values())
        note = _("asked; yours is close") if apart_ else ""
        if self.level.by == DRAWN:
            yield formula(table)
            for i, name in enumerate(FEATURES):
                size = f"|{name}| {equals(length(there[i]))}"
                yield row(f"name:{name}", size)
            return
        if not self.level.none:
            of_map = square if self.level.by != LINE else kept
            yield formula(long if self.level.lengths else of_map, note)
        elif abs(self.gaps()[0, 1]) > TINY:
            yield formula(changed)
        if self.level.by == LINE:
            for i, name in enumerate(FEATURES):
                yield row(f"name:{name}", f"M {name} {equals(there[i][0])}")
            return
        yield row("name:M", "M =", self._matrix())
        first, second = zip(*self.map(), strict=True)
        yield row("name:angle", f"c1 · c2 {equals(dot(first, second))}")
        sizes = f"|c1| {equals(length(first))}", f"|c2| {equals(length(second))}"
        yield row("name:long", ", ".join(sizes))

    def _matrix(self) -> Array:
        return grid(self.map(), draw.TONES, column_names=COLUMNS)

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The map, where there is one, and the forest."""
        if self.level.by != DRAWN:
            yield replace(draw.map_plane(self), weight=BESIDE_TABLES)
        forest = replace(self.plane(revealed=revealed), weight=BESIDE_TABLES)
        yield replace(forest, caption=_("forest"))

    def beside(self) -> Iterator[Work]:
        """Both tables; what is said."""
        gaps = {at: by for (i, j), by in self.gaps().items() for at in ((i, j), (j, i))}
        asked, mine = (
            tuple(tuple(told(i, j, gaps) for j in range(3)) for i in range(3))
            for told in (self._asked, self._mine)
        )
        names = {"row_names": FEATURES, "column_names": FEATURES, "room": ROOM}
        drawn = self.level.by == DRAWN
        at = _("asked: eyes p, q, mouth s") if drawn else _("map: eyes p, q, mouth s")
        rows = [row("asked", Array(cells=asked, name=at, **names))]
        kept = not self.placed or all(map(self.keeps, gaps, gaps.values()))
        here = _("forest") if kept else _("changes in the forest")
        note = _("not lit: how much it has changed")
        note = note if self.placed else _("covered until you have guessed")
        rows.append(row("mine", Array(cells=mine, name=here, **names), note=note))
        if self.level.by == LINE:
            tone = Tone.GOOD if self.reached() else Tone.GUESS
            rows.append(pressed_answer.line(self.said, SAYS, tone))
        yield Work(key="work", rows=tuple(rows))

    def _asked(self, i: int, j: int, gaps: Gaps) -> Cell:
        if (i, j) not in gaps:
            return Cell(text="·", tone=Tone.DIM)
        return cell(dot(self.face[i], self.face[j]))

    def _mine(self, i: int, j: int, gaps: Gaps) -> Cell:
        by = gaps.get((i, j))
        if by is None:
            return Cell(text="·", tone=Tone.DIM)
        if not self.placed:
            return Cell(text="?", tone=Tone.DIM)
        if self.keeps((i, j), by):
            return cell(dot(self.face[i], self.face[j]), Tone.GOOD, lit=True)
        gap = rounded(by, 2 if abs(by) < WIDE else 1)
        text = f"+{gap.text}" if by > 0.0 else gap.text
        return Cell(text=text, tone=Tone.BAD, rounded=not gap.exact)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The forest; guess and the other right place beside what is there."""
        del revealed
        yield from draw.forest(self)
        if self.placed and self.guess is not None and self.level.by != LINE:
            each = zip(self.names(), self.guess[0], self.images, strict=True)
            for name, at, now in each:
                if apart(at, now) > TINY:
                    label = f"{name}?"
                    yield drawing.ghost_arrow(f"guess:{name}", at, Tone.GUESS, label)
        if self.reached() and self.level.by not in (DRAWN, LINE):
            near = self.target()
            for to in self.answers():
                if near is not None and to != near:
                    yield drawing.ghost_arrow("other", to[1], Tone.GOAL, _("or here"))

    @classmethod
    def wrongs(cls, level: CarryLevel) -> Iterator[Fault]:
        """What does not fit together."""
        yield from level.faults()


def _long(at: Point) -> str:
    return written(length(at)).said()
