"""Where the arrows are: covered while they are arranged, then claim beside truth."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from game.figure.describe import describe_row
from game.figure.numbers import Written
from game.figure.things import (
    Array,
    Arrow,
    Bar,
    Bars,
    Dots,
    Entry,
    Figure,
    Item,
    Page,
    Panel,
    Part,
    Plane,
    Row,
    Sign,
    Tone,
    Work,
)
from game.language import N_, _
from game.linalg.plane import Point, added, apart, scaled
from game.linalg.svd import Svd, continued
from game.puzzles.core import drawing, hand, hands
from game.puzzles.core.bench import Points, Thing
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Hint, Move, Quote
from game.puzzles.core.wording import arrow, equal, row
from game.puzzles.kinds.breaking.level import KnownLevel, breaking_moves


class Seen(Struct, frozen=True, eq=False):
    """Factors with the signs in which they are seen: any two of them are equal."""

    factors: Svd | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen)

    def __hash__(self) -> int:
        return 0


class BreakPosition(OnPlane[KnownLevel, Points], frozen=True, kw_only=True):
    """Where the arrows are; the prediction is where they were at the reveal."""

    points: Points
    seen: Seen = Seen()

    DONE = N_("Here it fails.")

    @classmethod
    def begin(cls, level: KnownLevel) -> Self:
        """The level at its start."""
        return cls(level=level, points=level.start, placed=not level.predict)

    def hands(self) -> Iterator[Hand[Self]]:
        """Every arrow and every point: here nothing is given."""
        things = zip(self.level.bench.things, self.points, strict=True)
        for index, (thing, at) in enumerate(things):
            # Translators: a point of the plane and its name.
            name = _("point {name}", name=thing.key) if thing.dot else thing.key
            put = partial(self._moved, index)
            held = hand.tip(thing.key, at, put, self.view(), name=name)
            if thing.dot:
                held = replace(held, handle=replace(held.handle, arrow=""))
            yield held

    def _moved(self, index: int, to: Point) -> Self:
        points = (*self.points[:index], to, *self.points[index + 1 :])
        return replace(self, points=points, seen=Seen())

    def following(self, before: Self) -> Self:
        """What is drawn from factors keeps the signs that it had."""
        found, last = self.factors(), before.factors()
        if found is None or last is None:
            return self
        return replace(self, seen=Seen(continued(found, last, left=True)))

    def factors(self) -> Svd | None:
        """What is drawn of it, where its bench draws such things."""
        part = self.level.bench.followed
        fresh = None if part is None else part.factors(self.points)
        return self.seen.factors or fresh

    def margin(self) -> float:
        """By how much these arrows break the guess; 0 where they cannot be judged."""
        return self.level.bench.off(self.points)

    def measured(self) -> Written:
        """The margin in its unit."""
        return self.level.bench.unit(self.margin())

    def much(self) -> str:
        """The margin in a sentence; what would be written as 0 is not 0."""
        found = self.measured()
        if found.text.rstrip("°") != "0" or not self.level.bench.broken(self.points):
            return found.said()
        least = "0.01°" if found.text.endswith("°") else "0.001"
        return _("less than {most}", most=least)

    def predicts(self) -> Points:
        """That it fails for what lies there now."""
        return self.points

    def right(self, guess: Points) -> bool:
        """Whether the guess failed for what lay there at the reveal."""
        return self.level.bench.broken(guess)

    def off(self) -> float:
        """1 where the guess does not fail: a counterexample is one or is none."""
        return 0.0 if self.level.bench.broken(self.points) else 1.0

    def enough(self) -> float:
        """Nothing may be lacking."""
        return 0.0

    def closeness(self, off: float) -> float:
        """By the way to the counterexample that is known: there may be nearer ones."""
        if off <= self.enough():
            return 1.0
        answer = self.level.bench.answer
        return 0.9 / (1.0 + max(map(apart, self.points, answer)))

    def quotes(self) -> Mapping[str, Quote]:
        """The arrows that broke it, in the order of the bench, and by how much."""
        found = {"margin": Quote(self.much(), (self.margin(),))}
        names = ("first", "second", "third")
        for name, at in zip(names, self.points, strict=False):
            found[name] = Quote(arrow(at), at)
        return found

    def describe(self) -> str:
        """The arrows and, once revealed, claim and truth in numbers."""
        bench = self.level.bench
        arrows = ", ".join(
            equal(thing.key, at)
            for thing, at in zip(bench.things, self.points, strict=True)
        )
        if not self.placed:
            return _(
                "{arrows}. Where does it fail? Nothing is shown before the reveal.",
                arrows=arrows,
            )
        words = _(
            "{arrows}. {told} Off by {margin}: {measure}.",
            arrows=arrows,
            told=" ".join(filter(None, map(_said, bench.told(self.points)))),
            margin=self.much(),
            measure=_(bench.measure),
        )
        # Of tables nothing is said here, and no gap is left for them.
        return words.replace("  ", " ")

    def besides(self) -> str:
        """Claim and truth where they are tables of numbers."""
        told = self.level.bench.told(self.points) if self.placed else ()
        tables = (r for r in told if any(isinstance(b, Array) for b in r.blocks))
        return " ".join(f"{describe_row(each)}." for each in tables)

    def answer(self) -> tuple[Move, ...]:
        """One move that breaks it, where there is one; else arrow by arrow."""
        return _breaking(self.level, self.points)

    def to_guess(self) -> str:
        """The arrows, to where the guess is thought to fail."""
        if any(thing.dot for thing in self.level.bench.things):
            return _("Drag the points to where you think that the guess fails.")
        return _("Drag the arrows to where you think that the guess fails.")

    def to_reach(self) -> str:
        """On, while it holds."""
        return _("Here the guess still holds. Drag on, until it fails.")

    def look(self) -> str:
        """Where the bench says."""
        return _(self.level.bench.where)

    def idea(self) -> str:
        """As the bench says it."""
        return _(self.level.bench.idea)

    def step(self, move: Move) -> str:
        """The next move is drawn."""
        del move
        return _("Here it fails.")

    def nearer(self) -> Hint:
        """What it is enough to move."""
        moves = () if self.level.bench.broken(self.points) else self.answer()
        if not moves:
            return Hint(words=_("Perhaps it fails here already: reveal, and see."))
        names = [move.handle for move in moves if isinstance(move, Drag)]
        if len(names) == 1:
            return Hint(words=_("It is enough to move {name}.", name=names[0]))
        return Hint(words=_("Move them all: {names}.", names=", ".join(names)))

    def nearest(self) -> Hint:
        """Half of the way there: where a guess fails, a margin is enough."""
        moves = () if self.level.bench.broken(self.points) else self.answer()
        for move in moves:
            if isinstance(move, Drag):
                keys = [thing.key for thing in self.level.bench.things]
                now = self.points[keys.index(move.handle)]
                half = scaled(added(now, move.to), 0.5)
                to = half if hands.holds(half, self.view()) else move.to
                words = _("Pull {name} toward the dashed arrow.", name=move.handle)
                return Hint(words=words, ghost=Drag(move.handle, to))
        return self.nearer()

    def term(self) -> str:
        """What it takes for the guess to hold."""
        return _(self.level.bench.term)

    def named(self) -> Iterator[Row]:
        """The formula, and the player's own counterexample."""
        bench = self.level.bench
        yield self.level.law(self.points)
        yield from bench.told(self.points)
        margin = _("off by {margin}", margin=self.much())
        yield row("name:margin", margin, note=_(bench.measure))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrows; once revealed, claim and truth, and what lay there then."""
        del revealed
        bench = self.level.bench
        if bench.axes is not None:
            yield from drawing.axis_names(bench.axes, self.view())
        if self.placed:
            yield from bench.shown(self.points, self.view())
            factors = self.factors()
            if bench.followed is not None and factors is not None:
                yield from bench.followed.shown(factors)
        if self.guess is not None:
            yield from _ghosts(bench.things, self.guess, self.points)
        for thing, at in zip(bench.things, self.points, strict=True):
            yield from _drawn(thing, at)

    def figure(self, *, revealed: bool = False) -> Figure:
        """After the win no more is shown: every arrangement that breaks it is right."""
        del revealed
        return super().figure()

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The plane and, once revealed, what its matrix makes of it."""
        yield self.plane(revealed=revealed)
        if self.level.bench.output is not None and (self.placed or revealed):
            yield self._output(self.level.bench.output(self.points))

    def beside(self) -> Iterator[Panel]:
        """The guess as it was written; once revealed, its numbers; the meter."""
        if self.placed:
            rows = self.level.bench.told(self.points)
            yield Work(key="told", rows=rows, weight=0.7)
        else:
            written = Entry(key=f"guess:{self.level.guess}", words=self.level.words)
            yield Page(key="ledger", entries=(written,), weight=0.5)
        yield self._meter()

    def _output(self, items: tuple[Item, ...]) -> Plane:
        tips = [item.tip for item in items if isinstance(item, Arrow)]
        span = self.view()
        while any(max(abs(x), abs(y)) > span for x, y in tips) and span < 1e6:
            span *= 2.0
        return Plane(
            key="output",
            items=(*drawing.ground(span), *items),
            span=span,
            caption=_("where it is sent"),
            weight=1.1,
        )

    def _meter(self) -> Bars:
        fails, margin = self.reached(), self.margin()
        part = Part(key="margin", size=margin, tone=Tone.GOOD)
        measure = _(self.level.bench.measure)
        bar = Bar(key="meter", parts=(part,) if fails else (), label=measure)
        return Bars(key="meter", bars=(bar,), whole=max(1.0, margin), weight=0.4)


@lru_cache(maxsize=256)
def _breaking(level: KnownLevel, points: Points) -> tuple[Move, ...]:
    """The moves: the nearest single one on the integers, else to the known answer."""
    keys = [thing.key for thing in level.bench.things]
    for index, at in breaking_moves(level.bench, points, level.span):
        return (Drag(keys[index], at),)
    return tuple(
        Drag(key, to)
        for key, at, to in zip(keys, points, level.bench.answer, strict=True)
        if at != to
    )


def _drawn(thing: Thing, at: Point) -> Iterator[Item]:
    key, tone = thing.key, thing.tone
    if thing.dot:
        yield Dots(key=f"point:{key}", points=(at,), tone=tone, radius=1.7)
        yield drawing.naming(f"name:{key}", at, key, (0.9, 0.9), Tone.PLAIN)
    else:
        yield Arrow(key=f"vector:{key}", tip=at, tone=tone, label=key, head=thing.head)


def _ghosts(things: tuple[Thing, ...], then: Points, now: Points) -> Iterator[Item]:
    """What lay there at the reveal, where it has been moved since."""
    for thing, before, after in zip(things, then, now, strict=True):
        if before != after and thing.dot:
            yield drawing.ring(f"then:{thing.key}", before, Tone.GUESS)
        elif before != after:
            yield drawing.ghost_arrow(f"then:{thing.key}", before, Tone.GUESS)


def _said(told: Row) -> str:
    words = " ".join(block.text for block in told.blocks if isinstance(block, Sign))
    return f"{words}." if words else ""
