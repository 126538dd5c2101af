"""Warp: its position, and how it is said."""

from collections.abc import Iterator, Mapping
from math import atan2, cos, degrees, sin, tau
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure import numbers
from game.figure.cells import cell
from game.figure.numbers import written
from game.figure.things import Array, Item, Panel, Row, Sign, Tone, Work
from game.language import _
from game.linalg.factors import Matrix2
from game.linalg.frames import frame, stretches
from game.linalg.kept_lines import SMALL, between, image, turned
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    apart,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Quote
from game.puzzles.core.wording import down_cells, equal, formula, listed, row, said
from game.puzzles.kinds.warp import draw
from game.puzzles.kinds.warp.level import (
    ENOUGH,
    FLAT,
    PROBE,
    ROUND,
    TURN,
    WarpLevel,
    answers,
    formula_of,
    turned_by,
)

# How near a guess is to be: in places, and in degrees.
FORESEEN, DEGREES = 0.15, 8.0
RINGS, WAYS = 5, 24
TONES: Final = (Tone.E1, Tone.E2)


class WarpPosition(OnPlane[WarpLevel, Point], frozen=True, kw_only=True):
    """Where the lens is, and the step that is tried there: either is the prediction."""

    lens: Point
    probe: Point

    FORMULAS: ClassVar = (r"J v = \sigma u",)

    @classmethod
    def begin(cls, level: WarpLevel) -> Self:
        """The level at its start."""
        placed, probe = not level.predict, unit(level.probe)
        return cls(level=level, lens=level.lens, probe=probe, placed=placed)

    # What it is

    def close_up(self) -> Matrix2:
        """The matrix that the map is under the lens."""
        return self.level.close_up(self.lens)

    def steps(self) -> bool:
        """Whether a step is asked, and not a place."""
        return self.level.asks == PROBE

    def target(self) -> Point | None:
        """Where what is asked belongs: the nearest place, or step, that is right."""
        if self.steps():
            best = frame(self.close_up())
            return best if dot(best, self.probe) >= 0.0 else scaled(best, -1.0)
        return min(
            answers(self.level), key=lambda at: apart(at, self.lens), default=None
        )

    def off(self) -> float:
        """How far from what is asked it is."""
        return self.level.off(self.lens, self.probe)

    def enough(self) -> float:
        """A fiftieth, or a degree."""
        return ENOUGH + TINY

    def closeness(self, off: float) -> float:
        """By how far it is."""
        return 1.0 / (1.0 + 3.0 * max(0.0, off - ENOUGH))

    def predicts(self) -> Point:
        """Where the lens is, or the step."""
        return self.probe if self.steps() else self.lens

    def right(self, guess: Point) -> bool:
        """Within eight degrees; or a right place is within 0.15."""
        level = self.level
        if self.steps():
            return between(guess, frame(level.close_up(level.lens))) <= DEGREES
        near = [guess]
        for ring in range(1, RINGS + 1):
            far = FORESEEN * ring / RINGS
            for n in range(WAYS):
                way = (far * cos(tau * n / WAYS), far * sin(tau * n / WAYS))
                near.append(added(guess, way))
        return any(level.off(at, level.probe) <= ENOUGH for at in near)

    def answer(self) -> Iterator[Move]:
        """To where it belongs."""
        to = self.target()
        if to is not None:
            key = "probe" if self.steps() else "lens"
            yield Drag(key, self.rim(to) if self.steps() else to)

    # How it is played

    def rim(self, way: Point) -> Point:
        """The place on the lens's rim that way."""
        return added(self.lens, scaled(way, self.radius()))

    def radius(self) -> float:
        """How large the lens is: in a larger one a step is laid more finely."""
        return self.view() * (draw.LARGE if self.steps() else draw.LENS)

    def hands(self) -> Iterator[Hand[Self]]:
        """The lens or the step in it; in free play the other too."""
        name, put = _("the lens"), self._moved
        made = hand.point("lens", name, self.lens, put, self.view(), given=self.steps())
        lens = replace(made, handle=replace(made.handle, panel=draw.MAP))
        probe = self._probe()
        yield from (probe, lens) if self.steps() else (lens, probe)

    def _probe(self) -> Hand[Self]:
        """The step's end, on the rim of the lens."""
        handle = Handle(
            key="probe",
            name=_("the step"),
            panel=draw.MAP,
            at=self.rim(self.probe),
            given=not self.steps(),
        )
        return Hand(
            handle=handle,
            drag=self._stepped,
            snap=self._caught,
            nudge=self._pushed,
        )

    def _way(self, to: Point) -> Point:
        return added(to, scaled(self.lens, -1.0))

    def _caught(self, to: Point) -> Point:
        """Small whole directions catch it."""
        way = self._way(to)
        near = max(SMALL, key=lambda at: dot(unit(at), way))
        return self.rim(unit(near)) if between(near, way) <= hand.CATCH else to

    def _pushed(self, seen: Handle, push: Point, step: str, _snap: bool) -> Move:
        """A key turns it the way that its end goes where the key points."""
        del seen
        off = degrees(atan2(dot(push, across(self.probe)) + 0.0, dot(push, self.probe)))
        most = hand.DEGREES[step]
        by = max(-most, min(most, off))
        return Drag("probe", self.rim(turned(by, self.probe)))

    def _moved(self, to: Point) -> Self:
        """The whole lens stays in view."""
        most = self.view() - self.radius()
        x, y = (max(-most, min(most, part)) for part in to)
        return replace(self, lens=(x, y))

    def _stepped(self, to: Point) -> Self:
        way = self._way(to)
        if length(way) < TINY or apart(unit(way), self.probe) < TINY:
            return self
        return replace(self, probe=unit(way))

    # In words

    def quotes(self) -> Mapping[str, Quote]:
        """How far off what is asked it is."""
        off = self.off()
        return {"off": Quote(written(off).said(), (off,))}

    def describe(self) -> str:
        """Where the lens is, and what the map is there."""
        words = [f"{equal('p', self.lens)}."]
        if self.steps():
            words.append(f"{equal('d', self.probe)}.")
        if not self.placed:
            return f"{words[0]} {' '.join(words[1:])} {_('The magnifier is shut.')}"
        return " ".join((*words, f"{listed('J', self.close_up())}.", self.told()))

    def told(self) -> str:
        """What becomes of a small circle."""
        j = self.close_up()
        most, least = stretches(j)
        if most < TINY:
            return _("A small circle falls to a point.")
        long, short = said(most), said(least)
        if self.steps():
            out = said(length(image(j, self.probe)))
            return _("The step becomes {n} long.", n=out)
        shape = _("A small circle is stretched {a} and {b} times.", a=long, b=short)
        (a, b), (c, d) = j
        if a * d - b * c < -TINY:
            return f"{shape} {_('It is mirrored.')}"
        if self.level.asks == TURN:
            by = numbers.rounded(turned_by(j), 1).said()
            return f"{shape} {_('It is turned by {n}°.', n=by)}"
        return shape

    def besides(self) -> str:
        """The map by its formula."""
        return _("The map leads (x, y) to {f}.", f=self.map_words())

    def map_words(self) -> str:
        """The map in writing."""
        if self.level.polar:
            return _("(x cos y, x sin y)")
        both = f"({formula_of(self.level.first)}, {formula_of(self.level.second)})"
        over = written(self.level.over).text
        shared = self.level.over != 1.0
        return _("{map}, over {n}", map=both, n=over) if shared else both

    def to_guess(self) -> str:
        """Where to put it."""
        asks = self.level.asks
        if asks == ROUND:
            return _("Where will the little circle stay a circle? Put the lens there.")
        if asks == FLAT:
            return _("Where will the little circle fall flat? Put the lens there.")
        if asks == TURN:
            n = written(self.level.by).text
            return _("Where will it be turned by {n}°? Put the lens there.", n=n)
        return _("Which step in the lens becomes the longest? Lay it.")

    def to_reach(self) -> str:
        """Until it is as asked."""
        asks = self.level.asks
        if asks == ROUND:
            return _("Move the lens until the image of the circle is round.")
        if asks == FLAT:
            return _("Move the lens until the image of the circle is flat.")
        if asks == TURN:
            n = written(self.level.by).text
            return _("Move the lens until the image is turned by {n}°.", n=n)
        return _("Turn the step until its image is longest.")

    def look(self) -> str:
        """At the bent grid."""
        if self.level.asks == FLAT:
            return _("Where do the bent cells have no area?")
        if self.steps():
            return _("Along which way are the bent cells drawn out?")
        if self.level.asks == TURN:
            return _("Which way do the bent cells lean there?")
        return _("Where are the bent cells still squares?")

    def idea(self) -> str:
        """What the two column steps tell."""
        if self.level.asks == FLAT:
            return _("Flat is where both column steps lie on one line.")
        if self.steps():
            return _("The longest step is a singular vector: seldom along x or y.")
        if self.level.asks == TURN:
            return _("Where both column steps are equal and square, their turn is all.")
        return _("Round is where both column steps are equally long and square.")

    def nearer(self) -> Hint:
        """Whether it lies right; on which side."""
        if self.right(self.predicts()):
            return Hint(words=_("It lies nearly right as it is."))
        if not self.steps():
            return Hint(words=_("From here, it is not the very next place."))
        to = self.target() or self.probe
        if dot(to, across(self.probe)) > 0.0:
            return Hint(words=_("From here, it is to the left."))
        return Hint(words=_("From here, it is to the right."))

    def nearest(self) -> Hint:
        """Half of the way."""
        to = self.target()
        if self.right(self.predicts()) or to is None:
            return Hint(words=_("It lies nearly right as it is."))
        words = _("This is half of the way to one.")
        if self.steps():
            half = self.rim(unit(added(self.probe, to)))
            return Hint(words=words, ghost=Drag("probe", half))
        half = scaled(added(self.lens, to), 0.5)
        return Hint(words=words, ghost=Drag("lens", half))

    def term(self) -> str:
        """What the map is close up."""
        return _("the Jacobian, and its SVD at a place")

    # In numbers

    def beside(self) -> Iterator[Work]:
        """The map, and what it is under the lens."""
        rows = [row("map", "f =", Sign(text=self.map_words()))]
        if not self.placed:
            rows.append(row("cover", Sign(text=_("covered"), tone=Tone.DIM)))
            yield Work(key="work", rows=tuple(rows))
            return
        j = self.close_up()
        names = _("along x"), _("along y")
        rows.append(row("J", _grid(j, names)))
        most, least = (written(x).label() for x in stretches(j))
        good = self.off() <= self.enough()
        tone = Tone.GOOD if good else Tone.BAD
        text = _("stretched {a} and {b} times", a=most, b=least)
        rows.append(row("told", Sign(text=text, tone=tone), note=self._note()))
        yield Work(key="work", rows=tuple(rows))

    def _note(self) -> str:
        j = self.close_up()
        (a, b), (c, d) = j
        if self.level.asks == TURN:
            return self.told().rsplit(". ", 1)[-1]
        if self.steps():
            return self.told()
        return _("area times {n}", n=written(a * d - b * c).label())

    def named(self) -> Iterator[Row]:
        """The longest step and its image."""
        yield formula(self.FORMULAS[0])
        j = self.close_up()
        v = whole_arrow(frame(j))
        out = down_cells(image(j, v), Tone.OUTPUT)
        yield row("name:v", _grid(j), down_cells(v, Tone.INPUT), "=", out)
        most, least = (written(x).label() for x in stretches(j))
        yield row("name:s", _("stretches {a} and {b}", a=most, b=least))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The map box, where it leads, and close up."""
        plane = self.plane(revealed=revealed)
        yield replace(plane, key=draw.MAP, caption=_("map"), weight=draw.WEIGHT)
        yield draw.bent(self.level, self.lens, self.radius(), seen=self.placed)
        if self.placed:
            yield draw.close(self.close_up(), self.probe, steps=self.steps())

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The lens, the step in it, where it was laid, and all right places."""
        if revealed and not self.steps():
            yield from draw.right_places(answers(self.level))
        guess = self.guess if self.placed else None
        if guess is not None:
            yield from draw.laid(self.lens, guess, self.radius(), steps=self.steps())
        yield from draw.lens(self.lens, self.probe, self.radius(), steps=self.steps())

    @classmethod
    def wrongs(cls, level: WarpLevel) -> Iterator[Fault]:
        """What is no map, or has no place to find."""
        yield from level.faults()


def _grid(j: Matrix2, names: tuple[str, ...] = ()) -> Array:
    cells = tuple(
        tuple(cell(x, tone) for x, tone in zip(each, TONES, strict=True)) for each in j
    )
    return Array(cells=cells, name="J", column_names=names)
