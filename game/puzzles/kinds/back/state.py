"""Back: where everything is, what can be turned, and what is right."""

from collections.abc import Iterator
from functools import partial
from math import degrees, remainder, tau
from typing import Final, Self, TypeAlias, TypeVar

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.factors import Matrix2
from game.linalg.frames import frame, stretches
from game.linalg.kept_lines import between, image, turned
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import TINY, Point, across, angle, dot, length, scaled, unit
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.kinds.back.level import (
    ROUND,
    STRAY,
    BackLevel,
    U,
    V,
    homing,
    turned_over,
)

# In degrees: what is home, what was foreseen, how near a key comes that does not leave
# it to be there at once, and how much is swept before it is said that none strays.
NEAR, FORESEEN, NEAREST, SWEPT = 1.0, 8.0, 0.5, 90.0
ONE, NONE = N_("one can be found"), N_("there is none")
SAYS: Final = {ONE: ONE, NONE: NONE}
# What is written where it is pressed: what pressing says, or what was said.
PRESSED: Final = {ONE: N_("say that there is none"), NONE: NONE}
# Two planes of one sort come out alike.
HERE, THERE = "box:here", "box:there"
CELLS: Final = ("a", "b", "c", "d")
Guess: TypeAlias = Point | str
P = TypeVar("P")


class BackState(OnPlane[BackLevel, Guess], frozen=True, kw_only=True):
    """A, u and v of length one; how many degrees to both sides of v have been seen."""

    matrix: Matrix2
    u: Point
    v: Point
    seen: tuple[float, float] = (0.0, 0.0)
    said: str = ONE

    @classmethod
    def begin(cls, level: BackLevel) -> Self:
        """The level at its start."""
        start, placed = unit(level.start), not level.predict
        v = unit(level.v) if level.turns == U else start
        return cls(level=level, matrix=level.matrix, u=start, v=v, placed=placed)

    # What it is

    def sent(self) -> Point:
        """What is sent home: u, or the image of v itself."""
        if self.level.turns == U:
            return self.u
        out = image(self.matrix, self.v)
        return out if length(out) > TINY else self.u

    def home(self) -> Point:
        """Where A^T brings it."""
        return image(turned_over(self.matrix), self.sent())

    def away(self) -> float:
        """By how many degrees that is off v's line."""
        home = self.home()
        return 90.0 if length(home) < 1e-6 else between(home, self.v)

    def alike(self) -> bool:
        """Whether everything comes home, for both stretches are alike."""
        most, least = stretches(self.matrix)
        return most < ROUND * least

    def target(self) -> Point | None:
        """Where what is turned belongs, on its own side; None where nothing does."""
        if self.level.turns == U:
            to, now = homing(self.matrix, self.v), self.u
            arms = [] if to is None else [to]
        else:
            one, now = frame(self.matrix), self.v
            arms = [] if self.level.turns == STRAY else [one, across(one)]
        both = [each for arm in arms for each in (arm, scaled(arm, -1.0))]
        return max(both, key=lambda arm: dot(arm, now), default=None)

    def swept(self) -> float:
        """How many degrees of v have been seen."""
        low, high = self.seen
        return high - low

    # How it is judged

    def wanted(self) -> str:
        """What is to be said."""
        if self.level.turns == STRAY:
            return NONE if self.alike() else ONE
        return NONE if self.target() is None else ONE

    def off(self) -> float:
        """The angle off v's line; what is not swept; what is said wrongly."""
        wrong = 2.0 * float(self.said != self.wanted())
        if self.level.turns == STRAY and self.alike():
            return wrong + max(0.0, SWEPT - self.swept()) / 20.0
        if self.level.turns == STRAY:
            return wrong + 2.0 * float(self.away() <= NEAR)
        return wrong + (0.0 if self.target() is None else self.away())

    def enough(self) -> float:
        """A degree."""
        return NEAR if self.target() is not None else 0.0

    def closeness(self, off: float) -> float:
        """By degrees."""
        return 1.0 / (1.0 + max(0.0, off - self.enough()) / 12.0)

    def predicts(self) -> Guess:
        """How it is laid; or that there is none."""
        if self.said == NONE:
            return NONE
        return self.u if self.level.turns == U else self.v

    def right(self, guess: Guess) -> bool:
        """Within eight degrees; or said rightly."""
        begun = self.afresh()
        if isinstance(guess, str) or begun.wanted() == NONE:
            return isinstance(guess, str) and begun.wanted() == NONE
        if self.level.turns == U:
            to = begun.target()
            return to is not None and between(guess, to) <= FORESEEN
        one = frame(begun.matrix)
        return min(between(guess, arm) for arm in (one, across(one))) <= FORESEEN

    def answer(self) -> Iterator[Move]:
        """Turned to where it belongs; or swept, and said."""
        to = self.target()
        if self.said == NONE and self.wanted() == ONE:
            yield Turn("said", ONE)
        if to is not None and self.away() > NEAR / 2.0:
            yield Drag("u" if self.level.turns == U else "v", to)
        if self.level.turns == STRAY:
            yield from self._sweep()
        if self.wanted() == NONE and self.said != NONE:
            yield Turn("said", NONE)

    def _sweep(self) -> Iterator[Move]:
        """V around by steps until a right angle has been seen."""
        there, step = self, 60.0 if -self.seen[0] >= self.seen[1] else -60.0
        while there.swept() < SWEPT and self.alike():
            move = Drag("v", turned(step, there.v))
            yield move
            there = there.play(move)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """What is turned; what is said; the entries in free play."""
        if self.level.turns == U:
            yield _in(THERE, hand.spoke("u", self.u, self._u_turned))
        else:
            yield _in(HERE, hand.spoke("v", self.v, self._v_turned))
        name = _("your answer")
        yield hand.choice("said", name, self.said, self._say, says=SAYS, entry="said")
        entries = (x for row in self.matrix for x in row)
        for key, x in zip(CELLS, entries, strict=True):
            put, name = partial(self._entered, key), _("entry {key}", key=key)
            held = hand.number(key, name, x, put, reach=9.0, snap=_half, given=True)
            yield held

    def _drawn_in(self, to: Point, now: Point) -> Point:
        """What a key brings as near as it can is there, once it may be seen."""
        moved = replace(self, u=to) if self.level.turns == U else replace(self, v=to)
        best = moved.target() if self.placed else None
        near = best is not None and between(best, to) <= NEAREST
        return best if best is not None and near and now != best else to

    def _u_turned(self, u: Point) -> Self:
        u = self._drawn_in(u, self.u)
        return replace(self, u=u, said=self.said if u == self.u else ONE)

    def _v_turned(self, v: Point) -> Self:
        v = self._drawn_in(v, self.v)
        by = degrees(remainder(angle(v) - angle(self.v), tau))
        low, high = self.seen
        seen = (max(-180.0, min(low - by, 0.0)), min(180.0, max(high - by, 0.0)))
        said = self.said if v == self.v else ONE
        return replace(self, v=v, seen=seen if self.placed else self.seen, said=said)

    def _entered(self, key: str, to: float) -> Self:
        entries = [x for row in self.matrix for x in row]
        entries[CELLS.index(key)] = to
        a, b, c, d = entries
        return replace(self, matrix=((a, b), (c, d)), seen=(0.0, 0.0), said=ONE)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def written_v(self) -> Point:
        """V as it is written: as a small whole arrow, where it is one."""
        return whole_arrow(self.v)

    def itself(self) -> bool:
        """Whether v is turned too, and its own image sent home."""
        return self.level.turns in (V, STRAY)


def _in(panel: str, made: Hand[P]) -> Hand[P]:
    return replace(made, handle=replace(made.handle, panel=panel, begins=True))


def _half(x: float) -> float:
    return round(2.0 * x) / 2.0
