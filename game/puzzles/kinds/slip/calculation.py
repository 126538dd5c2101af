"""Slip: the calculation as it is written, computed anew below whatever is changed."""

from collections.abc import Iterable, Iterator
from typing import Final, Self

from msgspec.structs import replace

from game.linalg.factors import Matrix2
from game.linalg.plane import Point, apart, dot
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.kinds.slip.level import SlipLevel
from game.puzzles.kinds.slip.lines import COUNT, following

# Half of the last place that is written: as near as two numbers can be seen to be.
FOLLOWS: Final = 0.006


class Calculation(OnPlane[SlipLevel, int], frozen=True, kw_only=True):
    """M, x, and what was written by hand: None where a line follows.

    ``choice`` is the line that is said to slip, 0 for none: that is the prediction.
    """

    matrix: Matrix2
    vector: Point
    hand: tuple[Point | None, ...]
    choice: int = 0

    @classmethod
    def begin(cls, level: SlipLevel) -> Self:
        """The level at its start, with its slip."""
        return cls(
            level=level,
            matrix=level.matrix,
            vector=level.vector,
            hand=level.written(),
            placed=not level.predict,
        )

    def off(self) -> float:
        """How far the lines that do not follow are from what they should be."""
        lines = self.lines()
        each = ((lines[i - 1], lines[: i - 1]) for i in self.wrong())
        return sum((apart(at, self.next_line(above)) for at, above in each), 0.0)

    def enough(self) -> float:
        """Every line follows, as it is written."""
        return 0.0

    def lines(self) -> tuple[Point, ...]:
        """What is written in the five lines."""
        lines: list[Point] = []
        for own in self.hand:
            lines.append(own if own is not None else self.next_line(lines))
        return tuple(lines)

    def wrong(self) -> tuple[int, ...]:
        """The lines (from 1) that do not follow from those above."""
        return tuple(i for i, own in enumerate(self.hand, 1) if own is not None)

    def seen_wrong(self) -> tuple[int, ...]:
        """Those of them that the reveal has shown."""
        return self.wrong() if self.placed else ()

    def said(self) -> int:
        """The line that was said to slip, 0 for none."""
        return self.guess or 0 if self.placed else self.choice

    def product(self) -> Point:
        """Where M x really lands."""
        first, second = self.matrix
        return (dot(first, self.vector), dot(second, self.vector))

    def answer(self) -> Iterator[Move]:
        """Each line that does not follow, from above."""
        position = self
        for line in range(1, COUNT + 1):
            if line in position.wrong():
                for move in position.mending(line):
                    yield move
                    position = position.play(move)

    def next_line(self, above: Iterable[Point]) -> Point:
        """What the next line must be, under those above it."""
        return following(self.level.way, self.matrix, self.vector, tuple(above))

    def write(self, line: int, pair: Point) -> Self:
        """A line written by hand; what follows from those above it is not held."""
        if pair == self.lines()[line - 1]:
            return self
        hand = (*self.hand[: line - 1], pair, *self.hand[line:])
        return replace(self, hand=hand).settled()

    def put(self, line: int, entry: int, value: float) -> Self:
        """A number of a line is another."""
        pair = self.lines()[line - 1]
        return self.write(line, (value, pair[1]) if entry == 1 else (pair[0], value))

    def send(self, line: int, axis: str) -> Self:
        """A line's answer stands on that axis."""
        x, y = self.lines()[line - 1]
        return self if axis == on_which((x, y)) else self.write(line, (y, x))

    def settled(self) -> Self:
        """What was written by hand and follows is no longer held: it follows along."""
        hand: list[Point | None] = []
        lines: list[Point] = []
        for own in self.hand:
            right = self.next_line(lines)
            far = 0.0 if own is None else _off(own, right)
            hand.append(own if far > FOLLOWS else None)
            lines.append(hand[-1] or right)
        return replace(self, hand=tuple(hand))

    def give(self, i: int, j: int, value: float) -> Self:
        """An entry of M is another: all that follows is computed anew."""
        (a, b), (c, d) = self.matrix
        first = ((value, b), (a, value))[j - 1]
        second = ((value, d), (c, value))[j - 1]
        rows = ((first, (c, d)), ((a, b), second))
        return replace(self, matrix=rows[i - 1]).settled()

    def give_x(self, i: int, value: float) -> Self:
        """An entry of x is another."""
        x, y = self.vector
        return replace(self, vector=((value, y), (x, value))[i - 1]).settled()

    def mending(self, line: int) -> tuple[Move, ...]:
        """The moves that set one line right."""
        lines = self.lines()
        pair, right = lines[line - 1], self.next_line(lines[: line - 1])
        if self.on_axis(line) and _off((pair[1], pair[0]), right) <= FOLLOWS:
            return (Turn(f"axis{line}", on_which((pair[1], pair[0]))),)
        return tuple(
            Drag(f"n{line}:{entry}", (wanted, 0.0))
            for entry, (now, wanted) in enumerate(zip(pair, right, strict=True), 1)
            if abs(now - wanted) > FOLLOWS
        )

    def on_axis(self, line: int) -> bool:
        """Whether that line puts a row's answer on its axis."""
        return self.level.way == "rows" and line in {3, 4}


def on_which(pair: Point) -> str:
    """The axis nearer to an arrow."""
    return "second" if abs(pair[1]) > abs(pair[0]) else "first"


def _off(a: Point, b: Point) -> float:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))
