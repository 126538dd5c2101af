"""Axis: turn a rod on its pin until it takes as much of a cloud as one line can.

A spring hangs from every point to its foot on the rod. For every point the square
along the rod and the square across it add up to the same, so a bar of two parts shows
all: what one gains the other loses. The rod is laid by eye while springs and bar are
covered. The traps are the longest point, the cloud's own middle, and the line of least
vertical distances.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import (
    Bar,
    Bars,
    Dash,
    Dots,
    Figure,
    Formula,
    Item,
    Part,
    Plane,
    Row,
    Sign,
    Tone,
    Work,
)
from game.linalg.axis import cloud, major_axis
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    dot,
    length,
    scaled,
    shadow,
    unit,
)
from game.puzzles.core import drawing, hands
from game.puzzles.core.level import Level, Lore
from game.puzzles.core.prediction import miss
from game.puzzles.core.protocol import Drag, Goal, Handle, Hint, Move, Predict, Quote
from game.puzzles.core.wording import across_cells, arrow, number
from game.puzzles.kinds import axis_figure

ENOUGH: Final = 0.99
FORESEEN: Final = 0.97
REACH: Final = 0.86
LONG: Final = 1.3
FORMULA: Final = r"\sum_i (x_i \cdot d)^2 \;\text{largest}, \quad |d| = 1"


class AxisLevel(Level, frozen=True, kw_only=True):
    """The cloud is ``points``, or ``count`` points strewn evenly by ``shape``.

    ``start`` is a direction, ``span`` the plane's half height.
    """

    start: Point
    points: tuple[Point, ...] = ()
    count: int = 0
    shape: tuple[Point, Point] = ((1.0, 0.0), (0.0, 1.0))
    span: float = 4.0


class AxisPosition(Struct, frozen=True, kw_only=True):
    """The points, the rod's end on its circle, and where that was at the reveal."""

    level: AxisLevel
    points: tuple[Point, ...]
    rod: Point
    guess: Point | None = None
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def taken(self) -> float:
        """The sum of squared shadows on the rod, in squared units."""
        return taken(self.points, self.rod)

    def left(self) -> float:
        """The sum of squared springs: what lies across the rod."""
        return sum(dot(p, p) for p in self.points) - self.taken()

    def best(self) -> Point:
        """The end of the best rod that is nearer to where the rod is now."""
        end = scaled(best(self.points), length(self.rod))
        return end if dot(end, self.rod) >= 0.0 else scaled(end, -1.0)

    def guessing(self) -> bool:
        """Whether the rod is laid by eye, springs and bar covered."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the rod that was laid by eye took 97% of the most."""
        if self.guess is None:
            return None
        given = given_points(self.level)
        return taken(given, self.guess) >= FORESEEN * taken(given, best(given))

    def play(self, move: Move) -> "AxisPosition":
        """The position after a move; one that cannot be made changes nothing."""
        match move:
            case Drag("rod", to) if length(to) > TINY:
                return replace(self, rod=scaled(unit(to), self._reach()))
            case Drag(handle, to) if handle.startswith("p"):
                at = int(handle[1:]) - 1
                moved = hands.clamped(to, self.level.span)
                points = (*self.points[:at], moved, *self.points[at + 1 :])
                return replace(self, points=points)
            case Predict(sure) if not self.placed:
                return replace(self, guess=self.rod if sure else None, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """The rod turns freely; points snap to halves and fifths."""
        match move:
            case Drag(handle, to) if handle != "rod":
                return Drag(handle, hands.snapped(to, self.level.span))
            case _:
                return move

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """At least 99% of what the best rod takes; either end may point either way."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        most = taken(self.points, best(self.points))
        least = taken(self.points, across(best(self.points)))
        room = most - least
        share = (self.taken() - least) / room if room > TINY else 1.0
        return Goal(
            reached=self.taken() >= ENOUGH * most,
            closeness=max(0.0, min(1.0, share)),
        )

    def handles(self) -> tuple[Handle, ...]:
        """The rod's end; the points in free play."""
        rod = Handle(key="rod", name="the rod's end", panel="plane", at=self.rod)
        points = (
            Handle(key=f"p{i}", name=f"point {i}", panel="plane", at=at, given=True)
            for i, at in enumerate(self.points, 1)
        )
        return (rod, *points)

    def counts(self, move: Move) -> bool:
        """Turning the rod and moving a point cost."""
        return isinstance(move, Drag)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """The rod's direction, where it was laid by eye, and what share it took."""
        now, laid = unit(self.rod), unit(self.guess or self.rod)
        share = self._percent(self.guess or self.rod)
        return {
            "d": Quote(arrow(now), now),
            "guess": Quote(arrow(laid), laid),
            "share": Quote(f"{number(share, 0)}%", (share,)),
        }

    def describe(self) -> str:
        """Where the rod points, and how the squares are split."""
        rod = f"The rod lies along {arrow(unit(self.rod))}."
        if not self.placed:
            return f"{len(self.points)} points. {rod} Its springs are covered."
        share = number(self._percent(self.rod), 0)
        return (
            f"{rod} Squares along it: {number(self.taken())} ({share}%), "
            f"across: {number(self.left())}. Asked: the most along one line."
        )

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then the rod by the shorter way to the best line."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        if self.goal().reached:
            return ()
        return (*first, Drag("rod", self.best()))

    def hint(self, step: int) -> Hint:
        """Which way the springs pull; the idea; a ghost of the rod; the moves."""
        moves = self.solve()
        if step <= 1:
            return Hint(words=self._pull())
        if step == 2:
            return Hint(
                words="Each point's squared distance from the pin is split in two: "
                "its shadow's square and its spring's square. The sum stays."
            )
        if step == 3:
            words = "Here is one end of the rod. The other end would do as well."
            if not self.placed:
                words = "Lay the rod down, and reveal; or just go on."
            return Hint(words=words, ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """Cloud, rod and springs; beside them the bar of along and across."""
        return Figure(panels=(self._plane(revealed=revealed), self._bars(revealed)))

    def naming(self) -> Figure:
        """The axis's name, what makes it the best, and the split in numbers."""
        most, rest = number(self.taken()), number(self.left())
        rows = [
            Row(key="name:term", blocks=(Sign(text="major axis"),)),
            Row(key="name:formula", blocks=(Formula(tex=FORMULA),)),
            Row(
                key="name:numbers",
                blocks=(
                    Sign(text="d ="),
                    across_cells(unit(self.rod), Tone.ROW),
                ),
                note="the same line as −d",
            ),
            Row(
                key="name:split",
                blocks=(
                    Sign(
                        text=f"{most} + {rest} = {number(self.taken() + self.left())}"
                    ),
                ),
                note="squares along, squares across, all together",
            ),
        ]
        if self._rival_misses():
            share = number(self._percent(rival(self.points)), 0)
            ours = number(self._percent(self.rod), 0)
            rows.append(
                Row(
                    key="name:rival",
                    blocks=(Sign(text=f"{ours}% against {share}%"),),
                    note="against the line of least vertical distances",
                )
            )
        plane = self._plane(revealed=True, rival_too=True)
        return Figure(panels=(plane, Work(key="naming", rows=tuple(rows))))

    def _reach(self) -> float:
        return REACH * self.level.span

    def _percent(self, rod: Point) -> float:
        whole = sum(dot(p, p) for p in self.points)
        return 100.0 * taken(self.points, rod) / whole if whole > TINY else 100.0

    def _rival_misses(self) -> bool:
        most = taken(self.points, best(self.points))
        return taken(self.points, rival(self.points)) < ENOUGH * most

    def _pull(self) -> str:
        """What the springs would do to the rod: the sign of their turning moments."""
        if not self.placed:
            return "Look where most of the points lie, and the far ones most of all."
        if self.goal().reached:
            return "The springs hold each other in balance."
        side = across(unit(self.rod))
        moment = sum(dot(p, self.rod) * dot(p, side) for p in self.points)
        way = "anticlockwise" if moment > 0.0 else "clockwise"
        return f"Feel the springs: all together they turn the rod {way}."

    def _bars(self, revealed: bool) -> Bars:
        whole = sum(dot(p, p) for p in self.points)
        parts = (
            Part(key="along", size=self.taken(), tone=Tone.ROW, label="along"),
            Part(key="across", size=self.left(), tone=Tone.ROW2, label="across"),
        )
        bar = Bar(
            key="split",
            parts=parts if self.placed else (),
            label="squares along the rod, and across" if self.placed else "covered",
            asked=taken(self.points, best(self.points)) if revealed else None,
            guess=None if self.guess is None else taken(self.points, self.guess),
        )
        return Bars(key="bars", bars=(bar,), whole=max(whole, TINY), weight=0.8)

    def _plane(self, *, revealed: bool, rival_too: bool = False) -> Plane:
        view, far = self.level.span, self._reach()
        items: list[Item] = [*drawing.ground(view)]
        items.append(axis_figure.way(far))
        if rival_too and self._rival_misses():
            items += axis_figure.rival_line(rival(self.points), view)
        if self.guess is not None and self.guess != self.rod:
            laid = scaled(self.guess, LONG / REACH)
            items.append(axis_figure.line("guess", laid, Tone.GUESS, Dash.DASHED, 1.6))
        if self.placed:
            items += [
                axis_figure.spring(i, at, shadow(at, self.rod), view)
                for i, at in enumerate(self.points, 1)
            ]
        tone = Tone.GOOD if revealed else Tone.ROW
        whole = scaled(self.rod, LONG / REACH)
        items.append(axis_figure.line("rod", whole, tone, Dash.SOLID, 2.2))
        if self.placed:
            feet = tuple(shadow(at, self.rod) for at in self.points)
            items.append(Dots(key="feet", points=feet, tone=Tone.ROW, radius=0.55))
        items.append(
            Dots(key="cloud", points=self.points, tone=Tone.INPUT, radius=0.95)
        )
        items.append(drawing.ring("pin", ORIGIN, Tone.PLAIN, 1.3))
        items += self._miss()
        return drawing.window(tuple(items), view)

    def _miss(self) -> tuple[Item, ...]:
        """The way from the end that was laid by eye to where the rod is now."""
        if self.guess is None or not self.goal().reached or self.guess == self.rod:
            return ()
        if self.points != given_points(self.level):
            return ()
        facing = dot(self.guess, self.rod) >= 0.0
        laid = self.guess if facing else scaled(self.guess, -1.0)
        right = self.foreseen() is True
        return (miss("miss", laid, self.rod, right=right),)


def taken(points: tuple[Point, ...], rod: Point) -> float:
    """The sum of squared shadows of points on a direction that is not zero."""
    return sum(dot(p, rod) ** 2 for p in points) / dot(rod, rod)


@lru_cache(maxsize=64)
def best(points: tuple[Point, ...]) -> Point:
    """The unit direction that takes the most of the points."""
    x, y = (float(part) for part in major_axis(np.array(points)))
    return (x, y)


def rival(points: tuple[Point, ...]) -> Point:
    """The direction of the line through the pin with least vertical distances."""
    wide = sum(x * x for x, _ in points)
    if wide <= TINY:
        return (0.0, 1.0)
    return unit((1.0, sum(x * y for x, y in points) / wide))


@lru_cache(maxsize=64)
def given_points(level: AxisLevel) -> tuple[Point, ...]:
    """The points of a level: written ones, or strewn ones to hundredths."""
    if level.points:
        return level.points
    strewn = cloud(level.count, np.array(level.shape))
    return tuple((round(float(x), 2), round(float(y), 2)) for x, y in strewn)


def open_level(level: AxisLevel, lore: Lore | None = None) -> AxisPosition:
    """The level at its start; it needs nothing from the Ledger."""
    del lore
    rod = scaled(unit(level.start), REACH * level.span)
    return AxisPosition(
        level=level, points=given_points(level), rod=rod, placed=not level.predict
    )
