"""Frame: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from math import atan2, degrees, tau
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.cells import cell
from game.figure.numbers import equals, written
from game.figure.things import Array, Figure, Item, Panel, Row, Sign, Tone, Work
from game.language import _, ngettext
from game.linalg.frames import frame, leaning, off_frame, stretches
from game.linalg.kept_lines import image, whole
from game.linalg.plane import (
    TINY,
    across,
    added,
    angle,
    determinant,
    dot,
    length,
    unit,
)
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Handle, Hint, Quote
from game.puzzles.core.wording import down_cells, equal, formula, grid, listed, row
from game.puzzles.kinds.frame import draw
from game.puzzles.kinds.frame.level import ENDS, FAR, LOSE, FrameLevel
from game.puzzles.kinds.frame.state import (
    COLUMNS,
    FORESEEN,
    NEAR,
    NONE,
    SAYS,
    TRIES,
    UNTRIED,
    FrameState,
)

# Between two equations in one row.
GAP: Final = Sign(text="", room="MM")
OUT: Final = Tone.OUTPUT


class FramePosition(FrameState, frozen=True, kw_only=True):
    """Frame, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"(M v) \cdot (M w) = 0",
        r"(M w) \cdot (M (-v)) = -(M v) \cdot (M w)",
    )

    def asleep(self) -> tuple[Handle, ...]:
        """What is noted already is not noted again."""
        hidden = self.level.by != LOSE or not self.placed or self.reached()
        if hidden or self.is_new(self.matrix):
            return ()
        why = _("Drag c₁ or c₂ first: one like this is noted.")
        return (replace(self.trying().handle, why=why),)

    # In words

    def quotes(self) -> Mapping[str, Quote]:
        """By how many degrees the right angle is off, or was when it was laid."""
        laid = self.guess if isinstance(self.guess, tuple) else self.v
        far = off_frame(frame(self.level.matrix), laid)
        return {"off": Quote(numbers.rounded(far, 0).said(), (far,))}

    def describe(self) -> str:
        """M and v, and how their images stand."""
        told = listed("M", self.matrix)
        if self.level.by == LOSE:
            pairs = zip(COLUMNS, self.columns(), strict=True)
            told = ", ".join(equal(name, at) for name, at in pairs)
        words = [f"{told}, {equal('v', self.v)}.", self.told()]
        if self.level.by == LOSE:
            n = len(self.tried)
            one, many = "{n} matrix is noted.", "{n} matrices are noted."
            words.append(ngettext(one, many, n))
            words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def besides(self) -> str:
        """Where v and w point; how long M v is, where it is pushed."""
        v, w = (numbers.degrees(angle(at) % tau).said() for at in (self.v, self.w()))
        words = _("v points to {v}, w to {w}.", v=v, w=w)
        if self.level.by == FAR and self.placed:
            long = written(length(self.images()[0])).said()
            return f"{words} {_('M v is {long} long.', long=long)}"
        return words

    def told(self) -> str:
        """How both images stand."""
        if not self.placed:
            return _("M v and M w are covered.")
        out, other = self.images()
        if min(length(out), length(other)) < TINY:
            return _("One image is a point: square to anything.")
        if self.square():
            return _("M v and M w stand square.")
        stand = numbers.rounded(
            degrees(atan2(abs(determinant(out, other)), dot(out, other))), 0
        ).said()
        if self.away() <= NEAR:
            return _("M v and M w stand at {angle}°: as good as square.", angle=stand)
        if self.leans() > 0.0:
            return _("M v and M w stand at {angle}°: too narrow.", angle=stand)
        return _("M v and M w stand at {angle}°: too wide.", angle=stand)

    def to_guess(self) -> str:
        """Where the right angle stays one; what comes a quarter turn further."""
        if self.level.by == ENDS:
            return _(
                "At 0° the dot product of M v and M w is {n}. What is it at 90°?",
                n=written(leaning(self.matrix, (1.0, 0.0))).text,
            )
        if self.level.by == LOSE:
            return _("Can M be so that no right angle stays one? Say what you think.")
        return _("Turn v and w to where M v and M w will still stand square.")

    def to_reach(self) -> str:
        """Until the corner closes."""
        if self.level.by == FAR:
            return _("Push M v along its ellipse to where it is farthest out.")
        if self.level.by != LOSE:
            return _("Turn v until the corner between M v and M w is square.")
        if n := self.missing():
            one = "Drag c1 and c2, and note what your matrix does: {n} more."
            many = "Drag c1 and c2, and note what your matrix does: {n} of them."
            return ngettext(one, many, n)
        return _("You have noted three. Say whether an M can be without.")

    def look(self) -> str:
        """At the sign of what is plotted."""
        if self.level.by == LOSE:
            return _("Compare the dot products at 0° and at 90°.")
        if not self.placed:
            return _("Where would M pull v and w together, and where apart?")
        return _("The plot lies above 0 here and below 0 there. What is in between?")

    def idea(self) -> str:
        """What a quarter turn does."""
        return _(
            "After a quarter turn v lies where w was, and w opposite to where v was. "
            "So their dot product only changes its sign."
        )

    def nearer(self) -> Hint:
        """On which side of v it lies."""
        if self.level.by in (ENDS, LOSE):
            return Hint(words=_("A quarter turn on, which arrow lies where w was?"))
        if off_frame(self.target(), self.v) <= FORESEEN:
            return Hint(words=_("It lies nearly right as it is."))
        if dot(self.target(), self.w()) > 0.0:
            return Hint(words=_("From v, the nearest place is to the left."))
        return Hint(words=_("From v, the nearest place is to the right."))

    def nearest(self) -> Hint:
        """Half of the way."""
        if self.level.by in (ENDS, LOSE):
            return Hint(words=_("The same two arrows, and one of them is reversed."))
        if off_frame(self.target(), self.v) <= FORESEEN:
            return self.nearer()
        words = _("This is half of the way to it.")
        half = unit(added(self.v, self.target()))
        return Hint(words=words, ghost=Drag("v", half))

    def term(self) -> str:
        """What the arms are called."""
        if self.level.by == LOSE:
            return _("every matrix has one")
        return _("right singular vectors")

    # In numbers

    def beside(self) -> Iterator[Work]:
        """M, the dot product, what was foretold of it, what is tried and said."""
        tones = (Tone.E1, Tone.E2)
        rows = [row("matrix", grid(self.matrix, tones, name="M", column_names=COLUMNS))]
        if self.level.by == ENDS and not self.placed:
            foretold = Array(cells=((cell(self.ends, Tone.GUESS, key="ends"),),))
            at = equals(leaning(self.matrix, (1.0, 0.0)))
            rows.append(row("zero", _("at 0°: {equals}", equals=at)))
            rows.append(row("ends", _("at 90°:"), foretold))
        elif self.level.by != LOSE or self.placed:
            rows.append(self._leans())
        if self.level.by == LOSE:
            rows += self._tries()
            if self.placed:
                tone = Tone.PLAIN if self.is_new(self.matrix) else Tone.DIM
                rows.append(row("try", Sign(text=_(UNTRIED), tone=tone)))
            tone = Tone.GUESS
            if self.placed:
                tone = Tone.GOOD if self.said == NONE and not self.missing() else tone
            rows.append(pressed_answer.line(self.said, SAYS, tone))
        yield Work(key="work", rows=tuple(rows))

    def _leans(self) -> Row:
        if not self.placed:
            return row("leans", "(M v) · (M w) = ?", note=_("covered"))
        square = self.away() <= NEAR
        tone = Tone.GOOD if square else Tone.BAD
        text = f"(M v) · (M w) {equals(self.leans())}"
        return row("leans", Sign(text=text, tone=tone), note=self.told())

    def _tries(self) -> Iterator[Row]:
        """What the last three that were tried read at both ends of a quarter turn."""
        for n, matrix in enumerate(self.tried[-TRIES:]):
            at = leaning(matrix, (1.0, 0.0))
            words = _(
                "0°: {one}, 90°: {other}",
                one=written(at).text,
                other=written(-at).text,
            )
            yield row(f"tried:{n}", words)

    def named(self) -> Iterator[Row]:
        """The frame that stays, and both stretches."""
        square, changes = self.FORMULAS
        if self.level.by == LOSE:
            yield formula(changes)
            return
        yield formula(square, "" if self.square() else _("asked; yours is close"))
        one = whole(frame(self.matrix))
        arms = zip((one, across(one)), draw.TONES, strict=True)
        each = (
            ("M", down_cells(arm, tone), "=", down_cells(image(self.matrix, arm), OUT))
            for arm, tone in arms
        )
        first, second = each
        yield row("name:arms", *first, GAP, *second)
        long = (numbers.equals(by) for by in stretches(self.matrix))
        yield row(
            "name:stretch",
            _("longest {one}, shortest {other}", one=next(long), other=next(long)),
        )

    # On view

    def naming(self) -> Figure:
        """What was plotted has done its work: what is named stands in its place.

        In a column of its own it would take half of their width from both planes.
        """
        if self.level.by == LOSE:
            return super().naming()
        planes = (x for x in self.pictures(revealed=True) if x.key != "leaning")
        law, *rows = self.named()
        first = row("name:term", self.term(), GAP, *law.blocks, note=law.note)
        return Figure(panels=(*planes, Work(key="naming", rows=(first, *rows))))

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """Before M, after M, and how the images lean, where no M is to be made."""
        yield draw.before(self.draw(revealed=revealed))
        yield draw.after(self, columns=revealed or self.level.by == LOSE)
        if self.level.by != LOSE:
            yield draw.plot(self)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The circle with its right angle, and where that was laid."""
        del revealed
        laid = self.guess if isinstance(self.guess, tuple) else None
        return draw.angle_on_circle(self.v, laid)

    @classmethod
    def wrongs(cls, level: FrameLevel) -> Iterator[Fault]:
        """What no right angle can be found in."""
        yield from level.faults()
