"""Frame: where everything is, what can be moved, and what is right."""

from collections.abc import Iterator
from math import cos, degrees, radians, remainder, tau
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.factors import Matrix2
from game.linalg.frames import frame, leaning, off_frame, stretches
from game.linalg.kept_lines import image, turned
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    angle,
    determinant,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import hand, hands, pressed_answer
from game.puzzles.core.hand import DEGREES, Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.core.written_number import by_signs
from game.puzzles.kinds.frame.level import ENDS, FAR, LOSE, FrameLevel

# In degrees: what counts as square, and what was foreseen.
NEAR, FORESEEN = 1.0, 8.0
# What is nearer than half of the finest push of a key is square.
CAUGHT: Final = DEGREES["fine"] / 2.0
# How many matrices are tried before it is said, how far one is from the others, and
# how far the foretold number may be off.
TRIES, OTHER, CLOSE = 3, 0.75, 0.25
REACH: Final = 40.0
# Nearer than two degrees the farthest place draws M v in.
DRAWN_IN: Final = cos(radians(2.0))
NONE: Final = N_("no M is without one")
SAYS: Final = {FREE: N_("some M has none"), NONE: NONE}
UNTRIED, TRIED = N_("note what it does"), N_("noted")
NOTES: Final = {UNTRIED: UNTRIED, TRIED: TRIED}
COLUMNS: Final = ("c1", "c2")
Guess: TypeAlias = Point | float | str


class FrameState(OnPlane[FrameLevel, Guess], frozen=True, kw_only=True):
    """M, v of length one, and how many degrees to both sides of it have been seen.

    ``ends`` is what was foretold of the far end, ``tried`` are other matrices.
    """

    matrix: Matrix2
    v: Point
    seen: tuple[float, float] = (0.0, 0.0)
    ends: float = 0.0
    tried: tuple[Matrix2, ...] = ()
    said: str = FREE

    @classmethod
    def begin(cls, level: FrameLevel) -> Self:
        """The level at its start."""
        v, placed = unit(level.start), not level.predict
        return cls(level=level, matrix=level.matrix, v=v, placed=placed)

    # What it is

    def w(self) -> Point:
        """A quarter turn from v."""
        return across(self.v)

    def images(self) -> tuple[Point, Point]:
        """Where M sends both."""
        return image(self.matrix, self.v), image(self.matrix, self.w())

    def leans(self) -> float:
        """The dot product of both images."""
        return leaning(self.matrix, self.v)

    def columns(self) -> tuple[Point, Point]:
        """Where M sends both basis vectors."""
        (a, b), (c, d) = self.matrix
        return ((a, c), (b, d))

    def target(self) -> Point:
        """The arm of the right frame that is nearest to v."""
        one = frame(self.matrix)
        arms = (one, across(one), scaled(one, -1.0), scaled(across(one), -1.0))
        return max(arms, key=lambda arm: dot(arm, self.v))

    def away(self) -> float:
        """By how many degrees the right angle is off one that stays; 0 where all do."""
        most, least = stretches(self.matrix)
        alike = most - least < TINY
        return 0.0 if alike else off_frame(frame(self.matrix), self.v)

    def square(self) -> bool:
        """Whether the images stand exactly square."""
        return abs(self.leans()) < TINY

    def missing(self) -> int:
        """How many matrices are still to be tried."""
        return max(0, TRIES - len(self.tried))

    def off(self) -> float:
        """The angle; or what is still to be tried, and to be said."""
        if self.level.by == LOSE:
            return self.missing() + float(self.said != NONE)
        return self.away()

    def enough(self) -> float:
        """A degree."""
        return 0.0 if self.level.by == LOSE else NEAR

    def closeness(self, off: float) -> float:
        """By degrees, or by what is missing."""
        if self.level.by != LOSE:
            return 1.0 / (1.0 + off / 12.0)
        if self.missing():
            # A matrix that is like none before is on the way to be noted.
            off -= min(1.0, self.unlike(self.matrix) / OTHER) / 2.0
        return 1.0 / (1.0 + off)

    def predicts(self) -> Guess:
        """How v lies; the number of the far end; what is said."""
        by = self.level.by
        return self.ends if by == ENDS else self.said if by == LOSE else self.v

    def right(self, guess: Guess) -> bool:
        """Within eight degrees; within a quarter; said rightly."""
        if isinstance(guess, str):
            return guess == NONE
        given = self.level.matrix
        if isinstance(guess, float):
            return abs(guess + leaning(given, (1.0, 0.0))) <= CLOSE
        return off_frame(frame(given), guess) <= FORESEEN

    def answer(self) -> Iterator[Move]:
        """V onto the nearest arm; three matrices, and what is to be said."""
        if self.level.by == LOSE:
            now = self
            for _one in range(self.missing()):
                if not now.is_new(now.matrix):
                    move = Drag(COLUMNS[0], next(now.others()))
                    yield move
                    now = now.play(move)
                yield Turn("try", TRIED)
                now = now.play(Turn("try", TRIED))
            if now.said != NONE:
                yield Turn(pressed_answer.SAID, NONE)
        elif self.level.by == FAR:
            yield Drag("Mv", image(self.matrix, self.target()))
        else:
            yield Drag("v", self.target())

    def others(self) -> Iterator[Point]:
        """Places of the first column that make matrices of their own."""
        x, y = (round(part) for part in self.columns()[0])
        far = int(self.view())
        for n in range(2 * far + 1):
            at = (float((x + n + 1 + far) % (2 * far + 1) - far), float(y or 1))
            if self.is_new(self._with(at, self.columns()[1])):
                yield at

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """V on its circle or M v on its ellipse; what is said; M's columns."""
        by, free = self.level.by, self.placed
        if by == ENDS and not free:
            yield self._far_end()
        elif by == FAR and free:
            yield self._pushed_out()
        elif by != LOSE or free:
            yield hand.spoke("v", self.v, self._turned)
        columns = dict(zip(COLUMNS, self.columns(), strict=True))
        for held in hand.givens(columns, self._given, self.view()):
            given = by != LOSE
            if given or free:
                handle = replace(held.handle, panel="image", begins=True, given=given)
                yield replace(held, handle=handle)
        if by == LOSE and free and self.is_new(self.matrix):
            yield self.trying()
        if by == LOSE:
            yield pressed_answer.handle(self.said, self._say, SAYS)

    def trying(self) -> Hand[Self]:
        """To note what this matrix does."""
        name = _("this matrix")
        return hand.choice("try", name, UNTRIED, self._noted, says=NOTES, entry="try")

    def _far_end(self) -> Hand[Self]:
        name = _("the dot product at 90°")

        put = self._foretold
        made = hand.number("ends", name, self.ends, put, reach=REACH, snap=_whole)
        return by_signs(made)

    def _foretold(self, to: float) -> Self:
        return replace(self, ends=to)

    def _pushed_out(self) -> Hand[Self]:
        at = hands.clamped(self.images()[0], self.view())
        whole_ = Handle(
            key="Mv", name="M v", panel="image", at=at, arrow="vector:Mv", begins=True
        )

        def nudge(seen: Handle, push: Point, step: str, _snap: bool) -> Move:
            sign = 1.0 if dot(self.images()[1], push) >= 0.0 else -1.0
            by = sign * DEGREES[step]
            to = image(self.matrix, turned(by, self.v))
            way = added(to, scaled(self.images()[0], -1.0))
            return Drag("Mv", added(seen.at, way))

        return Hand(handle=whole_, drag=self._out, snap=self._caught, nudge=nudge)

    def _out(self, to: Point) -> Self:
        """V is turned to where its image has that direction."""
        (a, b), (c, d) = self.matrix
        whole_ = determinant((a, b), (c, d))
        from_ = (d * to[0] - b * to[1], a * to[1] - c * to[0])
        if abs(whole_) < TINY or length(from_) < TINY:
            return self
        return self._turned(unit(scaled(from_, 1.0 if whole_ > 0.0 else -1.0)))

    def _caught(self, to: Point) -> Point:
        """Near the farthest place the ellipse itself draws it in."""
        best = image(self.matrix, self.target())
        near = length(to) > TINY and dot(unit(to), unit(best)) > DRAWN_IN
        return best if near else to

    def _turned(self, v: Point) -> Self:
        """What lies between is seen, once it is not covered."""
        by = degrees(remainder(angle(v) - angle(self.v), tau))
        low, high = self.seen
        seen = (max(-90.0, min(low - by, 0.0)), min(90.0, max(high - by, 0.0)))
        turned_ = replace(self, v=v, seen=seen if self.placed else self.seen)
        caught = self.placed and 0.0 < turned_.away() < CAUGHT
        return replace(turned_, v=turned_.target()) if caught else turned_

    def _with(self, c1: Point, c2: Point) -> Matrix2:
        return ((c1[0], c2[0]), (c1[1], c2[1]))

    def is_new(self, matrix: Matrix2) -> bool:
        """Whether it is told from every other one by an entry."""
        return self.unlike(matrix) >= OTHER

    def unlike(self, matrix: Matrix2) -> float:
        """How far it is from the nearest that was tried."""
        each = (_differ(matrix, other) for other in self.tried)
        return min(each, default=OTHER)

    def _given(self, columns: tuple[Point, ...]) -> Self:
        """Another matrix, of which nothing has been seen yet."""
        matrix = self._with(*columns[:2])
        return replace(self, matrix=matrix, seen=(0.0, 0.0))

    def _noted(self, value: str) -> Self:
        """The matrix as it is now is one of those that were tried."""
        if value == UNTRIED:
            return self
        return replace(self, tried=(*self.tried, self.matrix))

    def _say(self, said: str) -> Self:
        return replace(self, said=said)


def _differ(one: Matrix2, other: Matrix2) -> float:
    pairs = zip((*one[0], *one[1]), (*other[0], *other[1]), strict=True)
    return max(abs(a - b) for a, b in pairs)


def _whole(x: float) -> float:
    return float(round(x))
