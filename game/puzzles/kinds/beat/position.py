"""Beat: its position in words, in numbers and in pictures."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from game.figure.things import Item, Panel, Row, Sign, Tone, Work
from game.language import N_, _
from game.linalg.factors import factors
from game.linalg.kept_lines import image
from game.linalg.plane import TINY
from game.puzzles.core.disc import TIP, longest
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint, Move, Turn
from game.puzzles.core.wording import arrow, formula, grid, row
from game.puzzles.kinds.beat import draw
from game.puzzles.kinds.beat.cards import MARKS, REST, SAYS, made
from game.puzzles.kinds.beat.level import BeatLevel
from game.puzzles.kinds.beat.state import BeatState

# What the moves of the slots are called in a formula.
NAMES = "ABCDE"
COLUMNS, TONES = ("c1", "c2"), (Tone.E1, Tone.E2)
WHOLE = 1.6


class BeatPosition(BeatState, frozen=True, kw_only=True):
    """Beat, as it is said and drawn."""

    TERM: ClassVar = N_("order of moves")
    FORMULAS: ClassVar = (
        r"A B = B A",
        r"M = C B A",
        r"M = D C B A",
        r"M = E D C B A",
        r"(A B)^{-1} = B^{-1} A^{-1}",
    )

    # In words

    def describe(self) -> str:
        """What lies on which word; once heard, how the disc ends."""
        words = [
            _("On {word}: {card}.", word=self.word(n), card=_(SAYS[card]))
            for n, card in enumerate(self.cards)
        ]
        if not self.placed:
            words.append(_("What they make is covered."))
            return " ".join(words)
        words.append(_("The pennant ends at {at}.", at=arrow(self.truth())))
        words.append(longest(self.made()))
        return " ".join(words)

    def besides(self) -> str:
        """The hand, and the disc that is asked."""
        words = []
        if self.level.before:
            sung = draw.listed(self.level.before)
            words.append(_("Mr. Foster sang: {cards}.", cards=sung))
        if held := self.held():
            words.append(_("In your hand: {cards}.", cards=draw.listed(held)))
        tip = arrow(image(self.target, TIP))
        words.append(_("Asked: the pennant at {at}.", at=tip))
        words.append(longest(self.target))
        return " ".join(words)

    def to_guess(self) -> str:
        """The cards, then the ghost."""
        if not self.full():
            return _("Lay your cards: press the place below a word.")
        return _("Where will the pennant's tip be at the end? Put its ghost there.")

    def to_reach(self) -> str:
        """Cards on every word, in an order that ends as is asked."""
        if self.reached():
            return _("The disc ends as it was asked to.")
        if not self.full():
            return _("Lay a card on every word, and hear what they make.")
        if not self.level.hand:
            return _("Change cards until the disc ends as it was at the beginning.")
        if self.homeward():
            return _("Swap two cards and hear it again, until the disc is as it was.")
        return _("Swap two cards and hear it again, until the disc lies as asked.")

    def begins(self) -> str:
        """With the first slot, as long as one is empty."""
        return "" if self.full() else "slot1"

    def look(self) -> str:
        """Along the line of words."""
        if not self.placed:
            return _("Follow the pennant's tip alone, from word to word.")
        return _("After which word does it first look wrong?")

    def idea(self) -> str:
        """The last thing is undone first; a stretch takes what lies there."""
        if self.homeward():
            return _(
                "Undo the last thing first. Between two quarter turns, "
                "wide does what narrow does."
            )
        return _("A stretch takes the disc as it lies when its word comes.")

    def nearer(self) -> Hint:
        """Where the first card takes the tip."""
        if not self.full():
            return Hint(words=_("Any order will do for a guess. You can swap later."))
        return Hint(words=self._after(1))

    def nearest(self) -> Hint:
        """Where all cards but the last take it."""
        if not self.full():
            words = _("Lay them so, and follow the tip. You can swap them later.")
            return Hint(words=words, moves=self._as_held())
        return Hint(words=self._after(len(self.cards) - 1))

    def _as_held(self) -> tuple[Move, ...]:
        """A card for each empty word, as they come."""
        moves, now = [], self
        for n, card in enumerate(self.cards):
            if card == REST:
                moves.append(Turn(f"slot{n + 1}", MARKS[now.offers(n)[0]]))
                now = now.play(moves[-1])
        return tuple(moves)

    def _after(self, count: int) -> str:
        tip = image(made(self.cards[:count], self.level.start()), TIP)
        word = self.word(count - 1)
        return _("After {word} the tip is at {at}.", word=word, at=arrow(tip))

    def stuck(self) -> str:
        """The target was set so that no order of the cards makes it."""
        return _("No order of these cards makes this target.")

    # In numbers

    def named(self) -> Iterator[Row]:
        """The moves as they are written, from right to left."""
        law, names = self._law(), NAMES[: len(self.cards)]
        close = law.startswith("M") and self.gap() > TINY
        note = _("the last word stands first on paper")
        yield formula(law, _("asked; yours is close") if close else note)
        yield row("name:M", "M =", grid(self.target, TONES, column_names=COLUMNS))
        if len(names) == len(self.cards):
            each = zip(names, self.cards, strict=True)
            laid = ",  ".join(f"{name}: {_(SAYS[card])}" for name, card in each)
            yield row("name:cards", Sign(text=laid))

    def _law(self) -> str:
        both, three, four, five, back = self.FORMULAS
        if self.level.before:
            return back
        return {2: both, 3: three, 4: four}.get(len(self.cards), five)

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The line of words, and the disc."""
        yield draw.rail(self)
        plane = self.plane(revealed=revealed)
        # Three or four stretches may lead far out: all of the disc is seen.
        far = factors(self.made()).first if self.placed else 0.0
        span = max(plane.span, 1.1 * far)
        yield replace(plane, weight=WHOLE, span=span)

    def beside(self) -> Iterator[Work]:
        """The hand, and how far off it ends."""
        yield Work(key="work", rows=tuple(draw.rows(self)))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The disc over the one that is asked."""
        del revealed
        return draw.ending(self)

    @classmethod
    def wrongs(cls, level: BeatLevel) -> Iterator[Fault]:
        """What no cards can make, or nobody can see."""
        found = tuple(level.faults())
        yield from found
        if not found and level.too_long():
            yield Fault(("span",), "what is asked does not fit", "widen the span")
