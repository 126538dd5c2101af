"""Arrow: its level, its position, and how both are said and drawn."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.carried import Carried
from game.figure.numbers import bracketed, relation, written
from game.figure.things import (
    Array,
    Arrow,
    Block,
    Curve,
    Dash,
    Grid,
    Head,
    Item,
    Note,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.language import N_, _
from game.linalg.factors import IDENTITY, Matrix2
from game.linalg.kept_lines import image
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    added,
    apart,
    circle,
    dot,
    length,
    meeting,
    on_one_line,
    scaled,
)
from game.puzzles.core import drawing, hand, hands, prediction
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import Ghosted, PlaneLevel
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Quote
from game.puzzles.core.wording import (
    arrow,
    down_cells,
    equal,
    formula,
    grid,
    row,
    unknown,
)

PLAIN: Final = r"v = \begin{bmatrix} v_1 \\ v_2 \end{bmatrix}"
MAPPED: Final = r"M v = v_1 c_1 + v_2 c_2"
COLUMNS: Final = ("c1", "c2")
TONES: Final = (Tone.E1, Tone.E2)
# The goal's ring and where the ghost waits, in shares of the half height.
RING, ASIDE = 0.06, 0.6


class ArrowLevel(PlaneLevel, frozen=True, kw_only=True):
    """``target`` is where v must end or, with a ``matrix`` (by rows), its image."""

    target: Point
    start: Point
    matrix: Matrix2 | None = None


class ArrowPosition(Ghosted[ArrowLevel], frozen=True, kw_only=True):
    """V, and the matrix if there is one; the ghost is where the shown arrow will end.

    Without a matrix what is shown before the reveal are the two numbers alone.
    """

    matrix: Matrix2 | None
    v: Point

    ARROWS: ClassVar = ("target", "start")
    FORMULAS: ClassVar = (PLAIN, MAPPED)
    GHOST: ClassVar = N_("your guess: where the arrow ends")

    @classmethod
    def begin(cls, level: ArrowLevel) -> Self:
        """The level at its start."""
        placed = not level.predict
        return cls(level=level, matrix=level.matrix, v=level.start, placed=placed)

    def hands(self) -> Iterator[Hand[Self]]:
        """V once revealed; in free play where the matrix sends one step along, or up.

        There is nothing else to give: without a matrix every arrow can be tried.
        """
        if self.placed:
            yield self._tip()
        if self.matrix is not None:
            columns = dict(zip(COLUMNS, self.columns(), strict=True))
            yield from map(hand.rooted, hand.givens(columns, self._given, self.view()))

    def map(self) -> Matrix2:
        """The matrix; the one that moves nothing where there is none."""
        return IDENTITY if self.matrix is None else self.matrix

    def columns(self) -> tuple[Point, Point]:
        """Where one step along ends, and one step up."""
        (a, b), (c, d) = self.map()
        return ((a, c), (b, d))

    def out(self) -> Point:
        """Where v is brought."""
        return image(self.map(), self.v)

    def truth(self) -> Point:
        """Where the arrow ends that the guess is about."""
        if self.matrix is None:
            return self.level.target
        return image(self.matrix, self.level.start)

    def rest(self) -> Point:
        """Aside, on no side that would say anything; never where it is right."""
        aside = -ASIDE * self.level.span
        near = apart((aside, aside), self.afresh().truth()) < self.level.span / 2.0
        return (-aside, aside) if near else (aside, aside)

    def off(self) -> float:
        """How far off the number is that is farthest from what is asked."""
        return prediction.off(self.out(), self.level.target)

    def enough(self) -> float:
        """What is still as asked."""
        return prediction.room(self.level.target)

    def answer(self) -> tuple[Move, ...]:
        """V to the right place, to the nearest on the half grid if there are more."""
        view, to = self.level.span, self.level.target
        if self.matrix is None:
            return (Drag("v", to),)
        if not self._flattens():
            first, second = self.matrix
            v = meeting(first, to[0], second, to[1])
            return (Drag("v", v),) if hands.holds(v, view) else ()
        heard, asked = self._flat()
        away = (asked - dot(self.v, heard)) / dot(heard, heard)
        nearest = added(self.v, scaled(heard, away))
        v = hands.read_as_asked(heard, asked, view, self.v) or nearest
        sent = prediction.off(image(self.map(), v), to) <= self.enough()
        return (Drag("v", v),) if hands.holds(v, view) and sent else ()

    def _flattens(self) -> bool:
        """Whether M brings all arrows to one line."""
        rows = self.map()
        return min(map(length, rows)) < TINY or on_one_line(*rows)

    def _flat(self) -> tuple[Point, float]:
        """The longer row and what it must give, where both rows ask for the same."""
        each = zip(self.map(), self.level.target, strict=True)
        return max(each, key=lambda pair: length(pair[0]))

    def stuck(self) -> str:
        """No arrow in view is brought there."""
        return _("No arrow in view is brought there.")

    def quotes(self) -> Mapping[str, Quote]:
        """V, where it is brought, the guess, and how far that was off."""
        return {
            "v": Quote(arrow(self.v), self.v),
            "image": Quote(arrow(self.out()), self.out()),
            **super().quotes(),
        }

    # In words

    def to_guess(self) -> str:
        """The ghost to where the arrow ends."""
        if self.matrix is None:
            return _("Drag the “?” to where the arrow with these numbers ends.")
        return _("Drag the “?” to where M takes v.")

    def to_reach(self) -> str:
        """The arrow, or its image, into the ring."""
        if self.matrix is None:
            return _("Now drag v into the ring.")
        return _("Now drag v until M v ends in the ring.")

    def describe(self) -> str:
        """The arrow, its steps, and what is asked."""
        words: list[str] = []
        if self.matrix is not None:
            each = zip((*COLUMNS, "v"), (*self.columns(), self.v), strict=True)
            words.append(f"{', '.join(equal(name, at) for name, at in each)}.")
        if self.placed and self.matrix is None:
            words.append(f"{equal('v', self.v)}: {steps(self.v)}.")
        elif self.placed:
            words.append(f"{equal('M v', self.out())}.")
        if self.placed or self.matrix is None:
            to = self.level.target
            asked = steps(to) if self.matrix is None else arrow(to)
            words.append(_("Asked: {place}.", place=asked))
        if not self.placed and self.guess is None:
            words.append(_("Your guess is not placed yet."))
        elif not self.placed:
            words.append(_("Your guess is placed."))
        return " ".join(words)

    def look(self) -> str:
        """At the steps, or at what a step becomes."""
        if self.matrix is None:
            return _("Begin where the two lines cross. The first number goes along.")
        return _("Look at c₁ and c₂: there one step along ends, and one step up.")

    def idea(self) -> str:
        """How the two numbers are walked."""
        if self.matrix is None:
            return _("First along, then up. A minus turns a step around.")
        return _("So many steps along, so many up: M changes the steps, not how many.")

    def step(self, move: Move) -> str:
        """Where v belongs."""
        del move
        return _("Here v belongs.")

    def asleep(self) -> tuple[Handle, ...]:
        """V, where it is shown before the guess is laid."""
        if self.placed or self.matrix is None:
            return ()
        why = _("First lay your guess where M takes v. Then v moves.")
        return (replace(self._tip().handle, why=why),)

    def _tip(self) -> Hand[Self]:
        """V, moved or still waiting."""
        return hand.rooted(
            hand.tip("v", self.v, lambda to: replace(self, v=to), self.view())
        )

    def nearer(self) -> Hint:
        """Where the walk turns."""
        along = self._walked()[0]
        if self.matrix is None:
            words = _("The steps along end here. From here it goes up, or down.")
        else:
            words = _("The steps along c₁ end here. From here it goes on along c₂.")
        turn = scaled(self.columns()[0], along)
        return Hint(words=words, ghost=Drag("guess", turn))

    def nearest(self) -> Hint:
        """The ghost laid at the end."""
        return Hint(words=_("Here both steps have been walked."), moves=self.laying())

    def _walked(self) -> Point:
        """The numbers of the arrow that the guess is about."""
        return self.level.target if self.matrix is None else self.level.start

    def term(self) -> str:
        """An arrow's other name, or what M did to it."""
        return _("vector") if self.matrix is None else _("matrix times vector")

    # On view

    def beside(self) -> Iterator[Work]:
        """The two numbers; or M, v and what comes out."""
        to = down_cells(self.level.target, Tone.GOAL)
        if self.matrix is None:
            mine: tuple[Block | str, ...] = (unknown("v"), "?")
            if self.placed:
                mine = (down_cells(self.v, TONES, "v"), *_signs(self.v))
            above = row("asked", _("asked"), to, *_signs(self.level.target))
            below = row("numbers", *mine)
        else:
            out = down_cells(self.out(), Tone.OUTPUT) if self.placed else "?"
            above = row("numbers", *self._times(), out)
            below = row("steps", "v:", *_signs(self.v))
            if self.placed:
                below = row("asked", _("asked"), to)
        yield Work(key="work", rows=(above, below))

    def named(self) -> Iterator[Row]:
        """The numbers of v; or how M makes of them what comes out."""
        if self.matrix is None:
            yield formula(PLAIN)
            cells = down_cells(self.v, TONES, "v")
            yield row("name:numbers", cells, *_signs(self.v))
            return
        yield formula(MAPPED)
        out = down_cells(self.out(), Tone.OUTPUT)
        yield row("name:numbers", *self._times(), out)
        each = zip(self.v, self.columns(), COLUMNS, TONES, strict=True)
        along, up = ((_times(n), down_cells(c, tone, k)) for n, c, k, tone in each)
        sign = relation(*map(written, self.v))
        yield row("name:sum", *along, "+", *up, sign, out)

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """V and its steps; where it is brought, and the ring, once revealed."""
        if self.matrix is None:
            yield from self._alone()
            return
        if revealed:
            yield from self._answers()
        if self.placed:
            far = round(2.0 * self.view())
            moved = Grid(key="moved", matrix=self.matrix, extent=far, tone=Tone.OUTPUT)
            yield replace(moved, alpha=0.34)
            yield self._ring()
        yield from _legs("leg", self.v, (1.0, 0.0), (0.0, 1.0))
        for name, tip, tone in zip(COLUMNS, self.columns(), TONES, strict=True):
            # Broad, so that they are seen where v lies on one of them.
            given = Arrow(key=f"vector:{name}", tip=tip, tone=tone, label=name)
            yield replace(given, weight=1.8, alpha=0.7)
        yield Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v")
        if self.placed and length(self.out()) > TINY:
            yield from _legs("step", self.v, *self.columns())
            carried = Carried((self.v,), self.matrix)
            out = Arrow(key="vector:Mv", tip=self.out(), tone=Tone.OUTPUT, label="M v")
            yield replace(out, carried=carried)

    def _alone(self) -> Iterator[Item]:
        """Nothing but the cross and its squares before the reveal: no number yet."""
        if not self.placed:
            return
        yield from _counted(self.view())
        yield self._ring()
        yield from _legs("leg", self.v, (1.0, 0.0), (0.0, 1.0))
        yield Arrow(key="vector:v", tip=self.v, tone=Tone.INPUT, label="v")

    def _ring(self) -> Item:
        target, reached = self.level.target, self.reached()
        around = tuple(added(target, at) for at in circle(RING * self.view(), 36))
        return Curve(
            key="goal",
            points=around,
            closed=True,
            tone=Tone.GOOD if reached else Tone.GOAL,
            dash=Dash.SOLID if reached else Dash.DASHED,
            weight=2.0,
        )

    def _answers(self) -> Iterator[Item]:
        """Where M flattens, a whole line of arrows is brought to the ring."""
        if not self._flattens() or not self.reached():
            return
        yield drawing.level_line("answers", *self._flat(), self.view())

    def guessed(self) -> Iterator[Item]:
        """The ghost as an arrow; where the first arrow ended, while v is elsewhere."""
        at = self.ghost()
        if (self.guess is not None or not self.placed) and length(at) > TINY:
            yield drawing.ghost_arrow("guess:arrow", at, Tone.GUESS)
        same = self.matrix == self.level.matrix
        if self.guess is not None and self.placed and same and self.matrix is not None:
            first = Arrow(key="first", tip=self.truth(), tone=Tone.GHOST)
            if self.v != self.level.start and length(first.tip) > TINY:
                yield replace(first, dash=Dash.DOTTED, head=Head.OPEN)
        yield from super().guessed()

    def _times(self) -> tuple[Array | str, ...]:
        matrix = grid(self.map(), TONES, name="M", column_names=COLUMNS)
        return (matrix, down_cells(self.v, TONES, "v"), "=")

    def _given(self, columns: tuple[Point, ...]) -> Self:
        (a, c), (b, d) = columns
        return replace(self, matrix=((a, b), (c, d)))

    @classmethod
    def wrongs(cls, level: ArrowLevel) -> Iterator[Fault]:
        """What is out of view, or cannot be reached."""
        position, far = cls.begin(level), level.span * 0.95
        if level.matrix is None:
            return
        if any(not hands.holds(at, far) for at in position.columns()):
            yield Fault(("matrix",), "a column is out of view", "widen the span")
        elif not hands.holds(position.truth(), far):
            yield Fault(("start",), "where it is brought is out of view, or zero")
        elif not position.answer():
            yield Fault(("target",), "no arrow in view is brought to the target")


def apart_steps(to: Point) -> tuple[str, str]:
    """How many steps along, or back, and how many up, or down."""
    x, y = (written(abs(each)).label() for each in to)
    along = _("{n} along", n=x) if to[0] >= 0.0 else _("{n} back", n=x)
    up = _("{n} up", n=y) if to[1] >= 0.0 else _("{n} down", n=y)
    return along, up


def steps(to: Point) -> str:
    """Both steps, as they are walked."""
    along, up = apart_steps(to)
    # Translators: how an arrow is walked, as "2 along, 1 up".
    return _("{along}, {up}", along=along, up=up)


def _signs(to: Point) -> Iterator[Sign]:
    """Both steps in the colours of their numbers."""
    for words, tone in zip(apart_steps(to), TONES, strict=True):
        yield Sign(text=words, tone=tone)


def _legs(key: str, v: Point, along: Point, up: Point) -> Iterator[Item]:
    """So many times one way and then so many times the other, in their colours."""
    turn = scaled(along, v[0])
    end = added(turn, scaled(up, v[1]))
    each = ((ORIGIN, turn, Tone.E1), (turn, end, Tone.E2))
    for number, (a, b, tone) in enumerate(each, 1):
        name = f"{key}:{number}"
        leg = Segment(key=name, a=a, b=b, tone=tone, dash=Dash.DASHED, weight=2.0)
        yield leg


def _counted(view: float) -> Iterator[Item]:
    """The numbers of both axes; at the very edge there is no room for one."""
    most = int(view - 0.5)
    for n in (n for n in range(-most, most + 1) if n):
        text = written(float(n)).text
        at, to = ((float(n), 0.0), (0.0, -0.7)), ((0.0, float(n)), (-0.7, 0.0))
        for axis, (spot, toward) in enumerate((at, to), 1):
            name = f"count:{axis}"
            note = Note(key=f"{name}:{n}", at=spot, text=text, toward=toward)
            yield replace(note, tone=Tone.DIM, scale=name)


def _times(n: float) -> str:
    """A factor in writing."""
    return f"{bracketed(written(n).text)} ·"
