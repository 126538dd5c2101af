"""Columns: its position, and how it is said; how it is drawn is told in ``draw``."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.describe import describe_row
from game.figure.numbers import equals
from game.figure.things import Item, Row, Work
from game.language import N_, _
from game.linalg.plane import TINY, Point, apart, dot
from game.puzzles.core import hand, hands
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import Ghosted
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Quote, Turn
from game.puzzles.core.wording import arrow, equal, said
from game.puzzles.kinds.columns import draw as drawing
from game.puzzles.kinds.columns.level import ColumnsLevel
from game.puzzles.kinds.columns.walk import Walk

SIDES: Final = {
    N_("columns"): N_("read by columns"),
    N_("rows"): N_("read by rows"),
}
SAID: Final = {
    N_("some"): N_("some walk gets there"),
    N_("none"): N_("no walk gets there"),
}


class ColumnsPosition(Ghosted[ColumnsLevel], frozen=True, kw_only=True):
    """The walk, the guess, and what the player answers and how it is read."""

    walk: Walk
    none: bool = False
    by_rows: bool = False

    GHOST: ClassVar = N_("your guess: where this walk ends")
    FORMULAS: ClassVar = (drawing.FORMULA,)

    @classmethod
    def begin(cls, level: ColumnsLevel) -> Self:
        """The level at its start."""
        return cls(level=level, walk=level.walk(), placed=not level.predict)

    def hands(self) -> Iterator[Hand[Self]]:
        """The knobs and the answers, once revealed; the givens."""
        if self.placed:
            yield from self._knobs()
            yield from self._answers()
        columns = dict(zip(drawing.NAMES, self.walk.columns, strict=True))
        yield from hand.givens(
            columns,
            lambda some: self._with(replace(self.walk, columns=some)),
            self.view(),
            name=lambda key: _("column {column}", column=key),
        )
        yield hand.point(
            "t",
            _("the target"),
            self.walk.target,
            lambda to: replace(self, walk=replace(self.walk, target=to)),
            self.view(),
            given=True,
        )

    def settled(self) -> bool:
        """Whether the target is met, or rightly given up."""
        walk = self.walk
        return self.placed and (not walk.possible() if self.none else walk.met())

    def truth(self) -> Point:
        """Where the asked walk ends."""
        return replace(self.walk, x=self.level.ask).end()

    def rest(self) -> Point:
        """Below, to the left."""
        return (-0.5 * self.view(), -0.5 * self.view())

    def off(self) -> float:
        """Nothing once the target is settled and the matrix is read by rows."""
        return 0.0 if self.settled() and self.by_rows else self.view()

    def closeness(self, off: float) -> float:
        """By the distance of the walk's end from the target."""
        if self.settled():
            return 1.0 if off <= self.enough() else 0.9
        return 0.9 / (1.0 + apart(self.walk.end(), self.walk.target))

    def answer(self) -> tuple[Move, ...]:
        """The knobs one after the other, and the curtain."""
        walk = self._way()
        if walk is None:
            return ()
        return (*walk, *(() if self.by_rows else (Turn("curtain", "rows"),)))

    def counts(self, move: Move) -> bool:
        """Turning the curtain is looking, now or later."""
        return isinstance(move, Drag | Turn) and move.handle != "curtain"

    def quotes(self) -> Mapping[str, Quote]:
        """The steps, the guessed end of the asked walk, and how far it was off."""
        return {"x": Quote(arrow(self.walk.x), self.walk.x), **super().quotes()}

    def describe(self) -> str:
        """The columns, the steps, where they end and should; or the rows' answers."""
        walk = self.walk
        names = zip(drawing.NAMES, walk.columns, strict=True)
        c1, c2 = (equal(name, at) for name, at in names)
        words = [_("Columns {c1}, {c2}.", c1=c1, c2=c2), self._ending()]
        if not self.placed and self.guess is None:
            words.append(_("Your guess of its end is not placed yet."))
        elif not self.placed:
            at = arrow(self.ghost())
            words.append(_("Your guess of its end is at {place}.", place=at))
        if self.none and walk.possible():
            words.append(_("You say that no walk gets there: but some do."))
        elif self.none:
            words.append(
                _("You say that no walk gets there: they all keep to one line.")
            )
        if self.by_rows:
            r1, r2 = (equals(dot(each, walk.x)) for each in walk.rows())
            read = {"r1": r1, "r2": r2}
            words.append(_("Read by rows: r₁ · x {r1}, r₂ · x {r2}.", **read))
        return " ".join(words)

    def besides(self) -> str:
        """The target, where the walk does not tell it yet, and the curtain."""
        at = equal("t", self.walk.target)
        target = "" if self.placed else _("The target: {t}.", t=at)
        curtain = drawing.work(self.seen()).rows[1]
        words = describe_row(replace(curtain, note=""))
        told = _("It is {words}: {note}.", words=words, note=curtain.note)
        return f"{target} {told}".strip()

    def _ending(self) -> str:
        """The walk in words, and where it ends once that is seen."""
        walk = self.walk
        told = {"x1": said(walk.x[0]), "x2": said(walk.x[1])}
        if not self.placed:
            return _("The walk: {x1} along c₁, {x2} along c₂.", **told)
        told |= {"end": arrow(walk.end()), "target": arrow(walk.target)}
        if walk.met():
            return _(
                "The walk, {x1} along c1, {x2} along c2, ends at {end}, the target.",
                **told,
            )
        return _(
            "The walk, {x1} along c1, {x2} along c2, ends at {end}, "
            "the target is {target}.",
            **told,
        )

    def to_guess(self) -> str:
        """The ghost, to the walk's end."""
        x1, x2 = map(said, self.walk.x)
        return _(
            "Slide the “?” to where this walk ends: {x1} along c1, then {x2} along c2.",
            x1=x1,
            x2=x2,
        )

    def to_reach(self) -> str:
        """The walk to the target; then the turn of the curtain, by its line."""
        if self.settled() and not self.by_rows:
            line = _("read by columns")
            return _("Now press “{line}”: then it is read by rows.", line=line)
        if self.level.none:
            return _(
                "Now drag both ends of the walk to t, or say that no walk gets there."
            )
        return _("Now drag both ends of the walk, until it ends at t.")

    def begins(self) -> str:
        """The curtain, once it can be turned."""
        return "curtain" if self.settled() and not self.by_rows else ""

    def asleep(self) -> tuple[Handle, ...]:
        """The curtain, until the target is settled."""
        if self.settled() or self.by_rows:
            return ()
        why = _("First reach t with the walk. Then press this.")
        if not self.placed:
            why = _("First lay your guess, then reach t. Then press this.")
        return (replace(self._curtain().handle, why=why),)

    def look(self) -> str:
        """At the walk, at what is missing, or at the curtain."""
        if not self.placed:
            return _("Walk the first steps along c₁ in your mind. Then turn into c₂.")
        if self.settled():
            line = _("read by columns")
            return _("The target is settled. Now press “{line}”.", line=line)
        return _("Look at what is missing from the end of the walk to the target.")

    def idea(self) -> str:
        """What rows read, what a line holds, or which line to come to."""
        if self.settled():
            return _("Each row times the steps gives one coordinate of the end.")
        if self.walk.on_one_line():
            return _("Two columns on one line: no mixture of them can leave it.")
        return _(
            "A column is where one step goes. Through the target there is one line "
            "along c2: the first knob has to bring you to it."
        )

    def nearer(self) -> Hint:
        """Where the walk turns."""
        words = _("The steps along c₁ end here. From here it goes on along c₂.")
        return Hint(words=words, ghost=Drag("guess", self.walk.corner()))

    def nearest(self) -> Hint:
        """The ghost laid at the end."""
        return Hint(words=_("Here both columns have been walked."), moves=self.laying())

    def step(self, move: Move) -> str:
        """The next knob, or turn."""
        match move:
            case Turn("none"):
                return _("No walk leaves this line, and the target is off it.")
            case Turn():
                return _("Press “{line}”.", line=_("read by columns"))
            case Drag("x1"):
                return _("The first knob belongs here.")
            case _:
                return _("From here the second knob can meet the target.")

    def stuck(self) -> str:
        """No hand gets there."""
        return _("Nothing more can be done here.")

    def term(self) -> str:
        """What became of the walk."""
        if not self.walk.possible():
            return _("out of the columns' reach")
        if self.walk.on_one_line():
            return _("many walks to one point")
        return _("matrix times x, both ways")

    def seen(self) -> drawing.Seen:
        """What may be seen of the walk."""
        return drawing.Seen(
            walk=self.walk,
            covered=not self.placed,
            by_rows=self.by_rows,
            settled=self.settled(),
            none=self.none if self.level.none else None,
        )

    def draw(self, *, revealed: bool) -> Iterable[Item]:
        """Columns, walk, target, and what is missing between them."""
        return drawing.drawn(self.seen(), revealed=revealed)

    def guessed(self) -> Iterator[Item]:
        """Truth beside the guess, on the level's own columns only."""
        if not self.placed or self.walk.columns == self.level.walk().columns:
            yield from super().guessed()

    def beside(self) -> tuple[Work]:
        """M times x."""
        return (drawing.work(self.seen()),)

    def named(self) -> Iterable[Row]:
        """M x twice: as steps along columns, and as what rows read."""
        return drawing.named(self.walk)

    @classmethod
    def faults(cls, level: ColumnsLevel) -> Iterable[Fault]:
        """What makes the level's numbers impossible to play."""
        return level.impossible()

    def _with(self, walk: Walk) -> Self:
        return replace(self, walk=walk.fitted())

    def _pull(self, knob: str, to: Point) -> Self:
        """Whoever walks says that there is a way."""
        return replace(self, walk=self.walk.pulled(knob, to), none=False)

    def _knobs(self) -> list[Hand[Self]]:
        """Where both knobs lie on each other the second comes first: it can leave."""
        ends = {"x1": self.walk.corner(), "x2": self.walk.end()}
        knobs = [
            Hand(
                handle=Handle(
                    key=key,
                    name=_("steps along {column}", column=key.replace("x", "c")),
                    panel="plane",
                    at=at,
                    along=self.walk.knob(key)[0],
                    base=self.walk.knob(key)[1],
                ),
                drag=partial(self._pull, key),
                snap=partial(self.walk.caught, key),
            )
            for key, at in ends.items()
        ]
        return knobs[::-1] if apart(*ends.values()) < TINY else knobs

    def _answers(self) -> Iterator[Hand[Self]]:
        if self.level.none:
            yield hand.choice(
                "none",
                _("your answer"),
                "none" if self.none else "some",
                lambda said: replace(self, none=said == "none"),
                says=SAID,
                entry="none",
            )
        if self.settled() or self.by_rows:
            yield self._curtain()

    def _curtain(self) -> Hand[Self]:
        return hand.choice(
            "curtain",
            _("how it is read"),
            "rows" if self.by_rows else "columns",
            lambda side: replace(self, by_rows=side == "rows"),
            says=SIDES,
            entry="curtain",
        )

    def _way(self) -> tuple[Move, ...] | None:
        """Moves to where the target is settled; None where no hand gets there."""
        walk = self.walk
        if self.settled():
            return ()
        if not walk.possible():
            return (Turn("none", "none"),) if self.level.none else None
        corner = walk.right_corner()
        if hands.clamped(corner, self.view()) != corner:
            return None
        moves: list[Move] = []
        # A hand never turns at the exact corner: near it the second knob is enough.
        if not walk.pulled("x2", walk.target).met():
            moves.append(Drag("x1", corner))
            walk = walk.pulled("x1", corner)
        if self.none or not walk.met():
            moves.append(Drag("x2", walk.target))
        return tuple(moves)
