"""A walk along the two columns of a matrix, tip to tail, toward a target."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.linalg.plane import (
    ORIGIN,
    Point,
    added,
    apart,
    dot,
    meeting,
    on_one_line,
    scaled,
    shadow,
)
from game.puzzles.core import hands
from game.puzzles.core.prediction import as_asked

# A knob is caught by a half this share of the half height away.
CATCH: Final = 1 / 25


class Walk(Struct, frozen=True, kw_only=True):
    """``x`` are the steps along the columns; ``view`` is the plane's half height."""

    columns: tuple[Point, Point]
    target: Point
    x: Point
    view: float

    def rows(self) -> tuple[Point, Point]:
        """The same matrix, row by row."""
        (a, c), (b, d) = self.columns
        return ((a, b), (c, d))

    def corner(self) -> Point:
        """Where the walk leaves the first column's line and turns into the second."""
        return scaled(self.columns[0], self.x[0])

    def end(self) -> Point:
        """Where the walk ends: M x."""
        return added(self.corner(), scaled(self.columns[1], self.x[1]))

    def on_one_line(self) -> bool:
        """Whether the columns lie on one line, and every walk stays on it."""
        return on_one_line(*self.columns)

    def met(self) -> bool:
        """Whether the walk ends at the target, as asked."""
        return as_asked(self.end(), self.target)

    def possible(self) -> bool:
        """Whether any walk ends at the target."""
        if not self.on_one_line():
            return True
        foot = shadow(self.target, self.columns[0])
        return as_asked(foot, self.target)

    def right_corner(self) -> Point:
        """The corner of a walk that ends at the target; the present one on one line."""
        if self.on_one_line():
            return self.corner()
        first, second = self.rows()
        steps = meeting(first, self.target[0], second, self.target[1])
        return scaled(self.columns[0], steps[0])

    def knob(self, name: str) -> tuple[Point, Point]:
        """The column of a knob (``x1`` or ``x2``), and where it sets out."""
        if name == "x1":
            return self.columns[0], ORIGIN
        return self.columns[1], self.corner()

    def pulled(self, name: str, to: Point) -> "Walk":
        """The walk after a knob was pulled to the point of its line nearest to one."""
        column, base = self.knob(name)
        steps = _steps(hands.on_line(to, column, self.view, base), base, column)
        x = (steps, self.x[1]) if name == "x1" else (self.x[0], steps)
        return replace(self, x=x).fitted()

    def caught(self, name: str, to: Point) -> Point:
        """Where a knob is put: at a half or whole number of steps where one is near."""
        column, base = self.knob(name)
        at = hands.on_line(to, column, self.view, base)
        half = added(base, scaled(column, round(2 * _steps(at, base, column)) / 2))
        seen = hands.clamped(half, self.view) == half
        return half if seen and apart(half, at) <= self.view * CATCH else at

    def fitted(self) -> "Walk":
        """The walk, shortened where its corner or its end would leave the view."""
        first, second = self.columns
        corner, (x1, x2) = self.corner(), self.x
        if hands.clamped(corner, self.view) != corner:
            x1 = _steps(hands.on_line(corner, first, self.view), ORIGIN, first)
            corner = scaled(first, x1)
        end = added(corner, scaled(second, x2))
        if hands.clamped(end, self.view) != end:
            at = hands.on_line(end, second, self.view, corner)
            x2 = _steps(at, corner, second)
        return replace(self, x=(x1, x2))


def _steps(to: Point, base: Point, column: Point) -> float:
    """How many of the column lead from one point of its line to another."""
    return dot(added(to, scaled(base, -1.0)), column) / dot(column, column) + 0.0
