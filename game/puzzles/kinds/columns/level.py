"""Columns: its level, and what its numbers can be blamed for."""

from collections.abc import Iterator
from typing import Final

from game.linalg.factors import Matrix2
from game.linalg.plane import TINY, Point, apart, shadow, sine
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.core.wording import arrow, said
from game.puzzles.kinds.columns.walk import Walk

NARROWEST: Final = 0.15


class ColumnsLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``ask`` are the steps of the walk to predict.

    Where ``none`` is true the player may answer that no walk ends at the target,
    rightly or not.
    """

    matrix: Matrix2
    target: Point
    ask: Point
    none: bool = False

    def walk(self) -> Walk:
        """The asked walk."""
        (a, b), (c, d) = self.matrix
        return Walk(
            columns=((a, c), (b, d)), target=self.target, x=self.ask, view=self.span
        )

    def impossible(self) -> Iterator[Fault]:
        """What makes the level's numbers impossible to play."""
        plain = list(span_faults(self.span)) or [
            *arrow_faults(((("matrix",), c) for c in self.walk().columns), self.span)
        ]
        if not any(self.matrix[0]) or not any(self.matrix[1]):
            message = "a row of zeros reads nothing"
            plain.append(Fault(("matrix",), message, "every row needs an entry"))
        if plain:
            yield from plain
            return
        walk = self.walk()
        if not walk.on_one_line() and sine(*walk.columns) < NARROWEST:
            yield Fault(
                ("matrix",),
                "the columns lie nearly, but not quite, on one line",
                f"the sine of their angle must be {NARROWEST} or more, or 0",
            )
            return
        if walk.fitted() != walk:
            yield Fault(
                ("ask",),
                f"the asked walk leaves the view at {arrow(walk.end())}",
                "ask for fewer steps, or widen the span",
            )
        elif walk.met():
            message = "the asked walk is already at the target"
            yield Fault(("ask",), message, "ask for other steps")
        yield from self._unsolvable(walk)

    def _unsolvable(self, walk: Walk) -> Iterator[Fault]:
        """A target that no hand can bring the walk to, and nobody may give up."""
        view = self.span
        if hands.clamped(self.target, view * 0.95) != self.target:
            yield Fault(
                ("target",),
                f"{arrow(self.target)} is out of view",
                f"within {said(view * 0.95)} both ways",
            )
            return
        off = apart(shadow(self.target, walk.columns[0]), self.target)
        corner = walk.right_corner()
        if walk.on_one_line() and TINY < off < view / 10:
            yield Fault(
                ("target",),
                "off the columns' line by too little to be seen",
                f"at least {said(view / 10)} off it, or on it",
            )
        elif not walk.possible() and not self.none:
            message = "no walk gets there, and no player can say that"
            yield Fault(("target",), message, "none: true")
        elif hands.clamped(corner, view) != corner:
            yield Fault(
                ("target",),
                f"unsolvable in view: the walk would turn at {arrow(corner)}",
                "choose a nearer target, or widen the span",
            )
