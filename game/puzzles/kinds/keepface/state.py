"""Keepface: what stands in the frame, what it holds, and where each door leads."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final, Self

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.figure.numbers import Written, percent
from game.language import N_, _
from game.linalg.plane import Point, added
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Drag, Handle, Move, Predict, Turn
from game.puzzles.kinds.keepface.level import (
    COUNT,
    NEEDED,
    ROWS,
    KeepfaceLevel,
    held,
    in_rows,
)
from game.puzzles.kinds.keepface.memories import SHOW, memory

# How a plate lies: its values are words, for they can be picked by name.
OUT, IN, OVER = N_("left behind"), N_("in the frame"), N_("turned over")
OWN, GIVEN = N_("her own"), N_("the given rows")
SHUT, LEAVE, STAY = N_("not yet"), N_("leave"), N_("stay")
BACK, GONE = N_("step back"), N_("so be it")
GOES: Final = {each: each for each in (BACK, GONE)}
NONE: Final = N_("none will do")
SAYS: Final = {pressed_answer.FREE: pressed_answer.FREE, NONE: NONE}
# The story calls its own basis what any other level is.
SOLVED, ALIGNED, TRUNCATED, FULL = "solved", "aligned", "truncated", "full"
# How many of the first plates lie in the frame, by the rule by which rows were kept.
LAID: Final = {"longest": 1, "share": 3, "all": COUNT}
# In percent: how near a mark must be laid; where it waits; how far keys push it.
NEAR, MIDDLE = 3.0, 50.0
PUSHES: Final = {"fine": 0.5, "normal": 2.0, "coarse": 10.0}
# The plane is as wide as the picture's hundred percent, and more.
CENTRE: Final = (121.5, 51.0)
SPAN, RATIO = 80.0, 1.56
PICTURE: Final = (0.0, 125.0)
BAR: Final = (-13.0, -5.0)
LEFT, PLATE, GAP, TOP = 110.0, (65.0, 16.6), (3.0, 1.8), 110.0
LOW: Final = (-11.5, 15.0)


class Laid(Struct, frozen=True):
    """A prediction: these plates, along which axes, and where the mark was laid."""

    plates: frozenset[int]
    axes: str
    mark: float


class KeepfaceState(Declared[KeepfaceLevel, Laid], frozen=True, kw_only=True):
    """How each plate lies, which axes are cut along, the mark, the door.

    ``taken`` is the plate that was moved last, ``left`` what the door that was gone
    through made of it.
    """

    plates: tuple[str, ...]
    taken: int = 0
    axes: str = OWN
    mark: float | None = None
    door: str = SHUT
    left: str = ""
    said: str = pressed_answer.FREE
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def begin(cls, level: KeepfaceLevel) -> Self:
        """The level at its start."""
        begins = level.begins()
        plates = tuple(IN if n in begins else OUT for n in range(1, COUNT + 1))
        axes = GIVEN if level.given else OWN
        return cls(level=level, plates=plates, axes=axes, placed=not level.predict)

    def shuffled(self, seed: str) -> Self:
        """A play that remembers anything hands it on in place of a seed."""
        try:
            facts = msgspec.json.decode(seed.encode(), type=dict[str, str])
        except msgspec.DecodeError:
            return self
        return self.knowing(facts)

    def knowing(self, facts: Mapping[str, str]) -> Self:
        """As a play makes it that remembers this: who was cold to it gets the rows.

        The first plates lie as one would have kept rows.
        """
        first = LAID.get(facts.get("kept", ""), 0)
        plates = tuple(IN if n < first else way for n, way in enumerate(self.plates))
        cold = facts.get("warmth", "") in {"0", "1"}
        return replace(
            self,
            plates=plates,
            axes=GIVEN if cold else self.axes,
            facts=tuple(sorted(facts.items())),
        )

    # What it is

    def memories(self) -> Mapping[str, str]:
        """What the play remembers."""
        return dict(self.facts)

    def kept(self) -> frozenset[int]:
        """The plates that are in the frame."""
        return frozenset(n for n, way in enumerate(self.plates, 1) if way != OUT)

    def rows(self) -> int:
        """How many rows are kept in place of plates."""
        return in_rows(len(self.kept())) if self.axes == GIVEN else 0

    def share(self) -> float:
        """How much of her there is, in percent."""
        return share(self.kept(), self.axes)

    def right_marks(self) -> tuple[int, int] | None:
        """How many guesses are marked rightly, of how many; None outside a play."""
        facts = self.memories()
        counts = facts.get("right", ""), facts.get("guesses", "")
        if not all(map(str.isdecimal, counts)):
            return None
        return int(counts[0]), int(counts[1])

    def proven(self) -> bool:
        """Whether three quarters of the Ledger are right, or there is none."""
        marks = self.right_marks()
        return marks is None or marks[0] >= NEEDED * marks[1]

    def light(self) -> bool:
        """Whether there is room for what is kept."""
        return len(self.kept()) <= self.level.room

    def missed(self) -> tuple[float, float] | None:
        """What was guessed and what is, while it stands as it was guessed."""
        guess = self.guess
        if guess is None or (guess.plates, guess.axes) != (self.kept(), self.axes):
            return None
        return guess.mark, self.share()

    def whole(self) -> bool:
        """Whether enough of her is kept."""
        return self.share() >= self.level.asked

    def leads(self) -> str:
        """What the door makes of it that is chosen."""
        if self.axes == GIVEN and self.door == LEAVE:
            return ALIGNED
        if self.door == STAY:
            return FULL
        if SHOW not in self.kept() or not self.whole():
            return TRUNCATED
        return SOLVED if self.proven() else ALIGNED

    def ending(self) -> str:
        """How it ended, where it did by a door."""
        return self.left

    # How it is judged

    def off(self) -> float:
        """In a level with doors only a door is missing; else what lamps want."""
        if self.level.doors:
            return 0.0 if self.left else 1.0 + max(0.0, 100.0 - self.share()) / 100.0
        if self.level.none:
            allowed = COUNT - len(self.level.barred)
            missing = allowed - len(self.kept()) + (self.axes == GIVEN)
            return float(self.said != NONE) + missing / COUNT
        lacks = 0.0 if self.whole() else (self.level.asked - self.share()) / 100.0
        more = max(0, len(self.kept()) - self.level.room)
        return lacks + more / COUNT + float(self.said == NONE)

    def closeness(self, off: float) -> float:
        """It is heard how much of her there is, and where that is enough."""
        if self.level.none:
            return 1.0 / (1.0 + off)
        enough = not off and self.left in ("", SOLVED)
        return 1.0 if enough else 0.99 * self.share() / 100.0

    def predicts(self) -> Laid:
        """Where the mark was laid for what is in the frame."""
        mark = MIDDLE if self.mark is None else self.mark
        return Laid(self.kept(), self.axes, mark)

    def ready(self) -> bool:
        """As many as there is room for, and a mark."""
        return len(self.kept()) == self.level.room and self.mark is not None

    def right(self, guess: Laid) -> bool:
        """Within three percent."""
        return abs(share(guess.plates, guess.axes) - guess.mark) <= NEAR

    def answer(self) -> Iterator[Move]:
        """The four that carry her, those in the frame already, and the door."""
        if self.door != SHUT:
            yield Turn("go", GONE)
            return
        yield from self._laying(OWN, self._wanted())
        said = NONE if self.level.none else pressed_answer.FREE
        if self.said != said:
            yield Turn("said", said)
        if self.level.doors:
            yield Turn("door", LEAVE)
            yield Turn("go", GONE)

    def counts(self, move: Move) -> bool:
        """Trying doors costs nothing; only what is carried does."""
        doors = isinstance(move, Turn) and move.handle in ("door", "go")
        return super().counts(move) and not doors

    def toward(self, outcome: str) -> tuple[Move, ...]:
        """As for the answer, but to any door."""
        if not self.level.doors or outcome not in (ALIGNED, TRUNCATED, FULL):
            return self.solve()
        if not self.placed:
            past = Predict(sure=False)
            return (past, *self.play(past).toward(outcome))
        if self.left == outcome:
            return ()
        some = self.kept() if self.light() else self._wanted()
        axes, want, door = OWN, some - {SHOW}, LEAVE
        if outcome == FULL:
            every = frozenset(range(1, COUNT + 1))
            want, door = every if self.light() else self.kept(), STAY
        elif outcome == ALIGNED:
            axes, want = GIVEN, some
        moves: list[Move] = [*self._laying(axes, want)]
        if moves or self.door != door:
            moves.append(Turn("door", door))
        return (*moves, Turn("go", GONE))

    def _laying(self, axes: str, want: frozenset[int]) -> Iterator[Move]:
        """The axes turned, and the plates moved."""
        if self.axes != axes:
            yield Turn("axes", axes)
        for n in range(1, COUNT + 1):
            if (n in want) != (n in self.kept()):
                yield Turn(f"plate{n}", IN if n in want else OUT)

    def _wanted(self) -> frozenset[int]:
        """As many as will do, and of those in the frame what there is room for."""
        level = self.level
        if level.none:
            return frozenset(range(1, COUNT + 1)) - set(level.barred)
        want = set(level.nailed)
        for n in sorted(level.best()):
            if held(frozenset(want)) < level.asked:
                want.add(n)
        more = sorted(self.kept() - want)
        return frozenset((*want, *more[: level.room - len(want)]))

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The plates, the axes, the mark; then the doors, or that there is none.

        What lies in the frame at the start is guessed as it lies.
        """
        if not self.placed:
            for made in () if self.level.laid else self.moving():
                if not self.crowded(made):
                    yield made
            yield self._marking()
            return
        yield from self.moving()
        if not self.level.doors:
            yield self._box("said", _("your answer"), self.said, SAYS, 1)
            return
        way = LEAVE if self.light() else STAY
        doors = {each: each for each in (SHUT, way)}
        yield self._box("door", _("the door"), self.door, doors, 1)
        if self.door != SHUT:
            now = GONE if self.left else BACK
            yield self._box("go", _("your answer"), now, GOES, 2)

    def moving(self) -> Iterator[Hand[Self]]:
        """The plates, and the axes; what is nailed or barred is given."""
        for n in range(1, COUNT + 1):
            made = self._plate(n)
            given = n in self.level.nailed or n in self.level.barred
            yield replace(made, handle=replace(made.handle, given=given))
        says = {axes: self._cutting(axes) for axes in (OWN, GIVEN)}
        yield self._box("axes", _("the axes"), self.axes, says, 0)

    def crowded(self, made: Hand[Self]) -> bool:
        """Whether it is a plate for which there is no room any more."""
        return len(self.kept()) >= self.level.room and made.handle.value == OUT

    def _plate(self, n: int) -> Hand[Self]:
        words = memory(n, self.memories()).words
        name = _("plate {n}, {memory}", n=n, memory=_(words))
        ways = (OUT, IN, OVER) if n == SHOW else (OUT, IN)
        made = hand.choice(
            f"plate{n}",
            name,
            self.plates[n - 1],
            partial(self._turned, n),
            says={way: self._saying(n, way) for way in ways},
            entry="",
        )
        return hand.standing("plane", made, plate_at(n), PLATE)

    def _saying(self, n: int, way: str) -> str:
        """How a plate lies then; once revealed, also how much of her there is."""
        if not self.placed:
            return _(way)
        kept = self.kept() - {n} if way == OUT else self.kept() | {n}
        there = marked(share(kept, self.axes)).said()
        if way == OUT:
            return _("{way}, {share} of her without it", way=_(way), share=there)
        return _("{way}, {share} of her with it", way=_(way), share=there)

    def _cutting(self, axes: str) -> str:
        """Which axes; once revealed, how much of her there is along them."""
        if not self.placed:
            return _(axes)
        there = marked(share(self.kept(), axes)).said()
        return _("{axes}, {share} of her", axes=_(axes), share=there)

    def _box(
        self, key: str, name: str, now: str, says: Mapping[str, str], place: int
    ) -> Hand[Self]:
        put = {"axes": self._cut, "said": self._say, "door": self._open}
        made = hand.choice(key, name, now, put.get(key, self._go), says=says, entry="")
        return hand.standing("plane", made, box_at(place), box_size())

    def _marking(self) -> Hand[Self]:
        now = MIDDLE if self.mark is None else self.mark
        high = sum(BAR) / 2.0
        handle = Handle(
            key="guess",
            name=_("your mark on the bar, in percent"),
            panel="plane",
            at=(now, high),
            reach=(0.0, 100.0),
        )

        def nudge(seen: Handle, push: Point, step: str, _snap: bool) -> Move:
            up = push[0] or push[1]
            by = PUSHES[step] if up > 0.0 else -PUSHES[step]
            return Drag("guess", (seen.at[0] + by, high))

        return Hand(
            handle=handle,
            drag=lambda to: replace(self, mark=max(0.0, min(100.0, to[0]))),
            snap=lambda to: (float(round(to[0])), high),
            nudge=nudge,
        )

    def _turned(self, n: int, way: str) -> Self:
        plates = (*self.plates[: n - 1], way, *self.plates[n:])
        if plates == self.plates:
            return self
        return replace(self, plates=plates, taken=n, door=SHUT)

    def _cut(self, axes: str) -> Self:
        return replace(self, axes=axes, taken=0, door=SHUT)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _open(self, door: str) -> Self:
        return replace(self, door=door)

    def _go(self, value: str) -> Self:
        if value == BACK:
            return replace(self, door=SHUT, left="")
        return replace(self, left=self.leads())

    def view(self) -> float:
        """As far as the farther edge."""
        return CENTRE[0] + SPAN * RATIO


def share(plates: Iterable[int], axes: str) -> float:
    """How much of the picture is kept by plates, or by the rows in their places."""
    some = frozenset(plates)
    return ROWS[in_rows(len(some))] if axes == GIVEN else held(some)


def marked(share: float) -> Written:
    """A share in percent, in writing."""
    return percent(share / 100.0, 1)


def plate_at(n: int) -> Point:
    """The middle of a plate: two columns, the strongest first."""
    down, across = divmod(n - 1, 2)
    corner = (LEFT + across * (PLATE[0] + GAP[0]), TOP - down * (PLATE[1] + GAP[1]))
    return added(corner, (PLATE[0] / 2.0, -PLATE[1] / 2.0))


def box_size() -> Point:
    """How large each of the three boxes under the plates is."""
    wide = (2.0 * PLATE[0] + GAP[0] - 2.0 * GAP[0]) / 3.0
    return (wide, LOW[1])


def box_at(place: int) -> Point:
    """The middle of a box."""
    wide = box_size()[0]
    return (LEFT + place * (wide + GAP[0]) + wide / 2.0, LOW[0])
