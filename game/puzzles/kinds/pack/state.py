"""Pack: where the arrows are, how loud each pair is, and where they are best."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import combinations
from math import acos, atan2, cos, degrees, radians, sin
from typing import Final, Self, TypeAlias

import numpy as np
from msgspec.structs import replace

from game.language import N_, _
from game.linalg.kept_lines import turned
from game.linalg.packings import fitted, from_chart, on_chart, to_chart
from game.linalg.plane import TINY, Point, apart, unit
from game.linalg.vectors import Vector
from game.puzzles.core import hand
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Drag, Handle, Move
from game.puzzles.kinds.pack.level import BOTH, FACING, LETTERS, PackLevel

VIEW: Final = 1.5
# By how much more than the best known is quiet enough: by hand, in space, on a chart.
ENOUGH: Final = {2: 0.03, 3: 0.06}
FORESEEN: Final = 0.05
# In degrees: what catches an arrow of the plane; what need not be moved.
STEP: Final = 3.0
NEAR: Final = {2: 0.3, 3: 1.5}
# What catches the guess; what keys move it by.
LINE: Final = 0.05
KEYS: Final = {"fine": 0.01, "normal": 0.05, "coarse": 0.2}
ALIKE: Final = 0.005
MORE: Final = {"no": N_("not there"), "yes": N_("there")}
Pair: TypeAlias = tuple[int, int]


class PackState(Declared[PackLevel, float], frozen=True, kw_only=True):
    """The tips of the arrows, of those of space on the chart.

    How quiet the loudest pair can be is the prediction.
    """

    at: tuple[Point, ...]

    @classmethod
    def begin(cls, level: PackLevel) -> Self:
        """The level at its start."""
        at = tuple(map(turned, level.turns))
        at += tuple(to_chart(_placed(*place)) for place in level.places)
        return cls(level=level, at=at, placed=not level.predict)

    # What it is

    def flat(self) -> bool:
        """Whether it is in the plane."""
        return not self.level.places

    def size(self) -> int:
        """Of how many dimensions it is."""
        return 2 if self.flat() else 3

    def names(self) -> str:
        """The letters of the arrows."""
        return LETTERS[: len(self.at)]

    def arrows(self) -> tuple[Vector, ...]:
        """The arrows themselves."""
        return _arrows(self.at, self.flat())

    def dots(self) -> Mapping[Pair, float]:
        """The dot product of each pair."""
        return _dots(self.at, self.flat())

    def friends(self) -> set[Pair]:
        """The pairs that do not disturb one another."""
        return {(min(p) - 1, max(p) - 1) for p in self.level.friends}

    def louds(self) -> Mapping[Pair, float]:
        """How loud each pair is, the loudest first; friends are none."""
        both = self.level.rule == BOTH
        return _louds(self.at, self.flat(), frozenset(self.friends()), both)

    def loudest(self) -> float:
        """How loud the loudest pair is."""
        return max(self.louds().values(), default=0.0)

    def loudest_pairs(self) -> list[Pair]:
        """The pairs that are (nearly) as loud as any."""
        most = self.loudest() - ALIKE
        return [pair for pair, loud in self.louds().items() if loud >= most]

    def best(self) -> float:
        """How quiet the loudest can be: the best known."""
        return self.level.best(len(self.at)) or 0.0

    def off(self) -> float:
        """How much louder the loudest is than it need be."""
        return max(0.0, self.loudest() - self.best())

    def enough(self) -> float:
        """What is quiet enough."""
        return ENOUGH[self.size()]

    def right(self, guess: float) -> bool:
        """Whether the line was laid near the best known."""
        return abs(guess - self.afresh().best()) <= FORESEEN + TINY

    def closeness(self, off: float) -> float:
        """By all that is too loud: moving what they share can be heard, too."""
        best = self.best()
        over = sum(max(0.0, loud - best) for loud in self.louds().values())
        return 1.0 / (1.0 + off + over)

    def view(self) -> float:
        """A little more than the circle, and than the chart."""
        return VIEW

    # How it is played

    def line(self) -> float:
        """Where the line of the guess lies; at first right of all bars."""
        return 1.0 if self.guess is None else self.guess

    def ready(self) -> bool:
        """Whether the line was laid."""
        return self.guess is not None

    def hands(self) -> Iterator[Hand[Self]]:
        """The line of the guess; then the arrows; at the goal one more of them."""
        if not self.placed:
            yield self._guessing()
            return
        yield from self._moving()
        many = len(self.at) > self.level.count()
        if many or self._room():
            now = "yes" if many else "no"
            name = _("one more arrow")
            made = hand.choice("more", name, now, self._more, says=MORE, entry="")
            made = hand.standing("line", made, (0.5, LOWER), (1.2, 0.2))
            yield replace(made, handle=replace(made.handle, given=True))

    def asleep(self) -> tuple[Handle, ...]:
        """The arrows wait for the guess."""
        if self.placed:
            return ()
        why = _("First lay your line across the bars.")
        return tuple(replace(held.handle, why=why) for held in self._moving())

    def _moving(self) -> Iterator[Hand[Self]]:
        for i, letter in enumerate(self.names()):
            name, put = _("arrow {letter}", letter=letter), partial(self._put, i)
            if self.flat():
                made = hand.spoke(letter, self.at[i], put, name=name, dial=True)
                yield replace(hand.rooted(made), snap=_caught)
            else:
                made = hand.point(letter, name, self.at[i], put, VIEW)
                yield replace(made, snap=None)

    def _guessing(self) -> Hand[Self]:
        name, now = _("your line"), self.line()
        made = hand.marker("guess", name, now, self._guess, reach=1.0, high=LOW)
        made = hand.from_zero(made)
        return replace(made, snap=lambda to: (_stepped(to[0]), 0.0), nudge=_nudged)

    def _guess(self, to: float) -> Self:
        return replace(self, guess=max(0.0, to))

    def _put(self, i: int, to: Point) -> Self:
        to = unit(to) if self.flat() else on_chart(to)
        return replace(self, at=(*self.at[:i], to, *self.at[i + 1 :]))

    def _room(self) -> bool:
        """Whether it is known how quiet one more would be, and these are."""
        return self.reached() and self._known(len(self.at) + 1)

    def _known(self, count: int) -> bool:
        return count <= len(LETTERS) and self.level.best(count) is not None

    def _more(self, value: str) -> Self:
        """One more arrow is put in, or it is taken away again."""
        at = self.at[: self.level.count()]
        fresh = turned(STEP) if self.flat() else (0.0, 0.0)
        return replace(self, at=(*at, fresh) if value == "yes" else at)

    # How it is solved

    def answer(self) -> Iterator[Move]:
        """Each to its best place near by, of the loudest pair the farther first."""
        where = self._fan() if self.flat() else self._packed()
        way = [self._between(i, to) for i, to in enumerate(where)]
        loud = {i for pair in self.loudest_pairs() for i in pair}
        far = [i for i, by in enumerate(way) if by > NEAR[self.size()]]
        some = far or [i for i, by in enumerate(way) if by > TINY]
        for i in sorted(some, key=lambda i: (i not in loud, -way[i])):
            yield Drag(self.names()[i], where[i])

    def _between(self, i: int, to: Point) -> float:
        """How far an arrow is from a place, in degrees."""
        if self.flat():
            return abs(_short(_turn(to) - _turn(self.at[i]), 360.0))
        dot = float(from_chart(self.at[i]) @ from_chart(to))
        return degrees(acos(max(-1.0, min(1.0, dot)))) if dot < 1.0 - TINY else 0.0

    def _packed(self) -> tuple[Point, ...]:
        return fitted(self.at, facing=self.level.rule == FACING)

    def _fan(self) -> tuple[Point, ...]:
        """Evenly round, on the grid that catches arrows; the first stays nearly."""
        around = 180.0 if self.level.rule == BOTH else 360.0
        turns = [_turn(at) for at in self.at]
        leads = {j: i for i, j in self.friends()}
        heads = [i for i in range(len(turns)) if i not in leads]
        start = _whole(turns[0])
        rest = sorted(heads[1:], key=lambda i: (turns[i] - turns[0]) % around)
        goal = {0: start}
        for n, i in enumerate(rest, 1):
            goal[i] = start + _whole(around * n / len(heads))
        ends = (goal[leads.get(i, i)] for i in range(len(turns)))
        return tuple(
            turned(now + _short(end - now, around))
            for now, end in zip(turns, ends, strict=True)
        )


# How high in the picture of the bars the guess is taken, and one more arrow.
LOW, LOWER = -0.14, -0.4


# A picture and its words ask for them many times.
@lru_cache(maxsize=16)
def _arrows(at: tuple[Point, ...], flat: bool) -> tuple[Vector, ...]:
    made: Callable[[Point], Vector] = np.array if flat else from_chart
    return tuple(map(made, at))


@lru_cache(maxsize=16)
def _dots(at: tuple[Point, ...], flat: bool) -> Mapping[Pair, float]:
    each = combinations(enumerate(_arrows(at, flat)), 2)
    return {(i, j): float(a @ b) for (i, a), (j, b) in each}


@lru_cache(maxsize=16)
def _louds(
    at: tuple[Point, ...], flat: bool, friends: frozenset[Pair], both: bool
) -> Mapping[Pair, float]:
    louds = {
        pair: abs(dot) if both else max(0.0, dot)
        for pair, dot in _dots(at, flat).items()
        if pair not in friends
    }
    return dict(sorted(louds.items(), key=lambda each: -round(each[1], 6)))


def _placed(turn: float, height: float) -> Vector:
    """The arrow of a turn and a height, in degrees."""
    (t, h) = radians(turn), radians(height)
    return np.array((cos(h) * cos(t), cos(h) * sin(t), sin(h)))


def _turn(at: Point) -> float:
    return degrees(atan2(at[1], at[0]))


def _short(by: float, around: float) -> float:
    """The shorter way round."""
    return by - around * round(by / around)


def _whole(turn: float) -> float:
    return STEP * round(turn / STEP)


def _caught(to: Point) -> Point:
    """On the nearest whole step round."""
    return turned(_whole(_turn(to))) if apart(to, (0.0, 0.0)) > TINY else to


def _stepped(x: float) -> float:
    return round(round(x / LINE) * LINE, 2)


def _nudged(handle: Handle, push: Point, step: str, _snap: bool) -> Move:
    """The line goes the key's way by whole hundredths."""
    way = push[0] + push[1]
    by = 0.0 if abs(way) < TINY else KEYS[step] if way > 0 else -KEYS[step]
    to = max(0.0, min(1.0, round(handle.at[0] + by, 2)))
    return Drag(handle.key, (to, 0.0))
