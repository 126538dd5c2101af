"""Rsr: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec.structs import replace

from game.figure import numbers
from game.figure.numbers import written
from game.figure.things import Item, Panel, Row, Sign, Tone, Work
from game.language import N_, _, ngettext
from game.linalg.plane import TINY, angle
from game.puzzles.core.disc import longest, pennant
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Handle, Hint, Quote
from game.puzzles.core.wording import equal, formula, grid, row, said
from game.puzzles.kinds.rsr import draw
from game.puzzles.kinds.rsr.level import APART, RsrLevel
from game.puzzles.kinds.rsr.state import ENOUGH, RsrState

COLUMNS = ("c1", "c2")
TONES = (Tone.E1, Tone.E2)
# Two stills of the way, and what comes out.
STILL, WHOLE = 0.8, 1.6


class RsrPosition(RsrState, frozen=True, kw_only=True):
    """Rsr, as it is said and drawn."""

    TERM: ClassVar = N_("rotate, scale, rotate")
    FORMULAS: ClassVar = (r"M = U D V^T", r"M M^T = U D^2 U^T")

    def asleep(self) -> tuple[Handle, ...]:
        """The note, where this setting is none, or no other one."""
        if self.level.settings == 1 or not self.placed or self.notable():
            return ()
        why = _("These dials do not make the target.")
        if len(self.noted) == self.level.settings:
            why = _("All settings are noted.")
        elif self.stands():
            why = _(
                "The first turn is less than {n}° from one that you have noted.",
                n=said(APART),
            )
        return (replace(self.note().handle, why=why),)

    def quotes(self) -> Mapping[str, Quote]:
        """By how much the dials miss, and missed when they were guessed."""
        first = self if self.guess is None else self.afresh().set_to(self.guess)
        now, then = self.gap(), first.gap()
        return {
            "off": Quote(said(now), (now,)),
            "miss": Quote(said(then), (then,)),
        }

    # In words

    def describe(self) -> str:
        """The target, the dials, and how far off what they make is."""
        (a, b), (c, d) = self.target
        columns = f"{equal('c1', (a, c))}, {equal('c2', (b, d))}"
        words = [_("Target: {columns}.", columns=columns), f"{self._dials()}."]
        if not self.placed:
            words.append(_("What they make is covered."))
        elif self.stands():
            words.append(_("They make the target."))
        else:
            off = said(self.gap())
            words.append(_("The worst point is {far} off.", far=off))
            if self.misplaced():
                words.append(_("The first stretch is not the smaller one."))
        if n := len(self.noted):
            words.append(
                ngettext("{n} setting is noted.", "{n} settings are noted.", n)
            )
        return " ".join(words)

    def besides(self) -> str:
        """Where the target is longest, and what becomes of the disc."""
        words = [longest(self.target)]
        if not self.level.outline:
            words.append(pennant(self.target))
        if self.placed:
            words.append(_("Yours: {shape}", shape=longest(self.stages()[2])))
        return " ".join(words)

    def _dials(self) -> str:
        words = draw.said(self.dials())
        return f"{words[:1].upper()}{words[1:]}"

    def to_guess(self) -> str:
        """Set all dials, then let it play."""
        if self.level.locked:
            return _(
                "Set stretches and last turn for the dashed disc, then let it play."
            )
        if self.level.bare:
            return _(
                "Set the dials for M: c1 and c2 are where (1, 0) and (0, 1) go. "
                "Then let it play."
            )
        return _("Set the dials for the dashed disc, then let it play.")

    def to_reach(self) -> str:
        """The dial that goes wrong first; the same end by other dials."""
        if self.level.settings > 1:
            n = self.level.settings - len(self.noted)
            if self.notable() and self.note_here() is None:
                return _("This makes the target. Note this setting.")
            one = "Find {n} setting that makes the target, and note it."
            many = "Find {n} settings that make the target, and note each."
            if self.noted:
                one = "Find {n} more setting, its first turn {far}° away, and note it."
                many = "Find {n} more settings, first turns {far}° apart; note each."
            return ngettext(one, many, n, far=said(APART))
        if self.level.smaller:
            return _("The same end with the smaller stretch first: turn the dials.")
        if self.level.outline:
            return _("Turn the dials until the outline lies on the dashed one.")
        if self.level.bare:
            return _("Turn the dials until the disc's two arrows are c₁ and c₂.")
        return _("Which move goes wrong first? Turn its dial until all lies together.")

    def look(self) -> str:
        """At the longest radius."""
        if self.level.bare:
            return _("Where do (1, 0) and (0, 1) go, and is one of them turned over?")
        return _("Where does the longest radius of the target lie?")

    def idea(self) -> str:
        """Which dial does what."""
        if self.level.outline:
            return _("A disc without a pennant looks the same however it is turned.")
        return _("The first turn says what is stretched, and the last turn lays it.")

    def nearer(self) -> Hint:
        """The target's lengths and where they lie."""
        return Hint(words=longest(self.target))

    def nearest(self) -> Hint:
        """All but the first dial."""
        to = self.wanted()
        if to is None:
            return Hint(words=self.stuck())
        moves = [m for m in self.moves_to(to) if isinstance(m, Drag)]
        words = _("With the first turn right, the rest stands so.")
        if self.level.locked or self.level.outline:
            words = _("The stretches stand so, and the last turn lays them.")
        kept = [m for m in moves if m.handle != "first"]
        return Hint(words=words, moves=tuple(kept or moves))

    def stuck(self) -> str:
        """It stretches more than a dial can."""
        return _("No setting of these dials makes this target.")

    # In numbers

    def named(self) -> Iterator[Row]:
        """The three factors as they stand, and the other settings."""
        whole, outline = self.FORMULAS
        first, (a, b), end = self.dials()
        note = _("asked; yours is close") if self.gap() > TINY else ""
        yield formula(outline if self.level.outline else whole, note)
        yield row("name:M", "M =", grid(self.target, TONES, column_names=COLUMNS))
        one, two = (numbers.degrees(angle(at)).text for at in (first, end))
        sizes = {"a": written(a).text, "b": written(b).text}
        yield row("name:V", "Vᵀ", Sign(text=_("turn {n}", n=one)))
        yield row("name:D", "D", Sign(text=_("stretch {a} and {b}", **sizes)))
        yield row("name:U", "U", Sign(text=_("turn {n}", n=two)), note=self._other())

    def _other(self) -> str:
        """Another setting with the stretches changed over, where there is one."""
        a = abs(self.stretch[0])
        for each in sorted(self.settings(), key=self.way):
            changed = min(each[1]) > TINY and abs(each[1][0] - a) > TINY
            if changed and not self.level.outline:
                first, (x, y), last = each
                return _(
                    "or {first}, {along} and {up}, {last}",
                    first=numbers.degrees(angle(first)).text,
                    along=written(x).text,
                    up=written(y).text,
                    last=numbers.degrees(angle(last)).text,
                )
        return ""

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The disc after each move, in their order."""
        yield replace(draw.beginning(self), weight=STILL)
        yield replace(draw.middle(self), weight=STILL)
        plane = self.plane(revealed=revealed)
        yield replace(plane, caption=_("3. turn"), weight=WHOLE)

    def beside(self) -> Iterator[Work]:
        """How far off it is; whether this setting is noted."""
        off, tone = _("covered until it plays"), Tone.DIM
        if self.placed:
            off = _("worst point: {far} off", far=said(self.gap()))
            tone = Tone.GOOD if self.stands() else Tone.BAD
        note = _("asked: at most {n}", n=said(ENOUGH))
        rows = [row("off", Sign(text=off, tone=tone), note=note)]
        if self.level.settings > 1 and self.placed:
            words = _("note this setting")
            if self.note_here() is not None:
                words = _("noted; take it back")
            tone = Tone.PLAIN if self.notable() else Tone.DIM
            n, whole = len(self.noted), self.level.settings
            count = _("{n} of {all}", n=n, all=whole)
            rows.append(row("note", Sign(text=words, tone=tone), note=count))
        yield Work(key="work", rows=tuple(rows))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """What comes out, over the target."""
        del revealed
        return draw.last(self)

    @classmethod
    def wrongs(cls, level: RsrLevel) -> Iterator[Fault]:
        """What no dial can make."""
        yield from level.faults()
