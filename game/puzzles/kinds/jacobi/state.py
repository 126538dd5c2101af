"""Jacobi: where everything is, what can be turned, and what is right."""

from collections.abc import Iterator
from functools import lru_cache
from math import atan, atan2, cos, degrees, radians, sin
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import TINY, Point, length
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.core.wording import subscripted
from game.puzzles.kinds.jacobi.level import (
    HALF,
    SQUARE,
    Columns,
    JacobiLevel,
    Pair,
    Turned,
    meter,
    off_square,
    pairs,
    right_turn,
    shortest,
    turn,
)

# In degrees: what was foreseen; what a needle's own sort of places, and being square,
# catch; and how near a key comes that does not leave it, to be square at once.
FORESEEN, CATCH, NEAREST = 5.0, 1.5, 0.3
TANGENTS: Final = (1 / 3, 1 / 2, 2 / 3, 3 / 4, 1.0)
NICE: Final = (
    0.0,
    *(sign * degrees(atan(by)) for by in TANGENTS for sign in (1.0, -1.0)),
)
KEPT, BACK = N_("as it is"), N_("taken back")
BACKS: Final = {KEPT: KEPT, BACK: BACK}
Guess: TypeAlias = float | str


class JacobiState(OnPlane[JacobiLevel, Guess], frozen=True, kw_only=True):
    """The columns as they were given, and the turns of pairs: the last one is at hand.

    Before the reveal ``needle`` is the turn as it is guessed, ``first`` the pair.
    """

    given: Columns
    turns: tuple[Turned, ...]
    needle: float = 0.0
    first: Pair = (0, 1)

    @classmethod
    def begin(cls, level: JacobiLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(
            level=level, given=level.columns(), turns=(((0, 1), 0.0),), placed=placed
        )

    # What it is

    def columns(self) -> Columns:
        """The columns as they are turned."""
        return _turned(self.given, self.turns)

    def before(self) -> Columns:
        """The columns before the turn at hand."""
        return _turned(self.given, self.turns[:-1])

    def pair(self) -> Pair:
        """The two that are at hand."""
        return self.turns[-1][0] if self.placed else self.first

    def dial(self) -> float:
        """How far they are turned, or guessed to be."""
        return self.turns[-1][1] if self.placed else self.needle

    def count(self) -> int:
        """How many turns were made."""
        return sum(by != 0.0 for _pair, by in self.turns)

    def square_at(self) -> float:
        """The turn by which the two at hand stand square."""
        i, j = self.pair()
        columns = self.before() if self.placed else self.given
        return right_turn(columns[i], columns[j])

    def flat(self) -> bool:
        """Whether the columns are arrows of a plane."""
        return len(self.given) == 2 and len(self.given[0]) == 2

    def many(self) -> bool:
        """Whether there is more than one pair."""
        return len(self.given) > 2

    # How it is judged

    def off(self) -> float:
        """How far they are from square, and the turns that are too many."""
        more = max(0, self.count() - self.level.turns)
        return off_square(self.columns()) + more

    def enough(self) -> float:
        """As good as square."""
        return SQUARE

    def closeness(self, off: float) -> float:
        """By what all pairs lack."""
        return 1.0 / (1.0 + 4.0 * off)

    def predicts(self) -> Guess:
        """The needle; or the pair to be turned first."""
        return _named(self.first) if self.many() else self.needle

    def right(self, guess: Guess) -> bool:
        """Within five degrees; a pair from which so few turns are enough."""
        columns = self.level.columns()
        if isinstance(guess, float):
            right = right_turn(*columns)
            ways = (right, -right) if abs(right) == HALF else (right,)
            return min(abs(guess - way) for way in ways) <= FORESEEN
        return guess in {_named(pair) for pair in firsts(columns, self.level.turns)}

    def answer(self) -> Iterator[Move]:
        """Turns to square, as few as there are; those that lead nowhere taken back."""
        there = self
        for _turn in range(len(self.turns) + 1):
            way = there.way()
            if way is not None:
                break
            yield Turn("back", BACK)
            there = there.taken_back()
        else:
            return
        for pair, by in way:
            if there.pair() != pair:
                yield Turn("pair", _named(pair))
                there = there.picked(_named(pair))
            yield Drag("dial", _at(by))
            there = there.dialled(by)

    def way(self) -> tuple[Turned, ...] | None:
        """What is still to be turned, from the turn at hand; None where none will do.

        It may be turned on until it is square, or, being square, be left behind.
        """
        pair, by = self.turns[-1]
        left = self.level.turns - self.count() + (by != 0.0)
        if off_square(self.columns()) <= SQUARE and self.count() <= self.level.turns:
            return ()
        if by == 0.0:
            return shortest(self.before(), left)
        if abs(by - self.square_at()) < TINY:
            return shortest(self.columns(), left - 1)
        return _from(self.before(), pair, left)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The pair, the needle, the last turn to be taken back; given columns."""
        if self.many():
            says = {_named(pair): both(pair) for pair in pairs(len(self.given))}
            name, now = _("the pair"), _named(self.pair())
            made = hand.choice("pair", name, now, self.picked, says=says, entry="pair")
            shows = tuple(map(subscripted, says))
            yield replace(made, handle=replace(made.handle, shows=shows))
        if self.placed or not self.many():
            yield self.dialling()
        if self.placed and (self.count() or len(self.turns) > 1):
            name = _("the last turn")
            yield hand.choice("back", name, KEPT, self._back, says=BACKS, entry="back")
        if self.flat():
            tips, view = dict(zip(("c1", "c2"), self._tips(), strict=True)), self.view()
            for held in hand.givens(tips, self._moved, view, name=subscripted):
                yield hand.rooted(held)

    def dialling(self) -> Hand[Self]:
        """The needle, on its arc."""
        made = hand.spoke("dial", _at(self.dial()), self._dialled, name=_("the dial"))
        handle = replace(made.handle, panel="dial", begins=True)
        return replace(made, handle=handle, snap=self._caught)

    def picked(self, pair: str) -> Self:
        """Another pair at hand; a turn that was not made leaves no trace."""
        two = (int(pair[1]) - 1, int(pair[-1]) - 1)
        if not self.placed:
            return replace(self, first=two)
        before = self.turns if self.turns[-1][1] else self.turns[:-1]
        if before and before[-1][0] == two:
            return replace(self, turns=before)
        return replace(self, turns=(*before, (two, 0.0)))

    def dialled(self, by: float) -> Self:
        """Turned so far; what is as good as square is square."""
        by = max(-HALF, min(HALF, by))
        if not self.placed:
            return replace(self, needle=by)
        square = self.square_at()
        near = abs(square - by) <= NEAREST and self.dial() != square
        by = square if near else by
        return replace(self, turns=(*self.turns[:-1], (self.pair(), by)))

    def taken_back(self) -> Self:
        """Without the last turn."""
        before = self.turns[:-1]
        if self.turns[-1][1] == 0.0 and before:
            before = before[:-1]
        return replace(self, turns=(*before, (self.turns[len(before)][0], 0.0)))

    def _back(self, value: str) -> Self:
        return self if value == KEPT else self.taken_back()

    def _dialled(self, to: Point) -> Self:
        return self.dialled(_by(to))

    def _caught(self, to: Point) -> Point:
        """Small tangents catch it, and, once it is seen, being square."""
        if length(to) < TINY:
            return to
        places = (self.square_at(), *NICE) if self.placed else NICE
        by = _by(to)
        near = min(places, key=lambda at: abs(at - by))
        return _at(near) if abs(near - by) <= CATCH else to

    def _tips(self) -> tuple[Point, Point]:
        (a, b), (c, d) = self.columns()
        return (a, b), (c, d)

    def _moved(self, tips: tuple[Point, ...]) -> Self:
        """Another matrix, of which nothing is turned yet."""
        return replace(self, given=tips, turns=((self.pair(), 0.0),))


@lru_cache(maxsize=32)
def _turned(given: Columns, turns: tuple[Turned, ...]) -> Columns:
    for each in turns:
        given = turn(given, each)
    return given


@lru_cache(maxsize=32)
def firsts(columns: Columns, most: int) -> tuple[Pair, ...]:
    """The pairs after whose turn to square so few more are enough."""
    return tuple(
        pair for pair in pairs(len(columns)) if _from(columns, pair, most) is not None
    )


def _from(columns: Columns, pair: Pair, most: int) -> tuple[Turned, ...] | None:
    """The turn of a pair to square and the fewest after it."""
    i, j = pair
    by = right_turn(columns[i], columns[j])
    rest = shortest(turn(columns, (pair, by)), most - 1)
    return None if rest is None or not by or most < 1 else ((pair, by), *rest)


def read(columns: Columns) -> float:
    """What the meter reads; what is as good as nothing is nothing."""
    return 0.0 if off_square(columns) <= SQUARE else meter(columns)


def _named(pair: Pair) -> str:
    return f"c{pair[0] + 1} c{pair[1] + 1}"


def both(pair: Pair) -> str:
    """Two columns as they are called together."""
    one, other = (subscripted(f"c{n + 1}") for n in pair)
    return _("{one} and {other}", one=one, other=other)


def _at(by: float) -> Point:
    """Where the needle stands: turned as far as the columns are."""
    way = radians(90.0 + by)
    return (cos(way), sin(way))


def _by(at: Point) -> float:
    """By how much the columns are turned where the needle stands."""
    x, y = at if length(at) > TINY else (0.0, 1.0)
    return max(-HALF, min(HALF, degrees(atan2(-x, y))))
