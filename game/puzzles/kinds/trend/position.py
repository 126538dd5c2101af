"""Trend: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.cells import cell
from game.figure.numbers import percent, vector, written
from game.figure.things import (
    Array,
    Bar,
    Bars,
    Dash,
    Dots,
    Item,
    Note,
    Panel,
    Part,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.language import N_, _
from game.linalg.kept_lines import between, whole
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    angle,
    dot,
    scaled,
    shadow,
    unit,
)
from game.puzzles.core import drawing, rod
from game.puzzles.core.crowd import spread
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint, Quote
from game.puzzles.core.wording import down_cells, equal, formula, listed, row, said
from game.puzzles.kinds.trend.level import (
    CENTRE,
    FEWEST,
    HER,
    UNIT,
    UNITS,
    TrendLevel,
    along,
    covariance,
    mean,
    slope,
    times,
    top,
    upright,
)
from game.puzzles.kinds.trend.own import NAMES as HAND
from game.puzzles.kinds.trend.own import habit, springs
from game.puzzles.kinds.trend.state import (
    ABOUT,
    FORESEEN,
    NONE,
    ONE,
    PRESSED,
    RAW,
    SAYS,
    TrendState,
)

LONG: Final = 1.25
WIDE: Final = 0.3


class TrendPosition(TrendState, frozen=True, kw_only=True):
    """Trend, as it is said and drawn."""

    TERM: ClassVar = N_("the trend")
    FORMULAS: ClassVar = (r"C v = \lambda v", r"p = \frac{c_{12}}{c_{11}} h")

    def quotes(self) -> Mapping[str, Quote]:
        """How the rod lies, and by how many degrees it was off when it was laid."""
        laid = self.guess if isinstance(self.guess, tuple) else self.rod
        to = self.afresh().target()
        off = 0.0 if to is None else between(laid, to)
        way = numbers.rounded(off, 0).said()
        misses = self.level.misses
        hand = Quote(habit(misses), mean(misses)) if misses else Quote("", ORIGIN)
        return {
            "rod": Quote(vector(self.rod).said(), self.rod),
            "off": Quote(way, (off,)),
            "hand": hand,
        }

    # In words

    def describe(self) -> str:
        """The cloud, how the rod lies, and what it has along and across."""
        asks = self.level.asks
        words = [self._who(), f"{listed('C', covariance(self.points()))}."]
        if asks == HER:
            h = self.level.height
            numbers_ = f"h {numbers.equals(h)}, p {numbers.equals(self.her)}"
            at = vector((h, self.her)).said()
            words.append(_("She lies at {at}: {numbers}.", at=at, numbers=numbers_))
            covered = _("The springs are covered.")
            words.append(self._upright_said() if self.placed else covered)
        elif asks == UNIT:
            k = numbers.equals(self.unit)
            words.append(_("Weight counts k times: k {n}.", n=k))
            words.append(self._rests() if self.placed else _("The rod is covered."))
        else:
            words.append(_("The rod: {d}.", d=equal("d", self.rod)))
            covered = _("What it takes is covered.")
            words.append(self._told() if self.placed else covered)
            words += [self._habit()] if self.placed and self.level.misses else []
            if asks == CENTRE:
                words.append(_("The points lie {where}.", where=_(ABOUT[self.about])))
            if self.said != ONE:
                words.append(_("You say: {answer}.", answer=_(SAYS[self.said])))
        return " ".join(words)

    def _who(self) -> str:
        """Whose the points are."""
        level, n = self.level, len(self.given)
        if not level.misses:
            return _("{n} people, by height and weight.", n=n)
        if level.own:
            return _("{n} arrows that you laid as a guess, by how they missed.", n=n)
        if level.guesses < FEWEST:
            return _(
                "Arrows that you laid as a guess, lines not counted: {laid}. From "
                "{most} on they are shown; these {all} are the Patient's.",
                laid=level.guesses,
                most=FEWEST,
                all=n,
            )
        return _("Your arrows are too sure. These {n} are the Patient's.", n=n)

    def _habit(self) -> str:
        """What the misses of a hand say of it."""
        misses = self.level.misses
        return _("On the whole: {habit}.", habit=habit(misses)) if misses else ""

    def besides(self) -> str:
        """The points, in eight directions; what C is made of."""
        made = _("C holds the mean squares, and the mean products beside them.")
        return f"{spread(self.points())} {made}"

    def _told(self) -> str:
        points = self.points()
        whole_ = sum(dot(at, at) for at in points) / len(points)
        taken = along(points, self.rod)
        return _(
            "Along it {along}, across it {across}, of {all}.",
            along=said(taken),
            across=said(max(0.0, whole_ - taken)),
            all=said(whole_),
        )

    def _upright_said(self) -> str:
        by = upright(self.points(), self.her / self.level.height)
        return _("The upright springs have a mean square of {n}.", n=said(by))

    def _rests(self) -> str:
        to = self.target()
        if to is None:
            return _("Every line is as good as another.")
        return _("The rod rests at {angle}.", angle=numbers.degrees(angle(to)).said())

    def to_guess(self) -> str:
        """Where it will rest."""
        asks = self.level.asks
        if asks == HER:
            h = written(self.level.height).text
            return _("Her height is {h} above the middle. Lay her weight.", h=h)
        if asks == UNIT:
            return _("Choose a unit of weight that lays the trend on the dashed line.")
        if asks == CENTRE:
            return _("Lay the rod along the trend of these people.")
        if self.level.standard:
            return _("Both will count in their own spread. Where will it rest then?")
        if asks == UNITS:
            x, y = (written(each).text for each in self.level.units)
            if self.level.units[0] == 1.0:
                return _("Weight will count {n} times. Where will the rod rest?", n=y)
            if self.level.units[1] == 1.0:
                return _("Height will count {n} times. Where will the rod rest?", n=x)
            return _(
                "Height will count {x} times, weight {y} times. Where will it rest?",
                x=x,
                y=y,
            )
        return springs(self.level)

    def to_reach(self) -> str:
        """Until it rests."""
        asks = self.level.asks
        if asks == HER:
            return _("Move her until the upright springs are least.")
        if asks == UNIT:
            return _("Turn the unit until the trend lies on the dashed line.")
        if asks == CENTRE and self.about == RAW:
            return _("The pin is not their middle. Centre them, and turn the rod.")
        if self.said == NONE and self.target() is not None:
            return _("Not so: as the rod turns, what lies across it changes. Turn on.")
        return _("Turn the rod to where least lies across it, or say that none is.")

    def look(self) -> str:
        """At what the springs do."""
        if self.level.asks == HER:
            return _("Her springs stand upright: only weights are missed.")
        if self.level.asks == CENTRE:
            return _("Where is the middle of these people?")
        return _("Springs stand square to the rod. Which are the longest?")

    def idea(self) -> str:
        """What a unit does."""
        if self.level.asks == HER:
            return _("A rod misses height and weight; a guess misses weights alone.")
        if self.level.asks in (UNITS, UNIT):
            return _("Doubling a unit makes its mean square four times as large.")
        return _("What lies along and across a line is always the same sum.")

    def nearer(self) -> Hint:
        """To which side, or which way."""
        asks = self.level.asks
        if asks in (HER, UNIT):
            truth = self.best_unit() if asks == UNIT else self._weight()
            mine = self.unit if asks == UNIT else self.her
            if mine < truth:
                return Hint(words=_("It must be more than this."))
            return Hint(words=_("It is not more than this."))
        to = self.target()
        if to is None:
            return Hint(words=_("Does any line take more than another then?"))
        if between(to, self.rod) <= FORESEEN:
            return Hint(words=_("It lies nearly right as it is."))
        if dot(_facing(to, self.rod), across(self.rod)) > 0.0:
            return Hint(words=_("From here, it rests further to the left."))
        return Hint(words=_("From here, it rests further to the right."))

    def nearest(self) -> Hint:
        """Half of the way."""
        asks, to = self.level.asks, self.target()
        if asks in (HER, UNIT):
            return Hint(words=_("The rod's own line is not the answer here."))
        if to is None:
            return Hint(words=_("You may say that there is none."))
        if between(to, self.rod) <= FORESEEN:
            return self.nearer()
        half = scaled(unit(added(self.rod, _facing(to, self.rod))), self.reach())
        words = _("This is half of the way to it.")
        return Hint(words=words, ghost=Drag("rod", half))

    def term(self) -> str:
        """What it is called."""
        if self.level.asks == HER:
            return _("regression is another line")
        if self.target() is None:
            return _("no trend")
        return _("the trend, or first principal axis")

    def _weight(self) -> float:
        return slope(self.given) * self.level.height

    # In numbers

    def beside(self) -> Iterator[Panel]:
        """What lies along and across; the mean products; what is asked and said."""
        points, asks = self.points(), self.level.asks
        if asks != HER:
            taken = along(points, self.shown_rod())
            whole_ = sum(dot(at, at) for at in points) / len(points)
            parts = (
                Part(key="along", size=taken, tone=Tone.ROW, label=_("along")),
                Part(
                    key="across",
                    size=max(0.0, whole_ - taken),
                    tone=Tone.ROW2,
                    label=_("across"),
                ),
            )
            label = _("mean squares along the rod, and across")
            bar = Bar(
                key="split",
                parts=parts if self.placed else (),
                label=label if self.placed else _("covered"),
            )
            yield Bars(key="bars", bars=(bar,), whole=max(whole_, TINY), weight=0.8)
        yield Work(key="work", rows=tuple(self._rows()))

    def _rows(self) -> Iterator[Row]:
        asks = self.level.asks
        note = _("mean squares and mean product of height and weight")
        if self.level.misses:
            one = written(100.0 / times(self.level.misses, self.level.span)).text
            note = _("1 is {n}% of the way from the middle to the edge", n=one)
        yield row("C", _array(covariance(self.points())), note=note)
        if asks == HER:
            tone = Tone.GOOD if self.reached() else Tone.BAD
            by = upright(self.points(), self.her / self.level.height)
            text = _("upright: {n}", n=written(by).label())
            text = text if self.placed else _("covered")
            yield row("her", Sign(text=text, tone=tone if self.placed else Tone.DIM))
            return
        if asks == UNIT:
            k = Array(cells=((cell(self.unit, Tone.GUESS, key="unit"),),))
            yield row("unit", _("weight counts"), k, _("times"))
            return
        if asks == CENTRE and self.placed:
            yield row("about", Sign(text=_(ABOUT[self.about])))
        answered = self.said != ONE
        tone = Tone.GUESS if answered else Tone.DIM
        tone = Tone.GOOD if answered and self.reached() else tone
        yield row("said", Sign(text=_(PRESSED[self.said]), tone=tone))

    def named(self) -> Iterator[Row]:
        """The line that C stretches the most; or how weight is told."""
        keeps, tells = self.FORMULAS
        points, c = self.points(), covariance(self.points())
        if self.level.asks == HER:
            near = abs(self.her - self._weight()) > TINY
            yield formula(tells, _("asked; yours is close") if near else "")
            by = slope(points)
            yield row("name:slope", _("weight per height: {n}", n=written(by).label()))
            rod_ = top(c)
            if rod_ is not None and abs(rod_[0]) > TINY:
                other = written(rod_[1] / rod_[0]).label()
                yield row("name:rod", _("along the rod it would be {n}", n=other))
            return
        yield formula(keeps)
        v = whole(top(c) or unit(self.rod))
        by = along(points, v)
        cells = down_cells(v, Tone.ROW)
        times = written(by)
        sign = "=" if times.exact else "≈"
        yield row("name:v", _array(c), cells, sign, f"{times.text} ·", cells)
        yield row("name:mean", _("λ, the mean square along it: {n}", n=times.label()))
        share = by / max(c[0][0] + c[1][1], TINY)
        told = _("{share} of all", share=percent(share).label())
        yield row("name:share", told, note=self._habit())

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The cloud."""
        yield replace(self.plane(revealed=revealed), weight=1.4)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The people, the rod with its springs, and what was guessed."""
        view, points, asks = self.view(), self.points(), self.level.asks
        names = HAND if self.level.misses else (N_("height"), N_("weight"))
        yield from drawing.axis_names((_(names[0]), _(names[1])), view)
        if asks == UNIT:
            goal = drawing.through("goal", self.level.toward, view, Tone.GOAL)
            yield replace(goal, dash=Dash.DASHED, alpha=0.9)
        if asks == HER:
            yield from self._her_line()
        elif asks != UNIT or self.placed:
            yield from self._rod(revealed=revealed)
        yield Dots(key="cloud", points=points, tone=Tone.INPUT, radius=1.1)
        yield drawing.ring("pin", ORIGIN, Tone.PLAIN, 1.3)

    def _rod(self, *, revealed: bool) -> Iterator[Item]:
        view, points, way = self.view(), self.points(), self.shown_rod()
        yield rod.way(self.reach())
        if self.placed and self.changes():
            yield from self._old()
        if self.placed and isinstance(self.guess, tuple) and self.guess != self.rod:
            laid = scaled(self.guess, LONG * view)
            yield rod.line("guess", laid, Tone.GUESS, Dash.DASHED, 1.6)
        for i, at in enumerate(points, 1):
            yield rod.spring(i, at, shadow(at, way), view)
        tone = Tone.GOOD if revealed or self.reached() else Tone.ROW
        end = scaled(way, LONG * view)
        yield rod.line("rod", end, tone, Dash.SOLID, 2.2)

    def _old(self) -> Iterator[Item]:
        """The line that was best in the old units, stretched with the picture."""
        was = top(covariance(self.given))
        if was is None:
            return
        sx, sy = self.scale()
        way = unit((was[0] * sx, was[1] * sy))
        view = self.view()
        yield rod.line("old", scaled(way, LONG * view), Tone.GHOST, Dash.DOTTED, 1.4)
        # At the end away from the guess and the arrow of a hint.
        at = scaled(way, -0.8 * view)
        text, toward = _("old rod"), (0.0, 1.0 if way[1] < 0.3 else -1.0)
        note = Note(key="old:name", at=at, text=text, toward=toward, tone=Tone.GHOST)
        yield note

    def _her_line(self) -> Iterator[Item]:
        """The line through the pin and her, and upright springs to it."""
        view, h = self.view(), self.level.height
        by = self.her / h
        yield drawing.up_at("her:way", (h, 0.0), view)
        if self.placed:
            end = scaled(unit((1.0, by)), LONG * view)
            yield rod.line("line", end, Tone.ROW, Dash.SOLID, 1.8)
            trend = top(covariance(self.points()))
            if trend is not None:
                far = scaled(trend, LONG * view)
                yield rod.line("rod", far, Tone.GHOST, Dash.DOTTED, 1.4)
            for i, (x, y) in enumerate(self.points(), 1):
                spring = Segment(key=f"spring:{i}", a=(x, y), b=(x, by * x))
                yield replace(spring, tone=Tone.ROW2, weight=1.2)
            if isinstance(self.guess, float) and abs(self.guess - self.her) > TINY:
                yield drawing.ring("guess", (h, self.guess), Tone.GUESS, 1.4)
        yield drawing.ring("her", (h, self.her), Tone.GUESS, 2.0)
        at, text = (h, self.her), _("her")
        yield drawing.naming("her:name", at, text, (1.3, 0.4), Tone.GUESS)

    @classmethod
    def wrongs(cls, level: TrendLevel) -> Iterator[Fault]:
        """What has no trend to find."""
        yield from level.faults()


def _array(c: tuple[Point, Point]) -> Array:
    return Array(cells=tuple(tuple(map(cell, each)) for each in c), name="C")


def _facing(to: Point, now: Point) -> Point:
    """Of the two ways of a line the one that is nearer."""
    return to if dot(to, now) >= 0.0 else scaled(to, -1.0)
