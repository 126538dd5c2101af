"""Concepts: volumes and the pin, what is heard, and what is right."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations, pairwise, product
from math import atan2, degrees
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import (
    TINY,
    Point,
    added,
    apart,
    determinant,
    dot,
    length,
    scaled,
)
from game.puzzles.core import hand, hands, pressed_answer
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.concepts.level import ANIMALS, CAT, ConceptsLevel

# How much of the louder may be missing, how much louder the next one must be.
ALIKE, LOUDER = 0.04, 0.2
# In degrees: how far from a right angle, what is near, what is far; what was foreseen.
RIGHT, NEAR, FAR, FORESEEN = 3.5, 40.0, 140.0, 12.0
# Places that count as two are so far apart.
APART: Final = 1.0
VOLUMES: Final = tuple(n / 2 for n in range(1, 9))
SHORT = N_("short")
ACROSS, LOUD = N_("across"), N_("loud")
UNMARKED, MARKED = N_("not marked"), N_("marked")
SAYS: Final = {
    FREE: N_("not said: it may be possible"),
    SHORT: N_("it cannot be: one is too short"),
    ACROSS: N_("it cannot be: one stands across the cat"),
    LOUD: N_("it cannot be: one is too loud"),
}
MARKS: Final = {each: each for each in (UNMARKED, MARKED)}
Pair: TypeAlias = tuple[str, str]
Laid: TypeAlias = tuple[tuple[float, ...], Point, str]


class ConceptsState(OnPlane[ConceptsLevel, Laid], frozen=True, kw_only=True):
    """Where the animals are, how loud, where the pin is and which places are marked.

    How loud, where the pin is and what is said are the prediction.
    """

    animals: tuple[Point, ...]
    volumes: tuple[float, ...]
    pin: Point
    marks: tuple[Point, ...] = ()
    said: str = FREE

    ARROWS: ClassVar = ("cat", "others")

    @classmethod
    def begin(cls, level: ConceptsLevel) -> Self:
        """The level at its start: everybody as loud as they are."""
        return cls(
            level=level,
            animals=(level.cat, *level.others),
            volumes=(1.0, *(level.volumes or (1.0,) * len(level.others))),
            pin=level.pin or (0.0, 0.0),
            placed=not level.predict,
        )

    # What it is

    def names(self) -> tuple[str, ...]:
        """Everybody by name, the cat first."""
        return (CAT, *self.level.names)

    def pinned(self) -> bool:
        """Whether it is about the pin."""
        return self.level.pin is not None

    def tips(self) -> dict[str, Point]:
        """Where everybody's arrow ends."""
        each = zip(self.names(), self.animals, self.volumes, strict=True)
        return {name: scaled(at, by) for name, at, by in each}

    def arrows(self) -> dict[str, Point]:
        """Everybody's arrow from the pin."""
        back = scaled(self.pin, -1.0)
        return {name: added(at, back) for name, at in self.tips().items()}

    def heard(self) -> dict[str, float]:
        """What the cat hears of the others: their dot products with it."""
        arrows = self.arrows()
        return {name: dot(arrows[name], arrows[CAT]) for name in self.level.names}

    def between(self, pair: Pair) -> float | None:
        """The angle of two in degrees; None where one has no direction."""
        a, b = (self.arrows()[name] for name in pair)
        if min(length(a), length(b)) < TINY:
            return None
        return degrees(atan2(abs(determinant(a, b)), dot(a, b)))

    def pairs(self) -> tuple[Pair, ...]:
        """Every two of them."""
        return tuple(combinations(self.names(), 2))

    def missing(self, pair: Pair, room: float = 0.0) -> float:
        """By how many degrees two are not as asked; ``room`` is allowed besides."""
        found = self.between(pair)
        if found is None:
            return 90.0
        if self.level.across:
            asked = pair in self.level.across or pair[::-1] in self.level.across
            off = abs(found - 90.0) - RIGHT if asked else 0.0
        elif pair in self.level.near or pair[::-1] in self.level.near:
            off = found - NEAR
        else:
            off = FAR - found
        return max(0.0, off - room)

    def stands(self, room: float = 0.0) -> bool:
        """Whether every angle is as asked from here."""
        return all(self.missing(pair, room) <= TINY for pair in self.pairs())

    def mark_here(self) -> Point | None:
        """The mark at which the pin is."""
        return next((at for at in self.marks if apart(at, self.pin) < TINY), None)

    # How it is judged

    def lacking(self) -> float:
        """By how much what is heard is not as asked, in shares of the louder."""
        heard = self.heard()
        if self.level.equal:
            one, other = (heard[name] for name in self.level.equal)
            most = max(abs(one), abs(other), TINY)
            return abs(one - other) / most
        order = [heard[name] for name in self.level.loud]
        return sum(max(0.0, LOUDER - (a - b)) for a, b in pairwise(order))

    def off(self) -> float:
        """What is not said rightly, marked, heard, or seen from the pin."""
        if self.level.none:
            return float(self.said != ACROSS)
        if self.level.places > 1:
            return float(self.level.places - len(self.marks))
        if self.pinned():
            return sum(self.missing(pair) for pair in self.pairs()) / 90.0
        return self.lacking()

    def enough(self) -> float:
        """Where two are to be heard alike, 4% of the louder."""
        return (ALIKE if self.level.equal and not self.level.none else 0.0) + TINY

    def closeness(self, off: float) -> float:
        """By the pin's angles too, where places are marked."""
        if self.level.places > 1 and off > 0.0 and self.mark_here() is None:
            off -= 0.5 / (1.0 + sum(map(self.missing, self.pairs())) / 30.0)
        return 1.0 / (1.0 + off)

    def predicts(self) -> Laid:
        """How loud they are, where the pin is, what is said."""
        return (self.volumes, self.pin, self.said)

    def right(self, guess: Laid) -> bool:
        """It was as asked; seen from the pin, to twelve degrees."""
        volumes, pin, said = guess
        laid = replace(self.afresh(), volumes=volumes, pin=pin, said=said)
        if self.pinned():
            return laid.stands(FORESEEN)
        return laid.off() <= laid.enough()

    def rooms(self, name: str) -> tuple[float, ...]:
        """The volumes at which a tip is in view."""
        at, view = self.animals[self.names().index(name)], self.view()
        every = (by for by in VOLUMES if hands.holds(scaled(at, by), view))
        return tuple(every) or (1.0,)

    def answer(self) -> Iterator[Move]:
        """As few volumes as will do; or the nearest right places for the pin."""
        if self.level.none:
            yield Turn("said", ACROSS)
            return
        if not self.pinned():
            yield from self._louder()
            return
        pin, marks = self.pin, self.marks
        for _place in range(self.level.places - len(marks)):
            now = replace(self, pin=pin, marks=marks)
            to = pin if now.marking() else now.nearest_place()
            if to is None:
                return
            if apart(pin, to) > TINY:
                yield Drag("pin", to)
            if self.level.places > 1:
                yield Turn("mark", MARKED)
            pin, marks = to, (*marks, to)

    def _louder(self) -> Iterator[Move]:
        names, now = (
            self.level.knobs,
            dict(zip(self.names(), self.volumes, strict=True)),
        )
        every = product(*(self.rooms(name) for name in names))

        def worth(some: tuple[float, ...]) -> tuple[int, float]:
            gone = [abs(by - now[name]) for name, by in zip(names, some, strict=True)]
            return (sum(by > 0.0 for by in gone), sum(gone))

        for some in sorted(every, key=worth):
            there = self._with(dict(zip(names, some, strict=True)))
            if there.lacking() <= there.enough():
                tips = there.tips()
                for name, by in zip(names, some, strict=True):
                    if by != now[name]:
                        yield Drag(name, tips[name])
                return

    def nearest_place(self) -> Point | None:
        """The nearest half from which all is as asked, apart from what is marked."""
        view = self.view()
        steps = [n / 2 for n in range(-int(2 * view), int(2 * view) + 1)]
        places = [(x, y) for x in steps for y in steps]
        places.sort(key=lambda at: apart(at, self.pin))
        every = (replace(self, pin=at) for at in places)
        return next((each.pin for each in every if each.marking()), None)

    def marking(self) -> bool:
        """Whether the pin's place is right, and no other mark is near."""
        clear = all(apart(at, self.pin) >= APART - TINY for at in self.marks)
        return clear and self.stands()

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """Tips on their rays, or the pin; what is said or marked; everybody, given."""
        view, pinned = self.view(), self.pinned()
        if pinned:
            yield hand.point("pin", _("the pin"), self.pin, self._carry, view)
            if self.level.places > 1 and self.placed and self._marks():
                yield self.mark()
        for name in self.level.knobs:
            yield self._knob(name)
        if self.level.none:
            yield pressed_answer.handle(self.said, self._say, SAYS)
        for i, name in enumerate(self.names()):
            if name in self.level.knobs:
                continue
            put, at, said = partial(self._given, i), self.animals[i], _(ANIMALS[name])
            if pinned:
                yield hand.point(name, said, at, put, view, given=True)
            else:
                held = hand.tip(name, at, put, view, name=said, given=True)
                yield hand.rooted(held)

    def mark(self) -> Hand[Self]:
        """To mark the pin's place, or to take that back."""
        value, name = UNMARKED if self.mark_here() is None else MARKED, _("this place")
        return hand.choice("mark", name, value, self._mark, says=MARKS, entry="mark")

    def _marks(self) -> bool:
        return self.mark_here() is not None or (
            self.marking() and len(self.marks) < self.level.places
        )

    def _knob(self, name: str) -> Hand[Self]:
        """A tip on its ray: it slides from one volume to the next."""
        i, tip = self.names().index(name), self.tips()[name]
        ray, rooms = self.animals[i], self.rooms(name)

        def caught(to: Point) -> float:
            far = dot(to, ray) / dot(ray, ray)
            return min(rooms, key=lambda by: abs(by - far))

        def pushed(_seen: Handle, push: Point, step: str, _snap: bool) -> Move:
            way = dot(push, ray)
            by = 1.0 if step == "coarse" else 0.5
            by = self.volumes[i] + (by if way > TINY else -by if way < -TINY else 0.0)
            return Drag(name, scaled(ray, max(rooms[0], min(rooms[-1], by))))

        made = hand.slider(
            name,
            _(ANIMALS[name]),
            tip,
            lambda to: self._with({name: caught(to)}),
            self.view(),
            along=ray,
        )
        return replace(made, nudge=pushed)

    def _with(self, volumes: dict[str, float]) -> Self:
        """Whoever turns a volume takes back what was said."""
        each = zip(self.names(), self.volumes, strict=True)
        turned = tuple(volumes.get(name, by) for name, by in each)
        return replace(self, volumes=turned, said=FREE)

    def _carry(self, to: Point) -> Self:
        return replace(self, pin=to)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _mark(self, value: str) -> Self:
        others = tuple(at for at in self.marks if apart(at, self.pin) >= TINY)
        return replace(self, marks=others if value == UNMARKED else (*others, self.pin))

    def _given(self, i: int, to: Point) -> Self:
        """What was marked was marked for others."""
        animals = (*self.animals[:i], to, *self.animals[i + 1 :])
        return replace(self, animals=animals, marks=())
