"""Slip: its position, and how it is said; how it is drawn is told in ``draw``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar, Final, Self, TypeVar

from msgspec.structs import replace

from game.figure.describe import describe_row
from game.figure.things import Item, Row, Work
from game.language import N_, _
from game.linalg.plane import Point, apart
from game.puzzles.core import hand, hands
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Hint, Move, Quote, Turn
from game.puzzles.core.wording import arrow, equal, listed
from game.puzzles.core.wording import said as told
from game.puzzles.kinds.slip.calculation import Calculation, on_which
from game.puzzles.kinds.slip.draw import (
    FORMULAS,
    drawn,
    ends,
    named,
    verdict,
    work,
)
from game.puzzles.kinds.slip.level import GIVEN, SlipLevel
from game.puzzles.kinds.slip.lines import COUNT

REACH: Final = 20.0
PLACES: Final = 2
VALUES: Final = {
    N_("follows"): N_("follows"),
    N_("slips"): N_("does not follow"),
}
AXES: Final = {
    N_("first"): N_("on the first axis"),
    N_("second"): N_("on the second axis"),
}
IDEAS: Final[Mapping[tuple[str, int], str]] = {
    ("rows", 1): N_("A row meets x entry by entry: two products, and their sum."),
    ("rows", 3): N_(
        "The first row speaks for the first axis, the second for the second."
    ),
    ("columns", 1): N_("A column is read downwards: where M sends a basis vector."),
    ("columns", 3): N_("An entry of x scales its whole column, both of its entries."),
    ("sum", 5): N_("Two pieces are added axis by axis."),
}

LINES: Final = range(1, COUNT + 1)

P = TypeVar("P")


class SlipPosition(Calculation, frozen=True, kw_only=True):
    """A calculation in a player's hands."""

    DONE: ClassVar = N_("Every line follows from those above it.")
    TERM: ClassVar = N_("matrix times vector")
    FORMULAS: ClassVar = tuple(FORMULAS.values())

    def hands(self) -> Iterator[Hand[Self]]:
        """The lines while guessing; then their numbers, and M and x in free play."""
        if not self.placed:
            for line in LINES:
                said = "slips" if line == self.choice else "follows"
                yield hand.choice(
                    f"line{line}",
                    _("line {line}", line=line),
                    said,
                    partial(self._choose, line),
                    says=VALUES,
                    entry=f"line:{line}",
                )
            return
        lines = self.lines()
        for line, pair in enumerate(lines, 1):
            yield from self._of_line(line, pair, self.next_line(lines[: line - 1]))
        yield from self._givens()

    def predicts(self) -> int | None:
        """The chosen line."""
        return self.choice or None

    def ready(self) -> bool:
        """Whether a line is chosen."""
        return self.choice != 0

    def right(self, guess: int) -> bool:
        """It is the line that slips."""
        return guess == self.level.line

    def quotes(self) -> Mapping[str, Quote]:
        """The sum as it stands, the line that was chosen, and how far the slip led."""
        end = self.lines()[-1]
        said = self.guess or self.choice
        line = _("line {line}", line=said) if said else _("no line")
        far = apart(self.afresh().lines()[-1], self.product())
        return {
            "sum": Quote(arrow(end), end),
            "guess": Quote(line, (float(said),)),
            "miss": Quote(told(far), (far,)),
        }

    def describe(self) -> str:
        """The lines as they stand; once revealed, which do not follow and the miss."""
        given = f"{listed('M', self.matrix)}, {equal('x', self.vector)}."
        end = arrow(self.lines()[-1])
        if not self.placed:
            words = [given, _("Five lines end at {place}.", place=end)]
            if self.choice:
                words.append(_("You hold line {line} for the slip.", line=self.choice))
            return " ".join(words)
        wrong = (_("Line {line} does not follow.", line=i) for i in self.wrong())
        words = [given, " ".join(wrong) or _("Every line follows.")]
        words.append(_("The sum is {place}.", place=end))
        words.append(_("M x lands at {place}.", place=arrow(self.product())))
        return " ".join(words)

    def besides(self) -> str:
        """The five lines as they are written."""
        return " ".join(
            _("Line {n}: {words}.", n=n, words=self._written(n, line))
            for n, line in enumerate(work(self).rows[1:], 1)
        )

    def _written(self, number: int, line: Row) -> str:
        """A line behind its number, and apart from it what is said of it."""
        said = verdict(self, number)
        end = len(line.blocks) - len(said)
        told = describe_row(replace(line, blocks=line.blocks[1:end]))
        return ", ".join((told, *(sign.text for sign in said)))

    def to_guess(self) -> str:
        """The line that slips."""
        return _(
            "One line does not follow from those above it. "
            "Choose that line, and say that it slips."
        )

    def to_reach(self) -> str:
        """The slip is shown; now it is mended."""
        line = self._first()
        if self.on_axis(line):
            return _("Now mend line {line}: choose the other axis for it.", line=line)
        return _(
            "Now mend line {line}: take its wrong number, and move it up or down.",
            line=line,
        )

    def begins(self) -> str:
        """In the line that does not follow."""
        line = self._first()
        if not self.placed:
            return ""
        return f"axis{line}" if self.on_axis(line) else f"n{line}:1"

    def look(self) -> str:
        """At the first line that does not follow; no line is named before the guess."""
        if not self.placed:
            return _("Go from the top: is each line made of those above?")
        line = self._first()
        return _("Look at line {line}, and at what stands above it.", line=line)

    def idea(self) -> str:
        """What that line should be."""
        line = self._first()
        if line == COUNT:
            return _(IDEAS[("sum", COUNT)])
        return _(IDEAS[(self.level.way, 1 if line <= 2 else 3)])

    def step(self, move: Move) -> str:
        """The next number."""
        match move:
            case Turn(key):
                line = key[-1]
                return _("Send the answer of line {line} to the other axis.", line=line)
            case Drag(key, to):
                line, entry = key[1:].split(":")
                return _(
                    "In line {line}, number {entry} should be {value}.",
                    line=line,
                    entry=entry,
                    value=told(to[0]),
                )
            case _:
                return super().step(move)

    def nearer(self) -> Hint:
        """One of three lines."""
        first = 1 if self._first() <= 2 else 3
        slots = {"one": first, "two": first + 1, "three": first + 2}
        return Hint(words=_("It is line {one}, {two} or {three}.", **slots))

    def nearest(self) -> Hint:
        """One of two lines."""
        first = min(self._first(), COUNT - 1)
        first = 1 if first == 2 else first
        return Hint(words=_("It is line {one} or {two}.", one=first, two=first + 1))

    def draw(self, *, revealed: bool) -> Iterable[Item]:
        """The pieces tip to tail; M x and the residual once revealed."""
        del revealed
        return drawn(self)

    def ringed(self) -> bool:
        """Nothing is taken on the plane."""
        return False

    def beside(self) -> tuple[Work]:
        """The lines in writing."""
        return (work(self),)

    def named(self) -> Iterable[Row]:
        """The formula read this way, and what the slip had made."""
        return named(self)

    def _first(self) -> int:
        return (*self.wrong(), COUNT)[0]

    def _choose(self, line: int, said: str) -> Self:
        if said == "slips":
            return replace(self, choice=line)
        return replace(self, choice=0) if self.choice == line else self

    def _of_line(self, line: int, pair: Point, right: Point) -> Iterator[Hand[Self]]:
        if self.on_axis(line):
            yield hand.choice(
                f"axis{line}",
                _("the answer of line {line}", line=line),
                on_which(pair),
                partial(self.send, line),
                says=AXES,
                entry=f"line:{line}",
            )
        # In free play the right number may be larger than any that a level asks for.
        reach = max(REACH, *map(abs, right))
        for i, now in enumerate(pair, 1):
            name = _("line {line}, number {entry}", line=line, entry=i)
            put = partial(self.put, line, i)
            yield _number(f"n{line}:{i}", name, now, put, reach=reach)

    def _givens(self) -> Iterator[Hand[Self]]:
        for i, row in enumerate(self.matrix, 1):
            for j, now in enumerate(row, 1):
                name = _("M, row {row}, column {column}", row=i, column=j)
                put = partial(self.give, i, j)
                yield _number(f"m{i}:{j}", name, now, put, given=True)
        for i, now in enumerate(self.vector, 1):
            name = _("entry {entry} of x", entry=i)
            yield _number(f"x:{i}", name, now, partial(self.give_x, i), given=True)

    @classmethod
    def wrongs(cls, level: SlipLevel) -> Iterator[Fault]:
        """A slip that cannot be or changes nothing, numbers that no cell can hold."""
        wrong = list(level.impossible())
        if wrong:
            yield from wrong
            return
        position = cls.begin(level)
        if not position.settled().wrong():
            yield Fault(("slip",), "this slip changes nothing", "take other numbers")
            return
        for at in ends(position):
            if hands.clamped(at, level.span * 0.95) != at:
                yield Fault(("span",), f"{arrow(at)} is out of view", "widen the span")
                return


def _number(
    key: str,
    name: str,
    now: float,
    put: Callable[[float], P],
    *,
    reach: float = GIVEN,
    given: bool = False,
) -> Hand[P]:
    """A number in its cell, kept to the places that are written."""
    return hand.number(
        key,
        name,
        now,
        lambda x: put(round(x, PLACES) + 0.0),
        reach=reach,
        snap=_caught,
        given=given,
    )


def _caught(x: float) -> float:
    """A number snaps to halves, else to tenths."""
    half = round(x * 2) / 2
    return half if abs(x - half) <= 0.2 else round(x * 10) / 10
