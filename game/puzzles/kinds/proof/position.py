"""Proof: its position in words and in pictures."""

from collections.abc import Iterator
from typing import ClassVar, Final

from game.figure.numbers import vector, written
from game.figure.things import Figure, Panel, Row, Work
from game.language import N_, _, ngettext
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.proof import draw
from game.puzzles.kinds.proof.level import ProofLevel
from game.puzzles.kinds.proof.lines import FREE, REASONS, line
from game.puzzles.kinds.proof.state import (
    EMPTY,
    FAILS,
    FOLLOWS,
    TRUE,
    ProofState,
)

# The law by what is shown at the end, and what that is called.
LAWS: Final = {
    "(M T)(M v) = L (M v)": (r"(M M^T)(M v) = \lambda (M v)", N_("proof")),
    "(T M)(T u) = L (T u)": (r"(M^T M)(M^T u) = \lambda (M^T u)", N_("proof")),
    "dot(M v, M v) = L dot(v, v)": (r"|M v|^2 = \lambda |v|^2", N_("singular value")),
    "dot(M v, M w) = 0": (r"(M v) \cdot (M w) = 0", N_("orthogonal to orthogonal")),
    "(M T) u = L u": (r"M M^T u = \lambda u", N_("left singular vector")),
    "dot(v, w) = 0": (r"v \cdot w = 0", N_("spectral theorem")),
}


class ProofPosition(ProofState, frozen=True, kw_only=True):
    """Proof, as it is said and drawn."""

    FORMULAS: ClassVar = tuple(law for law, _term in LAWS.values())

    # In words

    def describe(self) -> str:
        """The chain line by line, and what the check says."""
        words, letters = [], self.level.letters()
        for n, card in enumerate(self.cards):
            told = _("empty")
            if card != EMPTY:
                told = _("card {letter}", letter=letters[card])
            words.append(_("Line {n}: {text}.", n=n + 1, text=told))
            if self.reasons[n] != FREE:
                words.append(_("Because: {why}.", why=_(REASONS[self.reasons[n]])))
            if told := draw.said(self, n):
                words.append(_("It {verdict}.", verdict=told))
        return " ".join(words)

    def besides(self) -> str:
        """What is given and asked, and the cards."""
        given = "; ".join(line(text).said() for text in self.level.given)
        words = [_("Given: {lines}.", lines=given)]
        if self.level.apart:
            words.append(_("λ and μ are not equal."))
        asked = line(self.level.chain[-1]).said()
        words.append(_("To be shown: {line}.", line=asked))
        for card, letter in self.level.letters().items():
            slots = {"letter": letter, "line": line(card).said()}
            words.append(_("Card {letter}: {line}.", **slots))
        return " ".join(words)

    def to_guess(self) -> str:
        """Put the lines in order."""
        if self.level.stamped:
            return _("Put the lines in an order in which each follows, then reveal.")
        return _("Put lines in an order in which each follows, say why, then reveal.")

    def to_reach(self) -> str:
        """The first line that does not follow."""
        for n, verdict in enumerate(self.verdicts()):
            if verdict == FAILS:
                return _("Line {n} fails in numbers. Take another card.", n=n + 1)
            if verdict == TRUE:
                return _(
                    "Line {n} is true, but not for this reason from what stands above.",
                    n=n + 1,
                )
            if verdict != FOLLOWS:
                return _(
                    "Line {n} is open: lay a card, and say why it follows.", n=n + 1
                )
        return _("Every line follows. The last one is to be what is asked.")

    def look(self) -> str:
        """At what changes."""
        return _(
            "What changes from one line to the next: a letter, a bracket, a number?"
        )

    def idea(self) -> str:
        """The reasons."""
        return _(
            "What is done to one side is done to both, and nothing else may happen."
        )

    def nearer(self) -> Hint:
        """What comes first."""
        words = _(
            "The first line is made from what is given: {why}.",
            why=_(REASONS[self.level.reasons[0]]),
        )
        return Hint(words=words)

    def nearest(self) -> Hint:
        """The last line."""
        words = _("The last line is what is to be shown. Work back from it.")
        return Hint(words=words)

    def term(self) -> str:
        """What was shown."""
        return _(LAWS[self.level.chain[-1]][1])

    # In numbers

    def named(self) -> Iterator[Row]:
        """The law, and the example's numbers."""
        yield formula(LAWS[self.level.chain[-1]][0])
        known = self.level.known()
        letter = self.level.letter
        yield row("name:v", f"{letter} {vector(map(float, known[letter])).equals()}")
        yield row("name:L", _("λ is {n}", n=written(float(known["L"])).said()))
        n = len(self.cards)
        steps = ngettext("{n} step", "{n} steps", n)
        yield row("name:steps", steps)

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """What is given and asked."""
        del revealed
        yield Work(key="given", rows=tuple(draw.premises(self.level)), weight=0.7)

    def naming(self) -> Figure:
        """The law, beside the player's own chain."""
        rows = (row("name:term", self.term()), *self.named())
        whole = Work(key="work", rows=tuple(draw.chain(self)), weight=1.4)
        return Figure(panels=(whole, Work(key="naming", rows=rows)))

    def beside(self) -> Iterator[Panel]:
        """The chain, and once it is checked the numbers."""
        yield Work(key="work", rows=tuple(draw.chain(self)), weight=1.4)
        if self.placed:
            yield Work(key="numbers", rows=tuple(draw.in_numbers(self)), weight=0.8)

    @classmethod
    def faults(cls, level: ProofLevel) -> Iterator[Fault]:
        """What is no line, and what is never shown."""
        found = tuple(level.faults())
        yield from found
        if not found and level.chain[-1] not in LAWS:
            yield Fault(("chain",), "no law is named by its last line")
