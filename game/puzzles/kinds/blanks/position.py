"""Blanks: its position in words and in pictures."""

from collections.abc import Iterator
from typing import ClassVar, Final

from game.figure.things import Panel, Row, Work
from game.language import N_, _, ngettext
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.blanks import draw
from game.puzzles.kinds.blanks.level import BlanksLevel
from game.puzzles.kinds.blanks.sentences import Filling
from game.puzzles.kinds.blanks.state import EMPTY, BlanksState

LAWS: Final = {
    "entry": (r"(M^T M)_{ij} = c_i \cdot c_j", N_("Gram matrix")),
    "names": (r"M = U D V^T", N_("right and left singular vectors")),
    "keeps": (r"(M v) \cdot (M w) = 0", N_("real eigenvectors, and right angles")),
    "change": (r"(J^T J)_{ij} = c_i \cdot c_j", N_("Jacobian")),
    "trend": (r"n \lambda = |X d|^2", N_("eigenvalue of the trend")),
    "maps": (r"M v = \sigma u", N_("there and back")),
}


class BlanksPosition(BlanksState, frozen=True, kw_only=True):
    """Blanks, as it is said and drawn."""

    FORMULAS: ClassVar = tuple(law for law, _term in LAWS.values())

    # In words

    def reads(self, filling: Filling | None = None, *, gap: str = EMPTY) -> str:
        """The sentence as it stands, or with other words."""
        words = {
            slot: gap if word == EMPTY else _(word)
            for slot, word in zip(draw.SLOTS, filling or self.words, strict=False)
        }
        return " ".join(_(text, **words) for text in self.sentence().lines)

    def describe(self) -> str:
        """The sentence, and what was made of it."""
        words = [_("{sentence}.", sentence=self.reads(gap=_("blank")))]
        if self.placed and self.filled():
            words.append(self.judged())
        if self.collects():
            n, all_ = len(self.noted), self.level.find
            words.append(_("{n} of {all} found.", n=n, all=all_))
        return " ".join(words)

    def judged(self) -> str:
        """Whether it holds; else what breaks it, with both values."""
        made, breaks = self.sentence(), self.breaks()
        if breaks is None:
            return _("It holds for all {n} on the shelf.", n=len(made.shelf))
        m = made.shelf[breaks]
        words = [
            _(
                "{M} with the rows {rows} breaks it.",
                M=draw.letter(self),
                rows=draw.told(m),
            )
        ]
        if not made.many:
            words += [f"{text}." for text in draw.values(made, self.words, m)]
        return " ".join(words)

    def besides(self) -> str:
        """The words that there are."""
        each = (
            _("For blank {n}: {words}.", n=n, words=", ".join(map(_, words)))
            for n, words in enumerate(self.sentence().words, 1)
        )
        return " ".join(each)

    def to_guess(self) -> str:
        """Fill it."""
        return _("Fill the blanks so that it holds for every matrix.")

    def to_reach(self) -> str:
        """What breaks it; what is still to be found."""
        if not self.filled():
            return _("Fill every blank.")
        if not self.holds():
            return _("This one breaks it. Change a word.")
        if self.words in self.noted:
            n = self.level.find - len(self.noted)
            return ngettext(
                "It is noted. Find {n} more that holds.",
                "It is noted. Find {n} more that hold.",
                n,
            )
        return _("It holds. Note it.")

    def look(self) -> str:
        """At the specimen."""
        return _("Try it on the specimen: what does each word make of its numbers?")

    def idea(self) -> str:
        """Sizes."""
        return _("Count sizes first: can it be multiplied, and does it go there?")

    def nearer(self) -> Hint:
        """One word."""
        to = self.wanted()
        return Hint(words=_("In the last blank stands {word}.", word=_(to[-1])))

    def nearest(self) -> Hint:
        """How many there are."""
        n = len(self.left())
        return Hint(
            words=ngettext(
                "{n} filling holds for all on the shelf.",
                "{n} fillings hold for all on the shelf.",
                n,
            )
        )

    def term(self) -> str:
        """What it is about."""
        return _(LAWS[self.level.sentence][1])

    # In numbers

    def named(self) -> Iterator[Row]:
        """The law, and the sentences that were found."""
        yield formula(LAWS[self.level.sentence][0])
        for n, filling in enumerate(self.noted or (self.words,)):
            yield row(f"name:{n}", self.reads(filling))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The sentence."""
        del revealed
        yield Work(key="work", rows=tuple(draw.sentence(self)), weight=1.4)

    def beside(self) -> Iterator[Panel]:
        """The specimen."""
        yield Work(key="specimen", rows=tuple(draw.specimen(self)), weight=0.8)

    @classmethod
    def faults(cls, level: BlanksLevel) -> Iterator[Fault]:
        """A sentence that is none."""
        return level.faults()
