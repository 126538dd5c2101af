"""Shadow: move v until its dot product with r has the asked value.

The dot product is drawn twice as an area: v's shadow on r times the length of r, and
r's shadow on v times the length of v. Right answers make a whole line. Before that the
player says where every right shadow must end. The trap is to take the dot product
itself for the shadow's length.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.numbers import equals, relation, rooted
from game.figure.things import Arrow, Item, Lamp, Lamps, Note, Row, Tone
from game.language import N_, _
from game.linalg.plane import (
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
from game.puzzles.core import drawing, hand, hands
from game.puzzles.core.hand import Hand
from game.puzzles.core.kind import Endless, Paper, Story, declare
from game.puzzles.core.level import Fault
from game.puzzles.core.level_titles import titled
from game.puzzles.core.on_plane import Ghosted, PlaneLevel
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.prediction import room, shown
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Quote
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import (
    across_cells,
    arrow,
    down_cells,
    equal,
    formula,
    row,
    said,
)

FORMULA: Final = r"v \cdot r = |v|\,|r| \cos\theta"
CHECK: Final = N_("$r$ = {r} and $v$ = {v}. What is $v . r$?")
HARDEST: Final = 3
# The most right answers on the half grid where it is hardest.
FEW: Final = 4
_HALVES: Final = tuple((i, j) for i in range(-8, 9) for j in range(-8, 9) if i or j)


class ShadowLevel(PlaneLevel, frozen=True, kw_only=True):
    """``asked`` is the value that v . r must take."""

    r: Point
    asked: float
    start: Point


class ShadowPosition(Ghosted[ShadowLevel], frozen=True, kw_only=True):
    """Where r and v are, and the ghost: the guessed end of every right shadow."""

    r: Point
    v: Point

    ARROWS: ClassVar = ("r", "start")
    TERM: ClassVar = N_("dot product")
    FORMULAS: ClassVar = (FORMULA,)
    GHOST: ClassVar = N_("your guess: where the shadow must end")

    @classmethod
    def begin(cls, level: ShadowLevel) -> Self:
        """The level at its start."""
        return cls(level=level, r=level.r, v=level.start, placed=not level.predict)

    def hands(self) -> Iterator[Hand[Self]]:
        """V once revealed; r in free play."""
        view = self.view()
        if self.placed:
            yield self._tip()
        yield hand.tip("r", self.r, lambda to: replace(self, r=to), view, given=True)

    def value(self) -> float:
        """V . r, in squared units."""
        return dot(self.v, self.r)

    def truth(self) -> Point:
        """Where the shadow of every right answer ends on r's line."""
        return scaled(self.r, self.level.asked / dot(self.r, self.r))

    def rest(self) -> Point:
        """Behind the origin, where no level asks for it."""
        return scaled(unit(self.r), -0.3 * self.level.span)

    def along(self) -> Point:
        """The ghost slides on r's line."""
        return self.r

    def off(self) -> float:
        """How far v . r is from what is asked."""
        return abs(self.value() - self.level.asked)

    def enough(self) -> float:
        """What is still as asked."""
        return room((self.level.asked,))

    def told(self) -> float:
        """V . r as it is told beside what is asked."""
        return shown((self.value(),), (self.level.asked,))[0]

    def answer(self) -> tuple[Move, ...]:
        """V to the nearest right answer on the half grid."""
        view, r, want = self.level.span, self.r, self.level.asked
        found = hands.read_as_asked(r, want, view, self.v)
        if found is not None:
            return (Drag("v", found),)
        nearest = added(self.v, scaled(r, (want - self.value()) / dot(r, r)))
        if not hands.holds(nearest, view):
            side = scaled(unit(across(r)), view * hands.LEAST * 2.0)
            nearest = added(self.truth(), side)
        return (Drag("v", nearest),)

    def quotes(self) -> Mapping[str, Quote]:
        """V, the guessed end of the shadow, and how far it was off."""
        return {"v": Quote(arrow(self.v), self.v), **super().quotes()}

    def describe(self) -> str:
        """The arrows, the shadow, the product and what is asked."""
        r, want = equal("r", self.r), said(self.level.asked)
        if self.placed:
            return _(
                "{v}, {r}. The shadow of v on r is {shadow}, r is {length} "
                "long: v · r {value}. Asked: {asked}.",
                v=equal("v", self.v),
                r=r,
                shadow=said(self.value() / length(self.r)),
                length=said(length(self.r)),
                value=equals(self.told()),
                asked=want,
            )
        if self.guess is None:
            return _(
                "{r}. Asked: v · r = {asked}. "
                "Your guess where the shadow must end is not placed yet.",
                r=r,
                asked=want,
            )
        return _(
            "{r}. Asked: v · r = {asked}. "
            "Your guess where the shadow must end is at {guess}.",
            r=r,
            asked=want,
            guess=arrow(self.guess),
        )

    def to_guess(self) -> str:
        """The ghost, onto r's line."""
        return _("Slide the “?” along the line of r to where v's shadow must end.")

    def to_reach(self) -> str:
        """V, until the lamp reads as asked."""
        want = said(self.level.asked)
        return _("Now drag v until v · r reads {asked}.", asked=want)

    def asleep(self) -> tuple[Handle, ...]:
        """V, until the guess is laid."""
        if self.placed:
            return ()
        why = _("First lay your guess where the shadow must end. Then v moves.")
        return (replace(self._tip().handle, why=why),)

    def _tip(self) -> Hand[Self]:
        """V, moved or still waiting."""
        return hand.tip("v", self.v, lambda to: replace(self, v=to), self.view())

    def look(self) -> str:
        """At the shadow's end; before the guess none is drawn."""
        if not self.placed:
            return _("Look at the line of r: the shadow has to end somewhere on it.")
        return _("Look where the shadow of v ends on the line of r.")

    def idea(self) -> str:
        """An area."""
        return _("The dot product is an area: the shadow times the length of r.")

    def step(self, move: Move) -> str:
        """One right answer of many."""
        del move
        return _("One right answer is drawn. It is not the only one.")

    def nearer(self) -> Hint:
        """The product that the shadow has to make."""
        words = _(
            "r is {length} long. That times the shadow has to make {asked}.",
            length=said(length(self.r)),
            asked=said(self.level.asked),
        )
        if self.level.asked >= 0.0:
            return Hint(words=words)
        more = _("Below zero, the shadow falls backwards.")
        return Hint(words=f"{words} {more}")

    def nearest(self) -> Hint:
        """The division, and the ghost laid by it."""
        words = _(
            "{asked} divided by {length} is {shadow}: that far along r.",
            asked=said(self.level.asked),
            length=said(length(self.r)),
            shadow=said(self.level.asked / length(self.r)),
        )
        return Hint(words=words, moves=self.laying())

    def beside(self) -> tuple[Lamps, ...]:
        """The lamp of v . r."""
        lamp = Lamp(
            key="lamp:r",
            label="v · r",
            reading=self.told(),
            asked=self.level.asked,
            lit=self.reached(),
        )
        return (Lamps(key="lamps", lamps=(lamp,), weight=0.5),)

    def named(self) -> Iterator[Row]:
        """The formula, and both areas in numbers."""
        r, v, total = self.r, self.v, self.value()
        yield formula(FORMULA, _("θ is the angle between v and r"))
        cells = across_cells(r, Tone.ROW, "r"), "·", down_cells(v, Tone.INPUT, "v")
        yield row("name:numbers", *cells, equals(total))
        notes = {
            "one": _("v's shadow on r, times the length of r"),
            "other": _("r's shadow on v, times the length of v"),
        }
        for (key, note), on in zip(notes.items(), (r, v), strict=True):
            one, other, all_ = map(rooted, (total / length(on), length(on), total))
            sign = relation(one, other, all_)
            yield row(
                f"name:{key}",
                f"{one.text} · {other.text} {sign} {all_.text}",
                note=note,
            )

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """Both areas and both shadows, once revealed."""
        view, r, v = self.level.span, self.r, self.v
        yield drawing.through("line:r", r, view, Tone.ROW)
        if self.placed:
            yield from self._areas()
        if revealed:
            yield drawing.level_line("answers", r, self.level.asked, view)
        if self.placed:
            yield from drawing.falling("v:r", v, r, Tone.SHADOW)
            yield from drawing.falling("r:v", r, v, Tone.SHADOW)
        yield Arrow(key="vector:r", tip=r, tone=Tone.ROW, label="r")
        faint = 1.0 if self.placed else 0.5
        yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v", alpha=faint)

    def _areas(self) -> Iterator[Item]:
        tone = Tone.POSITIVE if self.value() >= 0 else Tone.NEGATIVE
        right, left = scaled(across(self.r), -1.0), across(self.v)
        goal = Tone.GOOD if self.reached() else Tone.GOAL
        on_r, on_v = shadow(self.v, self.r), shadow(self.r, self.v)
        yield drawing.block("area:v", on_v, left, tone, asked=False)
        yield drawing.block("area:r", on_r, right, tone, asked=False)
        yield drawing.block("goal:area", self.truth(), right, goal, asked=True)
        for key, along, side in (("v", on_v, left), ("r", on_r, right)):
            at = added(scaled(along, 0.5), side)
            name = f"area:{key}:name"
            yield Note(key=name, at=at, text="v · r", toward=unit(side), tone=tone)
        if not self.reached():
            words = _("asked: {value}", value=said(self.level.asked))
            out, foot = added(unit(self.truth()), unit(right)), self.truth()
            name = "goal:area:name"
            yield Note(
                key=name, at=added(foot, right), text=words, toward=out, tone=goal
            )

    @classmethod
    def wrongs(cls, level: ShadowLevel) -> Iterator[Fault]:
        """A shadow that would have to end out of view."""
        foot = cls.begin(level).truth()
        if hands.clamped(foot, level.span * 0.95) != foot:
            yield Fault(
                ("asked",),
                f"unsolvable in view: the shadow would have to end at {arrow(foot)}",
                "ask for less, or widen the span",
            )


@lru_cache(maxsize=HARDEST)
def _pool(difficulty: int) -> tuple[tuple[Point, float], ...]:
    steps = [n / 2 for n in range(-5, 6)] if difficulty > 2 else list(range(-3, 4))
    arrows = [(float(x), float(y)) for x in steps for y in steps if x and y and x != y]
    signs = (1.0,) if difficulty == 1 else (1.0, -1.0)
    return tuple(
        (r, sign * size)
        for r in arrows
        for size in range(1, 9)
        for sign in signs
        if 0.6 <= (long := size / length(r)) <= 2.6
        and (difficulty == 1 or abs(long - size) >= 0.5)
        and _easy(r, sign * size)
    )


def generate(draws: Draws) -> ShadowLevel:
    """A level that nobody wrote.

    ``difficulty`` 1 asks for a positive value with integer r; 2 adds negative values
    and makes dot and shadow differ by at least 0.5; 3 has r with which four right
    answers at most lie on the half grid, mostly half-integer ones. Bounds: r
    has two different entries, neither 0, and is 0.7 to 4.3 long; the right shadow is
    0.6 to 2.6 long in a half height of 4; the start is off the answers by at least 1
    unit and at least 1 long; some right answer lies on the half grid.
    """
    r, want = draws.one(_pool(draws.difficulty), "shadow")
    if draws.difficulty > 2 and _easy(r, want) > FEW:
        few = [each for each in _pool(draws.difficulty) if _easy(*each) <= FEW]
        r, want = draws.one(few, "shadow few")
    starts = [
        (float(x), float(y))
        for x in range(-3, 4)
        for y in range(-3, 4)
        if (x or y) and abs(dot((x, y), r) - want) / length(r) >= 1.0
    ]
    start = draws.one(starts, "shadow start")
    return ShadowLevel(id=draws.id, title=titled(draws), r=r, asked=want, start=start)


def hardness(level: ShadowLevel) -> float:
    """Whether the shadow falls backwards, and how few right answers are easy to lay.

    The fewer of them lie on the half grid, the more exactly v must be put.
    """
    return float(level.asked < 0.0) + 1.0 / _easy(level.r, level.asked)


def _easy(r: Point, want: float) -> int:
    """How many right answers lie on the half grid."""
    return sum(abs(dot((i / 2, j / 2), r) - want) < TINY for i, j in _HALVES)


def question(level: ShadowLevel, seed: str) -> Question:
    """A dot product of two fresh integer arrows; never 0, never the level's own r."""
    entries = [float(n) for n in range(-5, 6) if n]
    arrows = [(x, y) for x in entries for y in entries if x != y]
    r = drawn([r for r in arrows if r != level.r], "shadow r", level.id, seed)
    inputs = [v for v in arrows if dot(v, r) and v != r]
    v = drawn(inputs, "shadow v", level.id, seed)
    cells = across_cells(r, Tone.ROW, "r"), "·", down_cells(v, Tone.INPUT, "v")
    return asked(
        level,
        CHECK,
        (row("check", *cells, "= ?"),),
        exact(Fraction(dot(r, v))),
        (v[0] * r[0] - v[1] * r[1],),
        (v[0] * r[1] + v[1] * r[0],),
        (v[0] * r[0],),
        r=arrow(r),
        v=arrow(v),
    )


KIND = declare(
    "shadow",
    ShadowPosition,
    ShadowLevel,
    Story(
        title=N_("Shadow"),
        task=N_(
            "Make v · r read what is asked of it. Say first where the shadow must end."
        ),
        beat="rows-02",
        quotes={"v": (2.0, 0.0), "guess": (2.0, 1.0), "miss": (0.45,)},
    ),
    paper=Paper(CHECK, question),
    endless=Endless(generate, HARDEST, hardness),
)
