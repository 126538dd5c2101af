"""Rsr: the three dials, the map that they make, and how near it is to the target."""

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import combinations, product
from math import degrees, hypot, remainder, tau
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.factors import Factors, Matrix2, factors
from game.linalg.kept_lines import turned
from game.linalg.plane import TINY, Point, angle, dot, scaled, unit
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.rsr.level import APART, RsrLevel

# No point of the disc is farther off; a dial of stretch has so many notches to one.
ENOUGH, NOTCHES = 0.1, 20
STEPS: Final = {"fine": 1 / NOTCHES, "normal": 0.25, "coarse": 1.0}
# In degrees: what a turn snaps to, and from how near.
EVERY, CATCH = 15.0, 2.5
NICE: Final = (
    *(turned(n * EVERY) for n in range(24)),
    *(
        unit((float(a), float(b)))
        for a, b in product((-2, -1, 1, 2), repeat=2)
        if a * a != b * b
    ),
)
FIRST, ALONG, UP, LAST = DIALS = ("first", "along", "up", "last")
NAMES: Final = {
    FIRST: N_("the first turn"),
    ALONG: N_("the stretch along"),
    UP: N_("the stretch up"),
    LAST: N_("the last turn"),
}
UNNOTED, NOTED = N_("not noted"), N_("noted")
NOTES: Final = {each: each for each in (UNNOTED, NOTED)}
# A turn, both stretches and a turn.
Dials: TypeAlias = tuple[Point, Point, Point]


class RsrState(OnPlane[RsrLevel, Dials], frozen=True, kw_only=True):
    """The dials as they stand, the ``target``, and the settings that were ``noted``.

    A turn is kept as the arrow to which it brings (1, 0). How the dials stand at the
    reveal is the prediction.
    """

    target: Matrix2
    first: Point = (1.0, 0.0)
    stretch: Point = (1.0, 1.0)
    last: Point = (1.0, 0.0)
    noted: tuple[Point, ...] = ()

    ARROWS: ClassVar = ()

    @classmethod
    def begin(cls, level: RsrLevel) -> Self:
        """The level at its start: nothing is turned or stretched."""
        return cls(level=level, target=level.target(), placed=not level.predict)

    # What it is

    def dials(self) -> Dials:
        """How all of them stand."""
        return (self.first, self.stretch, self.last)

    def stages(self) -> tuple[Matrix2, Matrix2, Matrix2]:
        """The map after each of the three moves."""
        first, stretch, last = self.dials()
        still = (1.0, 0.0)
        return (
            made((first, (1.0, 1.0), still)),
            made((first, stretch, still)),
            made((first, stretch, last)),
        )

    def gap(self, dials: Dials | None = None) -> float:
        """How far off the worst point is: of the disc, or of the outline alone."""
        mine, asked = made(dials or self.dials()), self.target
        if self.level.outline:
            mine, asked = _shape(mine), _shape(asked)
        return factors(_less(mine, asked)).first

    def stands(self, dials: Dials | None = None) -> bool:
        """Whether dials make what is asked, and stand as is asked."""
        return not self.misplaced(dials) and self.gap(dials) <= ENOUGH + TINY

    def misplaced(self, dials: Dials | None = None) -> bool:
        """Whether the greater stretch comes first where it must not."""
        a, b = map(abs, dials[1] if dials else self.stretch)
        return self.level.smaller and a > b - TINY

    def would_do(self, dials: Dials) -> bool:
        """Whether dials make what is asked, clear of what was noted."""
        return self.clear(dials[0]) and self.stands(dials)

    def note_here(self) -> Point | None:
        """The first turn that was noted, where the dial stands at it."""
        return next((at for at in self.noted if _away(at, self.first) < TINY), None)

    def clear(self, first: Point) -> bool:
        """Whether no noted setting is near a first turn."""
        return all(_away(at, first) >= APART - TINY for at in self.noted)

    def notable(self) -> bool:
        """Whether this setting can be noted, or that be taken back."""
        left = len(self.noted) < self.level.settings
        return self.note_here() is not None or (
            left and self.clear(self.first) and self.stands()
        )

    # How it is judged

    def off(self) -> float:
        """The gap, and what stands in the wrong order; settings still to be found."""
        if self.level.settings > 1:
            return float(self.level.settings - len(self.noted))
        return self.gap() + self.misplaced()

    def enough(self) -> float:
        """A tenth; all settings."""
        return (ENOUGH if self.level.settings == 1 else 0.0) + TINY

    def closeness(self, off: float) -> float:
        """By the gap too, where settings are noted."""
        if self.level.settings > 1 and off > 0.0 and self.note_here() is None:
            off -= 0.5 / (1.0 + self.gap())
        return 1.0 / (1.0 + off)

    def predicts(self) -> Dials:
        """The dials."""
        return self.dials()

    def right(self, guess: Dials) -> bool:
        """They made what is asked at once."""
        return self.afresh().set_to(guess).stands()

    def set_to(self, dials: Dials) -> Self:
        """The same with other dials."""
        first, stretch, last = dials
        return replace(self, first=first, stretch=stretch, last=last)

    def settings(self) -> tuple[Dials, ...]:
        """Every setting that makes the target; near this one where they are many."""
        left, a, b, right = factors(self.target)
        mine = degrees(angle(self.first)), degrees(angle(self.last))
        found = [(degrees(right), a, b, degrees(left))]
        if self.level.outline:
            found = [(mine[0], a, by, degrees(left)) for by in (b, -b)]
        elif a - abs(b) < 1e-6:
            found = list(_alike(*found[0], mine, self.noted))
        ways = product(found, (0, 1), (0, 1), (0, 1))
        return tuple(dict.fromkeys(_setting(*way) for way in ways))

    def wanted(self) -> Dials | None:
        """The setting that turns the fewest dials, and those as little as can be."""
        return _wanted(replace(self, guess=None))

    def way(self, to: Dials) -> float:
        """How far the dials are from others."""
        (a, b), (c, d) = self.stretch, to[1]
        turns = _away(self.first, to[0]) + _away(self.last, to[2])
        return round(turns / 90.0 + abs(a - c) + abs(b - d), 6)

    def answer(self) -> Iterator[Move]:
        """As few dials as will do; a setting is noted where more than one is asked."""
        now = self
        for _one in range(self.level.settings - len(self.noted)):
            to = now.wanted()
            if to is None:
                return
            yield from now.moves_to(to)
            now = now.set_to(to)
            if self.level.settings > 1:
                yield Turn("note", NOTED)
                now = replace(now, noted=(*now.noted, now.first))

    def moves_to(self, to: Dials) -> Iterator[Move]:
        """The moves that set the dials so."""
        (a, b), (c, d) = self.stretch, to[1]
        if _away(self.first, to[0]) > TINY:
            yield Drag(FIRST, to[0])
        if abs(a - c) > TINY:
            yield Drag(ALONG, (c, 0.0))
        if abs(b - d) > TINY:
            yield Drag(UP, (0.0, d))
        if _away(self.last, to[2]) > TINY:
            yield Drag(LAST, to[2])

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The dials in the order in which they act; the note; the target, given."""
        yield self._turn(FIRST, self.first, given=self.level.locked)
        yield self._stretch(ALONG, (1.0, 0.0))
        yield self._stretch(UP, (0.0, 1.0))
        yield self._turn(LAST, self.last)
        if self.level.settings > 1 and self.placed and self.notable():
            yield self.note()
        (a, b), (c, d) = self.target
        columns = {"c1": (a, c), "c2": (b, d)}
        for made in hand.givens(columns, self._aimed, self.view()):
            yield hand.rooted(made)

    def note(self) -> Hand[Self]:
        """To note this setting, or to take that back."""
        value, name = NOTED if self.note_here() else UNNOTED, _("this setting")
        return hand.choice("note", name, value, self._note, says=NOTES, entry="note")

    def _turn(self, key: str, at: Point, *, given: bool = False) -> Hand[Self]:
        made = hand.spoke(key, at, partial(self._turned, key), name=_(NAMES[key]))
        panel = "plane" if key == LAST else key
        handle = replace(made.handle, panel=panel, given=given, begins=True)
        return replace(made, handle=handle, snap=_caught)

    def _stretch(self, key: str, along: Point) -> Hand[Self]:
        now = dot(self.stretch, along)

        def push(_seen: Handle, way: Point, step: str, _snap: bool) -> Move:
            return Drag(key, scaled(along, now + dot(way, along) * STEPS[step]))

        put, at, name = partial(self._pulled, along), scaled(along, now), NAMES[key]
        made = hand.slider(key, _(name), at, put, self.view(), along=along)
        handle = replace(made.handle, panel="stretch")
        return replace(made, handle=handle, snap=_quartered, nudge=push)

    def _turned(self, key: str, to: Point) -> Self:
        return replace(self, first=to) if key == FIRST else replace(self, last=to)

    def _pulled(self, along: Point, to: Point) -> Self:
        most = self.level.most()
        by = max(-most, min(most, round(dot(to, along) * NOTCHES) / NOTCHES)) + 0.0
        a, b = self.stretch
        return replace(self, stretch=(by, b) if along[0] else (a, by))

    def _note(self, value: str) -> Self:
        others = tuple(at for at in self.noted if _away(at, self.first) >= TINY)
        return replace(
            self, noted=others if value == UNNOTED else (*others, self.first)
        )

    def _aimed(self, columns: tuple[Point, ...]) -> Self:
        """Another target: what was noted made the one before."""
        (a, c), (b, d) = columns
        return replace(self, target=((a, b), (c, d)), noted=())


@lru_cache(maxsize=8)
def _wanted(state: RsrState) -> Dials | None:
    """A picture asks several times a frame for what takes a search."""
    free = [n for n in range(4) if n or not state.level.locked]
    found = sorted(state.settings(), key=state.way)
    tried = (
        _mixed(state.dials(), to, some)
        for count in range(len(DIALS) + 1)
        for some in combinations(free, count)
        for to in found
    )
    return next((each for each in tried if state.would_do(each)), None)


def made(dials: Dials) -> Matrix2:
    """The map that dials make; a turn is the arrow to which it brings (1, 0)."""
    (c, s), (a, b), (p, q) = dials
    return (
        (p * a * c - q * b * s, -p * a * s - q * b * c),
        (q * a * c + p * b * s, -q * a * s + p * b * c),
    )


def _less(a: Matrix2, b: Matrix2) -> Matrix2:
    (p, q), (r, s) = ((x - u, y - v) for (x, y), (u, v) in zip(a, b, strict=True))
    return ((p, q), (r, s))


def _shape(m: Matrix2) -> Matrix2:
    """The map without a first turn that has the same outline."""
    left, a, b, _right = factors(m)
    return Factors(left, a, abs(b), -left).matrix()


def _away(a: Point, b: Point) -> float:
    """By how many degrees two turns differ."""
    return abs(degrees(remainder(angle(a) - angle(b), tau)))


def _caught(to: Point) -> Point:
    """The nearest turn by steps, or to a small whole arrow."""
    nice = max(NICE, key=lambda at: dot(at, to))
    return nice if hypot(*to) > TINY and _away(nice, to) <= CATCH else to


def _quartered(to: Point) -> Point:
    return (round(to[0] * 4.0) / 4.0, round(to[1] * 4.0) / 4.0)


def _alike(
    right: float,
    a: float,
    b: float,
    left: float,
    mine: tuple[float, float],
    noted: tuple[Point, ...],
) -> Iterator[tuple[float, float, float, float]]:
    """Both stretches alike, only the turns' sum counts: both dials as they stand.

    Turned over, it is their difference. The first may also go clear of what is noted.
    """
    way = -1.0 if b > 0.0 else 1.0
    firsts = [mine[0], right + way * (mine[1] - left), right]
    # Where hands can go clear of them.
    firsts += [degrees(angle(at)) for at in NICE if noted]
    for first in firsts:
        yield (first, a, b, left + way * (first - right))


def _setting(
    found: tuple[float, float, float, float], swap: int, one: int, other: int
) -> Dials:
    """One of the eight that make the same map: axes swapped, half turns, both signs."""
    right, a, b, left = found
    if swap:
        right, a, b, left = right - 90.0, b, a, left + 90.0
    sign = -1.0 if one != other else 1.0
    x, y = (round(sign * each * NOTCHES) / NOTCHES + 0.0 for each in (a, b))
    return (_tidy(right + 180.0 * one), (x, y), _tidy(left + 180.0 * other))


def _tidy(by: float) -> Point:
    """A turn that is nice to within rounding is that one."""
    at = turned(by)
    near = _caught(at)
    return near if _away(near, at) < 1e-6 else at


def _mixed(now: Dials, to: Dials, some: tuple[int, ...]) -> Dials:
    (first, (a, b), last), (to_first, (to_a, to_b), to_last) = now, to
    return (
        to_first if 0 in some else first,
        (to_a if 1 in some else a, to_b if 2 in some else b),
        to_last if 3 in some else last,
    )
