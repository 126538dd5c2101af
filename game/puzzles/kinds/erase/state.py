"""Erase: the floor, the way of falling, where everything lands, and what is right."""

from collections.abc import Callable, Iterator, Mapping
from math import radians, sin
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.kept_lines import between
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    length,
    meeting,
    on_one_line,
    scaled,
    unit,
)
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Handle, Move, Quote, Turn
from game.puzzles.core.wording import arrow, said
from game.puzzles.kinds.erase.level import CREATURES, EraseLevel

# In degrees; in shares of a reader times the half height; in units.
STRAIGHT, KEPT, TOGETHER = 1.0, 0.06, 0.1
FORESEEN: Final = 1 / 12
ONCE, TWICE = N_("once"), N_("twice")
FALLS: Final = {ONCE: N_("everything has fallen once"), TWICE: N_("and once more")}
BACK, FROG, CROSS = N_("backwards"), N_("frog"), N_("across")
SAYS: Final = {
    FREE: N_("the food can be kept"),
    FROG: N_("no: the frog is nothing but green"),
    BACK: N_("no: food is green backwards"),
    CROSS: N_("no: food lies across green"),
}
# Where the ghost was laid, if it was, and what was said.
Laid: TypeAlias = tuple[Point | None, str]


class EraseState(OnPlane[EraseLevel, Laid], frozen=True, kw_only=True):
    """Both readers, all points, and how they fall; the ghost of the first's landing."""

    green: Point
    food: Point | None
    things: tuple[Point, ...]
    others: tuple[Point, ...]
    floor: Point
    rain: Point | None
    ghost: Point | None = None
    falls: str = ONCE
    said: str = FREE

    ARROWS: ClassVar = ("green",)

    @classmethod
    def begin(cls, level: EraseLevel) -> Self:
        """The level at its start."""
        return cls(
            level=level,
            green=level.green,
            food=level.food,
            things=level.things,
            others=level.others,
            floor=unit(level.floor or _lying(level.green)),
            rain=None if level.rain is None else unit(level.rain),
            placed=not level.predict,
        )

    # What it is

    def way(self) -> Point:
        """The way of falling: straight onto the floor, where nothing else is said."""
        return across(self.floor) if self.rain is None else self.rain

    def lands(self, at: Point) -> Point | None:
        """Where a point comes down; nowhere while all falls along the floor."""
        beside = across(self.way())
        below = dot(self.floor, beside)
        if abs(below) < sin(radians(STRAIGHT)):
            return None
        return scaled(self.floor, dot(at, beside) / below)

    def middles(self) -> tuple[Point, Point]:
        """The middle of the things, and of the others."""
        return _middle(self.things), _middle(self.others)

    def guessed_of(self) -> Point:
        """Whose landing is guessed: the frog's, or the middle's."""
        return _middle(self.things) if self.others else self.things[0]

    def truth(self) -> Point | None:
        """Where it lands once all is right; None where that is nowhere."""
        return self.rightly(self.guessed_of())

    def rightly(self, at: Point) -> Point | None:
        """Where a point lands once all is right."""
        if self.rain is None:
            by = dot(at, self.green) / dot(self.green, self.green)
            return added(at, scaled(self.green, -by))
        way = self.best()
        if way is None or on_one_line(self.green, across(way)):
            return None
        return meeting(self.green, 0.0, across(way), dot(at, across(way)))

    def best(self) -> Point | None:
        """How the floor, or else the rain, lies right; None where it cannot."""
        if self.rain is None:
            return unit(across(self.green))
        if self.others:
            one, other = self.middles()
            way = added(one, scaled(other, -1.0))
            return unit(way) if length(way) > TINY else None
        if self.food is None or self.level.none:
            return None
        return unit(across(self.food))

    def reading(self, reader: Point, at: Point) -> float:
        """What a reader hears of where a point lands; of itself, while it falls on."""
        landing = self.lands(at)
        return dot(reader, at if landing is None else landing)

    def is_gone(self, at: Point) -> bool:
        """Whether green hears nothing of it, but for a degree of the floor."""
        heard = abs(self.reading(self.green, at))
        landing = self.lands(at)
        if landing is None:
            return False
        most = sin(radians(STRAIGHT)) * length(self.green) * length(landing)
        return heard <= most + TINY

    def is_kept(self, at: Point) -> bool:
        """Whether it has the food that it had."""
        if self.food is None:
            return True
        return abs(self._lost(at)) <= KEPT * length(self.food) * self.view()

    def _lost(self, at: Point) -> float:
        food = self.food or ORIGIN
        return self.reading(food, at) - dot(food, at)

    def split(self) -> float:
        """How far apart the two middles land."""
        one, other = (self.lands(at) or at for at in self.middles())
        return apart(one, other)

    def wanted(self) -> str:
        """What is to be said."""
        return BACK if self.level.none else FREE

    def asks(self) -> bool:
        """Whether it may be said that nothing is kept."""
        return self.level.rain is not None and not self.level.others

    def off(self) -> float:
        """The farthest of all that is asked, each over what is enough of it."""
        wrong = 2.0 * (self.said != self.wanted())
        wrong += 2.0 * (self.level.again and self.falls == ONCE)
        return wrong if self.level.none else wrong + self.turns()

    def turns(self) -> float:
        """How far what is turned is from where it belongs, over what is enough."""
        parts = [(90.0 - between(self.floor, self.green)) / STRAIGHT]
        if self.lands(self.guessed_of()) is None:
            parts.append(90.0)
        elif self.others:
            parts.append(self.split() / TOGETHER)
        elif self.asks() and self.food is not None:
            most = max(abs(self._lost(at)) for at in self.things)
            parts.append(most / (KEPT * length(self.food) * self.view()))
        return max(parts)

    def enough(self) -> float:
        """Each within what is enough of it."""
        return 1.0

    def closeness(self, off: float) -> float:
        """Twenty times what is enough sounds half as near."""
        return 1.0 / (1.0 + max(0.0, off - 1.0) / 20.0)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The ghost; then the floor or the rain, what is said, how often it falls."""
        if not self.placed:
            name = _("your guess")
            at = self.ghost or self.guessed_of()
            yield hand.point("guess", name, at, self._laid_at, self.view())
        else:
            yield self.turned()
        if self.asks():
            yield pressed_answer.handle(self.said, self._say, SAYS)
        if self.placed and self.level.again:
            yield hand.choice(
                "falls", _("falling"), self.falls, self._fall, says=FALLS, entry="falls"
            )
        readers = {"g": self.green} | ({} if self.food is None else {"f": self.food})
        yield from hand.givens(readers, self._read, self.view())
        for n, at in enumerate(self.points()):
            key, name = f"x{n + 1}", self.names()[n]
            put = self._putting(n)
            yield hand.point(key, name, at, put, self.view(), given=True)

    def turned(self) -> Hand[Self]:
        """What is turned: the floor or the way of falling."""
        if self.rain is None:
            floor = hand.spoke("floor", self.floor, self._lay, name=_("floor"))
            return hand.rooted(floor)
        return hand.rooted(hand.spoke("rain", self.rain, self._rain, name=_("rain")))

    def asleep(self) -> tuple[Handle, ...]:
        """What is turned, until the guess is laid."""
        if self.placed:
            return ()
        why = _("First guess where it lands.")
        return (replace(self.turned().handle, why=why),)

    def points(self) -> tuple[Point, ...]:
        """All that falls."""
        return (*self.things, *self.others)

    def names(self) -> tuple[str, ...]:
        """Their names: creatures, or two crowds."""
        if not self.others:
            return tuple(map(_, CREATURES))
        crowds = (("a", self.things), ("b", self.others))
        return tuple(
            f"{letter}{n}" for letter, some in crowds for n in range(1, len(some) + 1)
        )

    def _laid_at(self, at: Point) -> Self:
        return replace(self, ghost=at, said=FREE)

    def _lay(self, floor: Point) -> Self:
        return self if floor == self.floor else replace(self, floor=floor, falls=ONCE)

    def _rain(self, way: Point) -> Self:
        return self if way == self.rain else replace(self, rain=way, said=FREE)

    def _say(self, answer: str) -> Self:
        return replace(self, said=answer)

    def _fall(self, falls: str) -> Self:
        return replace(self, falls=falls)

    def _read(self, readers: tuple[Point, ...]) -> Self:
        """With the readers the floor turns where it lay right for good."""
        green, *food = readers
        floor = self.floor if self.rain is None else unit(_lying(green))
        return replace(self, green=green, floor=floor, food=food[0] if food else None)

    def _putting(self, at: int) -> Callable[[Point], Self]:
        return lambda to: self._put(at, to)

    def _put(self, at: int, to: Point) -> Self:
        points = (*self.points()[:at], to, *self.points()[at + 1 :])
        count = len(self.things)
        return replace(self, things=points[:count], others=points[count:])

    def ready(self) -> bool:
        """Whether the ghost is laid, or something said."""
        return self.ghost is not None or self.said != FREE

    def predicts(self) -> Laid:
        """Where the ghost lies; what is said."""
        return (self.ghost, self.said)

    def right(self, guess: Laid) -> bool:
        """Near where it lands; or said rightly."""
        at, answer = guess
        truth = self.afresh().truth()
        if truth is None or answer != FREE:
            return answer == self.wanted()
        return at is not None and apart(at, truth) <= FORESEEN * self.view()

    def laid(self) -> tuple[Point, Point] | None:
        """The ghost, and where it belonged."""
        truth = self.afresh().truth()
        if not self.placed or self.ghost is None or truth is None:
            return None
        return self.ghost, truth

    def quotes(self) -> Mapping[str, Quote]:
        """The ghost, and how far off it was."""
        at = self.ghost or self.guessed_of()
        far = apart(at, self.afresh().truth() or at)
        return {"guess": Quote(arrow(at), at), "miss": Quote(said(far), (far,))}

    def answer(self) -> Iterator[Move]:
        """The floor, or the way of falling, turned to the nearer side; what is said."""
        now, key, to = self.floor, "floor", self.best()
        if self.rain is not None:
            now, key = self.rain, "rain"
        if not self.level.none:
            if to is None or self.rightly(self.guessed_of()) is None:
                return
            if self.turns() > 1.0:
                yield Drag(key, to if dot(to, now) >= 0.0 else scaled(to, -1.0))
            if self.level.again and self.falls == ONCE:
                yield Turn("falls", TWICE)
        if self.said != self.wanted():
            yield Turn("said", self.wanted())


def _lying(green: Point) -> Point:
    """Along the floor that green cannot see, to the right."""
    x, y = across(green)
    return (x, y) if x > 0.0 or (x == 0.0 and y > 0.0) else (-x, -y)


def _middle(points: tuple[Point, ...]) -> Point:
    xs, ys = zip(*points, strict=True)
    return (sum(xs) / len(xs), sum(ys) / len(ys))
