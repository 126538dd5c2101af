"""Pack: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from math import acos, degrees
from typing import ClassVar, Final

from game.figure.numbers import decimal, equals, rounded
from game.figure.things import Panel, Plane, Row
from game.language import N_, _, ngettext
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint, Quote
from game.puzzles.core.wording import equal, formula, row, said
from game.puzzles.kinds.pack import draw
from game.puzzles.kinds.pack.draw import pair_name
from game.puzzles.kinds.pack.level import FACING, PackLevel
from game.puzzles.kinds.pack.state import PackState, Pair

COSINE: Final = r"a \cdot b = \cos\theta"
SHOWN: Final = 2


class PackPosition(PackState, frozen=True, kw_only=True):
    """Pack, as it is said and drawn."""

    TERM: ClassVar = N_("superposition")
    FORMULAS: ClassVar = (COSINE,)
    DONE: ClassVar = N_("No pair need be quieter than this.")

    def quotes(self) -> Mapping[str, Quote]:
        """How quiet it was guessed and can be, and how far apart these are."""
        best, line = self.afresh().best(), self.line()
        return {
            "guess": Quote(said(line), (line,)),
            "quiet": Quote(said(best), (best,)),
            "miss": Quote(said(abs(line - best)), (abs(line - best),)),
        }

    # In words

    def describe(self) -> str:
        """The arrows of the plane, and which pairs are loudest."""
        words = []
        if self.flat():
            tips = zip(self.names(), self.at, strict=True)
            words.append(f"{', '.join(equal(name, at) for name, at in tips)}.")
        if not self.placed:
            line = said(self.line())
            words.append(_("The bars are covered. Your line is at {n}.", n=line))
            return " ".join(words)
        first, *others = self.louds()
        words.append(_("Loudest: {pair}.", pair=self._told(first)))
        loud = [pair for pair in others if self.louds()[pair] > self._quiet()]
        more = len(loud) - SHOWN
        if loud:
            also = "; ".join(map(self._told, loud[:SHOWN]))
            words.append(_("Also too loud: {pairs}.", pairs=also))
        elif self.reached():
            words.append(_("Every pair is quiet enough."))
        else:
            words.append(_("The others are quiet enough."))
        if more > 0:
            words.append(ngettext("And {n} more.", "And {n} more.", more))
        return " ".join(words)

    def _quiet(self) -> float:
        return self.best() + self.enough()

    def besides(self) -> str:
        """The rule; the places on the chart; what is asked."""
        words = [f"{draw.rule(self)}."]
        words += [draw.friends(self, pair) for pair in sorted(self.friends())]
        if not self.flat():
            words.append(
                _(
                    "On the chart the near half of the ball lies within 1 of the "
                    "middle, the far half around it, as far as 1.41."
                )
            )
            each = zip(self.names(), self.at, strict=True)
            places = ", ".join(equal(name, at) for name, at in each)
            words.append(_("There they lie so."))
            words.append(f"{places}.")
        if self.placed:
            most = decimal(self._quiet()).said()
            words.append(_("Quiet enough is {n} or less.", n=most))
        return " ".join(words)

    def _told(self, pair: Pair) -> str:
        return f"{pair_name(self, pair)} {decimal(self.dots()[pair]).equals()}"

    def to_guess(self) -> str:
        """A line across covered bars."""
        return _("How quiet can the loudest pair be? Drag your line across the bars.")

    def to_reach(self) -> str:
        """Arrows, until the longest bar ends in the strip."""
        return _("Move an arrow of the loudest pair, until no bar goes past the strip.")

    def _groups(self) -> int:
        return len(self.at) - len(self.level.friends)

    def look(self) -> str:
        """At what is alike; at the loudest."""
        if self.placed:
            pair = pair_name(self, self.loudest_pairs()[0])
            return _("Loudest is {pair}. Which of the two has room?", pair=pair)
        if self.level.rule == FACING:
            return _("Opposite arrows are silent. How many such pairs have room here?")
        if self.level.friends:
            return _("Friends may lie on one another. What is left to keep apart?")
        return _("A line has two ends. How far from each other can the lines be?")

    def idea(self) -> str:
        """All alike; what two share."""
        if self.placed:
            return _(
                "When no single arrow can help, the loudest pairs are equally loud. "
                "Move what they share."
            )
        return _("Where all neighbours are equally far apart, none is too near.")

    def nearer(self) -> Hint:
        """Between which fifths it lies."""
        return Hint(words=self._within(0.2))

    def nearest(self) -> Hint:
        """Between which tenths it lies."""
        return Hint(words=self._within(0.1))

    def _within(self, step: float) -> str:
        low = step * int(self.best() / step + 1e-9)
        low, high = round(low, 1), round(low + step, 1)
        return _("It lies between {low} and {high}.", low=said(low), high=said(high))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Plane]:
        """The plane, or the chart and its ball."""
        del revealed
        return draw.pictures(self)

    def beside(self) -> Iterator[Panel]:
        """The bars."""
        yield draw.bars(self)

    def named(self) -> Iterator[Row]:
        """What loudness is, how loud it is now, and what all squares add up to."""
        yield formula(COSINE)
        dot = self.dots()[0, 1]
        angle = rounded(degrees(acos(max(-1.0, min(1.0, dot)))), 1)
        yield row(
            "name:dot", f"a · b {equals(dot)}", note=f"θ {angle.sign} {angle.text}°"
        )
        pair = self.loudest_pairs()[0]
        yield row("name:loud", self._told(pair), note=_("the loudest pair"))
        best, note = said(self.best()), _("the loudest of so many")
        words = _("at least {n}", n=best)
        if not self.flat() and self.level.rule != FACING:
            # A long note would make all the type beside the ball small.
            words = _("the loudest: at least {n}", n=best)
            note = _("Conway, Hardin and Sloane, 1996")
        yield row("name:best", words, note=note)
        count, size = len(self.at), self.size()
        squares = sum(dot * dot for dot in self.dots().values())
        least = max(0.0, count * (count - size) / (2.0 * size))
        yield row(
            "name:squares",
            _("all squares: {n}", n=decimal(squares).said()),
            note=_("of the dot products, added up: at least {n}", n=said(least)),
        )

    @classmethod
    def faults(cls, level: PackLevel) -> Iterator[Fault]:
        """What does not fit together."""
        yield from level.faults()
