"""Carry: where everything is, what can be moved, and what is right."""

from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement, product
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.kept_dots import places
from game.linalg.kept_lines import image
from game.linalg.plane import (
    TINY,
    Point,
    apart,
    dot,
    length,
    scaled,
    sine,
    unit,
)
from game.puzzles.core import hand, hands, pressed_answer
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.kinds.carry.level import (
    AXES,
    DRAWN,
    FACE,
    FEATURES,
    LINE,
    NARROWEST,
    CarryLevel,
)

# In shares of two lengths; of the half height.
ENOUGH, FORESEEN, SLACK = 0.04, 1 / 12, 1 / 300
PAIRS: Final = tuple(combinations_with_replacement(range(3), 2))
LONG, ACROSS, SAME = N_("long"), N_("across"), N_("same")
SAYS: Final = {
    FREE: N_("it can be carried"),
    LONG: N_("it cannot: some part is too long"),
    ACROSS: N_("it cannot: a right angle has no room"),
    SAME: N_("it cannot: two parts point the same way"),
}
NAMES: Final = {
    AXES: ("c1", "c2"),
    LINE: ("c1", "c2"),
    FACE: ("M p", "M q"),
    DRAWN: FEATURES,
}
Laid: TypeAlias = tuple[tuple[Point, ...], str]
Answers: TypeAlias = tuple[tuple[Point, ...], ...]


class CarryState(OnPlane[CarryLevel, Laid], frozen=True, kw_only=True):
    """The face on the map, and where what moves the forest's face is.

    How that lies, and what is said, is the prediction.
    """

    face: tuple[Point, ...]
    images: tuple[Point, ...]
    said: str = FREE

    ARROWS: ClassVar = ("face", "start")

    @classmethod
    def begin(cls, level: CarryLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(level=level, face=level.face, images=level.start, placed=placed)

    # What it is

    def names(self) -> tuple[str, ...]:
        """What is moved in the forest, by name."""
        return NAMES[self.level.by]

    def parts(self) -> tuple[str, ...]:
        """The parts of the forest's face by name."""
        if self.level.by == DRAWN:
            return FEATURES
        return tuple(f"M {name}" for name in FEATURES)

    def basis(self) -> tuple[Point, Point]:
        """What the first two places are the images of."""
        if self.level.by == FACE:
            return (self.face[0], self.face[1])
        return ((1.0, 0.0), (0.0, 1.0))

    def map(self) -> Matrix2:
        """The matrix that brings the map to the forest."""
        (a, b), (c, d) = self.basis()
        first, second = self.images[:2]
        whole = a * d - b * c
        (x, y), (z, w) = zip(first, second, strict=True)
        return (
            ((x * d - y * b) / whole, (y * a - x * c) / whole),
            ((z * d - w * b) / whole, (w * a - z * c) / whole),
        )

    def carried(self) -> tuple[Point, ...]:
        """The face in the forest."""
        if self.level.by == DRAWN:
            return self.images
        by = self.map()
        return tuple(image(by, at) for at in self.face)

    def gaps(self) -> dict[tuple[int, int], float]:
        """By how much each asked dot product has changed."""
        there, here = self.carried(), self.face
        asked = (at for at in PAIRS if at[0] == at[1] or not self.level.lengths)
        return {
            (i, j): dot(there[i], there[j]) - dot(here[i], here[j]) for i, j in asked
        }

    def lit(self, at: tuple[int, int]) -> bool:
        """Whether a dot product is kept."""
        return self.keeps(at, self.gaps()[at])

    def keeps(self, at: tuple[int, int], gap: float) -> bool:
        """Whether one that changes by so much is: to two degrees, to 2% of a length."""
        i, j = at
        return abs(gap) <= ENOUGH * length(self.face[i]) * length(self.face[j])

    def wanted(self) -> str:
        """What is to be said."""
        return ACROSS if self.level.none else FREE

    def off(self) -> float:
        """The greatest change, in shares of two lengths; whether it is said wrongly."""
        wrong = float(self.said != self.wanted())
        if self.level.none:
            return wrong
        sizes = [length(at) for at in self.face]
        each = (abs(by) / sizes[i] / sizes[j] for (i, j), by in self.gaps().items())
        return wrong + max(each)

    def enough(self) -> float:
        """What is still kept."""
        return ENOUGH

    def answers(self) -> Answers:
        """Right places for all that moves that hands can hit, where there are some."""
        first, second = self.images[:2]
        if self.level.by == LINE:
            x, y = unit(max(self.face, key=length))
            return tuple(((a * x, 0.0), (a * y, 0.0)) for a in (1.0, -1.0))
        if self.level.by == DRAWN:
            ways = [((a, 0.0), (0.0, b)) for a, b in product((1.0, -1.0), repeat=2)]
            ways += [(down, up) for up, down in ways]
            return tuple(tuple(image(way, at) for at in self.face) for way in ways)
        one, other = self.basis()
        if self.level.lengths:
            return ((first, scaled(unit(second), length(other))),)
        return tuple((first, at) for at in places(one, other, first))

    def nearby(self) -> Answers:
        """Those of which the first lies, or points, as it does already."""
        first, face = self.images[0], self.face
        if self.level.by == LINE:
            x, y = unit(max(face, key=length))
            ends = (((a - x * first[0]) / y, 0.0) for a in (1.0, -1.0) if abs(y) > TINY)
            return tuple((first, end) for end in ends)
        if self.level.by != DRAWN:
            return self.answers()
        p, q, s = face
        to = scaled(unit(first), length(p))
        sides = zip(places(p, q, to), places(p, s, to), strict=True)
        return tuple((to, *rest) for rest in sides)

    def target(self) -> tuple[Point, ...] | None:
        """The nearest right places for hands; None where there are none in view."""
        return self._nearest(self.answers())

    def judged(self) -> tuple[Point, ...] | None:
        """The nearest right places of all."""
        return self._nearest((*self.answers(), *self.nearby()))

    def _nearest(self, found: Answers) -> tuple[Point, ...] | None:
        view = self.view()
        inside = (
            each
            for each in (() if self.level.none else found)
            if all(hands.clamped(at, view) == at for at in each)
            and replace(self, images=each, said=self.wanted()).off() <= ENOUGH
        )
        return min(inside, key=self._away, default=None)

    def _away(self, to: tuple[Point, ...]) -> float:
        return sum(map(apart, self.images, to))

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """What moves the forest's face; what has arrived, and the map's, once won."""
        view, arrived = self.view(), self.level.by in (AXES, FACE)
        for i, name in enumerate(self.names()):
            key, at, put = key_of(name), self.images[i], self._putting(i)
            if self.level.by == LINE:
                yield hand.point(key, name, at, put, view)
            else:
                given = arrived and not i
                held = hand.tip(key, at, put, view, name=name, given=given)
                yield hand.rooted(held)
        if self.level.by == LINE:
            yield pressed_answer.handle(self.said, self._say, SAYS)
        if self.level.by != DRAWN:
            features = dict(zip(FEATURES, self.face, strict=True))
            for held in hand.givens(features, self._given, view):
                handle = replace(held.handle, panel="map", begins=True)
                yield replace(held, handle=handle)

    def _putting(self, at: int) -> Callable[[Point], Self]:
        return lambda to: self._laid(at, to)

    def _laid(self, at: int, to: Point) -> Self:
        """One place is laid anew; whoever does so takes back what was said."""
        to = (to[0], 0.0) if self.level.by == LINE else to
        images = (*self.images[:at], to, *self.images[at + 1 :])
        return replace(self, images=images, said=FREE)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _given(self, face: tuple[Point, ...]) -> Self:
        """Two eyes on one line would leave open where the rest goes."""
        if self.level.by == FACE and sine(face[0], face[1]) < NARROWEST:
            return self
        return replace(self, face=face)

    def predicts(self) -> Laid:
        """All of it as it lies."""
        return (self.images, self.said)

    def right(self, guess: Laid) -> bool:
        """Each place near a right one; or said rightly that there is none."""
        laid = replace(self.afresh(), images=guess[0], said=guess[1])
        to, near = laid.judged() or (), FORESEEN * self.view()
        away = map(apart, laid.images, to)
        there = bool(to) and all(by <= near for by in away)
        return guess[1] == laid.wanted() and (self.level.none or there)

    def closeness(self, off: float) -> float:
        """By the way to the nearest right places."""
        to, wrong = self.judged(), float(self.said != self.wanted())
        return 1.0 / (1.0 + (off if to is None else self._away(to) + wrong))

    def answer(self) -> Iterator[Move]:
        """Everything to its nearest right place; then what is to be said."""
        to = self.target()
        if to is None and not self.level.none:
            return
        # Where three are moved, no hand can hit the first so that it need not move on.
        near = SLACK * self.view() if self.level.by == DRAWN else TINY
        for name, now, then in zip(self.names(), self.images, to or (), strict=False):
            if apart(now, then) > near:
                yield Drag(key_of(name), then)
        if self.said != self.wanted():
            yield Turn("said", self.wanted())


def key_of(name: str) -> str:
    """The key of what bears a name: that of M p is Mp."""
    return name.replace(" ", "")
