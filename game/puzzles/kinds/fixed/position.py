"""Fixed: its level, its position, and how it is said; ``draw`` draws it."""

from collections.abc import Iterator
from math import hypot
from typing import ClassVar, Final, Self, TypeAlias

from msgspec.structs import replace

from game.figure.things import Array, Item, Matrix2, Row, Sign, Tone, Work
from game.language import N_, _, ngettext
from game.linalg import kept_lines as linalg
from game.linalg.kept_lines import between, image, stretch, turn, turned
from game.linalg.plane import TINY, Point, added, dot, length, scaled, unit
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane, PlaneLevel
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.core.wording import arrow, down_cells, formula, grid, number, row
from game.puzzles.kinds.fixed import draw as drawing

FORMULA: Final = r"M v = \lambda v"
# In degrees: what is kept, what snaps, what was foreseen, what keys turn by, and how
# far kept lines (and the plot from the circle, where it never meets it) must be apart.
NEAR, CATCHES, FORESEEN, NARROWEST = 1.0, 1.5, 5.0, 10.0
STEPS: Final = {"fine": 0.5, "normal": 2.5, "coarse": 10.0}
PINS: Final = {"free": N_("this line does not stay"), "kept": N_("this line stays")}
# Where v was laid, or what was said: "all" (and there is none) or "every".
Answer: TypeAlias = Point | str


class FixedLevel(PlaneLevel, frozen=True, kw_only=True):
    """``matrix`` is written row by row; ``start`` is the direction of v at first."""

    matrix: Matrix2
    start: Point


class FixedPosition(OnPlane[FixedLevel, Answer], frozen=True, kw_only=True):
    """M, v of length one, the lines that are said to stay, and whether that is all."""

    matrix: Matrix2
    v: Point
    pinned: tuple[Point, ...] = ()
    said: str = "more"

    DONE: ClassVar = N_("Every line that stays is found.")
    FORMULAS: ClassVar = (FORMULA,)

    @classmethod
    def begin(cls, level: FixedLevel) -> Self:
        """The level at its start."""
        v, placed = unit(level.start), not level.predict
        return cls(level=level, matrix=level.matrix, v=v, placed=placed)

    def hands(self) -> Iterator[Hand[Self]]:
        """V on its circle; whether its line stays; what is said; M's columns."""
        handle = Handle(key="v", name="v", panel="plane", at=self.v, arrow="vector:v")
        yield Hand(handle=handle, drag=self._turned, snap=_caught, nudge=self._nudged)
        if self.placed:
            now = "free" if self.here() is None else "kept"
            name, says = _("this line"), PINS
            yield hand.choice("pin", name, now, self._pin, says=says, entry="pin")
        name, says = _("your answer"), self.says()
        yield hand.choice("said", name, self.said, self._say, says=says, entry="said")
        (a, b), (c, d) = self.matrix
        columns = dict(zip(drawing.COLUMNS, ((a, c), (b, d)), strict=True))
        yield from hand.givens(columns, self._given, self.view())

    def kept(self) -> tuple[Point, ...]:
        """The single lines that stay; none of them where all do."""
        return linalg.kept_lines(self.matrix) or ()

    def wanted(self) -> str:
        """What is to be said at the end."""
        return "every" if linalg.kept_lines(self.matrix) is None else "all"

    def here(self) -> Point | None:
        """The pinned line on which v lies."""
        return next((x for x in self.pinned if between(x, self.v) <= NEAR), None)

    def left(self) -> tuple[Point, ...]:
        """The lines that are still to be found."""
        return tuple(x for x in self.kept() if x not in self.pinned)

    def wrong(self) -> tuple[Point, ...]:
        """The pinned lines that do not stay."""
        alone = self.wanted() == "all"
        return tuple(x for x in self.pinned if alone and x not in self.kept())

    def says(self) -> dict[str, str]:
        """What can be said, in words."""
        all_ = N_("these are all") if self.pinned else N_("there is none")
        more, every = N_("there may be more"), N_("every line stays")
        return {"more": more, "all": all_, "every": every}

    def predicts(self) -> Answer:
        """How v lies, or that no line stays, or every one."""
        return self.v if self.said == "more" else self.said

    def right(self, guess: Answer) -> bool:
        """Within five degrees of a line that stays, or said rightly."""
        kept = linalg.kept_lines(self.level.matrix)
        if isinstance(guess, str):
            return kept is None if guess == "every" else kept == ()
        return kept is None or any(between(guess, line) <= FORESEEN for line in kept)

    def off(self) -> float:
        """How many lines are missing or wrong, and whether it is not said rightly."""
        return len(self.left()) + len(self.wrong()) + float(self.said != self.wanted())

    def enough(self) -> float:
        """None."""
        return 0.0

    def answer(self) -> Iterator[Move]:
        """V onto each line that is wrong or left, to pin it; then what is to be said."""
        v, said = self.v, self.said
        for line in (*self.wrong(), *self.left()):
            if between(line, v) > NEAR:
                v, said = line if dot(line, v) >= 0.0 else scaled(line, -1.0), "more"
                yield Drag("v", v)
            yield Turn("pin", "free" if line in self.pinned else "kept")
        if said != self.wanted():
            yield Turn("said", self.wanted())

    def describe(self) -> str:
        """Where v points, what M does to it, and what was found and said."""
        first, second = self.matrix
        given = f"M = [{arrow(first)}, {arrow(second)}], v = {arrow(self.v)}."
        words = [given, self.told()]
        if n := len(self.pinned):
            words.append(ngettext("{n} line is kept.", "{n} lines are kept.", n))
        if self.said != "more":
            words.append(_("You say: {answer}.", answer=_(self.says()[self.said])))
        return " ".join(words)

    def told(self) -> str:
        """What M does to v, in a sentence."""
        by, times = turn(self.matrix, self.v), number(stretch(self.matrix, self.v))
        if not self.placed:
            return _("M v is covered.")
        if abs(by) < 0.5:
            return _("M v stays on its line: {stretch} times v.", stretch=times)
        if by > 0.0:
            return _("M v is turned left by {degrees} degrees.", degrees=number(by, 0))
        return _("M v is turned right by {degrees} degrees.", degrees=number(-by, 0))

    def look(self) -> str:
        """At the sides."""
        return _("Where does M v change from the left of v's line to the right?")

    def idea(self) -> str:
        """Between left and right."""
        return _(
            "Between a direction that M turns left and one that it turns right, "
            "something stays. What comes back flipped or crushed lies on its line too."
        )

    def term(self) -> str:
        """What M keeps."""
        if self.wanted() == "every":
            return _("every arrow is an eigenvector")
        return _("eigenvector, eigenvalue") if self.kept() else _("no real eigenvector")

    def beside(self) -> Iterator[Work]:
        """M v in numbers, what M does to v, and what is said of it."""
        out, view = down_cells(image(self.matrix, self.v), Tone.OUTPUT), self.placed
        rows = [row("product", *self._times(self.v), out if view else "?")]
        rows.append(row("told", self.told()))
        if self.placed:
            words = _(PINS["free" if self.here() is None else "kept"])
            rows.append(row("pin", Sign(text=words, tone=Tone.DIM)))
        tone = Tone.DIM if self.said == "more" else Tone.BAD if view else Tone.GUESS
        tone = Tone.GOOD if self.reached() else tone
        rows.append(row("said", Sign(text=_(self.says()[self.said]), tone=tone)))
        yield Work(key="work", rows=tuple(rows))

    def named(self) -> Iterator[Row]:
        """Each kept line by a small arrow; a sum of two, which is not kept."""
        yield formula(FORMULA)
        whole = [linalg.whole(x) for x in self.kept()]
        for i, v in enumerate(whole or [self.v] * (self.wanted() == "every")):
            by = f"{number(stretch(self.matrix, v))} ·"
            yield row(f"name:{i}", *self._times(v), by, down_cells(v, Tone.INPUT))
        if len(whole) == 2:
            both = added(*whole)
            words = f"{arrow(both)} → {arrow(image(self.matrix, both))}"
            yield row("name:sum", words, note=_("their sum leaves its line"))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrows; the plot once revealed; what was found, missed and guessed."""
        del revealed
        if self.placed:
            yield from drawing.plot(self.matrix, self.v, self.view())
        yield from drawing.lines(self.matrix, self.pinned, self.wrong(), self.view())
        if self.placed and self.said == "all":
            yield from drawing.missed(self.left(), self.view())
        if self.guess is not None and not isinstance(self.guess, str):
            yield drawing.guess(self.guess, self.view())
        yield from drawing.arrows(self.matrix, self.v, covered=not self.placed)

    def _times(self, v: Point) -> tuple[Array | str, ...]:
        names, tones = drawing.COLUMNS, drawing.TONES
        matrix = grid(self.matrix, tones, name="M", column_names=names)
        return (matrix, down_cells(v, Tone.INPUT, "v"), "=")

    def _turned(self, to: Point) -> Self:
        """Whoever turns v says that there may be more."""
        if length(to) <= TINY or length(added(unit(to), scaled(self.v, -1.0))) < TINY:
            return self
        return replace(self, v=unit(to), said="more")

    def _nudged(self, seen: Handle, push: Point, step: str, _snap: bool) -> Move:
        by = STEPS[step] if push[0] + push[1] > 0 else -STEPS[step]
        to = added(turned(by, self.v), scaled(self.v, -1.0))
        return Drag("v", added(seen.at, to))

    def _pin(self, value: str) -> Self:
        """V's line, or the one that stays within a degree of it, is kept or not."""
        others = tuple(x for x in self.pinned if x != self.here())
        near = (x for x in self.kept() if between(x, self.v) <= NEAR)
        line = next(near, self.v) if self.here() is None else self.here()
        more = () if value == "free" or line is None else (line,)
        return replace(self, pinned=(*others, *more))

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _given(self, columns: tuple[Point, ...]) -> Self:
        (a, c), (b, d) = columns
        return replace(self, matrix=((a, b), (c, d)), pinned=(), said="more")

    @classmethod
    def wrongs(cls, level: FixedLevel) -> Iterator[Fault]:
        """Lines that cannot be told apart or seen to stay, and what is out of view."""
        (a, b), (c, d) = level.matrix
        kept = linalg.kept_lines(level.matrix)
        turns = [abs(turn(level.matrix, turned(n))) for n in range(180)]
        if length(level.start) < TINY or not any((a, b, c, d)):
            yield Fault(("start",), "v has no direction, or M only zeros")
        elif max(hypot(a, c), hypot(b, d)) > level.span * 0.95:
            yield Fault(("matrix",), "a column is out of view", "widen the span")
        elif any(between(level.start, x) < NARROWEST / 2 for x in kept or ()):
            yield Fault(("start",), "v begins on a line that stays", "turn it away")
        elif kept and between(kept[0], kept[-1]) < NARROWEST * (len(kept) - 1):
            message = "two kept lines are too near to each other to be told apart"
            yield Fault(("matrix",), message, f"{NARROWEST} degrees or more")
        elif kept == () and min(turns) < NARROWEST / 2:
            yield Fault(("matrix",), "no line stays, but one nearly does")


def _caught(to: Point) -> Point:
    """A small whole direction is caught within one and a half degrees."""
    if length(to) <= TINY:
        return to
    near = max(linalg.SMALL, key=lambda at: dot(unit(at), to))
    return unit(near) if between(near, to) <= CATCHES else to
