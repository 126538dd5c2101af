"""Break: find arrows for which a guess of the Ledger fails.

Any guess whose verdict is *breaks* can be put on this bench. What it claims and what is
lie covered while the player arranges; to reveal is to say that it fails here. After
that claim and truth are drawn together, and a meter shows by how much they part.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import (
    Arrow,
    Bar,
    Bars,
    Dots,
    Entry,
    Figure,
    Formula,
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
from game.linalg.plane import Point, apart, length
from game.puzzles.core import drawing, hands
from game.puzzles.core.level import Fault, GuessFacts, Level, Lore
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.protocol import Drag, Goal, Handle, Hint, Move, Predict, Quote
from game.puzzles.core.wording import arrow, number
from game.puzzles.kinds import benches_rows, benches_spectra
from game.puzzles.kinds.bench import Bench, Points, Thing

BENCHES: Final[Mapping[str, Bench]] = {
    **benches_rows.BENCHES,
    **benches_spectra.BENCHES,
}
LEAST: Final = 0.05
REACH: Final = range(-3, 4)


class BreakLevel(Level, frozen=True, kw_only=True):
    """``guess`` is the Ledger's id; ``start`` the arrows in the order of its bench.

    The guess counts as broken where the Ledger's margin is at least ``by``.
    """

    guess: str
    start: tuple[Point, ...]
    by: float = 0.25
    span: float = 4.0


class BreakPosition(Struct, frozen=True, kw_only=True):
    """Where the arrows are, and where they were at the reveal."""

    level: BreakLevel
    facts: GuessFacts
    points: Points
    guess: Points | None = None
    placed: bool = False

    @property
    def bench(self) -> Bench:
        """The bench of the guess."""
        return BENCHES[self.level.guess]

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def margin(self) -> float:
        """By how much these arrows break the guess; 0 where they cannot be judged."""
        return margin_of(self.level.guess, self.facts, self.points)

    def guessing(self) -> bool:
        """Whether claim and truth are still covered."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the guess failed for what lay there at the reveal."""
        if self.guess is None:
            return None
        return margin_of(self.level.guess, self.facts, self.guess) >= self.level.by

    def play(self, move: Move) -> "BreakPosition":
        """The position after a move; one that cannot be made changes nothing."""
        match move:
            case Drag(key, to) if key in self._keys():
                at = self._keys().index(key)
                moved = hands.tip(to, self.points[at], self.level.span)
                return replace(
                    self, points=(*self.points[:at], moved, *self.points[at + 1 :])
                )
            case Predict(sure) if not self.placed:
                guess = self.points if sure else None
                return replace(self, guess=guess, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """Every tip snaps to halves and fifths."""
        return hands.caught(move, self.level.span)

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """The margin is at least the level's; closeness is its share, once revealed."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        margin = self.margin()
        return Goal(
            reached=margin >= self.level.by,
            closeness=min(1.0, margin / self.level.by),
        )

    def handles(self) -> tuple[Handle, ...]:
        """Every arrow and every point: here nothing is given."""
        return tuple(
            Handle(
                key=thing.key,
                name=f"point {thing.key}" if thing.dot else thing.key,
                panel="plane",
                at=at,
                arrow="" if thing.dot else f"vector:{thing.key}",
            )
            for thing, at in zip(self.bench.things, self.points, strict=True)
        )

    def counts(self, move: Move) -> bool:
        """Every move of an arrow costs."""
        return isinstance(move, Drag)

    def marked(self) -> Mapping[str, str]:
        """It is for the player to mark the guess in the Ledger."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """The arrows that broke it, in the order of the bench, and by how much."""
        found = {"margin": Quote(number(self.margin()), (self.margin(),))}
        names = ("first", "second", "third")
        for name, at in zip(names, self.points, strict=False):
            found[name] = Quote(arrow(at), at)
        return found

    def describe(self) -> str:
        """The arrows and, once revealed, claim and truth in numbers."""
        things = ", ".join(
            f"{thing.key} = {arrow(at)}"
            for thing, at in zip(self.bench.things, self.points, strict=True)
        )
        if not self.placed:
            return f"{things}. Where does it fail? Nothing is shown before the reveal."
        told = " ".join(_said(row) for row in self.bench.told(self.points))
        return (
            f"{things}. {told} Off by {number(self.margin())}, "
            f"asked {number(self.level.by)}."
        )

    def solve(self) -> tuple[Move, ...]:
        """One move that breaks it, where there is one; else arrow by arrow."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        if self.placed and self.goal().reached:
            return ()
        return (*first, *_breaking(self.level, self.facts, self.points))

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; a ghost of the move; the moves."""
        moves = self.solve()
        if step <= 1:
            return Hint(words=self.bench.where)
        if step == 2:
            return Hint(words=self.bench.idea)
        if step == 3:
            words = "Here it fails." if self.placed else "Lay them down, and reveal."
            return Hint(words=words, ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The arrows and the guess as it was written; revealed, claim and truth."""
        del revealed
        panels: list[Panel] = [self._plane()]
        if not self.placed:
            written = Entry(key="guess", words=self.facts.words)
            panels.append(Page(key="ledger", entries=(written,), weight=0.5))
        if self.placed:
            panels += self._output()
            rows = self.bench.told(self.points)
            panels.append(Work(key="told", rows=rows, weight=0.7))
        panels.append(self._meter())
        return Figure(panels=tuple(panels))

    def naming(self) -> Figure:
        """What it takes for the guess to hold, and the player's own counterexample."""
        rows = (
            Row(key="name:term", blocks=(Sign(text=self.bench.term),)),
            Row(key="name:formula", blocks=(Formula(tex=self.bench.formula),)),
            *self.bench.told(self.points),
            Row(
                key="name:margin",
                blocks=(Sign(text=f"off by {number(self.margin())}"),),
                note=self.bench.measure,
            ),
        )
        named = Work(key="naming", rows=rows)
        return Figure(panels=(self._plane(), *self._output(), named))

    def _keys(self) -> tuple[str, ...]:
        return tuple(thing.key for thing in self.bench.things)

    def _plane(self) -> Plane:
        view, bench = self.level.span, self.bench
        items: list[Item] = [*drawing.ground(view)]
        if self.placed:
            items += bench.shown(self.points, view)
        if self.guess is not None and self.guess != self.points:
            items += _ghosts(bench.things, self.guess, self.points)
        for thing, at in zip(bench.things, self.points, strict=True):
            items += _drawn(thing, at)
        return drawing.window(tuple(items), view)

    def _output(self) -> tuple[Plane, ...]:
        if self.bench.output is None:
            return ()
        items = self.bench.output(self.points)
        tips = [item.tip for item in items if isinstance(item, Arrow)]
        span = self.level.span
        while any(max(abs(x), abs(y)) > span for x, y in tips) and span < 1e6:
            span *= 2.0
        ground = drawing.ground(span)
        return (
            Plane(
                key="output",
                items=(*ground, *items),
                span=span,
                caption="where M sends it",
                weight=1.1,
            ),
        )

    def _meter(self) -> Bars:
        by, margin = self.level.by, self.margin() if self.placed else 0.0
        tone = Tone.GOOD if margin >= by else Tone.BAD
        parts = (Part(key="margin", size=margin, tone=tone),) if margin else ()
        bar = Bar(key="meter", parts=parts, label=self.bench.measure, asked=by)
        return Bars(key="meter", bars=(bar,), whole=max(2.0 * by, margin), weight=0.4)


def margin_of(guess: str, facts: GuessFacts, points: Points) -> float:
    """By how much arrows break a guess; 0 where the Ledger cannot judge them."""
    if facts.margin is None:
        return 0.0
    try:
        found = facts.margin(**BENCHES[guess].numbers(points))
    except ValueError:
        return 0.0
    return max(0.0, found) if found < 1e12 else 0.0


@lru_cache(maxsize=256)
def _breaking(level: BreakLevel, facts: GuessFacts, points: Points) -> tuple[Move, ...]:
    """The moves: the nearest single one on the integers, else to the known answer."""
    keys = [thing.key for thing in BENCHES[level.guess].things]
    near = [
        (apart(at, points[index]), key, at)
        for index, key in enumerate(keys)
        for at in _places(level.span)
        if _breaks(level, facts, (*points[:index], at, *points[index + 1 :]))
    ]
    if near:
        _, key, at = min(near)
        return (Drag(key, at),)
    answer = BENCHES[level.guess].answer
    return tuple(
        Drag(key, to)
        for key, at, to in zip(keys, points, answer, strict=True)
        if at != to
    )


def _places(view: float) -> Iterator[Point]:
    for x, y in product(REACH, repeat=2):
        if (x or y) and max(abs(x), abs(y)) <= view:
            yield (float(x), float(y))


def _breaks(level: BreakLevel, facts: GuessFacts, points: Points) -> bool:
    return margin_of(level.guess, facts, points) >= level.by


def _drawn(thing: Thing, at: Point) -> tuple[Item, ...]:
    if thing.dot:
        dot = Dots(key=f"point:{thing.key}", points=(at,), tone=thing.tone, radius=1.7)
        toward = (0.9, 0.9)
        name = drawing.naming(f"name:{thing.key}", at, thing.key, toward, Tone.PLAIN)
        return (dot, name)
    return (
        Arrow(
            key=f"vector:{thing.key}",
            tip=at,
            tone=thing.tone,
            label=thing.key,
            head=thing.head,
        ),
    )


def _ghosts(things: tuple[Thing, ...], then: Points, now: Points) -> Iterator[Item]:
    """What lay there at the reveal, where it has been moved since."""
    for thing, before, after in zip(things, then, now, strict=True):
        if before != after and thing.dot:
            yield drawing.ring(f"then:{thing.key}", before, Tone.GUESS)
        elif before != after:
            yield drawing.ghost_arrow(f"then:{thing.key}", before, Tone.GUESS)


def _said(row: Row) -> str:
    words = " ".join(block.text for block in row.blocks if isinstance(block, Sign))
    return f"{words}." if words else ""


def open_level(level: BreakLevel, lore: Lore | None = None) -> BreakPosition:
    """The level at its start.

    Raises:
        KeyError: the Ledger lacks the guess.
    """
    return BreakPosition(
        level=level,
        facts=(lore or {})[level.guess],
        points=level.start,
        placed=not level.predict,
    )


def faults(level: BreakLevel) -> Iterable[Fault]:
    """What makes the level impossible to play, whatever the Ledger says."""
    bench = BENCHES.get(level.guess)
    if bench is None:
        hint = f"known: {', '.join(sorted(BENCHES))}"
        yield Fault(("guess",), f"no bench for a guess '{level.guess}'", hint)
        return
    if found := [*span_faults(level.span)]:
        yield from found
        return
    if level.by < LEAST:
        yield Fault(("by",), f"a margin below {LEAST} cannot be seen")
    if len(level.start) != len(bench.things):
        names = ", ".join(thing.key for thing in bench.things)
        many = len(bench.things)
        yield Fault(("start",), f"needs {many} arrows here: {names}")
        return
    arrows = ((("start", index), at) for index, at in enumerate(level.start))
    yield from arrow_faults(arrows, level.span)
    if any(length(at) > level.span * 1.5 for at in bench.answer):
        yield Fault(("span",), "its known answer does not fit into the view")
