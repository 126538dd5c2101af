"""A whole kind on one page: lay v opposite to r. Read it before you write your own.

A kind is a level (what its YAML gives), a position (what a player sees and moves) and
one call of ``declare``. Everything else is derived: see ``game.puzzles.core.declared``.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

from msgspec.structs import replace

from game.figure.things import Arrow, Item, Row, Tone
from game.language import N_, _
from game.linalg.plane import Point, scaled
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.kind import Story, declare
from game.puzzles.core.on_plane import OnPlane, PlaneLevel
from game.puzzles.core.prediction import foreseen, off, room
from game.puzzles.core.protocol import Drag, Hint, Move
from game.puzzles.core.wording import arrow, row


class OppositeLevel(PlaneLevel, frozen=True, kw_only=True):
    """What a level gives, beside its ``span``: r, and where v lies at first."""

    r: Point
    start: Point


class OppositePosition(OnPlane[OppositeLevel, Point], frozen=True, kw_only=True):
    """Its fields are the state; where v lies at the reveal is the prediction."""

    r: Point
    v: Point

    ARROWS: ClassVar = ("r", "start")  # Fields of the level: kept in view, not zero.
    TERM: ClassVar = N_("opposite")

    @classmethod
    def begin(cls, level: OppositeLevel) -> Self:
        return cls(level=level, r=level.r, v=level.start, placed=not level.predict)

    def hands(self) -> Iterator[Hand[Self]]:  # What can be moved, and where it leads.
        view = self.view()
        yield hand.tip("v", self.v, lambda to: replace(self, v=to), view)
        yield hand.tip("r", self.r, lambda to: replace(self, r=to), view, given=True)

    def truth(self) -> Point:
        return scaled(self.r, -1.0)

    def predicts(self) -> Point:
        return self.v

    def right(self, guess: Point) -> bool:  # Judged on the level's own numbers.
        return foreseen(guess, self.afresh().truth())

    def off(self) -> float:  # 0 at the goal; measured in what is asked.
        return off(self.v, self.truth())

    def enough(self) -> float:  # How far off is still as asked.
        return room(self.truth())

    def answer(self) -> tuple[Move, ...]:
        return (Drag("v", self.truth()),)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        yield Arrow(key="vector:r", tip=self.r, tone=Tone.ROW, label="r")
        yield Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v")
        if revealed:
            yield Arrow(key="truth", tip=self.truth(), tone=Tone.GOAL, label="−r")

    def named(self) -> Iterator[Row]:
        yield row("name:numbers", f"−1 · {arrow(self.r)} = {arrow(self.truth())}")

    def describe(self) -> str:
        return _("r = {r}, v = {v}.", r=arrow(self.r), v=arrow(self.v))

    def to_guess(self) -> str:  # What to do now, in one sentence: before the reveal,
        return _("Drag v to where it is opposite to r.")

    def to_reach(self) -> str:  # and after it.
        return _("Now drag v onto the dashed arrow.")

    def look(self) -> str:  # Hint 1; after the reveal 3 and 4 are derived.
        return _("Look along the line of r, beyond the origin.")

    def idea(self) -> str:  # Hint 2.
        return _("What is opposite adds up to nothing.")

    def nearer(self) -> Hint:  # Hints 3 and 4 before it: about the guess alone.
        return Hint(words=_("It is as long as r."))

    def nearest(self) -> Hint:
        return Hint(words=_("It is half of a turn away from r."))


STORY = Story(title=N_("Opposite"), task=N_("Which v is opposite?"), beat="rows-02")
KIND = declare("opposite", OppositePosition, OppositeLevel, STORY)
