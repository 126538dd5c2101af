"""Rows: its level, which arrows are right, and what a level can be blamed for."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    scaled,
    sine,
    unit,
)
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.core.wording import arrow
from game.puzzles.kinds import listening

NARROWEST: Final = 0.15
# By how much readings must miss what is asked where none is the answer.
SEEN: Final = 0.4


class RowsLevel(PlaneLevel, frozen=True, kw_only=True):
    """``asked`` is what each row must read.

    Where ``none`` is true the player may answer that no arrow reads so, rightly or not.
    """

    rows: tuple[Point, ...]
    asked: tuple[float, ...]
    start: Point
    none: bool = False
    span: float = 3.0

    def nearest(self, rows: tuple[Point, ...], v: Point) -> Point:
        """The right arrow nearest to v; the best compromise where there is none.

        On a whole line of answers it is one that is in view and can be held.
        """
        found = listening.compromise(rows, self.asked, v)
        if not listening.on_one_line(rows) or hands.holds(found, self.span):
            return found
        foot = listening.compromise(rows, self.asked, ORIGIN)
        side = self.span * hands.LEAST * 2.0
        return added(foot, scaled(unit(across(rows[0])), side))

    def on_grid(self, rows: tuple[Point, ...], v: Point) -> Point:
        """The same, on the half grid where a whole line has any there."""
        nearest = self.nearest(rows, v)
        if not listening.on_one_line(rows):
            return nearest
        return hands.read_as_asked(rows[0], self.asked[0], self.span, v) or nearest

    def miscounted(self) -> Iterator[Fault]:
        """Rows or readings that are too few or too many."""
        count = len(self.rows)
        if count not in {2, 3}:
            yield Fault(("rows",), f"{count} rows", "two or three")
        if len(self.asked) != count:
            message = f"{len(self.asked)} readings are asked of {count} rows"
            yield Fault(("asked",), message, "one for each row")

    def unanswerable(self) -> Iterator[Fault]:
        """Rows nearly on one line, and questions that nobody can answer."""
        sines = [sine(a, b) for a, b in combinations(self.rows, 2)]
        gap = listening.disagreement(self.rows, self.asked)
        exactly = gap <= TINY
        truth = self.nearest(self.rows, self.start)
        if not listening.on_one_line(self.rows) and max(sines) < NARROWEST:
            yield Fault(
                ("rows",),
                "the rows lie nearly, but not quite, on one line",
                f"some angle's sine must be {NARROWEST} or more, or every angle none",
            )
        elif not exactly and gap < SEEN:
            message = "the rows disagree by too little to be seen"
            yield Fault(("asked",), message, "let one arrow please them all, or none")
        elif not exactly and not self.none:
            message = "no arrow reads so, and no player can say that"
            yield Fault(("asked",), message, "none: true")
        elif exactly and not hands.holds(truth, self.span * 0.95):
            yield Fault(
                ("asked",),
                f"unsolvable in view: v would have to be {arrow(truth)}",
                "ask for something else, or change the span",
            )
