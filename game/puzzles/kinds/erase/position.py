"""Erase: its position in words, in numbers and in pictures."""

from collections.abc import Iterator
from math import pi
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure.numbers import degrees, equals
from game.figure.things import Item, Plane, Row, Work
from game.language import N_, _
from game.linalg.kept_lines import whole
from game.linalg.plane import TINY, added, angle, apart, dot, scaled
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint, Move
from game.puzzles.core.wording import arrow, equal, formula, row, said
from game.puzzles.kinds.erase import draw
from game.puzzles.kinds.erase.level import EraseLevel
from game.puzzles.kinds.erase.state import SAYS, TWICE, EraseState

# A plane leaves room for a table that can be read.
BESIDE_TABLE: Final = 1.9


class ErasePosition(EraseState, frozen=True, kw_only=True):
    """Erase, as it is said and drawn."""

    TERM: ClassVar = N_("projection")
    FORMULAS: ClassVar = (
        r"P x = x - \frac{x \cdot g}{g \cdot g}\, g",
        r"P P = P",
        r"f \cdot P x = f \cdot x",
        r"P a = P b",
        r"g \cdot P x = f \cdot P x = 0",
    )

    # In words

    def describe(self) -> str:
        """The readers, what falls, how it falls, and what is read of it then."""
        readers = [equal("g", self.green)]
        if self.food is not None:
            readers.append(equal("f", self.food))
        each = zip(self.names(), self.points(), strict=True)
        points = (f"{name} {arrow(at)}" for name, at in each)
        readers.append(equal(self.turned().handle.name, self.rain or self.floor))
        words = [f"{', '.join(readers)}; {', '.join(points)}.", self.told()]
        if self.falls == TWICE:
            words.append(_("Fallen once more, nothing has moved."))
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def told(self) -> str:
        """Where all lands, and what both readers hear of that."""
        if not self.placed:
            if self.ghost is None:
                return _("Your guess is not placed yet.")
            return _("Your guess: {place}.", place=arrow(self.ghost))
        if self.lands(self.guessed_of()) is None:
            return _("The rain runs along the floor, and nothing lands.")
        if self.others:
            one, other = (arrow(self.lands(at) or at) for at in self.middles())
            return _(
                "The middle of a lands at {one}, that of b at {other}, {far} apart.",
                one=one,
                other=other,
                far=said(self.split()),
            )
        each = zip(self.names(), self.things, strict=True)
        heard = []
        for name, at in each:
            green = said(dot(self.green, self.lands(at) or at))
            words = _("{name} green {number}", name=name, number=green)
            if self.food is not None:
                food, was = self.reading(self.food, at), dot(self.food, at)
                told = _("food {number}, was {was}", number=said(food), was=said(was))
                words = f"{words}, {told}"
            heard.append(words)
        return _("Heard after the fall: {readings}.", readings="; ".join(heard))

    def besides(self) -> str:
        """Which way floor and rain lie, finely enough that each turn is heard."""
        if self.rain is None:
            at = degrees(angle(self.floor) % pi).said()
            return _("The floor lies at {angle}.", angle=at)
        at = degrees(angle(self.rain) % pi).said()
        return _("The rain falls at {angle}.", angle=at)

    def to_guess(self) -> str:
        """Where the frog, or a middle, will land."""
        if self.others:
            return _("Both middles shall land in one place. Put the ghost there.")
        if self.asks():
            return _(
                "Where will the frog lie without green, with all its food? "
                "Or say why it cannot."
            )
        return _("Green is to be gone. Where will the frog lie then?")

    def to_reach(self) -> str:
        """Turn what is turned."""
        if self.others:
            return _("Turn the rain until both middles land in one place.")
        if self.asks():
            return _("Turn the rain until each has its food back, or say why none can.")
        if self.level.again and self.is_gone(self.things[1]):
            return _("Let everything fall once more. What moves?")
        return _("Turn the floor until green reads 0 of all of them.")

    def look(self) -> str:
        """At what reads 0 already."""
        if not self.placed:
            return _("Which places read green 0? All of them lie on one line.")
        if self.others:
            return _("Look at the way from one middle to the other.")
        if self.asks():
            return _("Look at the food: which way can a point go and keep it?")
        return _("Look at the table: green reads where each of them has landed.")

    def idea(self) -> str:
        """What a reader cannot hear."""
        if self.others:
            return _("What falls along the way between two points makes them one.")
        return _("A reader does not hear a step at right angles to it.")

    def step(self, move: Move) -> str:
        """Which way to turn it, in small numbers."""
        if isinstance(move, Drag) and move.handle == "floor":
            return _("The floor belongs along {way}.", way=arrow(whole(move.to)))
        if isinstance(move, Drag) and move.handle == "rain":
            return _("The rain belongs along {way}.", way=arrow(whole(move.to)))
        return super().step(move)

    def nearer(self) -> Hint:
        """Green alone: the line on which it reads nothing."""
        green = arrow(self.green)
        if self.level.none:
            return Hint(words=_("Compare g = {green} with f.", green=green))
        words = _(
            "What reads 0 lies straight across {green}: that line is the floor.",
            green=green,
        )
        return Hint(words=words)

    def nearest(self) -> Hint:
        """Half of the way down."""
        truth, at = self.truth(), self.guessed_of()
        if truth is None:
            words = _("Where green reads 0 on the floor, what does food read there?")
            return Hint(words=words)
        half = scaled(added(at, truth), 0.5)
        words = _("This is half of the way. It falls as far again.")
        return Hint(words=words, ghost=Drag("guess", half))

    def stuck(self) -> str:
        """Rain along the floor is the only one that would do."""
        return _("Only rain along the floor would do it, and then nothing lands.")

    def term(self) -> str:
        """What was done."""
        if self.level.none:
            return _("one reader, twice")
        if self.others:
            return _("concept erasure")
        if self.asks():
            return _("slanted projection")
        return _("projection off a direction")

    def named(self) -> Iterator[Row]:
        """The formula, and where the first has landed."""
        straight, twice, slanted, together, both = self.FORMULAS
        at = self.guessed_of()
        truth, landing = self.truth(), self.lands(at)
        exact = truth is not None and landing is not None
        exact = exact and apart(truth or at, landing or at) < TINY
        note = "" if exact else _("asked; yours is close")
        if self.level.none:
            if self.food is not None:
                by = dot(self.food, self.green) / dot(self.green, self.green)
                alike = apart(self.food, scaled(self.green, by)) < TINY
                if alike:
                    yield formula(both)
                    yield row("name:f", f"f {equals(by)} · g")
        elif self.others:
            yield formula(together, note)
            told = _("{far} apart", far=said(self.split()))
            yield row("name:split", told, note=_("the two middles, once they fell"))
        elif self.level.again:
            yield formula(twice)
        else:
            yield formula(slanted if self.asks() else straight, note)
        if landing is not None and not self.others:
            yield row("name:landing", f"P x {equal('', landing).strip()}")
        for name, reader in (("g", self.green), ("f", self.food)):
            if reader is not None and landing is not None and not self.others:
                yield row(
                    f"name:{name}", f"{name} · P x {equals(dot(reader, landing))}"
                )

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Plane]:
        """The plane, no wider than leaves the table room."""
        yield replace(self.plane(revealed=revealed), weight=BESIDE_TABLE)

    def beside(self) -> Iterator[Work]:
        """What both readers hear."""
        yield Work(key="work", rows=tuple(draw.rows(self)))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The readers, the floor, and what falls onto it."""
        del revealed
        yield from draw.falling(self)

    @classmethod
    def wrongs(cls, level: EraseLevel) -> Iterator[Fault]:
        """What does not fit together."""
        yield from level.faults()
