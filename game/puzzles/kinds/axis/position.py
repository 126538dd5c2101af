"""Axis: its position, and how it is said and drawn."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.numbers import percent, relation, written
from game.figure.things import Bar, Bars, Dash, Dots, Figure, Item, Part, Row, Tone
from game.language import N_, _
from game.linalg.kept_lines import between, turned
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    dot,
    length,
    scaled,
    shadow,
    unit,
)
from game.puzzles.core import drawing, hand
from game.puzzles.core.crowd import spread
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.prediction import miss
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Quote
from game.puzzles.core.rod import line, pulled, rival_line, spring, way
from game.puzzles.core.wording import across_cells, arrow, formula, row, said
from game.puzzles.kinds.axis.cloud import AxisLevel, best, given_points, rival, taken

ENOUGH: Final = 0.99
FORESEEN: Final = 0.97
REACH: Final = 0.86
LONG: Final = 1.3
# In degrees: from where on the springs draw the rod in.
WELL: Final = 24.0
FORMULA: Final = (
    r"(x_1 \cdot d)^2 + (x_2 \cdot d)^2 + \dots \;\text{largest}, \quad |d| = 1"
)


class AxisPosition(OnPlane[AxisLevel, Point], frozen=True, kw_only=True):
    """The points, and the rod's end on its circle: how it lies is the prediction."""

    points: tuple[Point, ...]
    rod: Point

    DONE: ClassVar = N_("The springs hold each other in balance.")
    TERM: ClassVar = N_("major axis")
    FORMULAS: ClassVar = (FORMULA,)

    @classmethod
    def begin(cls, level: AxisLevel) -> Self:
        """The level at its start."""
        rod = scaled(unit(level.start), REACH * level.span)
        points = given_points(level)
        return cls(level=level, points=points, rod=rod, placed=not level.predict)

    def hands(self) -> Iterator[Hand[Self]]:
        """The rod's end, which turns freely; the points in free play."""
        name = _("the rod's end")
        handle = Handle(key="rod", name=name, panel="plane", at=self.rod)
        snap = self._drawn_in if self.placed else None
        yield Hand(handle=handle, drag=self._turned, snap=snap)
        for i, at in enumerate(self.points, 1):
            name, put = _("point {number}", number=i), partial(self._moved, i - 1)
            yield hand.point(f"p{i}", name, at, put, self.view(), given=True)

    def taken(self) -> float:
        """The sum of squared shadows on the rod, in squared units."""
        return taken(self.points, self.rod)

    def whole(self) -> float:
        """The sum of squared distances from the pin."""
        return sum(dot(p, p) for p in self.points)

    def left(self) -> float:
        """The sum of squared springs: what lies across the rod."""
        return self.whole() - self.taken()

    def most(self) -> float:
        """What the best rod takes."""
        return taken(self.points, best(self.points))

    def predicts(self) -> Point:
        """How the rod lies."""
        return self.rod

    def right(self, guess: Point) -> bool:
        """It took 97% of the most."""
        given = given_points(self.level)
        return taken(given, guess) >= FORESEEN * taken(given, best(given))

    def off(self) -> float:
        """How much less it takes than 99% of the most; either end may be up."""
        return max(0.0, ENOUGH * self.most() - self.taken())

    def enough(self) -> float:
        """Nothing less."""
        return 0.0

    def closeness(self, off: float) -> float:
        """The share of the way from the least to the most."""
        del off
        least = taken(self.points, across(best(self.points)))
        room = self.most() - least
        share = (self.taken() - least) / room if room > TINY else 1.0
        return max(0.0, min(1.0, share))

    def best(self) -> Point:
        """The end of the best rod that is nearer to where the rod is now."""
        end = scaled(best(self.points), length(self.rod))
        return end if dot(end, self.rod) >= 0.0 else scaled(end, -1.0)

    def pull(self) -> float:
        """How the springs turn the rod: -1 to 1, above zero anticlockwise."""
        across_ = across(best(self.points))
        most = self.most() - taken(self.points, across_)
        way, side = unit(self.rod), across(unit(self.rod))
        turning = 2.0 * sum(dot(p, way) * dot(p, side) for p in self.points)
        return turning / most if most > TINY else 0.0

    def answer(self) -> tuple[Move, ...]:
        """The rod by the shorter way to the best line."""
        return (Drag("rod", self.best()),)

    def quotes(self) -> Mapping[str, Quote]:
        """The rod's direction, where it was laid by eye, and what share it took."""
        now, laid = unit(self.rod), unit(self.guess or self.rod)
        share = self._share(self.guess or self.rod)
        return {
            "d": Quote(arrow(now), now),
            "guess": Quote(arrow(laid), laid),
            "share": Quote(percent(share).said(), (100.0 * share,)),
        }

    def describe(self) -> str:
        """Where the rod points, and how the squares are split."""
        at = arrow(unit(self.rod))
        if not self.placed:
            return _(
                "{count} points, a spring from each to the rod. "
                "The rod lies along {place}. What they pull is covered.",
                count=len(self.points),
                place=at,
            )
        return _(
            "The rod lies along {place}. Squares along it: {along} ({share}), "
            "across: {across}. Asked: the most along one line.",
            place=at,
            along=said(self.taken()),
            share=percent(self._share(self.rod)).said(),
            across=said(self.left()),
        )

    def besides(self) -> str:
        """The points, as many as lie each way, and how far these lie."""
        return spread(self.points)

    def to_guess(self) -> str:
        """The rod, by the springs that are seen."""
        return _("Turn the rod to where its springs would hold it still.")

    def to_reach(self) -> str:
        """The rod, by their pull."""
        return _("Now turn the rod the way the springs pull it, until they balance.")

    def look(self) -> str:
        """What the springs would do to the rod: the sign of their turning moments."""
        if not self.placed:
            return _("Look for the longest springs: they pull the most.")
        if self.pull() > 0.0:
            return _("Feel the springs: all together they turn the rod anticlockwise.")
        return _("Feel the springs: all together they turn the rod clockwise.")

    def idea(self) -> str:
        """Pythagoras."""
        return _(
            "Each point's squared distance from the pin is split in two: "
            "its shadow's square and its spring's square. The sum stays."
        )

    def step(self, move: Move) -> str:
        """One end of the rod."""
        del move
        return _("Here is one end of the rod. The other end would do as well.")

    def nearer(self) -> Hint:
        """Which way the springs would turn it from here."""
        if self.right(self.rod):
            return Hint(words=_("It lies nearly right as it is."))
        if self.pull() > 0.0:
            return Hint(words=_("From here, all together, they turn it anticlockwise."))
        return Hint(words=_("From here, all together, they turn it clockwise."))

    def nearest(self) -> Hint:
        """Half of the way."""
        if self.right(self.rod):
            return self.nearer()
        half = scaled(unit(added(self.rod, self.best())), length(self.rod))
        words = _("They would turn it at least as far as this.")
        return Hint(words=words, ghost=Drag("rod", half))

    def figure(self, *, revealed: bool = False) -> Figure:
        """Cloud, rod and springs; beside them the bar of along and across."""
        pictures = self.pictures(revealed=revealed)
        return Figure(panels=(*pictures, self._bars(revealed=revealed)))

    def naming(self) -> Figure:
        """The rival line is seen in the naming alone."""
        named = super().naming()
        view = self.view()
        items = (*drawing.ground(view), *self._drawn(revealed=True, rival_too=True))
        return Figure(panels=(drawing.window(items, view), *named.panels[1:]))

    def named(self) -> Iterator[Row]:
        """What makes it the best, and the split in numbers."""
        parts = tuple(map(written, (self.taken(), self.left(), self.whole())))
        along, across_, all_ = (part.text for part in parts)
        share = percent(self.taken() / self.most() if self.most() > TINY else 1.0, 1)
        note = _("yours takes {share} of the most", share=share.said())
        if share.text == "100%":
            note = _("yours is as good as the best")
        yield formula(FORMULA, note)
        d = across_cells(unit(self.rod), Tone.ROW)
        yield row("name:numbers", "d =", d, note=_("the same line as −d"))
        note = _("squares along, squares across, all together")
        split = f"{along} + {across_} {relation(*parts)} {all_}"
        yield row("name:split", split, note=note)
        if self._rival_misses():
            words = _(
                "{ours} against {theirs}",
                ours=percent(self._share(self.rod)).label(),
                theirs=percent(self._share(rival(self.points))).label(),
            )
            note = _("against the line of least vertical distances")
            yield row("name:rival", words, note=note)

    def draw(self, *, revealed: bool) -> Iterable[Item]:
        """Cloud, rod and springs; their common pull once revealed."""
        return self._drawn(revealed=revealed, rival_too=False)

    def _drawn(self, *, revealed: bool, rival_too: bool) -> Iterator[Item]:
        view, feet = self.view(), tuple(shadow(at, self.rod) for at in self.points)
        yield way(REACH * view)
        if rival_too and self._rival_misses():
            yield from rival_line(rival(self.points), view)
        if self.guess is not None and self.guess != self.rod:
            laid = scaled(self.guess, LONG / REACH)
            yield line("guess", laid, Tone.GUESS, Dash.DASHED, 1.6)
        for i, (at, foot) in enumerate(zip(self.points, feet, strict=True), 1):
            yield spring(i, at, foot, view)
        tone = Tone.GOOD if revealed else Tone.ROW
        yield line("rod", scaled(self.rod, LONG / REACH), tone, Dash.SOLID, 2.2)
        if self.placed and not self.reached():
            yield pulled(self.rod, self.pull(), view)
        yield Dots(key="feet", points=feet, tone=Tone.ROW, radius=0.55)
        yield Dots(key="cloud", points=self.points, tone=Tone.INPUT, radius=0.95)
        yield drawing.ring("pin", ORIGIN, Tone.PLAIN, 1.3)
        yield from self._miss()

    def _miss(self) -> Iterator[Item]:
        """The way from the end that was laid by eye to where the rod is now."""
        if self.guess is None or not self.reached() or self.guess == self.rod:
            return
        if self.points == given_points(self.level):
            facing = dot(self.guess, self.rod) >= 0.0
            laid = self.guess if facing else scaled(self.guess, -1.0)
            yield miss("miss", laid, self.rod, right=self.foreseen() is True)

    def _bars(self, *, revealed: bool) -> Bars:
        parts = (
            Part(key="along", size=self.taken(), tone=Tone.ROW, label=_("along")),
            Part(key="across", size=self.left(), tone=Tone.ROW2, label=_("across")),
        )
        split = _("squares along the rod, and across")
        bar = Bar(
            key="split",
            parts=parts if self.placed else (),
            label=split if self.placed else _("covered"),
            asked=self.most() if revealed else None,
            guess=None if self.guess is None else taken(self.points, self.guess),
        )
        return Bars(key="bars", bars=(bar,), whole=max(self.whole(), TINY), weight=0.8)

    def _turned(self, to: Point) -> Self:
        if length(to) <= TINY:
            return self
        return replace(self, rod=scaled(unit(to), REACH * self.view()))

    def _drawn_in(self, to: Point) -> Point:
        """Near their balance the springs draw the rod to it out of the hand."""
        if length(to) <= TINY:
            return to
        end = scaled(unit(self.best()), length(to))
        end = end if dot(end, to) >= 0.0 else scaled(end, -1.0)
        off = between(end, to)
        if off >= WELL:
            return to
        side = 1.0 if dot(to, across(end)) > 0.0 else -1.0
        return turned(side * off * off / WELL, end)

    def _moved(self, index: int, to: Point) -> Self:
        points = (*self.points[:index], to, *self.points[index + 1 :])
        return replace(self, points=points)

    def _share(self, rod: Point) -> float:
        whole = self.whole()
        return taken(self.points, rod) / whole if whole > TINY else 1.0

    def _rival_misses(self) -> bool:
        return taken(self.points, rival(self.points)) < ENOUGH * self.most()

    @classmethod
    def wrongs(cls, level: AxisLevel) -> Iterable[Fault]:
        """What else makes the level's numbers impossible to play."""
        return level.impossible()
