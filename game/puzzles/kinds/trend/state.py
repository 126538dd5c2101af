"""Trend: where everything is, what can be moved, and what is right."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.kept_lines import SMALL, between
from game.linalg.plane import TINY, Point, dot, length, scaled, unit
from game.puzzles.core import hand, hands
from game.puzzles.core.hand import CATCH, Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.trend.level import (
    CENTRE,
    HER,
    LEAST_UNIT,
    MOST_UNIT,
    UNIT,
    UNITS,
    Points,
    TrendLevel,
    centred,
    covariance,
    slope,
    stretched,
    top,
)

# In degrees: what counts as resting, and what was foreseen; of a number.
NEAR, FORESEEN = 1.0, 4.0
HIT, CLOSE = 0.1, 0.25
# Where the rod's end goes, as a share of the view.
REACH: Final = 0.86
ONE, NONE = N_("it rests on one line"), N_("there is none: all are as good")
SAYS: Final = {ONE: ONE, NONE: NONE}
# What is written where it is pressed: what pressing says, or what was said.
PRESSED: Final = {ONE: N_("say that there is none"), NONE: NONE}
RAW, MIDDLE = N_("about the pin"), N_("about their middle")
ABOUT: Final = {RAW: RAW, MIDDLE: MIDDLE}
Guess: TypeAlias = Point | float | str


class TrendState(OnPlane[TrendLevel, Guess], frozen=True, kw_only=True):
    """The points, how the rod lies, and what else is moved.

    ``her`` is the weight that is laid, ``unit`` of how many old ones a new one is.
    """

    given: Points
    rod: Point
    about: str = RAW
    her: float = 0.0
    unit: float = 1.0
    said: str = ONE

    ARROWS: ClassVar = ()

    @classmethod
    def begin(cls, level: TrendLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(
            level=level, given=level.cloud(), rod=unit(level.start), placed=placed
        )

    # What it is

    def scale(self) -> Point:
        """By what both numbers are multiplied now."""
        if not self.placed:
            return (1.0, 1.0)
        return (1.0, self.unit) if self.level.asks == UNIT else self.level.scale()

    def points(self) -> Points:
        """Where the points are: in their units, about the pin or their own middle."""
        there = centred(self.given) if self.about == MIDDLE else self.given
        return stretched(there, self.scale())

    def shown_rod(self) -> Point:
        """The rod as it is laid, or as it rests by itself."""
        return (self.target() or self.rod) if self.level.asks == UNIT else self.rod

    def target(self) -> Point | None:
        """Where the rod rests in the end; None where every line is as good."""
        if self.level.asks == UNIT:
            return top(covariance(self.points()))
        scale = self.level.scale()
        return top(covariance(stretched(centred(self.given), scale)))

    def best_unit(self) -> float:
        """The unit by which the rod rests where it is asked."""
        (a, b), (_b, d) = covariance(self.given)
        x, y = self.level.toward
        # (x, y) is kept where (a x + k b y) y = (k b x + k k d y) x.
        p, q, r = d * x * y, b * (x * x - y * y), -a * x * y
        root = max(0.0, q * q - 4.0 * p * r) ** 0.5
        found = (-q + root) / (2.0 * p) if abs(p) > TINY else 1.0
        return max(LEAST_UNIT, min(MOST_UNIT, round(found, 1)))

    # How it is judged

    def off(self) -> float:
        """The angle, or the number, by what counts as there; what is said wrongly."""
        asks, to = self.level.asks, self.target()
        if asks == HER:
            return abs(self.her - slope(self.given) * self.level.height) / HIT
        if asks == UNIT:
            return 90.0 if to is None else between(to, self.level.toward)
        wrong = 2.0 * float(self.said != (NONE if to is None else ONE))
        if asks == CENTRE:
            wrong += 2.0 * float(self.about == RAW)
        return wrong + (0.0 if to is None else between(to, self.rod))

    def enough(self) -> float:
        """A degree, or a tenth."""
        return NEAR + TINY

    def closeness(self, off: float) -> float:
        """By degrees or tenths."""
        return 1.0 / (1.0 + max(0.0, off - NEAR) / 10.0)

    def predicts(self) -> Guess:
        """The rod as it is laid, or that there is none; the number."""
        by = {HER: self.her, UNIT: self.unit}.get(self.level.asks)
        if by is not None:
            return by
        return NONE if self.said == NONE else self.rod

    def right(self, guess: Guess) -> bool:
        """Within four degrees, or a quarter; said rightly."""
        begun = self.afresh()
        if isinstance(guess, float):
            if self.level.asks == HER:
                return abs(guess - slope(begun.given) * self.level.height) <= CLOSE
            return abs(guess - begun.best_unit()) <= CLOSE
        to = begun.target()
        if isinstance(guess, str) or to is None:
            return to is None and isinstance(guess, str)
        return between(guess, to) <= FORESEEN

    def answer(self) -> Iterator[Move]:
        """Centred, laid, or said, whichever is asked."""
        asks, to = self.level.asks, self.target()
        if asks == HER:
            h = self.level.height
            yield Drag("her", (h, slope(self.given) * h))
        elif asks == UNIT:
            yield Drag("unit", (self.best_unit(), 0.0))
        elif to is None:
            yield Turn("said", NONE)
        else:
            if asks == CENTRE and self.about == RAW:
                yield Turn("about", MIDDLE)
            if self.said == NONE:
                yield Turn("said", ONE)
            if between(to, self.rod) > NEAR / 2.0:
                to = to if dot(to, self.rod) >= 0.0 else scaled(to, -1.0)
                yield Drag("rod", scaled(to, self.reach()))

    # How it is played

    def reach(self) -> float:
        """How far out the rod's end is."""
        return REACH * self.view()

    def hands(self) -> Iterator[Hand[Self]]:
        """What is asked; the points in free play."""
        asks = self.level.asks
        if asks == HER:
            yield self._her()
        elif asks == UNIT:
            name, put = _("the unit of weight"), self._unit
            far = MOST_UNIT
            held = hand.number("unit", name, self.unit, put, reach=far, snap=_tenth)

            yield hand.from_zero(held)
        else:
            name, at = _("the rod's end"), scaled(self.rod, self.reach())
            handle = Handle(key="rod", name=name, panel="plane", at=at)
            yield Hand(handle=handle, drag=self._laid, snap=self._caught)
            if asks == CENTRE and self.placed:
                name = _("the points")
                yield hand.choice(
                    "about", name, self.about, self._about, says=ABOUT, entry="about"
                )
            name = _("your answer")
            yield hand.choice(
                "said", name, self.said, self._say, says=SAYS, entry="said"
            )
        for i, at in enumerate(() if self.level.misses else self.points(), 1):
            name, put_ = _("person {n}", n=i), partial(self._moved, i - 1)
            yield hand.point(f"p{i}", name, at, put_, self.view(), given=True)

    def _her(self) -> Hand[Self]:
        at = (self.level.height, self.her)
        handle = Handle(
            key="her",
            name=_("her weight"),
            panel="plane",
            at=at,
            along=(0.0, 1.0),
            base=(self.level.height, 0.0),
        )
        return Hand(handle=handle, drag=self._weighed)

    def _weighed(self, to: Point) -> Self:
        base = (self.level.height, 0.0)
        at = hands.on_line(to, (0.0, 1.0), self.view(), base)
        return replace(self, her=at[1])

    def _unit(self, to: float) -> Self:
        return replace(self, unit=max(LEAST_UNIT, min(MOST_UNIT, to)))

    def _laid(self, to: Point) -> Self:
        if length(to) <= TINY:
            return self
        return replace(self, rod=unit(to), said=ONE)

    def _caught(self, to: Point) -> Point:
        """Small whole arrows catch it."""
        if length(to) <= TINY:
            return to
        near = max(SMALL, key=lambda at: dot(unit(at), unit(to)))
        return scaled(unit(near), length(to)) if between(near, to) <= CATCH / 2 else to

    def _about(self, value: str) -> Self:
        return replace(self, about=value)

    def _say(self, value: str) -> Self:
        return replace(self, said=value)

    def _moved(self, index: int, to: Point) -> Self:
        """A point is moved as it is seen; it is kept in the first units."""
        shown, (sx, sy) = self.points(), self.scale()
        moved = (*shown[:index], to, *shown[index + 1 :])
        return replace(self, given=tuple((x / sx, y / sy) for x, y in moved))

    def changes(self) -> bool:
        """Whether the units change at the reveal."""
        return self.level.asks == UNITS


def _tenth(x: float) -> float:
    return round(x * 10.0) / 10.0
