"""Tiles: what lies on the rail, how far the bead comes, and what is right."""

from collections.abc import Callable, Iterator
from typing import Final, Self, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import Point
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.tiles.level import SPACES, TilesLevel

EMPTY: Final = "?"
LEAST, LARGEST = 1, 6
# What a slot takes beside its tile.
BESIDE: Final = 2.6
# The side of an empty slot; how far the asked bead stands from what comes out.
SLOT, ASIDE = 1.6, 1.5
# The two ways to bracket v, v turned over and v.
FIRST, LAST = "(v vᵀ) v", "v (vᵀ v)"
BRACKETS: Final = {
    FIRST: N_("v with v turned over first"),
    LAST: N_("the last two first"),
}
GIVES, TAKES, ROOM = N_("gives"), N_("takes"), N_("slots")
SAYS: Final = {
    FREE: N_("it can be laid"),
    TAKES: N_("no: nothing takes what comes in"),
    GIVES: N_("no: nothing gives what is asked"),
    ROOM: N_("no: there are too few slots"),
}
# A frame's columns and rows.
Size: TypeAlias = tuple[int, int]
Filling: TypeAlias = tuple[str, ...]
# Where a bead is, with which of the spaces that are asked it has seen.
Stop: TypeAlias = tuple[str, frozenset[str]]


class Ride(Struct, frozen=True):
    """The spaces of a bead from the right; at which slot it is stuck, if it is."""

    spaces: tuple[str, ...]
    stuck: int | None


class Rail(OnPlane[TilesLevel, Size], frozen=True, kw_only=True):
    """What lies in the slots, from the right; the frame is the prediction."""

    slots: Filling
    enters: str
    leaves: str
    frame: Size | None = None
    bracket: str = FIRST
    said: str = FREE

    @classmethod
    def begin(cls, level: TilesLevel) -> Self:
        """The level at its start."""
        free = (EMPTY,) * (level.slots - len(level.laid))
        return cls(
            level=level,
            slots=() if level.v else (*level.laid, *free),
            enters=level.enters,
            leaves=level.leaves,
            placed=not level.predict,
        )

    # What it is

    def size_of(self, space: str) -> int:
        """How many balls a bead has there."""
        return self.level.sizes()[space]

    def pitch(self) -> float:
        """From one slot of the rail to the next."""
        sizes = [len(self.level.v)] if self.level.v else self.level.sizes().values()
        return max(sizes) + BESIDE

    def slot_at(self, n: int) -> Point:
        """The middle of a slot, counted from the right from 0."""
        return (-n * self.pitch(), 0.0)

    def asked_at(self) -> Point:
        """Where the bead stands that is asked, beyond the last slot."""
        return (self.pitch() * (0.5 - len(self.slots)) - ASIDE, 0.0)

    def extent(self, tile: str) -> Point:
        """The width and the height of a tile, or of an empty slot."""
        if tile == EMPTY:
            return (SLOT, SLOT)
        takes, gives = self.level.variants()[tile]
        return (float(self.size_of(takes)), float(self.size_of(gives)))

    def ride(self) -> Ride:
        """How far the bead comes; an empty slot lets it pass."""
        spaces, variants = [self.enters], self.level.variants()
        for n, tile in enumerate(self.slots):
            if tile == EMPTY:
                spaces.append(spaces[-1])
                continue
            takes, gives = variants[tile]
            if takes != spaces[-1]:
                return Ride(tuple(spaces), n)
            spaces.append(gives)
        return Ride(tuple(spaces), None)

    def arrives(self) -> bool:
        """Whether every slot is filled, and what comes out is what is asked."""
        ride = self.ride()
        there = ride.stuck is None and ride.spaces[-1] == self.leaves
        return there and EMPTY not in self.slots

    def truth(self) -> Size:
        """The product's columns and rows, whatever makes it."""
        if self.level.v:
            return (1, 1)
        return (self.size_of(self.enters), self.size_of(self.leaves))

    def products(self) -> int:
        """How many products the brackets take."""
        n = len(self.level.v)
        return 2 * n * n if self.bracket == FIRST else 2 * n

    def asks(self) -> bool:
        """Whether it may be said that nothing does it."""
        return len(self.level.tray) > 1

    def wanted(self) -> str:
        """What is to be said."""
        return GIVES if self.level.none else FREE

    def solution(self) -> Filling | None:
        """The right filling that shares most slots with what lies; None without one."""
        variants = self.level.variants()
        ways: dict[Stop, tuple[int, Filling]] = {}
        ways[self._seen(self.enters, frozenset())] = (0, ())
        for now in self.slots:
            after: dict[Stop, tuple[int, Filling]] = {}
            for (space, seen), (cost, laid) in ways.items():
                for tile, (takes, gives) in variants.items():
                    if takes != space:
                        continue
                    stop = self._seen(gives, seen)
                    way = (cost + (tile != now), (*laid, tile))
                    after[stop] = min(way, after.get(stop, way))
            ways = after
        end = (self.leaves, frozenset(self.level.through))
        return ways[end][1] if end in ways else None

    def _seen(self, space: str, seen: frozenset[str]) -> Stop:
        return space, seen | ({space} & set(self.level.through))

    def off(self) -> float:
        """How many slots are still to be changed; whether it is said wrongly."""
        wrong = float(self.said != self.wanted())
        if self.level.v:
            return float(self.products() > self.level.most)
        if self.level.none:
            return wrong
        to = self.solution()
        if to is None:
            return wrong + len(self.slots) + 1.0
        return wrong + sum(a != b for a, b in zip(self.slots, to, strict=True))

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The frame; then the slots, from the right; what is said; both ends."""
        if not self.placed:
            yield self._corner()
            return
        yield from self.filled()
        if self.asks():
            yield pressed_answer.handle(self.said, self._say, SAYS)
        if not self.level.v:
            yield from self._ends()

    def filled(self) -> Iterator[Hand[Self]]:
        """What lies on the rail; or the brackets."""
        if self.level.v:
            name = _("brackets")
            yield hand.choice(
                "bracket", name, self.bracket, self._wrap, says=BRACKETS, entry="laid"
            )
            return
        says = {EMPTY: N_("empty")} | {
            tile: _(
                "{tile}, takes {one}, gives {other}", tile=tile, one=one, other=other
            )
            for tile, (one, other) in self._worded().items()
        }
        for n, tile in enumerate(self.slots):
            key, name = f"slot{n + 1}", _("slot {n}", n=n + 1)
            put = self._putting(n)
            made = hand.choice(key, name, tile, put, says=says, entry="")
            yield hand.standing("rail", made, self.slot_at(n), self.extent(tile))

    def _worded(self) -> dict[str, tuple[str, str]]:
        return {
            tile: (_(SPACES[takes]), _(SPACES[gives]))
            for tile, (takes, gives) in self.level.variants().items()
        }

    def _corner(self) -> Hand[Self]:
        at = self.frame or (LEAST, LEAST)

        def nudge(seen: Handle, push: Point, step: str, snap: bool) -> Move:
            del step, snap
            ways = ((x > 0.0) - (x < 0.0) for x in push)
            x, y = (a + by for a, by in zip(seen.at, ways, strict=True))
            return Drag("guess", (x, y))

        handle = Handle(
            key="guess", name=_("the frame's corner"), panel="plane", at=_point(at)
        )
        return Hand(
            handle=handle,
            drag=lambda to: replace(self, frame=_whole(to)),
            snap=lambda to: _point(_whole(to)),
            nudge=nudge,
        )

    def _ends(self) -> Iterator[Hand[Self]]:
        """What comes in and what is asked, for free play."""
        says = {name: SPACES[name] for name, _size in self.level.spaces}
        for key, name, now, put in (
            ("enters", _("comes in"), self.enters, self._enter),
            ("leaves", _("asked"), self.leaves, self._leave),
        ):
            made = hand.choice(key, name, now, put, says=says, entry="")
            at = (self.pitch() / 2.0, 0.0) if key == "enters" else self.asked_at()
            given = replace(made.handle, given=True)
            yield hand.standing("rail", replace(made, handle=given), at, (1.0, 1.0))

    def asleep(self) -> tuple[Handle, ...]:
        """The slots, until the frame is drawn."""
        if self.placed:
            return ()
        why = _("First draw the frame.")
        return tuple(replace(each.handle, why=why) for each in self.filled())

    def _putting(self, at: int) -> Callable[[str], Self]:
        return lambda tile: replace(
            self, slots=(*self.slots[:at], tile, *self.slots[at + 1 :]), said=FREE
        )

    def _wrap(self, bracket: str) -> Self:
        return replace(self, bracket=bracket)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _enter(self, space: str) -> Self:
        return replace(self, enters=space)

    def _leave(self, space: str) -> Self:
        return replace(self, leaves=space)

    def ready(self) -> bool:
        """Whether a frame was drawn."""
        return self.frame is not None

    def predicts(self) -> Size | None:
        """The frame."""
        return self.frame

    def right(self, guess: Size) -> bool:
        """It is as wide and as high."""
        return guess == self.afresh().truth()

    def answer(self) -> Iterator[Move]:
        """Each slot that lies wrong; or what is to be said."""
        if self.level.v:
            yield Turn("bracket", LAST)
            return
        to = None if self.level.none else self.solution()
        if to is None and not self.level.none:
            return
        for n, (now, then) in enumerate(zip(self.slots, to or (), strict=False)):
            if now != then:
                yield Turn(f"slot{n + 1}", then)
        if self.said != self.wanted():
            yield Turn("said", self.wanted())


def _whole(to: Point) -> Size:
    """The nearest frame."""
    x, y = (max(LEAST, min(LARGEST, round(each))) for each in to)
    return (x, y)


def _point(size: Size) -> Point:
    return (float(size[0]), float(size[1]))
