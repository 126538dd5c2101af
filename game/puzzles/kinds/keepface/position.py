"""Keepface: its position in words and in numbers; the picture is told in ``draw``."""

from collections.abc import Iterator
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure.things import Figure, Formula, Panel, Row, Sign, Work
from game.language import N_, _, ngettext
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Turn
from game.puzzles.core.wording import row
from game.puzzles.kinds.keepface import draw
from game.puzzles.kinds.keepface.level import COUNT, NUMBERS, TALL, WIDE, KeepfaceLevel
from game.puzzles.kinds.keepface.memories import SHOW, told
from game.puzzles.kinds.keepface.state import (
    ALIGNED,
    FULL,
    GIVEN,
    IN,
    MIDDLE,
    OUT,
    OVER,
    SHUT,
    SOLVED,
    TRUNCATED,
    KeepfaceState,
    marked,
)

# Between two parts of one row.
GAP: Final = Sign(text="", room="MM")
# What is said at the door, by where it leads.
REASONS: Final = {
    "rows": N_("These rows were cut by someone else. You go as they cut you."),
    FULL: N_("None of the twelve is lost, and it will not lift. You stay with her."),
    "fear": N_("The fear is gone. So is the show: they were one plate."),
    TRUNCATED: N_("You kept the show, and too little of her to know who watched it."),
    ALIGNED: N_("A face, and nothing that you know to be true of it."),
    SOLVED: N_("A face that is hers, and room for what is yours."),
}


class KeepfacePosition(KeepfaceState, frozen=True, kw_only=True):
    """Keepface, as it is said and drawn."""

    TERM: ClassVar = N_("truncated SVD")
    FORMULAS: ClassVar = (
        r"K = \sum_i (s_i u_i v_i^T)",
        r"|K|^2 = \sum_i s_i^2",
    )
    PREVIEWS: ClassVar = True

    def asleep(self) -> tuple[Handle, ...]:
        """What lies there to be guessed stays as it lies; more has no room."""
        if self.placed:
            return ()
        some = list(self.moving())
        why = _("First guess what these hold: lay your mark on the bar.")
        if not self.level.laid:
            some = [made for made in some if self.crowded(made)]
            why = _("There is no room for another one. Take one out first.")
        return tuple(replace(made.handle, why=why, given=False) for made in some)

    # In words

    def describe(self) -> str:
        """How many are in the frame, and what the lamps say."""
        kept = sorted(self.kept())
        names = ", ".join(map(str, kept)) or _("none")
        words = [
            _(
                "In the frame: {plates}; {n} of {room} places.",
                plates=names,
                n=len(kept),
                room=self.level.room,
            )
        ]
        if not self.placed:
            if self.mark is not None:
                words.append(
                    _("Your mark lies at {mark}.", mark=marked(self.mark).said())
                )
            words.append(_("What they hold is covered until you have guessed."))
            return " ".join(words)
        if self.axes == GIVEN:
            words.append(self._by_rows())
        face = marked(self.share()).said()
        asked = marked(self.level.asked).said()
        words.append(_("Of her face: {face}, asked {asked}.", face=face, asked=asked))
        missed = self.missed()
        if missed is not None:
            words.append(_("Your mark lay at {mark}.", mark=marked(missed[0]).said()))
        marks = self.right_marks()
        if marks is not None:
            right, all_ = marks
            words.append(_("The Ledger: {n} of {all} right.", n=right, all=all_))
        return " ".join(words)

    def _by_rows(self) -> str:
        """Why so many rows stand for so many plates."""
        return ngettext(
            "The axes are the given rows. {rows} of them take up what {n} plate does.",
            "The axes are the given rows. {rows} of them take up what {n} plates do.",
            len(self.kept()),
            rows=self.rows(),
        )

    def besides(self) -> str:
        """Every plate with what it wears, and what it holds."""
        return " ".join(
            _("Plate {n}{share}: {memory}", n=n, share=self._holding(n), memory=each)
            for n, each in ((n, self.told(n)) for n in range(1, COUNT + 1))
        )

    def told(self, n: int) -> str:
        """The sentence of a plate."""
        return told(n, self.memories(), over=self.plates[n - 1] == OVER)

    def _holding(self, n: int) -> str:
        text = draw.holds(self, n)
        return f", {text}" if text else ""

    def now(self) -> str:
        """What to do; before that, what the plate that came into the frame wears."""
        words = super().now()
        tells = self.facts and self.taken in self.kept() and self.missed() is None
        if not tells or self.door != SHUT:
            return words
        return f"{self.told(self.taken)} {words}"

    def to_guess(self) -> str:
        """Plates first, then the mark."""
        more = self.level.room - len(self.kept())
        if more > 0:
            return ngettext(
                "Which plate will you carry? Move one more into the frame.",
                "Which plates will you carry? Move {n} more into the frame.",
                more,
            )
        if more < 0:
            return ngettext(
                "There is no room for so many. Take {n} out again.",
                "There is no room for so many. Take {n} out again.",
                -more,
            )
        return _("How much of her do these hold? Lay the mark on the bar.")

    def to_reach(self) -> str:
        """What the lamps want; at a door, the reason."""
        if self.door != SHUT:
            return _("{reason} Say so, or step back.", reason=self.reason())
        asked = marked(self.level.asked).text
        if self.level.none:
            return _("Find {asked} of her, or say that none will do.", asked=asked)
        over = len(self.kept()) - self.level.room
        if over > 0 and self.level.doors:
            return ngettext(
                "It does not lift: {n} plate too many. Take it out, or stay with all.",
                "It does not lift: {n} plates too many. Take them out, or stay.",
                over,
            )
        if over > 0:
            return ngettext(
                "There is {n} plate too many in the frame.",
                "There are {n} plates too many in the frame.",
                over,
            )
        if not self.whole() and self.axes == GIVEN:
            return _("The lamp “face” wants {asked}. Who cut these rows?", asked=asked)
        if not self.whole():
            return _("The lamp “face” wants {asked}. What did you leave?", asked=asked)
        if not self.level.doors:
            return _("That is enough of her.")
        if not self.proven():
            return _("The Ledger’s lamp is out. Open it and mark anew, or leave so.")
        return _("All lamps burn. Leave when you will, or choose on.")

    def reason(self) -> str:
        """What is said at the door that is chosen."""
        leads = self.leads()
        if leads == ALIGNED and self.axes == GIVEN:
            return _(REASONS["rows"])
        if leads == TRUNCATED and SHOW not in self.kept():
            return _(REASONS["fear"])
        lost = [str(n) for n in range(1, COUNT + 1) if n not in self.kept()]
        if leads == FULL and lost:
            return ngettext(
                "You leave plate {plates} behind, and still it will not lift.",
                "You leave plates {plates} behind, and still it will not lift.",
                len(lost),
                plates=", ".join(lost),
            )
        if leads == SOLVED and len(self.kept()) == self.level.room:
            return _("A face that is hers, and two memories that are yours.")
        return _(REASONS[leads])

    def look(self) -> str:
        """At the first plates, or the axes."""
        if self.placed and self.axes == GIVEN:
            return _("Look at the axes. What did these rows cut through?")
        return _("Look at the bar while you take one plate out. Four plates carry it.")

    def idea(self) -> str:
        """Both signs are one plate."""
        if self.level.none:
            return _("Squares add up. What would be left if all but one were kept?")
        return _("Turn plate 3 over. It is one plate, and both its sides are in it.")

    def nearer(self) -> Hint:
        """How much of it the first holds."""
        return Hint(words=_("The first plate alone holds more than half of her."))

    def nearest(self) -> Hint:
        """As many as there is room for, and the mark in the middle."""
        words = _("Each plate holds less than the one before it. Watch.")
        return Hint(words=words, moves=tuple(self._filling()))

    def _filling(self) -> Iterator[Move]:
        kept, room = self.kept(), self.level.room
        free = [
            n
            for n in range(1, COUNT + 1)
            if n not in self.level.nailed and n not in self.level.barred
        ]
        for n in [n for n in free if n not in kept][: max(0, room - len(kept))]:
            yield Turn(f"plate{n}", IN)
        for n in [n for n in free if n in kept][: max(0, len(kept) - room)]:
            yield Turn(f"plate{n}", OUT)
        if self.mark is None:
            yield Drag("guess", (MIDDLE, 0.0))

    def stuck(self) -> str:
        """It never comes to that."""
        return _("From here no way leads on; begin again.")

    # In numbers

    def term(self) -> str:
        """Where every plate is kept nothing was cut off."""
        return _("SVD of rank 12") if len(self.kept()) == COUNT else super().term()

    def naming(self) -> Figure:
        """The term and its formulas in one row: her picture stays as large."""
        work = Work(key="naming", rows=tuple(self.named()))
        return Figure(panels=(*self.pictures(revealed=True), work))

    def named(self) -> Iterator[Row]:
        """The sum of what is kept, its size, and what it takes to write it down."""
        kept, face = len(self.kept()), marked(self.share()).text
        if self.axes == GIVEN:
            told = _("{share} of her, cut by someone else", share=face)
            words = _("{n} rows of {wide} numbers", n=self.rows(), wide=WIDE)
            yield row("name:term", words, note=told)
            return
        told = ngettext(
            "{share} of her from {n} plate: {few} numbers instead of {all}",
            "{share} of her from {n} plates: {few} numbers instead of {all}",
            kept,
            share=face,
            few=kept * NUMBERS,
            all=TALL * WIDE,
        )
        each = (block for tex in self.FORMULAS for block in (GAP, Formula(tex=tex)))
        yield row("name:term", self.term(), *each if kept else (), note=told)

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """Her picture, the bar, the plates, the boxes."""
        del revealed
        yield draw.plane(self)

    @classmethod
    def faults(cls, level: KeepfaceLevel) -> Iterator[Fault]:
        """What there is not, or what no plates hold."""
        yield from level.faults()
