"""Loop: its position in words and in pictures."""

from collections.abc import Iterator
from typing import ClassVar

from game.figure.numbers import vector
from game.figure.things import Panel, Row, Work
from game.language import _, ngettext
from game.puzzles.core import pressed_answer
from game.puzzles.core.brackets import leaves, spoken, worth, written
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint
from game.puzzles.core.wording import formula, listed, row, said
from game.puzzles.kinds.loop import draw
from game.puzzles.kinds.loop.level import LoopLevel
from game.puzzles.kinds.loop.state import NOBODY, SAYS, LoopState, fewest


class LoopPosition(LoopState, frozen=True, kw_only=True):
    """Loop, as it is said and drawn."""

    FORMULAS: ClassVar = (
        r"(M M^T)(M v) = \lambda (M v)",
        r"(M^T M)(M^T u) = \lambda (M^T u)",
        r"|M v| = 0",
        r"|M^T w| = 0",
    )

    # In words

    def describe(self) -> str:
        """Both words as they stand, and what is asked."""
        if self.level.find:
            w, out = vector(self.dials), vector(self.caught())
            home = _("The rail home makes of it {out}.", out=out.said())
            return f"w {w.equals()}. {home}"
        if not self.placed:
            return _("Your guess: {n} times as long.", n=said(self.times))
        left, right = self.sides
        words = [_("It reads: {word}.", word=spoken(left))]
        if right is not None:
            words = [
                _(
                    "It reads: {word}, equals {other}.",
                    word=spoken(left),
                    other=spoken(right),
                )
            ]
        if self.level.swap and not self.same():
            words.append(_("It ends elsewhere than at first."))
        elif not self.level.none:
            n = len(self.steps() or ())
            one, many = "{n} move from what is asked.", "{n} moves from what is asked."
            words.append(ngettext(one, many, n) if n else _("It reads as asked."))
        return " ".join([*words, *pressed_answer.sentence(self.said, SAYS)])

    def same(self) -> bool:
        """Whether the word is still worth what it was."""
        known = self.level.known()
        now, first = (worth(x, known) for x in (self.sides[0], self.level.words()[0]))
        return bool(abs(now - first).max() < 1e-9)

    def besides(self) -> str:
        """M, the arrow, and what is asked."""
        level = self.level
        words = [f"{listed('M', level.matrix)}."]
        if level.find:
            return " ".join(words)
        at = draw.ends(level)[0 if level.letter == "v" else 1]
        words.append(f"{level.letter} {vector(at).equals()}.")
        if self.placed:
            words.append(
                _("After the laps it is {n} times as long.", n=said(level.times()))
            )
        left, right = self.goals()
        if level.none:
            return " ".join(words)
        asked = spoken(left) if right is None else f"{spoken(left)}; {spoken(right)}"
        words.append(_("Asked: {word}.", word=asked))
        return " ".join(words)

    def to_guess(self) -> str:
        """How many times as long."""
        laps = (len(leaves(self.level.words()[2])) - 1) // 2
        start = self.level.letter
        return ngettext(
            "Where is {letter} after {n} lap? Say how many times as long it is.",
            "Where is {letter} after {n} laps? Say how many times as long it is.",
            max(1, laps),
            letter=start,
        )

    def to_reach(self) -> str:
        """The asked word, or the arrow that is not carried."""
        if self.level.find:
            return _(
                "Set the numbers of w, an arrow at B, so that no rail brings it to A."
            )
        if self.level.none:
            return _("Who boards at B, to ride the loop from there? Say it.")
        if self.said == NOBODY:
            return _("Not so: M v is not 0, so somebody does board. Take that back.")
        left, right = self.goals()
        asked = (
            written(left) if right is None else f"{written(left)} = {written(right)}"
        )
        if self.level.swap and not self.same():
            return _(
                "It ends elsewhere now: letters may not pass each other. Take it back."
            )
        if right is not None:
            return _(
                "Ride on, and move what may be moved, until it reads {word}.",
                word=asked,
            )
        return _("Move cases until it reads {word}.", word=asked)

    def look(self) -> str:
        """At the goal's cases."""
        if self.level.find:
            return _(
                "Each row of Mᵀ reads the arrow. What must every one of them read?"
            )
        if self.level.none:
            return _("Which arrow arrives at B?")
        if not self.placed:
            return _(
                "Follow the arrow over the upper rail, and home over the lower one."
            )
        return _("Which two letters travel in one case in what is asked?")

    def idea(self) -> str:
        """Order stays."""
        if self.level.find:
            return _("It stands across both columns of M.")
        if self.level.none:
            return _("An eigenvector is an arrow, and 0 is none.")
        if not self.placed:
            return _(
                "A lap brings the arrow back onto its line: only its length changes."
            )
        if self.sides[1] is not None:
            return _("What is put in front of one side is put in front of both.")
        return _("A case may pass one coach at a time. The order never changes.")

    def nearer(self) -> Hint:
        """Where the first rail brings it."""
        one, other = draw.names(self.level)
        at = draw.ends(self.level)
        n = 1 if self.level.letter == "v" else 0
        words = _(
            "{name} is {place}.", name=(one, other)[n], place=vector(at[n]).said()
        )
        return Hint(words=words)

    def nearest(self) -> Hint:
        """One lap in numbers, but for its factor."""
        words = _("Now carry that home, and divide by what you began with.")
        return Hint(words=words)

    def stuck(self) -> str:
        """Beyond seven coaches."""
        return _("From here the asked word cannot be reached; begin again.")

    def term(self) -> str:
        """What was shown."""
        if self.level.find:
            return _("an arrow that Mᵀ takes to 0")
        if self.level.none:
            return _("0 is no eigenvector")
        return _("boarding at the other station")

    # In numbers

    def named(self) -> Iterator[Row]:
        """The law, with both arrows and the number."""
        at_b, at_a, empty, quiet = self.FORMULAS
        if self.level.find:
            yield formula(quiet)
            yield row("name:w", f"w {vector(self.dials).equals()}")
            return
        if self.level.none:
            yield formula(empty)
            yield row("name:v", f"v {vector(self.level.v).equals()}")
            return
        yield formula(at_b if self.level.letter == "v" else at_a)
        for name, at in zip(draw.names(self.level), draw.ends(self.level), strict=True):
            yield row(f"name:{name}", f"{name} {vector(at).equals()}")
        yield row("name:times", _("λ is {n}", n=said(self.lap())))
        if not self.level.swap:
            left, right, *_rest = self.level.words()
            few = len(fewest((left, right), self.goals(), swap=False) or ())
            least = ngettext("fewest: {n} move", "fewest: {n} moves", few)
            yield row("name:few", least)

    def lap(self) -> float:
        """How many times as long one lap leaves it."""
        at = draw.ends(self.level)[0]
        m = self.level.known()["M"]
        return float(at @ (m.T @ m @ at) / (at @ at))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The ring and the word."""
        del revealed
        yield draw.plane(self)

    def beside(self) -> Iterator[Work]:
        """The numbers, and what may be done."""
        words = self.placed and not self.level.find
        key = "numbers" if words else "work"
        yield Work(key=key, rows=tuple(draw.numbers(self)))
        if words:
            yield Work(key="work", rows=tuple(draw.rows(self)))

    @classmethod
    def faults(cls, level: LoopLevel) -> Iterator[Fault]:
        """Words that are none; a goal that nothing leads to."""
        found = tuple(level.faults())
        yield from found
        if not found and not level.find and not level.none:
            begun = cls.begin(level)
            if begun.steps() is None:
                yield Fault(("goal",), "unsolvable: no moves lead there")
