"""Entry: where the columns are, what can be moved, and what is right."""

from collections.abc import Callable, Iterator
from itertools import combinations, product
from math import sqrt
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    meeting,
    on_one_line,
    scaled,
    unit,
)
from game.puzzles.core import hand, hands, pressed_answer
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.entry.level import Asked, EntryLevel

# In shares of the half height.
ENOUGH, FORESEEN = 1 / 80, 1 / 12
PLUS, ZERO, MINUS, UNSET = "+", "0", "−", "?"
SIGNS: Final = {
    UNSET: N_("not said"),
    PLUS: N_("positive"),
    ZERO: N_("zero"),
    MINUS: N_("negative"),
}
TWINS, MISS, NOTHING = N_("twins"), N_("apart"), N_("nothing")
SAYS: Final = {
    FREE: N_("it can be made"),
    NOTHING: N_("no: an arrow would be 0 long"),
    TWINS: N_("no: both cells are one product"),
    MISS: N_("no: line and circle do not meet"),
}
Numbers: TypeAlias = tuple[float, ...]
Laid: TypeAlias = tuple[tuple[Point, ...], tuple[str, ...], str]


class EntryState(OnPlane[EntryLevel, Laid], frozen=True, kw_only=True):
    """The columns; the signs that are guessed; what is pointed at and said.

    How the columns lie, the signs and what is said are the prediction.
    """

    columns: tuple[Point, ...]
    signs: tuple[str, ...] = ()
    pointed: str = UNSET
    said: str = FREE

    ARROWS: ClassVar = ("columns",)

    @classmethod
    def begin(cls, level: EntryLevel) -> Self:
        """The level at its start."""
        pairs = tuple(combinations(level.columns, 2)) if level.signs else ()
        return cls(
            level=level,
            columns=level.columns,
            signs=(UNSET,) * len(pairs),
            placed=not level.predict,
        )

    # What it is

    def names(self) -> tuple[str, ...]:
        """The columns by name."""
        return tuple(f"c{n}" for n in range(1, len(self.columns) + 1))

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Which two columns have a sign, in order."""
        return tuple(combinations(range(len(self.columns)), 2))

    def vectors(self) -> tuple[Numbers, ...]:
        """What the asked table is made of: the columns of W, or its rows."""
        return self.rows() if self.level.other else self.columns

    def rows(self) -> tuple[Numbers, ...]:
        """The rows of W."""
        return tuple(zip(*self.columns, strict=True))

    def letters(self) -> tuple[str, ...]:
        """Those by name."""
        return ("r1", "r2") if self.level.other else self.names()

    def table(self, *, other: bool = False) -> tuple[Numbers, ...]:
        """All dot products: of the columns, or of the rows."""
        of = self.rows() if other else self.columns
        return tuple(tuple(_dot(a, b) for b in of) for a in of)

    def truths(self) -> tuple[str, ...]:
        """The sign of each pair."""
        each = (dot(self.columns[i], self.columns[j]) for i, j in self.pairs())
        return tuple(
            ZERO if abs(x) < TINY else PLUS if x > 0.0 else MINUS for x in each
        )

    def gap(self, asked: Asked) -> float:
        """How far the tip that makes a cell is from where it would be as asked."""
        r, c, want = asked[0] - 1, asked[1] - 1, asked[2]
        of = self.vectors()
        now, sizes = _dot(of[r], of[c]), [sqrt(_dot(at, at)) for at in (of[r], of[c])]
        if r == c:
            return abs(sizes[0] - sqrt(max(want, 0.0)))
        still = [size for n, size in zip((r, c), sizes, strict=True) if self.rests(n)]
        return abs(now - want) / max(TINY, min(still or sizes))

    def rests(self, at: int) -> bool:
        """Whether a column of the asked table is moved by nobody before the win."""
        return not self.level.other and at + 1 not in self.level.move

    def lit(self, asked: Asked) -> bool:
        """Whether a cell is as asked."""
        return self.gap(asked) <= self.enough()

    def asks(self) -> bool:
        """Whether it may be said that no arrow does it."""
        return len(self.columns) == len(self.level.asked) and not self.level.other

    def wanted(self) -> str:
        """What is to be said."""
        if not self.level.none:
            return FREE
        r, c, _value = self.level.asked[0]
        return TWINS if self.level.asked[1][:2] == (c, r) else MISS

    def burning(self) -> str:
        """The two columns that make the asked cell, where they are to be pointed at."""
        r, c, _value = self.level.asked[0]
        return f"c{min(r, c)} c{max(r, c)}" if self.level.signs else UNSET

    def found(self) -> bool:
        """Whether the right two are pointed at, where that is asked."""
        return self.pointed == self.burning()

    def off(self) -> float:
        """The farthest cell, and what is said or pointed at wrongly."""
        wrong = float(self.said != self.wanted()) + float(not self.found())
        if self.level.none:
            return wrong
        return wrong + max(map(self.gap, self.level.asked))

    def enough(self) -> float:
        """An eightieth of the half height."""
        return ENOUGH * self.view()

    def target(self) -> tuple[int, Point] | None:
        """Which column goes where, the shortest way; None where none does in view."""
        if self.level.none:
            return None
        near = [
            (at, to)
            for at in (n - 1 for n in self.level.move)
            for to in self._places(at)
            if hands.holds(to, self.view()) and self._makes(at, to)
        ]
        return min(near, key=lambda x: apart(self.columns[x[0]], x[1]), default=None)

    def _makes(self, at: int, to: Point) -> bool:
        there = self.laid_at(at, to)
        return all(map(there.lit, self.level.asked))

    def _places(self, at: int) -> Iterator[Point]:
        """Where a column might make all that is asked."""
        now = self.columns[at]
        if self.level.other:
            sides = (self.side(asked, at) for asked in self.level.asked[:2])
            yield from product(*sides)
            return
        lines = [
            (self.columns[c - 1 if r - 1 == at else r - 1], want)
            for r, c, want in self.level.asked
            if r != c and at in (r - 1, c - 1)
        ]
        squares = [w for r, c, w in self.level.asked if r - 1 == c - 1 == at]
        if not lines:
            yield from (scaled(unit(now), sqrt(max(w, 0.0))) for w in squares)
            return
        (normal, want), *more = lines
        foot = scaled(normal, want / dot(normal, normal))
        if squares and (rest := squares[0] - dot(foot, foot)) >= 0.0:
            side = scaled(unit(across(normal)), sqrt(rest))
            yield added(foot, side)
            yield added(foot, scaled(side, -1.0))
        elif more and not on_one_line(normal, more[0][0]):
            yield meeting(normal, want, *more[0])
        else:
            nice = hands.read_as_asked(normal, want, self.view(), now)
            by = (want - dot(now, normal)) / dot(normal, normal)
            yield nice or added(now, scaled(normal, by))

    def side(self, asked: Asked, at: int) -> Point:
        """The two numbers that make a row as long as is asked."""
        row = [x for n, x in enumerate(self.vectors()[asked[0] - 1]) if n != at]
        size = sqrt(max(asked[2] - _dot(row, row), 0.0))
        return (size, -size)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The signs; then what is pointed at, the columns, and what is said."""
        if self.level.signs and not self.placed:
            for n, (i, j) in enumerate(self.pairs()):
                name, key = f"c{i + 1} · c{j + 1}", f"sign:{i + 1}{j + 1}"
                now, sign = self.signs[n], self._signing(n)
                yield hand.choice(key, name, now, sign, says=SIGNS, entry=key)
        elif self.level.signs:
            yield hand.choice(
                "pointed",
                _("the asked cell is made by"),
                self.pointed,
                self._point,
                says=self.points(),
                entry="pointed",
            )
        if not self.waits():
            yield from self.tips()
        if self.asks():
            yield pressed_answer.handle(self.said, self._say, SAYS)
        for n, name in enumerate(self.names()):
            if n + 1 not in self.level.move:
                put = self._putting(n)
                yield hand.rooted(
                    hand.tip(name, self.columns[n], put, self.view(), given=True)
                )

    def waits(self) -> bool:
        """Whether the columns are not to be taken yet."""
        return self.level.signs and not (self.placed and self.found())

    def tips(self) -> Iterator[Hand[Self]]:
        """The columns that hands may take."""
        for n in self.level.move:
            key, at, put = f"c{n}", self.columns[n - 1], self._putting(n - 1)
            yield hand.rooted(hand.tip(key, at, put, self.view()))

    def asleep(self) -> tuple[Handle, ...]:
        """The columns, until signs are guessed and two of them are pointed at."""
        if not self.waits():
            return ()
        why = _("First guess the signs. Then arrows move.")
        if self.placed:
            why = _("First say which two arrows make the asked cell.")
        return tuple(replace(tip.handle, why=why) for tip in self.tips())

    def points(self) -> dict[str, str]:
        """Which two columns can be pointed at."""
        each = {
            f"c{i + 1} c{j + 1}": _("c{i} and c{j}", i=i + 1, j=j + 1)
            for i, j in self.pairs()
        }
        return {UNSET: N_("not said"), **each}

    def _signing(self, at: int) -> Callable[[str], Self]:
        return lambda sign: replace(
            self, signs=(*self.signs[:at], sign, *self.signs[at + 1 :])
        )

    def _putting(self, at: int) -> Callable[[Point], Self]:
        return lambda to: replace(self.laid_at(at, to), said=FREE)

    def laid_at(self, at: int, to: Point) -> Self:
        """The same with one column elsewhere."""
        columns = (*self.columns[:at], to, *self.columns[at + 1 :])
        return replace(self, columns=columns)

    def _point(self, at: str) -> Self:
        return replace(self, pointed=at)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def ready(self) -> bool:
        """Whether every sign is set."""
        return UNSET not in self.signs

    def predicts(self) -> Laid:
        """The columns, the signs, and what is said."""
        return (self.columns, self.signs, self.said)

    def right(self, guess: Laid) -> bool:
        """Each sign; or each tip near where it makes its cell; or said rightly."""
        columns, signs, said = guess
        start = self.afresh()
        if self.level.signs:
            return signs == start.truths()
        laid = replace(start, columns=columns)
        near = FORESEEN * self.view()
        there = all(laid.gap(asked) <= near for asked in self.level.asked)
        return said == laid.wanted() and (self.level.none or there)

    def answer(self) -> Iterator[Move]:
        """Point, then carry one column; or say that none does."""
        target = self.target()
        if target is None and not self.level.none:
            return
        if not self.found():
            yield Turn("pointed", self.burning())
        if target is not None and apart(self.columns[target[0]], target[1]) > TINY:
            yield Drag(f"c{target[0] + 1}", target[1])
        if self.said != self.wanted():
            yield Turn("said", self.wanted())


def _dot(a: Numbers | list[float], b: Numbers | list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))
