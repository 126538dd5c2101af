"""Shadow: move v until its dot product with r has the asked value.

The dot product is drawn twice as an area: v's shadow on r times the length of r, and
r's shadow on v times the length of v. Right answers make a whole line. Before that the
player says where every right shadow must end. The trap is to take the dot product
itself for the shadow's length.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from msgspec import Struct

from game.figure.things import (
    Arrow,
    Figure,
    Formula,
    Head,
    Item,
    Lamp,
    Lamps,
    Plane,
    Row,
    Sign,
    Tone,
    Work,
)
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    length,
    scaled,
    shadow,
    unit,
)
from game.puzzles.core import drawing, hands
from game.puzzles.core.level import Fault, Level, Lore
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.prediction import miss, near
from game.puzzles.core.protocol import Drag, Goal, Handle, Hint, Move, Predict, Quote
from game.puzzles.core.wording import across_cells, arrow, down_cells, number

NEAR: Final = 1 / 80
FORMULA: Final = r"v \cdot r = |v|\,|r| \cos\theta"


class ShadowLevel(Level, frozen=True, kw_only=True):
    """``asked`` is the value that v . r must take; ``span`` is the plane's half."""

    r: Point
    asked: float
    start: Point
    span: float = 4.0


class ShadowPosition(Struct, frozen=True, kw_only=True):
    """Where r and v are, and the ghost: the guessed end of every right shadow."""

    level: ShadowLevel
    r: Point
    v: Point
    guess: Point | None = None
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def value(self) -> float:
        """V . r, in squared units."""
        return dot(self.v, self.r)

    def target(self) -> Point:
        """Where the shadow of every right answer ends on r's line."""
        return scaled(self.r, self.level.asked / dot(self.r, self.r))

    def guessing(self) -> bool:
        """Whether the ghost is still to be placed."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the ghost was placed near where the shadow must end."""
        truth = open_level(self.level).target()
        return near(self.guess if self.placed else None, truth, self.level.span)

    def play(self, move: Move) -> "ShadowPosition":
        """The position after a move; one that cannot be made changes nothing."""
        view = self.level.span
        replace = msgspec.structs.replace
        match move:
            case Drag("v", to) if self.placed:
                return replace(self, v=hands.tip(to, self.v, view))
            case Drag("r", to):
                return replace(self, r=hands.tip(to, self.r, view))
            case Drag("guess", to) if not self.placed:
                return replace(self, guess=hands.on_line(to, self.r, view))
            case Predict(sure) if not self.placed:
                return replace(self, guess=self.guess if sure else None, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """Tips snap to halves and fifths; the ghost slides freely on its line."""
        match move:
            case Drag("v" | "r" as handle, to):
                return Drag(handle, hands.snapped(to, self.level.span))
            case _:
                return move

    def goal(self) -> Goal:
        """Within 1/80 of the half height from the line ``v . r = asked``."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        away = abs(self.value() - self.level.asked) / length(self.r)
        return Goal(
            reached=away <= self.level.span * NEAR, closeness=1.0 / (1.0 + away)
        )

    def handles(self) -> tuple[Handle, ...]:
        """The ghost while guessing, then v; r in free play."""
        given = Handle(
            key="r", name="r", panel="plane", at=self.r, arrow="vector:r", given=True
        )
        if not self.placed:
            ghost = Handle(
                key="guess",
                name="your guess: where the shadow must end",
                panel="plane",
                at=self._ghost(),
                along=self.r,
            )
            return (ghost, given)
        v = Handle(key="v", name="v", panel="plane", at=self.v, arrow="vector:v")
        return (v, given)

    def counts(self, move: Move) -> bool:
        """Moving an arrow costs."""
        return isinstance(move, Drag)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """V, the guessed end of the shadow, and how far it was off."""
        guess, truth = self._ghost(), self.target()
        away = apart(guess, truth)
        return {
            "v": Quote(arrow(self.v), self.v),
            "guess": Quote(arrow(guess), guess),
            "miss": Quote(number(away), (away,)),
        }

    def describe(self) -> str:
        """The arrows, the shadow, the product and what is asked."""
        asked = number(self.level.asked)
        if not self.placed:
            at = "not placed yet" if self.guess is None else f"at {arrow(self.guess)}"
            return (
                f"r = {arrow(self.r)}. Asked: v · r = {asked}. "
                f"Your guess where the shadow must end is {at}."
            )
        long = self.value() / length(self.r)
        return (
            f"v = {arrow(self.v)}, r = {arrow(self.r)}. The shadow of v on r is "
            f"{number(long)}, r is {number(length(self.r))} long: "
            f"v · r = {number(self.value())}. Asked: {asked}."
        )

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then v to the nearest right answer on the half grid."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        if self.placed and self.goal().reached:
            return ()
        return (*first, Drag("v", self._answer()))

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; a ghost of v; the moves."""
        moves = self.solve()
        if step <= 1:
            return Hint(words="Look where the shadow of v ends on the line of r.")
        if step == 2:
            return Hint(
                words="The dot product is an area: the shadow times the length of r."
            )
        if step == 3:
            words = "One right answer is drawn. It is not the only one."
            if not self.placed:
                words = "Place your guess, or go on without one."
            return Hint(words=words, ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """Areas and shadows on the plane; beside it the lamp of v . r."""
        lit = self.goal().reached
        lamp = Lamp(
            key="lamp:r",
            label="v · r",
            reading=self.value(),
            asked=self.level.asked,
            lit=lit,
        )
        return Figure(
            panels=(
                self._plane(revealed=revealed),
                Lamps(key="lamps", lamps=(lamp,), weight=0.5),
            )
        )

    def naming(self) -> Figure:
        """The dot product's name, its formula, and both areas in numbers."""
        sides = (
            f"{number(self.value() / length(self.r))} · {number(length(self.r))}",
            f"{number(self.value() / length(self.v))} · {number(length(self.v))}",
        )
        total = number(self.value())
        rows = (
            Row(key="name:term", blocks=(Sign(text="dot product"),)),
            Row(key="name:formula", blocks=(Formula(tex=FORMULA),)),
            Row(
                key="name:numbers",
                blocks=(
                    across_cells(self.r, Tone.ROW, "r"),
                    Sign(text="·"),
                    down_cells(self.v, Tone.INPUT, "v"),
                    Sign(text=f"= {total}"),
                ),
            ),
            Row(
                key="name:one",
                blocks=(Sign(text=f"{sides[0]} = {total}"),),
                note="v's shadow on r, times the length of r",
            ),
            Row(
                key="name:other",
                blocks=(Sign(text=f"{sides[1]} = {total}"),),
                note="r's shadow on v, times the length of v",
            ),
        )
        return Figure(
            panels=(self._plane(revealed=True), Work(key="naming", rows=rows))
        )

    def _ghost(self) -> Point:
        if self.guess is not None:
            return self.guess
        return scaled(unit(self.r), -0.3 * self.level.span)

    def _answer(self) -> Point:
        view, r, asked = self.level.span, self.r, self.level.asked
        count = round(2 * view)
        grid = [
            (i / 2, j / 2)
            for i in range(-count, count + 1)
            for j in range(-count, count + 1)
            if abs(i * r[0] / 2 + j * r[1] / 2 - asked) < TINY and (i or j)
        ]
        inside = [at for at in grid if hands.clamped(at, view) == at]
        if inside:
            return min(inside, key=lambda at: (apart(at, self.v), at))
        nearest = added(self.v, scaled(r, (asked - self.value()) / dot(r, r)))
        if hands.tip(nearest, self.v, view) == nearest:
            return nearest
        side = scaled(unit(across(r)), view * hands.LEAST * 2.0)
        return added(self.target(), side)

    def _plane(self, *, revealed: bool) -> Plane:
        view = self.level.span
        items: list[Item] = [*drawing.ground(view)]
        items.append(drawing.through("line:r", self.r, view, Tone.ROW))
        if self.placed:
            items += self._areas()
        if revealed:
            items.append(drawing.level_line("answers", self.r, self.level.asked, view))
        if self.placed:
            items += drawing.falling("v:r", self.v, self.r, Tone.SHADOW)
            items += drawing.falling("r:v", self.r, self.v, Tone.SHADOW)
        items.append(Arrow(key="vector:r", tip=self.r, tone=Tone.ROW, label="r"))
        items.append(
            Arrow(
                key="vector:v",
                tip=self.v,
                tone=Tone.INPUT,
                label="v",
                head=Head.FULL,
                alpha=1.0 if self.placed else 0.5,
            )
        )
        items += self._guess()
        return drawing.window(tuple(items), view)

    def _areas(self) -> tuple[Item, ...]:
        tone = Tone.POSITIVE if self.value() >= 0 else Tone.NEGATIVE
        right, left = scaled(across(self.r), -1.0), across(self.v)
        asked = Tone.GOOD if self.goal().reached else Tone.GOAL
        return (
            drawing.block("area:v", shadow(self.r, self.v), left, tone, asked=False),
            drawing.block("area:r", shadow(self.v, self.r), right, tone, asked=False),
            drawing.block("goal:area", self.target(), right, asked, asked=True),
        )

    def _guess(self) -> tuple[Item, ...]:
        if self.placed and self.guess is None:
            return ()
        at, view = self._ghost(), self.level.span
        items: list[Item] = [
            drawing.tick("guess", at, self.r, Tone.GUESS, size=0.08 * view),
            drawing.ring("guess:at", at, Tone.GUESS),
            drawing.naming("guess:name", at, "?", (0.8, -0.8), Tone.GUESS),
        ]
        if self.placed and self.r == self.level.r:
            # Beside r's line, not on it: there the arrow r would cover the miss.
            beside = scaled(unit(across(self.r)), 0.08 * view)
            ends = added(at, beside), added(self.target(), beside)
            items.append(miss("miss", *ends, right=self.foreseen() is True))
            truth = self.target()
            items.append(
                drawing.tick("truth", truth, self.r, Tone.GOOD, size=0.08 * view)
            )
        return tuple(items)


def open_level(level: ShadowLevel, lore: Lore | None = None) -> ShadowPosition:
    """The level at its start; it needs nothing from the Ledger."""
    del lore
    return ShadowPosition(
        level=level, r=level.r, v=level.start, placed=not level.predict
    )


def faults(level: ShadowLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    view = level.span
    arrows = ((("r",), level.r), (("start",), level.start))
    found = [*span_faults(view)] or [*arrow_faults(arrows, view)]
    yield from found
    if found:
        return
    foot = open_level(level).target()
    if hands.clamped(foot, view * 0.95) != foot:
        yield Fault(
            ("asked",),
            f"unsolvable in view: the shadow would have to end at {arrow(foot)}",
            "ask for less, or widen the span",
        )
